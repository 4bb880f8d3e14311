// grapevine drill list, validate, play, score: a drill without a screen.
#include <fmt/format.h>

#include "cli/answers.h"
#include "cli/commands.h"
#include "cli/drill_input.h"
#include "cli/drill_job.h"
#include "cli/files.h"
#include "drill/drill_checks.h"
#include "drill/script.h"
#include "drills.h"

namespace grapevine {

namespace {

void print_rows(const Rows& rows, std::size_t left, const TerminalStyle& style, Console& console) {
  std::vector<TextColumn> columns;
  for (const std::string& heading : rows.front()) columns.push_back({heading, columns.size() >= left});
  const std::string text = text_table(columns, {rows.begin() + 1, rows.end()}, style);
  console.print(style.unicode ? text : to_ascii(text));
}

void print_text(const std::string& text, const TerminalStyle& style, Console& console) {
  const std::string lines = wrapped(printable(text), style.width);
  console.print(style.unicode ? lines : to_ascii(lines));
}

// Roles named by the words; an error names one that is not there.
Result<std::vector<std::int32_t>> roles_of(const Drill& drill, const std::vector<std::string>& words) {
  std::vector<std::int32_t> roles;
  std::vector<std::string_view> names;
  for (const DrillRole& role : drill.roles) names.push_back(role.id);
  for (const std::string& word : words) {
    std::int32_t found = kNone;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == word) found = static_cast<std::int32_t>(i);
    if (found == kNone) return unknown_name(word, names, "--bot", "a role of this drill");
    roles.push_back(found);
  }
  return roles;
}

void print_validated(const Drill& drill, Console& console) {
  std::size_t contingencies = 0;
  for (const DrillInject& inject : drill.injects) contingencies += inject.is_contingency();
  console.print_line(fmt::format("{}: a drill of {} roles, {} injects ({} of them contingent) and {} decisions, {} to {}, id {}", drill.name, drill.roles.size(), drill.injects.size(), contingencies,
                                 drill.cards.size(), moment_to_string(drill.from), moment_to_string(drill.until), drill.id));
}

}  // namespace

Exit drill_list_command(const Words& words, Console& console) {
  std::string name;
  bool schema = false;
  Options options("drill list", "The drills that come with Grapevine.", "grapevine drill list --show weekend-video > mine.json");
  options.text("--show", name, "NAME", "print this drill's JSON, to copy and change");
  options.flag("--schema", schema, "print the JSON Schema of drill files");
  if (const auto exit = options.parse(words, console)) return *exit;
  if (schema) {
    console.print(drill_schema());
    return Exit::done;
  }
  std::vector<std::string_view> names;
  for (const ShippedDrill& shipped : shipped_drills()) {
    names.push_back(shipped.name);
    if (!options.given("--show")) {
      const auto drill = load_drill(std::string(shipped.name));
      if (!drill) return console.fail(Exit::internal_error, drill.errors());
      console.print_line(fmt::format("{}\n  {}", shipped.name, drill->title));
      print_text(drill->summary, terminal_style(console), console);
    } else if (shipped.name == name) {
      console.print(shipped.json);
      return Exit::done;
    }
  }
  if (!options.given("--show")) return Exit::done;
  return console.fail(Exit::invalid_input, unknown_name(name, names, "--show", "a drill that grapevine drill list tells"));
}

Exit drill_validate_command(const Words& words, Console& console) {
  std::vector<std::string> files;
  Options options("drill validate", "Check drill files: every error at once, with its place and its remedy.", "grapevine drill validate mine.json");
  options.arguments("DRILL", files, true, "a file, \"-\", or a name that grapevine drill list tells");
  if (const auto exit = options.parse(words, console)) return *exit;
  Exit exit = Exit::done;
  for (const std::string& file : files) {
    const auto drill = load_drill(file);
    if (!drill) {
      exit = console.fail(Exit::invalid_input, drill.errors());
      continue;
    }
    // and the people whom its events are about
    const auto stage = build_stage(*drill);
    if (!stage)
      exit = console.fail(Exit::invalid_input, stage.errors());
    else
      print_validated(*drill, console);
  }
  return exit;
}

Exit drill_play_command(const Words& words, Console& console) {
  std::string word, script_file, team = "TEAM";
  std::vector<std::string> bots;
  bool code_only = false;
  Options options("drill play", "Play a drill from a script, without a screen: the log, what became of it, and the decision code.",
                  "grapevine drill play weekend-video decisions.txt --team red --bot care");
  options.argument("DRILL", word, true, "a file, \"-\", or a name that grapevine drill list tells");
  options.argument("SCRIPT", script_file, false, "lines such as \"D5 22:40 decide alarm call 80\"; without it nobody decides");
  options.text("--team", team, "NAME", "the team's name in the code, at most 12 letters and digits");
  options.list("--bot", bots, "ROLE", "a role that nobody plays: its bot decides");
  options.flag("--code", code_only, "print the decision code, a line each for members who voted, and nothing else");
  if (const auto exit = options.parse(words, console)) return *exit;

  const auto stage = load_stage(word);
  if (!stage) return console.fail(Exit::invalid_input, stage.errors());
  const Drill& drill = (*stage)->drill;
  const auto absent = roles_of(drill, bots);
  if (!absent) return console.fail(Exit::invalid_input, absent.errors());
  DrillSession session(*stage, team_in_code(team), *absent);
  if (!script_file.empty()) {
    const auto script = read_file(script_file, kScenarioBytes, "name a file with lines such as \"D5 22:40 decide alarm call 80\"");
    if (!script) return console.fail(Exit::invalid_input, script.errors());
    if (const Errors errors = play_script(*script, shown_path(script_file), session); !errors.empty()) return console.fail(Exit::invalid_input, errors);
  }
  session.advance(drill.minutes());
  const auto code = to_code(session.code(), drill);
  if (!code) return console.fail(Exit::invalid_input, code.errors());
  if (!code_only) {
    const TerminalStyle style = terminal_style(console);
    for (const std::string& line : session.log()) print_text(line, style, console);
    const DrillFigures figures = session.play().figures();
    print_text(fmt::format("At the end of the window: {} people reached, {} complaints in public, {} open contacts, crisis level {}, $ {:.0f} spent on decisions.", figures.people_reached,
                           figures.public_complaints, figures.backlog, figures.crisis_level, session.play().spent()),
               style, console);
    console.print_line("");
  }
  console.print_line(*code);
  for (const DecisionCode& vote : session.votes())
    if (const auto text = to_code(vote, drill)) console.print_line(*text);
  return Exit::done;
}

Exit drill_score_command(const Words& words, Console& console) {
  DrillJob job;
  bool json = false, quick = false;
  Options options("drill score", "What each team's decisions were worth: every code played again in many futures with the same luck.",
                  "grapevine drill score weekend-video GV1.RED.… GV1.BLUE.…");
  job.declare(options);
  options.flag("--quick", quick, "the leaderboard only, without what other decisions would have changed");
  options.flag("--json", json, "print JSON");
  if (const auto exit = options.parse(words, console)) return *exit;
  const auto judged = job.run(!quick, console);
  if (!judged.result) return judged.exit;
  const DrillJudged& result = *judged.result;
  const Drill& drill = result.stage->drill;
  if (json) {
    console.print(drill_scores_json(drill, result.scores, result.analyses, result.alignments));
    return Exit::done;
  }
  const TerminalStyle style = terminal_style(console);
  print_text(fmt::format("{}: {} futures, the same for every team. The score runs from 0 to 100; of each outcome, 0 % is what becomes of it when nobody decides and 100 % when all goes by the book.",
                         drill.title, result.scores.nothing.size()), style, console);
  print_rows(leaderboard(drill, result.scores), 2, style, console);
  for (std::size_t team = 0; team < result.analyses.size(); ++team) {
    console.print_line("");
    print_text(result.scores.teams[team].team, style, console);
    print_rows(outcome_rows(drill, result.scores, team), 1, style, console);
    print_text("Turning points", style, console);
    const auto points = turning_points(drill, result.analyses[team]);
    if (points.empty()) print_text("  None: no other decision would have made a clear difference.", style, console);
    for (const std::string& sentence : points) print_text("  " + sentence, style, console);
    if (!result.curves[team].empty()) print_rows(silence_rows(drill, result.curves[team]), 1, style, console);
  }
  console.print_line("");
  print_text("Alignment", style, console);
  for (const std::string& sentence : alignment_sentences(result.alignments)) print_text("  " + sentence, style, console);
  return Exit::done;
}

}  // namespace grapevine
