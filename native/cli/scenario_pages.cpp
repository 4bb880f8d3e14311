#include "cli/scenario_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "cli/answers.h"
#include "cli/files.h"

namespace grapevine {

namespace {

// What a comparison is told by: the first three of these that are clearly better or worse, and what that costs.
constexpr Metric kTold[] = {
    Metric::crisis,           Metric::negative_reach,     Metric::peak_day_negative_exposures,
    Metric::deflection_rate,  Metric::event_first_response, Metric::first_response_p90,
    Metric::resolution_median, Metric::customers_lost,    Metric::value_at_risk,
    Metric::backlog_peak,     Metric::sentiment_exposed,  Metric::support_cost,
};
constexpr std::size_t kFigures = 3;

// The address of a heading within the page: letters, digits and hyphens of it, small, with hyphens for blanks.
std::string anchor_of(std::string_view heading) {
  std::string anchor;
  for (const char letter : heading) {
    if (letter >= 'A' && letter <= 'Z') anchor += static_cast<char>(letter - 'A' + 'a');
    else if (letter == ' ') anchor += '-';
    else if (letter < 0 || letter == '-' || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
      anchor += letter;
  }
  return anchor;
}

// Text from a scenario, with nothing in it that Markdown would take for its own.
std::string plain(std::string_view text) {
  std::string safe;
  for (const char letter : printable(text)) {
    if (std::string_view("\\`*_<[|").find(letter) != std::string_view::npos) safe += '\\';
    safe += letter;
  }
  return safe;
}

std::string table_row(std::initializer_list<std::string_view> cells) {
  std::string row = "|";
  for (const std::string_view cell : cells) row += " " + plain(cell) + " |";
  return row + "\n";
}

// "Who is answered first: First come → By influence", from when on, and until when.
std::string in_words(const Date& start, const Difference& difference) {
  std::string text = difference.label + ": ";
  // an event is told by what it is: before it there was none
  if (difference.before != "none") text += difference.before + " → ";
  text += difference.after;
  if (difference.at > 0) text += ", " + long_moment(start, difference.at);
  if (difference.until != kNever) text += ", until " + long_moment(start, difference.until);
  return plain(text);
}

std::string list_of(const Date& start, const std::vector<Difference>& differences) {
  std::string list;
  for (const Difference& difference : differences) list += "- " + in_words(start, difference) + "\n";
  return list.empty() ? "- nothing\n" : list;
}

// What is set and what happens: all that differs from the same crowd with every parameter at its default.
std::string setting(const Scenario& scenario) {
  Scenario ordinary = scenario;
  ordinary.parameters = {};
  ordinary.timeline.clear();
  return list_of(scenario.start, differences(ordinary, scenario));
}

std::string comparison_figures(const Comparison& comparison) {
  std::vector<Metric> told;
  const auto measured = [&](Metric metric) {
    const MetricComparison& m = comparison[metric];
    return std::isfinite(m.before.mean.mean) && std::isfinite(m.after.mean.mean);
  };
  for (const bool clear : {true, false})
    for (const Metric metric : kTold)
      if (told.size() < kFigures && measured(metric) && std::ranges::find(told, metric) == told.end() &&
          (!clear || comparison_row(comparison, metric).verdict != 0))
        told.push_back(metric);
  const auto rank = [](Metric metric) { return std::ranges::find(kTold, metric); };
  std::ranges::sort(told, {}, rank);
  told.push_back(Metric::total_cost);
  std::string text = "| | As it is | With the change | Difference | 95 % interval | Pairs of futures |\n"
                     "|---|--:|--:|--:|--:|--:|\n";
  for (const Metric metric : told) {
    const TableRow row = comparison_row(comparison, metric);
    const bool same = comparison[metric].equal == comparison.pairs;
    text += table_row({row.label, row.before, row.after, row.difference, same ? "" : row.difference_interval, row.futures});
  }
  return text;
}

std::string summary_figures(const std::vector<MetricSummary>& summary) {
  std::string text = "| | Mean | 80 % of futures |\n|---|--:|--:|\n";
  for (const Metric metric : {Metric::crisis, Metric::negative_reach, Metric::first_response_p90, Metric::customers_lost,
                              Metric::total_cost}) {
    const SummaryRow row = summary_row(summary, metric);
    text += table_row({row.label, row.value, row.band});
  }
  return text;
}

std::string said(const Headline& headline) {
  return fmt::format("**{}** {}\n\n", plain(headline.sentence), plain(headline.detail));
}

std::string command(const std::string& line) { return "```\n" + line + "\n```\n"; }

// All about one scenario whose runs are there; `picture` is its address, empty for none.
std::string page_of(const JobResult& result, const std::vector<Comparison>& found, const std::string& picture) {
  const Scenario& scenario = result.sides.front().scenario;
  const World& world = result.ensemble->world();
  std::string text = fmt::format("\n## {}\n\n*{}*\n\n", plain(scenario.title), plain(scenario.question));
  text += fmt::format("`{}`: {} people, {} days from {}, {} futures.\n\n", scenario.name,
                      tick_text(static_cast<double>(world.size())), scenario.days, to_string(scenario.start),
                      result.replicates(0).size());
  text += "What is set apart from the defaults, and what happens:\n\n" + setting(scenario) + "\n";
  if (!scenario.expect.empty()) text += "What to expect: " + plain(scenario.expect) + "\n\n";
  if (!scenario.source.empty()) text += "Source: " + plain(scenario.source) + "\n\n";
  if (!picture.empty())
    text += fmt::format("![{}: {}]({})\n\n", plain(scenario.title),
                        found.empty() ? "people who hear something bad" : "people who hear something bad, with and without the change",
                        picture);
  if (found.empty()) {
    const auto summary = summarise(result.replicates(0));
    return text + said(headline(scenario, summary, crises(result.replicates(0)), world)) + summary_figures(summary) +
           "\n" + command("grapevine run " + scenario.name);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const ScenarioInput& what_if = result.sides[i + 1];
    text += fmt::format("### {}\n\nWhat it changes:\n\n{}\n", plain(what_if.title),
                        list_of(scenario.start, differences(scenario, what_if.scenario)));
    text += said(headline(scenario, what_if.scenario, found[i], world)) + comparison_figures(found[i]) + "\n";
    text += command(fmt::format("grapevine compare {} --what-if {}", scenario.name, i + 1)) +
            (i + 1 < found.size() ? "\n" : "");
  }
  return text;
}

}  // namespace

void PageOptions::declare(Options& options) {
  jobs = JobOptions::cores();
  options.text("--pictures", pictures, "DIR", "with --markdown: also write a chart of each into this folder, as SVG");
  options.whole("--jobs", jobs, 1, JobOptions::kMostJobs, "with --markdown: threads; the results do not depend on it");
}

Exit print_scenario_pages(const PageOptions& options, Console& console) {
  const std::filesystem::path folder = options.pictures;
  std::error_code failed;
  if (!folder.empty()) std::filesystem::create_directories(folder, failed);
  if (failed) return console.fail(Exit::invalid_input, {shown_path(folder), failed.message(), "a folder", "choose another"});
  const std::string shown_folder = (folder.has_filename() ? folder : folder.parent_path()).filename().string();

  std::string contents, pages;
  for (const auto& shipped : shipped_texts()) {
    auto baseline = load_scenario(std::string(shipped.name), {});
    if (!baseline) return console.fail(Exit::internal_error, baseline.errors());
    std::vector<ScenarioInput> sides = {*baseline};
    for (std::size_t i = 0; i < baseline->scenario.what_ifs.size(); ++i) sides.push_back(with_own_what_if(*baseline, i));
    JobOptions job;
    job.jobs = options.jobs;
    const JobOutcome outcome = run_job(std::move(sides), "scenarios", job, console);
    if (!outcome.result) return outcome.exit;
    const JobResult& result = *outcome.result;
    std::vector<Comparison> found;
    for (std::size_t side = 1; side < result.sides.size(); ++side)
      found.push_back(compare(result.replicates(0), result.replicates(side)));

    const std::string file = baseline->scenario.name + ".svg";
    if (!folder.empty()) {
      const Chart chart = found.empty() ? chart_of(result) : chart_of(result, 1, found.front());
      if (const auto error = write_file(folder / file, svg_chart(chart)))
        return console.fail(Exit::internal_error, *error);
    }
    const Scenario& scenario = baseline->scenario;
    contents += fmt::format("- [{}](#{})\n", plain(scenario.title), anchor_of(scenario.title));
    pages += page_of(result, found, folder.empty() ? "" : shown_folder + "/" + file);
  }
  console.print(fmt::format(
      "# The scenarios that come with Grapevine\n\n"
      "Made by `grapevine scenarios --markdown`, version {}: every scenario and every what-if, run with its own seed and "
      "number of futures. Each future with a change has the same crowd and the same luck as its partner without. A "
      "scenario's picture is of its first what-if: the line is the mean over futures, the band holds 80 % of them, the "
      "baseline is dashed; `--svg FILE` draws any other.\n\n{}{}",
      kEngineVersion, contents, pages));
  return Exit::done;
}

}  // namespace grapevine
