// The options of one command. A thin layer over CLI11, which options.cpp alone includes: it is the slowest
// thing to compile in the whole program, and here every option states its range once, for the help and for
// the error alike.
//
//   Options options("queue", "…");
//   options.number("--service", service, 1e-3, 1e6, "served per hour by one agent");
//   if (const auto exit = options.parse(words, console)) return *exit;
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "cli/console.h"

namespace grapevine {

// What follows a command's name.
struct Words {
  std::vector<std::string> words;
  std::vector<std::string>* names =
      nullptr;  // when set, parse() lists the options' names here and does nothing else
  std::string* help = nullptr;  // the same for the text of --help
};

class Options {
 public:
  // command: as it is typed, "network stats"; example: one or more lines, each a whole command line.
  Options(std::string_view command, std::string_view summary, std::string_view example);
  ~Options();
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // Each binds a variable, which holds the default. Names read "--jobs" or "-o,--output".
  void flag(std::string_view name, bool& value, std::string_view help);
  void number(std::string_view name, double& value, double least, double most, std::string_view help);
  void whole(std::string_view name, std::int32_t& value, std::int32_t least, std::int32_t most,
             std::string_view help);
  void whole(std::string_view name, std::int64_t& value, std::int64_t least, std::int64_t most,
             std::string_view help);
  void whole(std::string_view name, std::uint64_t& value, std::uint64_t least, std::uint64_t most,
             std::string_view help);
  void text(std::string_view name, std::string& value, std::string_view placeholder, std::string_view help);
  // One of `choices`; value becomes its index.
  void choice(std::string_view name, std::size_t& value, std::vector<std::string_view> choices,
              std::string_view help);
  // May be given more than once.
  void list(std::string_view name, std::vector<std::string>& values, std::string_view placeholder,
            std::string_view help);

  // Words that are no options, in order of declaration. `arguments` takes all that are left.
  void argument(std::string_view placeholder, std::string& value, bool required, std::string_view help);
  void arguments(std::string_view placeholder, std::vector<std::string>& values, bool required,
                 std::string_view help);

  // Whether the option stood on the command line.
  bool given(std::string_view name) const;

  // Nothing when all is well. Otherwise how the command ends: done when help was printed (or the names were
  // listed), usage after telling every error, each with the nearest name of what may be meant.
  std::optional<Exit> parse(const Words& words, Console& console);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace grapevine
