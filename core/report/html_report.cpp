#include "report/html_report.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/axis.h"
#include "report/headline.h"
#include "report/markup.h"
#include "report/page.h"
#include "report/report_rows.h"
#include "report/svg_chart.h"
#include "report/tables.h"
#include "report/wording.h"
#include "report/worth.h"

namespace grapevine {

namespace {

// Room on the two pages; what is beyond it goes into the appendix, and of very much the last is only counted.
constexpr std::size_t kDifferencesInFront = 6, kSettingsInFront = 7, kLinesInFront = 19, kFewestAssumptions = 5;
constexpr std::size_t kMostRows = 400, kLongestTyped = 80;
constexpr SvgStyle kMainChart{400, 308}, kSecondChart{320, 308};  // side by side, where there is room
constexpr std::size_t kMostBins = 1000;  // more than there are pixels

// --- figures ------------------------------------------------------------------------------------------------------------

std::string meaning_of(Metric metric, std::string_view label) {
  return fmt::format("<span title=\"{}\">{}</span>", escaped(info(metric).meaning), escaped(label));
}

// "12 to 12" says nothing.
std::string band_text(const std::string& band, const std::string& value) {
  return band == value + " to " + value ? "the same in all" : band;
}

std::string comparison_figures(const Comparison& comparison, const std::vector<Metric>& metrics) {
  HtmlTable table("figures", "Figures with and without the change",
              {{""}, {"Baseline", true}, {"What-if", true}, {"Difference, 95 % interval", true}, {"80 % of futures", true}, {"Better in", true}});
  for (const Metric metric : metrics) {
    const TableRow row = comparison_row(comparison, metric);
    const bool same = comparison[metric].equal == comparison.pairs;
    const std::string_view mark = row.verdict > 0 ? "▲ " : row.verdict < 0 ? "▼ " : "";
    std::string difference = fmt::format("<span class=\"change\">{}{}</span>", mark, escaped(row.difference));
    if (!same) difference += fmt::format(" <span class=\"range\">{}</span>", escaped(row.difference_interval));
    // of what is neither better high nor low there is nothing to count
    const std::string counted_pairs = same || row.better == Better::neither ? "" : fmt::format("{} of {}", comparison[metric].better.successes, comparison.pairs);
    table.row(row.verdict > 0 ? "better" : row.verdict < 0 ? "worse" : "",
              {{meaning_of(metric, row.label), ""},
               {escaped(row.before), ""},
               {escaped(row.after), ""},
               {same ? std::string("the same") : difference, ""},
               {escaped(band_text(row.band, row.after)), ""},
               {counted_pairs, ""}});
  }
  return table.done();
}

std::string summary_figures(const std::vector<MetricSummary>& summary, const std::vector<Metric>& metrics) {
  HtmlTable table("figures", "Figures", {{""}, {"Mean", true}, {"80 % of futures", true}});
  for (const Metric metric : metrics) {
    const SummaryRow row = summary_row(summary, metric);
    table.row("", {{meaning_of(metric, row.label), ""}, {escaped(row.value), "change"}, {escaped(band_text(row.band, row.value)), ""}});
  }
  return table.done();
}

// --- what differs and what is set up ------------------------------------------------------------------------------------

std::string when_text(const Date& start, const Difference& difference) {
  std::string text = difference.at <= 0 ? "from the start" : long_moment(start, difference.at);
  if (difference.until != kNever) text += ", until " + long_moment(start, difference.until);
  return text;
}

std::string difference_rows(const Date& start, std::span<const Difference> differences, std::string_view before, std::string_view after) {
  if (differences.empty()) return "";
  HtmlTable table("", "Changes", {{"What"}, {before}, {after}, {"When"}});
  for (const Difference& difference : differences)
    table.row("", {{escaped(difference.label), ""},
                   {escaped(difference.before), "second"},
                   {escaped(difference.after), "changed"},
                   {escaped(when_text(start, difference)), "second"}});
  return table.done();
}

// Of a table's row on paper, by its longest text in a column of so many letters.
std::size_t lines_of(std::string_view text, std::size_t letters) { return text.size() > letters ? 2 : 1; }

// The first rows stand in front, the others are folded; of very many the last are counted only.
struct Split {
  std::string front, rest;
  std::size_t lines = 0;  // of those in front, on paper
};
Split split_rows(const Date& start, std::span<const Difference> differences, std::size_t room, std::string_view before, std::string_view after) {
  const std::size_t front = std::min(differences.size(), room), shown = std::min(differences.size(), kMostRows);
  Split split{difference_rows(start, differences.first(front), before, after), "", 0};
  for (const Difference& difference : differences.first(front)) split.lines += std::max(lines_of(difference.label, 38), lines_of(difference.after, 44));
  if (shown == front) return split;
  split.front += paragraph(fmt::format("and {}, at the end of this file.", counted(static_cast<std::int64_t>(differences.size() - front), "more", "more")), "note");
  split.rest = difference_rows(start, differences.subspan(front, shown - front), before, after);
  if (shown < differences.size()) split.rest += paragraph(fmt::format("and {} more.", differences.size() - shown), "note");
  return split;
}

// --- assumptions --------------------------------------------------------------------------------------------------------

// "Verified (TARP)", "Our choice": short, for a column.
std::string evidence_of(const ParameterInfo& info) {
  if (info.evidence.starts_with("V:")) return fmt::format("Verified ({})", info.evidence.substr(2));
  return info.evidence == "M" ? "From memory" : evidence_in_words(info.evidence);
}

std::string assumption_table(std::span<const AssumptionRow> rows) {
  if (rows.empty()) return "";
  HtmlTable table("assumptions", "Assumptions", {{"Assumption"}, {"Value"}, {"Evidence"}, {"Source"}});
  for (const AssumptionRow& row : rows) {
    const ParameterInfo& info = parameter_table()[row.parameter];
    std::string value = value_to_string(row.parameter, row.baseline);
    if (row.what_if != row.baseline) value += " → " + value_to_string(row.parameter, row.what_if);
    std::string shown = escaped(value);
    if (row.baseline != default_value(row.parameter)) shown += fmt::format(" <span class=\"range\">(default {})</span>", escaped(value_to_string(row.parameter, default_value(row.parameter))));
    table.row("", {{fmt::format("<span title=\"{}\">{}</span>", escaped(info.meaning), escaped(info.label)), ""},
                   {shown, row.changed ? "changed" : ""},
                   {escaped(evidence_of(info)), "second"},
                   {escaped(info.source), "second"}});
  }
  return table.done();
}

// --- the page -----------------------------------------------------------------------------------------------------------

// Neighbouring bins as one, where there are more than an eye can tell apart: their mean.
std::vector<double> thinned(const std::vector<double>& values, std::size_t stride) {
  std::vector<double> means;
  for (std::size_t i = 0; i < values.size(); i += stride) {
    const std::size_t end = std::min(values.size(), i + stride);
    double sum = 0;
    for (std::size_t k = i; k < end; ++k) sum += values[k];
    means.push_back(sum / static_cast<double>(end - i));
  }
  return means;
}

Chart thinned(Chart chart) {
  const std::size_t stride = (chart.bins() + kMostBins - 1) / kMostBins;
  if (stride <= 1) return chart;
  chart.bin_hours *= static_cast<int>(stride);
  for (Band* band : {&chart.after, chart.before ? &*chart.before : nullptr})
    if (band != nullptr) *band = {thinned(band->mean, stride), thinned(band->low, stride), thinned(band->high, stride)};
  return chart;
}

constexpr std::string_view kOnlyLuck = "Ranges hold what luck leaves open, not what is unknown about the assumptions: change one and look again.";
constexpr std::string_view kLimits[] = {
    "Simulated people, for thinking and for practising: this does not forecast what your own customers will do.",
    "Trust the difference, not the level: both sides live through the same futures, so only the change can cause it.",
    kOnlyLuck,
    "Several defaults come from surveys and vendors; what an answer achieves and what a lever costs are our choices.",
    "Left out: what is said in which words, competitors, the law, the markets, and whether a change is right.",
};

// One that a browser opens as a page.
bool is_address(std::string_view page) { return page.starts_with("https://") || page.starts_with("http://"); }

std::string limits(const Scenario& scenario) {
  const std::string drawn = posterior_sentence(scenario);
  std::string list = "<ul>\n";
  for (const std::string_view limit : kLimits) list += fmt::format("<li>{}</li>\n", limit == kOnlyLuck && !drawn.empty() ? drawn : limit);
  return list + "</ul>\n";
}

class Page {
 public:
  explicit Page(const ReportSubject& subject)
      : of_(subject), paired_(divergence(subject.baseline, subject.what_if) != kNever), futures_(std::min({subject.futures, subject.before.size(), subject.after.size()})) {
    if (paired_) comparison_ = compare(of_.before, of_.after, futures_);
    else summary_ = summarise(of_.before, futures_);
    figures_ = paired_ ? choose_figures(comparison_) : choose_figures(summary_);
  }

  std::string write() {
    const Headline said = paired_ ? headline(of_.baseline, of_.what_if, comparison_, of_.world) : headline(of_.baseline, summary_, crises(of_.before, futures_), of_.world);
    std::string html;
    html += head(said) + charts() + figures_section();
    html += differs_section();
    html += scenario_section();
    html += assumptions_section();  // as many as the two above leave room for
    html += section("What this does not say", limits(of_.baseline)) + again_section();
    html += appendix();
    return page_of(name_of_file(), html);
  }

 private:
  std::string title() const { return of_.baseline.title.empty() ? std::string("A scenario") : of_.baseline.title; }
  std::string name_of_file() const { return title() + (paired_ && !of_.what_if_title.empty() ? ": " + of_.what_if_title : "") + " (Grapevine)"; }

  std::string head(const Headline& said) const {
    std::string html = "<header>\n<p class=\"brand\"><b>Grapevine</b><span>" + escaped(title()) + "</span>";
    if (paired_ && !of_.what_if_title.empty()) html += "<span>What-if: " + escaped(of_.what_if_title) + "</span>";
    if (!of_.baseline.baseline.empty()) html += "<span>Baseline: " + escaped(of_.baseline.baseline) + "</span>";
    html += "</p>\n<h1>" + escaped(said.sentence) + "</h1>\n" + paragraph(said.detail);
    return html + paragraph(of_.baseline.question, "second") + "</header>\n";
  }

  Chart chart_of(Series series) const {
    if (!paired_) {
      Chart chart = summary_chart(of_.baseline, of_.before, of_.world, series, futures_);
      return chart;
    }
    Chart chart = comparison_chart(of_.baseline, of_.what_if, comparison_, of_.world, series);
    if (!of_.what_if_title.empty()) chart.after_name = of_.what_if_title;
    return chart;
  }

  std::string charts() const {
    Chart second = chart_of(Series::backlog);
    second.markers.clear();  // they stand in the first
    return "<div class=\"charts\">\n" + svg_chart(thinned(chart_of(Series::new_people_reached)), kMainChart) + svg_chart(thinned(second), kSecondChart) + "</div>\n";
  }

  std::string figures_section() const {
    if (!paired_)
      return section("What comes of it", summary_figures(summary_, figures_.key) + paragraph(fmt::format("Means over {} futures, and what holds 80 % of them (of a share of futures: its 95 % interval).", futures_), "note"));
    std::string inside = comparison_figures(comparison_, figures_.key);
    inside += paragraph(fmt::format("Means over {} pairs of futures. ▲ clearly better, ▼ clearly worse: the whole 95 % interval lies on one side of no difference. 80 % of the futures with the change lie in the range beside it.", comparison_.pairs), "note");
    inside += paragraph(crises_in_words() + " " + returns_sentence(comparison_));
    if (!of_.prediction.empty()) inside += paragraph("It was predicted before it was shown. " + of_.prediction);
    return section("What comes of it", inside);
  }

  std::string crises_in_words() const {
    const std::int64_t averted = comparison_.crises_averted, caused = comparison_.crises_caused;
    if (averted + caused == 0) return "No pair differs in whether there is a crisis.";
    if (averted == 0) return fmt::format("In {} of {} pairs the change causes a crisis; it averts none.", caused, comparison_.pairs);
    return fmt::format("In {} of {} pairs the change averts a crisis; it causes {}.", averted, comparison_.pairs, caused == 0 ? "none" : fmt::format("one in {}", caused));
  }

  std::string differs_section() {
    if (!paired_) return "";
    const std::vector<Difference> list = differences(of_.baseline, of_.what_if);
    const Split rows = split_rows(of_.baseline.start, list, kDifferencesInFront, "Baseline", "What-if");
    lines_in_front_ += rows.lines;
    more_differences_ = rows.rest;
    return section("What differs", rows.front);
  }

  std::string scenario_section() {
    const Scenario& scenario = of_.baseline;
    std::string inside = paragraph(fmt::format("{} people, {} from {} {}, {} futures. Set apart from the defaults:", grouped(of_.world.size()),
                                               counted(scenario.days, "day", "days"), long_moment(scenario.start, 0).substr(0, long_moment(scenario.start, 0).find(',')), scenario.start.year, futures_));
    std::vector<Difference> apart = set_apart(scenario);
    // assumptions have a table of their own
    std::erase_if(apart, [](const Difference& difference) {
      if (difference.at > 0 || difference.until != kNever) return false;
      return std::ranges::any_of(parameter_table(), [&](const ParameterInfo& info) { return info.role != Role::lever && info.label == difference.label; });
    });
    const Split rows = split_rows(scenario.start, apart, kSettingsInFront, "Default", "Here");
    lines_in_front_ += rows.lines;
    more_settings_ = rows.rest;
    inside += rows.front.empty() ? paragraph("Nothing.") : rows.front;
    return section("The scenario", inside + paragraph(scenario.source.empty() ? "" : "Source: " + scenario.source, "note"));
  }

  std::string assumptions_section() {
    const std::vector<AssumptionRow> rows = assumption_rows(of_.baseline, of_.what_if);
    std::size_t front = 0;
    for (std::size_t lines = lines_in_front_; front < rows.size() && (lines < kLinesInFront || front < kFewestAssumptions); ++front)
      lines += std::max(lines_of(parameter_table()[rows[front].parameter].source, 62), lines_of(parameter_table()[rows[front].parameter].label, 34));
    const std::span<const AssumptionRow> all(rows);
    more_assumptions_ = assumption_table(all.subspan(front));
    return section("What is assumed", assumption_table(all.first(front)) +
                                          paragraph(fmt::format("First those changed for this scenario, then those that move results most. The other {} are at the end of this file.", rows.size() - front), "note"));
  }

  // What a terminal makes the same figures of.
  std::string again_section() const {
    const std::string replicates = fmt::format(" --replicates {}", futures_);
    // nobody types a long one from paper, and three times it is no help on a screen either
    const bool short_link = of_.link.size() <= kLongestTyped;
    std::string rows, word = short_link ? fmt::format("'{}'", of_.link) : "'LINK'";
    const bool own = !paired_ || (!of_.baseline.what_ifs.empty() && divergence(with_what_if(of_.baseline, 0), of_.what_if) == kNever);
    if (of_.link.empty()) {
      rows = own ? "<dt>Link</dt><dd>Too large for a link: keep the scenario's file with this report.</dd>\n"
                 : "<dt>Link</dt><dd>None to two scenarios: keep both files with this report.</dd>\n";
      word = own ? "scenario.json" : "what-if.json --baseline baseline.json";
    } else {
      const std::string address = escaped((is_address(of_.page) ? of_.page : "") + of_.link);
      const std::string shown = is_address(of_.page) ? fmt::format("<a href=\"{0}\">{0}</a>", address) : fmt::format("<code>{}</code>", address);
      rows = short_link ? fmt::format("<dt>Link</dt><dd>{}</dd>\n", shown)
                        : fmt::format("<dt>Link</dt><dd><span class=\"screen\">{}</span><span class=\"paper\">too long to type; it is in the file</span></dd>\n", shown);
    }
    const auto command = [&](std::string_view name, const std::string& line) { rows += fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", name, escaped(line)); };
    command("This report", "grapevine report " + word + replicates + " -o report.html");
    command("The digests", fmt::format("grapevine {} {}{} --digest", paired_ ? "compare" : "run", word, (paired_ && own ? " --what-if 1" : "") + replicates));
    rows += fmt::format("<dt>Must give</dt><dd><code>{}</code>{}</dd>\n", of_.before.digest(futures_), paired_ ? fmt::format(" (baseline), <code>{}</code> (what-if)", of_.after.digest(futures_)) : "");
    rows += fmt::format("<dt>Made with</dt><dd>Grapevine {}, seed {}. The same engine gives the same results to the last bit, on any machine.</dd>\n", kEngineVersion, of_.baseline.seed);
    return section("See it again", "<dl>\n" + rows + "</dl>\n");
  }

  std::string appendix() const {
    const std::string more = paired_ ? comparison_figures(comparison_, figures_.rest) : summary_figures(summary_, figures_.rest);
    return "<section class=\"appendix\">\n<h2 class=\"screen\">More</h2>\n" + folded("All other figures", figures_.rest.empty() ? "" : more) + folded("What else differs", more_differences_) +
           folded("What else is set up and happens", more_settings_) + folded("All other assumptions", more_assumptions_) + "</section>\n";
  }

  const ReportSubject& of_;
  bool paired_;
  std::int64_t futures_;
  Comparison comparison_;               // when paired
  std::vector<MetricSummary> summary_;  // when not
  FigureChoice figures_;
  std::size_t lines_in_front_ = 0;      // of tables, above the assumptions
  std::string more_differences_, more_settings_, more_assumptions_;
};

}  // namespace

std::string html_report(const ReportSubject& subject) { return Page(subject).write(); }

}  // namespace grapevine
