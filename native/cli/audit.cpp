// grapevine audit: forms about the company, and a scenario that starts from what they say.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/scenario_input.h"
#include "firm/audit.h"

namespace grapevine {

namespace {

constexpr std::string_view kForms[] = {"survey", "hero", "readiness"};

// Sets what a filled form says and tells it; the errors otherwise.
Errors apply(Form form, const std::string& file, Scenario& scenario, Console& console) {
  const auto bytes = read_file(file, kMostFormBytes);
  if (!bytes) return bytes.errors();
  const auto values = read_answers(form, *bytes, shown_path(file));
  if (!values) return values.errors();
  for (const StartingValue& value : *values) {
    set(scenario.parameters, value.parameter, value.value);
    console.note(fmt::format("{} = {} ({})", parameter_table()[value.parameter].path, value_to_string(value.parameter, value.value), value.why));
  }
  return {};
}

}  // namespace

Exit audit_command(const Words& words, Console& console) {
  std::string word, output, files[3];
  std::size_t blank = 0;
  ScenarioOptions changes;
  Options options("audit",
                  "Forms about the company (a survey of who takes part where, a diagnostic of the four kinds of\nemployees, "
                  "an audit of how ready it is), and a scenario that starts from what they say.",
                  "grapevine audit --questions readiness > readiness.csv\n"
                  "grapevine audit warehouse-worker --readiness readiness.csv -o ours.json");
  options.argument("SCENARIO", word, false, "a file, \"-\", a link, or a name that grapevine scenarios lists");
  options.choice("--questions", blank, {kForms[0], kForms[1], kForms[2]}, "print this form to fill in");
  options.text("--survey", files[0], "FILE", "department, channel and activity, a line an employee and channel");
  options.text("--hero", files[1], "FILE", "respondent and answers s1 to s6, from 1 to 5");
  options.text("--readiness", files[2], "FILE", "question and answer, from 1 to 5");
  options.text("-o,--output", output, "FILE", "write the scenario there instead of printing it");
  if (const auto exit = options.parse(words, console)) return *exit;
  if (options.given("--questions")) {
    console.print(blank_form(static_cast<Form>(blank)));
    return Exit::done;
  }
  if (word.empty() || (files[0] + files[1] + files[2]).empty())
    return console.fail(Exit::usage, {"audit", word.empty() ? "no scenario" : "no form", "a scenario and at least one filled form",
                                      "begin with grapevine audit --questions readiness"});
  auto input = load_scenario(word, changes);
  if (!input) return console.fail(Exit::invalid_input, input.errors());
  Scenario scenario = input->scenario;
  Errors errors;
  for (std::size_t i = 0; i < 3; ++i) {
    if (files[i].empty()) continue;
    const Errors found = apply(static_cast<Form>(i), files[i], scenario, console);
    errors.insert(errors.end(), found.begin(), found.end());
  }
  if (!errors.empty()) return console.fail(Exit::invalid_input, errors);
  if (scenario.parameters.people.employees_share == 0 && !(files[0] + files[1]).empty())
    console.note("people.employees_share is 0: there are no employees in this scenario's network yet");
  const std::string json = to_json(scenario);
  // what was set may break a relation between values, and is told as the file would be
  if (const auto again = parse_scenario(json, {.where = "the scenario with these values"}); !again) return console.fail(Exit::invalid_input, again.errors());
  if (output.empty()) {
    console.print(json);
    return Exit::done;
  }
  if (const auto error = write_file(output, json)) return console.fail(Exit::invalid_input, *error);
  return Exit::done;
}

}  // namespace grapevine
