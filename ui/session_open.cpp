// What a session opens: scenarios by name, file and link, and drills.
#include <utility>

#include "base/wording.h"
#include "ui/link_view.h"
#include "ui/session.h"
#include "ui/shipped.h"

namespace grapevine {

bool Session::open(Scenario scenario, std::string_view what) {
  const std::int64_t replicates = scenario.replicates;
  Document opened(std::move(scenario));
  if (Errors errors = futures_.open(opened, replicates); !errors.empty()) {
    tell({say("Could not open {}", what), std::move(errors)});
    return false;
  }
  document_.emplace(std::move(opened));
  ++opened_;
  before_change_.reset();
  kept_.clear();
  passing.prediction = {};
  passing.messages.clear();
  passing.entry = {};
  passing.grab = {};
  passing.refused_parameter = -1;
  passing.network = {};
  if (choices.screen != Screen::network) choices.screen = Screen::what_if;
  changed();
  return true;
}

void Session::ensure_open() {
  if (document_) return;
  // why something else could not be opened stays on screen
  const std::vector<Message> told = passing.messages;
  const Screen screen = choices.screen;
  open_first();
  // the first screen tells how things are
  if (screen == Screen::first) document_->choose(kAsItIs);
  choices.screen = screen;
  passing.messages = told;
}

void Session::open_first() {
  for (const ShippedScenarioText& text : shipped_texts())
    if (text.name == first_scenario_name())
      if (auto scenario = parse_scenario(text.json, {.where = text.name}); scenario && open(std::move(*scenario), text.name)) return;
  // a build without shipped scenarios still shows something: the defaults, small
  Scenario plain;
  plain.title = say("Every default");
  plain.people = 2000;
  plain.days = 14;
  open(std::move(plain), say("the defaults"));
}

bool Session::open_named(std::string_view name) {
  std::vector<std::string_view> names;
  for (const ShippedScenarioText& text : shipped_texts()) {
    names.push_back(text.name);
    if (text.name != name) continue;
    auto scenario = parse_scenario(text.json, {.where = text.name});
    if (scenario) return open(std::move(*scenario), name);
    tell({say("Could not open {}", name), scenario.errors()});
    return false;
  }
  const std::string_view near = nearest_name(name, names);
  tell({std::string(say("There is no such scenario")), {{std::string(say("scenario")), "\"" + grapevine::shown(name) + "\"", std::string(say("one of those in the list at the top")),
                                       near.empty() ? std::string(say("choose one there")) : say("did you mean {}?", near)}}});
  return false;
}

bool Session::open_text(std::string_view bytes, std::string_view file_name) {
  const std::string where = grapevine::shown(file_name);
  if (is_drill_file(bytes)) {
    // where a drill is being written, the file is another one to write at
    if (Errors errors = drill_.editor() ? drill_.edit(bytes, where) : drill_.open(bytes, where); !errors.empty()) {
      tell({say("Could not open {}", where), std::move(errors)});
      return false;
    }
    run(Command::go_to(Screen::drill));
    return true;
  }
  auto scenario = parse_scenario(bytes, {.where = where, .max_people = options_.max_people});
  if (scenario) return open(std::move(*scenario), where);
  tell({say("Could not open {}", where), scenario.errors()});
  return false;
}

bool Session::open_link(std::string_view fragment) {
  std::string made_by;
  auto scenario = from_link(fragment, link_bases(), {.where = "link", .max_people = options_.max_people}, &made_by);
  if (!scenario) {
    tell({std::string(say("Could not open the link")), scenario.errors()});
    return false;
  }
  if (!open(std::move(*scenario), say("the link"))) return false;
  LinkView view = read_link_view(fragment);
  if (view.made_by.empty()) view.made_by = made_by;  // a link of the command line does not say it
  choices.screen = view.screen;
  choices.tab = view.tab;
  if (auto note = note_on(view)) tell(std::move(*note));
  return true;
}

bool Session::open_table(std::string_view bytes, std::string_view file_name) {
  const std::string where = grapevine::shown(file_name);
  if (Errors errors = import_.open(bytes, where); !errors.empty()) {
    tell({say("Could not read {}", where), std::move(errors)});
    return false;
  }
  passing.messages.clear();
  run(Command::go_to(Screen::data));
  return true;
}

void Session::open_import() {
  if (import_.phase() != ImportModel::Phase::result) return;
  open(import_.fit().own().scenario, import_.name());
}

bool Session::open_drill(std::string_view name) {
  if (Errors errors = drill_.open_named(name); !errors.empty()) {
    tell({say("Could not open {}", grapevine::shown(name)), std::move(errors)});
    return false;
  }
  run(Command::go_to(Screen::drill));
  return true;
}

bool Session::restore_drill(std::string_view kept) {
  if (!drill_.restore(kept)) return false;
  if (drill_.on_screen()) choices.screen = Screen::drill;
  changed();
  return true;
}

}  // namespace grapevine
