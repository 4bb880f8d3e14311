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
  return fmt::format("<span title=\"{}\">{}</span>", escaped(say(info(metric).meaning)), escaped(label));
}

// "12 to 12" says nothing.
std::string band_text(const std::string& band, const std::string& value) {
  return band == say("{} to {}", value, value) ? std::string(say("the same in all")) : band;
}

std::string comparison_figures(const Comparison& comparison, const std::vector<Metric>& metrics) {
  HtmlTable table("figures", say("Figures with and without the change"),
              {{""}, {say("Baseline"), true}, {say("What-if"), true}, {say("Difference, 95 % interval"), true}, {say("80 % of futures"), true}, {say("Better in"), true}});
  for (const Metric metric : metrics) {
    const TableRow row = comparison_row(comparison, metric);
    const bool same = comparison[metric].equal == comparison.pairs;
    const std::string_view mark = row.verdict > 0 ? "▲ " : row.verdict < 0 ? "▼ " : "";
    std::string difference = fmt::format("<span class=\"change\">{}{}</span>", mark, escaped(row.difference));
    if (!same) difference += fmt::format(" <span class=\"range\">{}</span>", escaped(row.difference_interval));
    // of what is neither better high nor low there is nothing to count
    const std::string counted_pairs = same || row.better == Better::neither ? "" : say("{} of {}", comparison[metric].better.successes, comparison.pairs);
    table.row(row.verdict > 0 ? "better" : row.verdict < 0 ? "worse" : "",
              {{meaning_of(metric, row.label), ""},
               {escaped(row.before), ""},
               {escaped(row.after), ""},
               {same ? escaped(say("the same")) : difference, ""},
               {escaped(band_text(row.band, row.after)), ""},
               {counted_pairs, ""}});
  }
  return table.done();
}

std::string summary_figures(const std::vector<MetricSummary>& summary, const std::vector<Metric>& metrics) {
  HtmlTable table("figures", say("Figures"), {{""}, {say("Mean"), true}, {say("80 % of futures"), true}});
  for (const Metric metric : metrics) {
    const SummaryRow row = summary_row(summary, metric);
    table.row("", {{meaning_of(metric, row.label), ""}, {escaped(row.value), "change"}, {escaped(band_text(row.band, row.value)), ""}});
  }
  return table.done();
}

// --- what differs and what is set up ------------------------------------------------------------------------------------

std::string when_text(const Date& start, const Difference& difference) {
  const std::string from = difference.at <= 0 ? std::string(say("from the start")) : long_moment(start, difference.at);
  return difference.until == kNever ? from : say("{}, until {}", from, long_moment(start, difference.until));
}

std::string difference_rows(const Date& start, std::span<const Difference> differences, std::string_view before, std::string_view after) {
  if (differences.empty()) return "";
  HtmlTable table("", say("Changes"), {{say("What")}, {before}, {after}, {say("When")}});
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
  split.front += paragraph(say("and {} more, at the end of this file.", grouped(static_cast<std::int64_t>(differences.size() - front))), "note");
  split.rest = difference_rows(start, differences.subspan(front, shown - front), before, after);
  if (shown < differences.size()) split.rest += paragraph(say("and {} more.", differences.size() - shown), "note");
  return split;
}

// --- assumptions --------------------------------------------------------------------------------------------------------

// "Verified (TARP)", "Our choice": short, for a column.
std::string evidence_of(const ParameterInfo& info) {
  if (info.evidence.starts_with("V:")) return say("Verified ({})", info.evidence.substr(2));
  return info.evidence == "M" ? std::string(say("From memory")) : evidence_in_words(info.evidence);
}

std::string assumption_table(std::span<const AssumptionRow> rows) {
  if (rows.empty()) return "";
  HtmlTable table("assumptions", say("Assumptions"), {{say("Assumption")}, {say("Value")}, {say("Evidence")}, {say("Source")}});
  for (const AssumptionRow& row : rows) {
    const ParameterInfo& info = parameter_table()[row.parameter];
    std::string value = value_to_string(row.parameter, row.baseline);
    if (row.what_if != row.baseline) value += " → " + value_to_string(row.parameter, row.what_if);
    std::string shown = escaped(value);
    if (row.baseline != default_value(row.parameter)) shown += fmt::format(" <span class=\"range\">{}</span>", escaped(say("(default {})", value_to_string(row.parameter, default_value(row.parameter)))));
    table.row("", {{fmt::format("<span title=\"{}\">{}</span>", escaped(say(info.meaning)), escaped(say(info.label))), ""},
                   {shown, row.changed ? "changed" : ""},
                   {escaped(evidence_of(info)), "second"},
                   {escaped(source_in_words(info)), "second"}});
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

constexpr std::string_view kOnlyLuck = english("Ranges hold what luck leaves open, not what is unknown about the assumptions: change one and look again.");
constexpr std::string_view kLimits[] = {
    english("Simulated people, for thinking and for practising: this does not forecast what your own customers will do."),
    english("Trust the difference, not the level: both sides live through the same futures, so only the change can cause it."),
    kOnlyLuck,
    english("Several defaults come from surveys and vendors; what an answer achieves and what a lever costs are our choices."),
    english("Left out: what is said in which words, competitors, the law, the markets, and whether a change is right."),
};

// One that a browser opens as a page.
bool is_address(std::string_view page) { return page.starts_with("https://") || page.starts_with("http://"); }

std::string limits(const Scenario& scenario) {
  const std::string drawn = posterior_sentence(scenario);
  std::string list = "<ul>\n";
  for (const std::string_view limit : kLimits) list += fmt::format("<li>{}</li>\n", escaped(limit == kOnlyLuck && !drawn.empty() ? drawn : say(limit)));
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
    html += section(say("What this does not say"), limits(of_.baseline)) + again_section();
    html += appendix();
    return page_of(name_of_file(), html);
  }

 private:
  std::string title() const { return of_.baseline.title.empty() ? std::string(say("A scenario")) : of_.baseline.title; }
  std::string name_of_file() const { return title() + (paired_ && !of_.what_if_title.empty() ? ": " + of_.what_if_title : "") + " (Grapevine)"; }

  std::string head(const Headline& said) const {
    std::string html = "<header>\n<p class=\"brand\"><b>Grapevine</b><span>" + escaped(title()) + "</span>";
    if (paired_ && !of_.what_if_title.empty()) html += "<span>" + escaped(say("What-if: {}", of_.what_if_title)) + "</span>";
    if (!of_.baseline.baseline.empty()) html += "<span>" + escaped(say("Baseline: {}", of_.baseline.baseline)) + "</span>";
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
      return section(say("What comes of it"), summary_figures(summary_, figures_.key) + paragraph(say("Means over {} futures, and what holds 80 % of them (of a share of futures: its 95 % interval).", futures_), "note"));
    std::string inside = comparison_figures(comparison_, figures_.key);
    inside += paragraph(say("Means over {} pairs of futures. ▲ clearly better, ▼ clearly worse: the whole 95 % interval lies on one side of no difference. 80 % of the futures with the change lie in the range beside it.", comparison_.pairs), "note");
    inside += paragraph(crises_in_words() + " " + returns_sentence(comparison_));
    if (!of_.prediction.empty()) inside += paragraph(std::string(say("It was predicted before it was shown.")) + " " + of_.prediction);
    return section(say("What comes of it"), inside);
  }

  std::string crises_in_words() const {
    const std::int64_t averted = comparison_.crises_averted, caused = comparison_.crises_caused;
    if (averted + caused == 0) return std::string(say("No pair differs in whether there is a crisis."));
    if (averted == 0) return say("In {} of {} pairs the change causes a crisis; it averts none.", caused, comparison_.pairs);
    if (caused == 0) return say("In {} of {} pairs the change averts a crisis; it causes none.", averted, comparison_.pairs);
    return say("In {} of {} pairs the change averts a crisis; it causes one in {}.", averted, comparison_.pairs, caused);
  }

  std::string differs_section() {
    if (!paired_) return "";
    const std::vector<Difference> list = differences(of_.baseline, of_.what_if);
    const Split rows = split_rows(of_.baseline.start, list, kDifferencesInFront, say("Baseline"), say("What-if"));
    lines_in_front_ += rows.lines;
    more_differences_ = rows.rest;
    return section(say("What differs"), rows.front);
  }

  std::string scenario_section() {
    const Scenario& scenario = of_.baseline;
    std::string inside = paragraph(say("{} people, {} from {} {}, {} futures. Set apart from the defaults:", grouped(of_.world.size()),
                                       say_number(scenario.days, "{} day", "{} days", grouped(scenario.days)), long_date(scenario.start, 0), scenario.start.year, futures_));
    std::vector<Difference> apart = set_apart(scenario);
    // assumptions have a table of their own
    std::erase_if(apart, [](const Difference& difference) {
      if (difference.at > 0 || difference.until != kNever) return false;
      return difference.parameter && parameter_table()[*difference.parameter].role != Role::lever;
    });
    const Split rows = split_rows(scenario.start, apart, kSettingsInFront, say("Default"), say("Here"));
    lines_in_front_ += rows.lines;
    more_settings_ = rows.rest;
    inside += rows.front.empty() ? paragraph(say("Nothing.")) : rows.front;
    return section(say("The scenario"), inside + paragraph(scenario.source.empty() ? "" : say("Source: {}", scenario.source), "note"));
  }

  std::string assumptions_section() {
    const std::vector<AssumptionRow> rows = assumption_rows(of_.baseline, of_.what_if);
    std::size_t front = 0;
    for (std::size_t lines = lines_in_front_; front < rows.size() && (lines < kLinesInFront || front < kFewestAssumptions); ++front)
      lines += std::max(lines_of(source_in_words(parameter_table()[rows[front].parameter]), 62), lines_of(say(parameter_table()[rows[front].parameter].label), 34));
    const std::span<const AssumptionRow> all(rows);
    more_assumptions_ = assumption_table(all.subspan(front));
    return section(say("What is assumed"), assumption_table(all.first(front)) +
                                          paragraph(say("First those changed for this scenario, then those that move results most. The other {} are at the end of this file.", rows.size() - front), "note"));
  }

  static std::string row(std::string_view name, const std::string& html) { return fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name), html); }

  // What a terminal makes the same figures of.
  std::string again_section() const {
    const std::string replicates = fmt::format(" --replicates {}", futures_);
    // nobody types a long one from paper, and three times it is no help on a screen either
    const bool short_link = of_.link.size() <= kLongestTyped;
    std::string rows, word = short_link ? fmt::format("'{}'", of_.link) : "'LINK'";
    const bool own = !paired_ || (!of_.baseline.what_ifs.empty() && divergence(with_what_if(of_.baseline, 0), of_.what_if) == kNever);
    if (of_.link.empty()) {
      rows = row(say("Link"), escaped(own ? say("Too large for a link: keep the scenario's file with this report.") : say("None to two scenarios: keep both files with this report.")));
      word = own ? "scenario.json" : "what-if.json --baseline baseline.json";
    } else {
      const std::string address = escaped((is_address(of_.page) ? of_.page : "") + of_.link);
      const std::string shown = is_address(of_.page) ? fmt::format("<a href=\"{0}\">{0}</a>", address) : fmt::format("<code>{}</code>", address);
      rows = row(say("Link"), short_link ? shown : fmt::format("<span class=\"screen\">{}</span><span class=\"paper\">{}</span>", shown, escaped(say("too long to type; it is in the file"))));
    }
    const auto command = [&](std::string_view name, const std::string& line) { rows += row(name, fmt::format("<code>{}</code>", escaped(line))); };
    command(say("This report"), "grapevine report " + word + replicates + " -o report.html");
    command(say("The digests"), fmt::format("grapevine {} {}{} --digest", paired_ ? "compare" : "run", word, (paired_ && own ? " --what-if 1" : "") + replicates));
    const auto digest = [](const std::string& text) { return fmt::format("<code>{}</code>", text); };
    const std::string before = digest(of_.before.digest(futures_));
    rows += row(say("Must give"), paired_ ? say("{} (baseline), {} (what-if)", before, digest(of_.after.digest(futures_))) : before);
    rows += row(say("Made with"), escaped(say("Grapevine {}, seed {}. The same engine gives the same results to the last bit, on any machine.", kEngineVersion, of_.baseline.seed)));
    return section(say("See it again"), "<dl>\n" + rows + "</dl>\n");
  }

  std::string appendix() const {
    const std::string more = paired_ ? comparison_figures(comparison_, figures_.rest) : summary_figures(summary_, figures_.rest);
    return fmt::format("<section class=\"appendix\">\n<h2 class=\"screen\">{}</h2>\n", escaped(say("More"))) + folded(say("All other figures"), figures_.rest.empty() ? "" : more) + folded(say("What else differs"), more_differences_) +
           folded(say("What else is set up and happens"), more_settings_) + folded(say("All other assumptions"), more_assumptions_) + "</section>\n";
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
