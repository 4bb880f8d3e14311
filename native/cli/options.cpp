#include "cli/options.h"

#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

namespace grapevine {

struct Options::State {
  explicit State(std::string_view command_name, std::string_view summary, std::string_view example)
      : command(command_name), app(std::string(summary), "grapevine " + command) {
    app.allow_extras();
    app.footer("Example:\n  " + std::string(example));
    app.get_formatter()->column_width(34);
    app.set_help_flag("-h,--help", "print this help");
  }

  CLI::Option* add(std::string_view name, std::string_view shape, std::string_view help,
                   CLI::callback_t read) {
    return app.add_option(std::string(name), std::move(read), std::string(help))
        ->option_text(std::string(shape))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  // An option whose value is read from text; `allowed` says in words what may stand there.
  template <class Read>
  void add_value(std::string_view name, std::string shape, std::string_view help, std::string allowed,
                 Read read) {
    const std::string place = std::string(name.substr(name.rfind(',') + 1));
    add(name, shape, help, [this, place, allowed = std::move(allowed), read](const CLI::results_t& texts) {
      if (!read(texts.back()))
        errors.push_back({place, "\"" + shown(texts.back()) + "\"", allowed, see_help()});
      return true;
    });
  }

  template <class Whole>
  void add_whole(std::string_view name, Whole& value, Whole least, Whole most, std::string_view help) {
    const bool open_ended = most == std::numeric_limits<Whole>::max();
    const std::string range =
        open_ended ? fmt::format("from {}", least) : fmt::format("{} to {}", least, most);
    add_value(name, fmt::format("N={}", value), fmt::format("{} ({})", help, range),
              "a whole number, " + range, [&value, least, most](const std::string& text) {
                Whole read{};
                const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), read);
                if (code != std::errc() || end != text.data() + text.size() || read < least || read > most)
                  return false;
                value = read;
                return true;
              });
  }

  std::string see_help() const { return "see grapevine " + command + " --help"; }

  Error unknown(const std::string& word) const {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with('-') || name.size() < 2)
      return {"\"" + shown(word) + "\"", "one word too many", "", see_help()};
    std::vector<std::string> names = option_names();
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string_view near = nearest_name(name, views);
    return {shown(name), "an unknown option", "",
            near.empty() ? see_help() : fmt::format("did you mean {}?", near)};
  }

  std::vector<std::string> option_names() const {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
  }

  std::string command;
  CLI::App app;
  Errors errors;
};

Options::Options(std::string_view command, std::string_view summary, std::string_view example)
    : state_(std::make_unique<State>(command, summary, example)) {}
Options::~Options() = default;

void Options::flag(std::string_view name, bool& value, std::string_view help) {
  state_->app.add_flag(std::string(name), value, std::string(help));
}

void Options::number(std::string_view name, double& value, double least, double most, std::string_view help) {
  const std::string range = fmt::format("{:g} to {:g}", least, most);
  state_->add_value(
      name, fmt::format("X={:g}", value), fmt::format("{} ({})", help, range), "a number, " + range,
      [&value, least, most](const std::string& text) {
        double read = 0;
        const auto [end, code] = fast_float::from_chars(text.data(), text.data() + text.size(), read);
        if (code != std::errc() || end != text.data() + text.size() || !(read >= least && read <= most))
          return false;
        value = read;
        return true;
      });
}

void Options::whole(std::string_view name, std::int32_t& value, std::int32_t least, std::int32_t most,
                    std::string_view help) {
  state_->add_whole(name, value, least, most, help);
}
void Options::whole(std::string_view name, std::int64_t& value, std::int64_t least, std::int64_t most,
                    std::string_view help) {
  state_->add_whole(name, value, least, most, help);
}
void Options::whole(std::string_view name, std::uint64_t& value, std::uint64_t least, std::uint64_t most,
                    std::string_view help) {
  state_->add_whole(name, value, least, most, help);
}

void Options::text(std::string_view name, std::string& value, std::string_view placeholder,
                   std::string_view help) {
  state_->add_value(name, std::string(placeholder), help, "text", [&value](const std::string& text) {
    value = text;
    return true;
  });
}

void Options::choice(std::string_view name, std::size_t& value, std::vector<std::string_view> choices,
                     std::string_view help) {
  const std::string names = fmt::format("{}", fmt::join(choices, ", "));
  state_->add_value(name, fmt::format("NAME={}", choices[value]), fmt::format("{} ({})", help, names),
                    "one of " + names, [&value, choices](const std::string& text) {
                      const auto found = std::find(choices.begin(), choices.end(), text);
                      if (found != choices.end()) value = static_cast<std::size_t>(found - choices.begin());
                      return found != choices.end();
                    });
}

void Options::list(std::string_view name, std::vector<std::string>& values, std::string_view placeholder,
                   std::string_view help) {
  state_->app.add_option(std::string(name), values, std::string(help))
      ->option_text(std::string(placeholder))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void Options::argument(std::string_view placeholder, std::string& value, bool required,
                       std::string_view help) {
  state_->app.add_option(std::string(placeholder), value, std::string(help))
      ->option_text(" ")
      ->required(required);
}

void Options::arguments(std::string_view placeholder, std::vector<std::string>& values, bool required,
                        std::string_view help) {
  state_->app.add_option(std::string(placeholder), values, std::string(help))
      ->option_text(" ")
      ->required(required);
}

bool Options::given(std::string_view name) const { return state_->app.count(std::string(name)) > 0; }

std::optional<Exit> Options::parse(const Words& words, Console& console) {
  State& state = *state_;
  if (words.names != nullptr) {
    *words.names = state.option_names();
    return Exit::done;
  }
  if (words.help != nullptr) {
    *words.help = state.app.help();
    return Exit::done;
  }
  try {
    state.app.parse(std::vector<std::string>(words.words.rbegin(), words.words.rend()));
  } catch (const CLI::CallForHelp&) {
    console.print(state.app.help());
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    state.errors.push_back({"grapevine " + state.command, shown(error.what(), 200), "", state.see_help()});
  }
  for (const std::string& word : state.app.remaining()) state.errors.push_back(state.unknown(word));
  // what follows an unknown option may be its value: no need to complain of that too
  const auto is_option = [](const Error& error) { return error.found == "an unknown option"; };
  if (std::any_of(state.errors.begin(), state.errors.end(), is_option))
    std::erase_if(state.errors, [](const Error& error) { return error.found == "one word too many"; });
  if (state.errors.empty()) return std::nullopt;
  return console.fail(Exit::usage, state.errors);
}

}  // namespace grapevine
