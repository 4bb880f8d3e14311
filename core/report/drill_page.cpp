#include "report/drill_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/line_end.h"
#include "report/markup.h"
#include "report/page.h"
#include "report/wording.h"

namespace grapevine {

namespace {

constexpr std::string_view kDrillStyle = R"(
section>*+h2{margin-top:18px}
.page{break-after:page}
.blank td{height:34px}
@media (min-width:641px){.blank{table-layout:fixed}.blank th:first-child{width:34%}.blank td{border-left:1px solid var(--line);padding-left:8px}.blank thead th+th{padding-left:8px}}
.tick{border:1px solid var(--second);display:inline-block;width:11px;height:11px;margin-right:8px}
.card{border:1px solid var(--line);border-radius:8px;padding:14px 18px;margin:0 0 16px;background:var(--panel);break-inside:avoid}
.label{font-size:56px;font-weight:600;text-align:center;padding:90px 0;border:2px dashed var(--line);margin:0 0 20px;break-inside:avoid}
.only{color:var(--worse);font-weight:600}
.log{white-space:pre-wrap;font:12px/1.5 ui-monospace,Consolas,Menlo,monospace;overflow-wrap:anywhere}
.qr{display:block;width:45mm;height:45mm}
.codes{display:flex;flex-wrap:wrap;gap:18px;margin:0 0 12px}
.codes figure{margin:0;width:45mm;break-inside:avoid}
.codes figcaption{font-weight:600;margin:0 0 4px}
.chart svg{display:block;width:100%;height:auto}
.chart text{fill:var(--text);font-size:12px}
.chart .grid{stroke:var(--line)}
)";

// Colours that colour-blind people tell apart (Okabe and Ito 2008), each place with its own dashes: never colour alone.
// A team that is called by a colour has it, as on the screen.
constexpr std::string_view kNames[] = {"RED", "BLUE", "GREEN", "ORANGE", "PURPLE", "OLIVE", "GREY", "SKY"};
constexpr std::string_view kColours[] = {"#D55E00", "#0072B2", "#009E73", "#E69F00", "#CC79A7", "#8A7A00", "#6B7480", "#56B4E9"};
constexpr std::string_view kDashes[] = {"none", "8 3", "2 3", "10 3 2 3", "14 4", "5 2", "3 6", "1 2"};

struct Curve {
  std::string name;
  std::vector<double> values;
  std::string_view colour, dashes;
};

std::string_view colour_of(std::string_view team, std::size_t place) {
  const auto* named = std::ranges::find(kNames, team);
  return kColours[named == std::end(kNames) ? place % std::size(kColours) : static_cast<std::size_t>(named - std::begin(kNames))];
}

// A round number at or above `value`, to end an axis with.
double axis_end(double value) {
  double step = 1;
  while (step * 10 < value) step *= 10;
  for (const double factor : {1.0, 2.0, 5.0, 10.0})
    if (step * factor >= value) return step * factor;
  return step * 10;
}

}  // namespace

std::vector<double> reached_over_time(const Replicates& replicates) {
  std::vector<double> values = band(replicates, Series::new_people_reached).mean;
  for (std::size_t i = 1; i < values.size(); ++i) values[i] += values[i - 1];
  return values;
}

std::string drill_page(std::string_view title, const std::string& body) { return page_of(title, body, kDrillStyle); }

std::string drill_heading(std::string_view words) { return fmt::format("<h2>{}</h2>\n", escaped(words)); }

std::string drill_section(std::string_view title, const std::string& inside, std::string_view look) {
  return fmt::format("<section class=\"{}\">\n<h2>{}</h2>\n{}</section>\n", look.empty() ? "long" : look, escaped(title), inside);
}

std::string drill_paragraph(std::string_view text, std::string_view look) { return paragraph(text, look); }

std::string drill_list(const std::vector<std::string>& lines) {
  std::string html = "<ul>\n";
  for (const std::string& line : lines) html += fmt::format("<li>{}</li>\n", escaped(line));
  return html + "</ul>\n";
}

namespace {

// An amount ("$ 1.1 k") stays on one line, and so does a cell of two or three short words.
std::string unbroken(std::string_view cell) {
  constexpr std::size_t kShort = 10;
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool joins = cell[i] == ' ' && (cell.size() <= kShort || !ends_line(cell, i));
    text += joins ? "\u00A0" : std::string(1, cell[i]);
  }
  return text;
}

}  // namespace

std::string drill_table(const Rows& rows, std::size_t figures, std::string_view look) {
  const std::vector<std::string>& headings = rows.front();
  std::string html = fmt::format("<div class=\"scroll\"><table class=\"wide {}\">\n<thead><tr>", look);
  for (std::size_t i = 0; i < headings.size(); ++i) html += fmt::format("<th scope=\"col\"{}>{}</th>", i >= figures ? " class=\"figure\"" : "", escaped(headings[i]));
  html += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 1; row < rows.size(); ++row) {
    html += "<tr>";
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      const std::string cell = escaped(unbroken(rows[row][i])), figure = i >= figures ? " class=\"figure\"" : "";
      html += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", cell) : fmt::format("<td data-of=\"{}\"{}>{}</td>", escaped(headings[i]), figure, cell);
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table></div>\n";
}

std::string drill_chart(const Drill& drill, const DrillScores& scores) {
  constexpr double kWidth = 760, kHeight = 300, kLeft = 52, kRight = 610, kTop = 14, kBottom = 268;
  std::vector<Curve> curves = {{std::string(say("Nobody decides")), reached_over_time(scores.nothing), "#7A828C", "4 4"}, {std::string(say("By the book")), reached_over_time(scores.book), "#7A828C", "none"}};
  for (std::size_t i = 0; i < scores.teams.size(); ++i)
    curves.push_back({scores.teams[i].team, reached_over_time(scores.by_team[i]), colour_of(scores.teams[i].team, i), kDashes[i % std::size(kDashes)]});
  double largest = 1;
  for (const Curve& curve : curves)
    for (const double value : curve.values) largest = std::max(largest, value);
  const double end = axis_end(largest), days = drill.scenario.days;
  const auto x = [&](double day) { return kLeft + (kRight - kLeft) * day / days; };
  const auto y = [&](double value) { return kBottom - (kBottom - kTop) * value / end; };

  std::string svg = fmt::format("<div class=\"chart\"><svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", kWidth, kHeight, escaped(say("People who heard something bad, counted up, by team")));
  const double from = static_cast<double>(drill.from) / kDay, until = static_cast<double>(drill.until) / kDay;
  svg += fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"#7A828C\" fill-opacity=\"0.12\"/>\n", x(from), kTop, x(until) - x(from), kBottom - kTop);
  for (int part = 0; part <= 2; ++part)
    svg += fmt::format("<line class=\"grid\" x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/><text x=\"{3}\" y=\"{4:.1f}\" text-anchor=\"end\">{5}</text>\n", kLeft, kRight, y(end * part / 2), kLeft - 6, y(end * part / 2) + 4,
                       grouped(static_cast<std::int64_t>(end * part / 2)));
  for (int day = 0; day < drill.scenario.days; day += std::max(1, drill.scenario.days / 7))
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{}\">{}</text>\n", x(day), kBottom + 18, escaped(short_date(drill.scenario.start, day * kDay)));

  // labels at the right end, moved apart where they would meet
  std::vector<std::size_t> order(curves.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto last = [&](std::size_t i) { return curves[i].values.empty() ? 0 : curves[i].values.back(); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return last(a) > last(b); });
  double label_y = kTop - 6;
  for (const std::size_t i : order) {
    const Curve& curve = curves[i];
    std::string points;
    for (std::size_t bin = 0; bin < curve.values.size(); ++bin)
      points += fmt::format("{:.1f},{:.1f} ", x(static_cast<double>((bin + 1) * static_cast<std::size_t>(drill.scenario.series_hours)) / 24), y(curve.values[bin]));
    svg += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\" stroke-dasharray=\"{}\"/>\n", points, curve.colour, curve.dashes);
    const double at = y(last(i));
    label_y = std::max(label_y + 15, at + 4);
    svg += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/><text x=\"{:.1f}\" y=\"{:.1f}\">{} {}</text>\n", kRight, at, kRight + 14, label_y - 4, curve.colour, kRight + 18, label_y, escaped(curve.name),
                       grouped(static_cast<std::int64_t>(last(i) + 0.5)));
  }
  return svg + "</svg></div>\n" + drill_paragraph(say("People who heard something bad, counted up; mean over futures. The grey field is the window in which the teams decided."), "note");
}

}  // namespace grapevine
