// What goes in and out of a session as files and links.
#include <utility>

#include "base/wording.h"
#include "report/exports.h"
#include "report/html_report.h"
#include "report/svg_chart.h"
#include "ui/link_view.h"
#include "ui/session.h"
#include "ui/shipped.h"

namespace grapevine {

void Session::offer_scenario(std::string_view json) {
  const auto scenario = parse_scenario(json, {.where = "last time", .max_people = options_.max_people});
  if (!scenario) return;  // of another version: it is of no use
  offered_ = json;
  tell({say("Last time you had “{}” open.", scenario->title.empty() ? scenario->name : scenario->title), {}, std::string(say("Open it again"))});
}

void Session::carry_out_files(const Command& command) {
  const Platform& platform = options_.platform;
  switch (command.action) {
    case Action::choose_baseline_file: if (platform.choose_file) platform.choose_file(FileKind::baseline); break;
    case Action::choose_file: if (platform.choose_file) platform.choose_file(FileKind::any); break;
    case Action::choose_table: if (platform.choose_file) platform.choose_file(FileKind::table); break;
    case Action::read_code: if (platform.read_code) platform.read_code(); break;
    case Action::open_import: open_import(); break;
    case Action::save_report: save("-report.html", report(), "text/html"); break;
    case Action::save_scenario: save(".json", scenario_json(), "application/json"); break;
    case Action::save_comparison: save("-figures.csv", csv("comparison"), "text/csv"); break;
    case Action::save_runs: save("-futures.csv", csv("runs"), "text/csv"); break;
    case Action::save_series: save("-lines.csv", csv("series"), "text/csv"); break;
    case Action::share: share(); break;
    case Action::save_chart: save("-chart.svg", chart_svg(), "image/svg+xml"); break;
    case Action::save_document: if (platform.desk.save) platform.desk.save(false); break;
    case Action::save_document_as: if (platform.desk.save) platform.desk.save(true); break;
    case Action::open_recent: if (platform.desk.open_recent) platform.desk.open_recent(static_cast<std::size_t>(command.number)); break;
    case Action::enter_path: if (platform.desk.take_path) platform.desk.take_path(command.text); break;
    case Action::quit: if (platform.desk.quit) platform.desk.quit(); break;
    case Action::take_offer: open_text(std::exchange(offered_, {}), say("last time")); break;
    default: break;
  }
}

// --- taking out -----------------------------------------------------------------------------------------------------------

Result<std::string> Session::link() const {
  if (!document_) return Error{std::string(say("link")), "", std::string(say("an open scenario")), std::string(say("open one"))};
  return to_link(document_->saved(), shipped_texts());
}

// Nothing of it is ever cut.
Result<std::string> Session::view_link() const {
  Result<std::string> fragment = link();
  if (!fragment) return fragment;
  // what was read of a table is in no link
  const bool on_what_if = choices.screen == Screen::data || (choices.screen == Screen::first && document_->differs());
  const Screen screen = on_what_if ? Screen::what_if : choices.screen;
  std::string whole = *fragment + grapevine::link_view(screen, choices.tab);
  if (const std::size_t size = options_.link_prefix.size() + whole.size(); size > kMostLinkCharacters)
    return Error{std::string(say("link")), say("{} characters", size), say("at most {}", kMostLinkCharacters), std::string(say("too large for a link; save the file"))};
  return whole;
}

void Session::share() {
  const Result<std::string> fragment = view_link();
  if (!fragment) return tell({std::string(say("There is no link to this")), fragment.errors()});
  if (!options_.platform.copy_text) return;
  options_.platform.copy_text(options_.link_prefix + *fragment);
  passing.copied_at = now_;
}

std::string Session::scenario_json() const { return document_ ? to_json(document_->saved()) : std::string(); }

std::string Session::csv(std::string_view kind) const {
  const Shown& shown = futures_.shown();
  if (!shown.ready) return {};
  if (kind == "comparison") return shown.paired ? comparison_csv(shown.comparison) : std::string();
  const std::int64_t count = futures_.runs_shown();
  if (count == 0) return {};
  if (kind == "baseline") return runs_csv(futures_.baseline_runs(), count);
  if (kind == "runs") return runs_csv(futures_.what_if_runs(), count);
  if (kind == "series") return series_csv(futures_.what_if_runs(), shown.what_if.series_hours, count);
  return {};
}

std::string Session::report() const {
  const std::int64_t count = futures_.runs_shown();
  if (count == 0) return {};
  // of the scenario as it is saved, so that its link gives the same bytes
  const Scenario saved = document_->saved();
  const Scenario what_if = document_->differs() ? with_what_if(saved, 0) : saved;
  const Result<std::string> fragment = link();
  return html_report({.baseline = saved,
                      .what_if = what_if,
                      .what_if_title = document_->differs() ? document_->what_if_title() : "",
                      .before = futures_.baseline_runs(),
                      .after = futures_.what_if_runs(),
                      .futures = count,
                      .world = *futures_.world(),
                      .prediction = predicted(),
                      .link = fragment ? *fragment : "",
                      .page = options_.link_prefix});
}

std::string Session::chart_svg() const {
  const Shown& shown = futures_.shown();
  const std::int64_t count = futures_.runs_shown();
  if (!shown.ready || count == 0) return {};
  if (!shown.paired) return svg_chart(summary_chart(shown.baseline, futures_.baseline_runs(), *futures_.world(), Series::new_people_reached, count));
  Chart chart = comparison_chart(shown.baseline, shown.what_if, shown.comparison, *futures_.world());
  chart.after_name = document_->what_if_title();
  return svg_chart(chart);
}

std::string Session::document_name() const {
  const std::string name = document_ ? document_->opened().name : std::string();
  return name.empty() ? "scenario" : name;
}

void Session::save(std::string_view what, const std::string& bytes, const std::string& type) const {
  if (!options_.platform.save_file || bytes.empty()) return;
  options_.platform.save_file(document_name() + std::string(what), bytes, type);
}

}  // namespace grapevine
