#include "report/svg_chart.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/axis.h"
#include "report/markup.h"
#include "report/terminal.h"

namespace grapevine {

namespace {

constexpr double kChartPad = 16, kText = 12, kTitle = 14, kLabelRow = 17, kLabelGap = 7;

// The app's colours, light as attributes beside their classes, dark here.
constexpr std::string_view kChartDark =
    "<style>@media (prefers-color-scheme:dark){"
    ".gv-panel{fill:#181D23;stroke:#2A313A}.gv-text{fill:#E8ECF1}.gv-second{fill:#A3ADBA}"
    ".gv-label{stroke:#181D23}.gv-grid{stroke:#252C34}.gv-zero{stroke:#4A5562}.gv-line{stroke:#56B4E9}.gv-band{fill:#56B4E9}"
    ".gv-base{stroke:#C5CDD7}.gv-bad{color:#F0833A}.gv-good{color:#3CC69A}.gv-plain{color:#98A2AF}}</style>\n";
constexpr std::string_view kBandInk = "class=\"gv-band\" fill=\"#0072B2\" fill-opacity=\"0.18\"";
constexpr std::string_view kLineInk = "class=\"gv-line\" stroke=\"#0072B2\" stroke-width=\"2.25\" stroke-linejoin=\"round\"";
constexpr std::string_view kBaseInk = "class=\"gv-base\" stroke=\"#3A424D\" stroke-width=\"1.6\" stroke-dasharray=\"6 4.5\"";

// Width of a text in a usual sans-serif font, rather too wide than too narrow: nobody knows which font it will be.
double text_width(std::string_view text, double size) {
  constexpr std::string_view kNarrow = " .,:;'!|()fijlrtI", kWide = "mwMW%@";
  double ems = 0, ascii = 0;
  for (const char letter : text) {
    if (letter < 0) continue;
    const bool capital = letter >= 'A' && letter <= 'Z', digit = letter >= '0' && letter <= '9';
    ems += kNarrow.find(letter) != std::string_view::npos ? 0.31
           : kWide.find(letter) != std::string_view::npos ? 0.9
                                                          : capital ? 0.7 : digit ? 0.63 : 0.58;
    ++ascii;
  }
  return 1.05 * size * (ems + 0.6 * (static_cast<double>(display_width(text)) - ascii));
}

// Printable, and cut where it would be wider.
std::string fitted(std::string_view text, double width, double size) {
  std::string shown = printable(text);
  if (text_width(shown, size) <= width) return shown;
  while (!shown.empty() && text_width(shown + "…", size) > width) {
    while (shown.size() > 1 && (shown.back() & 0xC0) == 0x80) shown.pop_back();
    shown.pop_back();
  }
  return shown + "…";
}

// Rounded to a tenth, "12" or "12.5".
std::string coordinate(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string text_at(double x, double y, std::string_view text, std::string_view attributes = {}) {
  return fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>\n", coordinate(x), coordinate(y), attributes, escaped(text));
}

struct Point {
  double x = 0, y = 0;
};

// Without points that lie on the line between their neighbours, as far as an eye can see.
std::vector<Point> thinned(const std::vector<Point>& line) {
  constexpr double kSeen = 0.15;
  if (line.size() < 3) return line;
  std::vector<Point> kept = {line.front()};
  std::size_t from = 0;
  for (std::size_t to = 2; to < line.size(); ++to) {
    const Point &a = line[from], &b = line[to];
    const auto off = [&](const Point& p) {
      return std::fabs(a.y + (b.y - a.y) * (p.x - a.x) / (b.x - a.x) - p.y) > kSeen;
    };
    if (!std::any_of(line.begin() + static_cast<std::ptrdiff_t>(from) + 1, line.begin() + static_cast<std::ptrdiff_t>(to), off))
      continue;
    kept.push_back(line[to - 1]);
    from = to - 1;
  }
  kept.push_back(line.back());
  return kept;
}

std::string path_of(const std::vector<Point>& line) {
  std::string path;
  for (const Point& p : line) path += (path.empty() ? "M" : "L") + coordinate(p.x) + " " + coordinate(p.y);
  return path;
}

// One picture while it is drawn, from the top down.
class Picture {
 public:
  Picture(const Chart& chart, const SvgStyle& style)
      : chart_(chart), width_(std::max(style.width, 320)), height_(std::max(style.height, 240)) {
    hours_ = static_cast<double>(chart.bins()) * chart.bin_hours;
  }

  std::string draw() {
    out_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
        "font-family=\"Inter,'Segoe UI','Helvetica Neue',Arial,sans-serif\" font-size=\"{2}\">\n"
        "<title>{3}</title>\n<desc>{4}</desc>\n{5}",
        coordinate(width_), coordinate(height_), coordinate(kText), escaped(chart_.title), escaped(description()), kChartDark);
    out_ += fmt::format(
        "<rect class=\"gv-panel\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"#FFFFFF\" "
        "stroke=\"#E2E5EA\"/>\n",
        coordinate(width_ - 1), coordinate(height_ - 1));
    draw_head();
    if (chart_.bins() == 0) {
      group("gv-second", "#5D6673", text_at(width_ / 2, height_ / 2 + 20, say("Nothing to show"), " text-anchor=\"middle\""));
      return out_ + "</svg>\n";
    }
    draw_legend();
    place_plot();
    place_markers();
    draw_axes();
    draw_curves();
    draw_markers();
    return out_ + "</svg>\n";
  }

 private:
  double x(double hour) const { return left_ + hour / hours_ * (right_ - left_); }
  double y(double value) const {
    const double share = std::isfinite(value) ? std::clamp(value / axis_.top, 0.0, 1.0) : 0;
    return bottom_ - share * (bottom_ - top_);
  }

  void group(std::string_view name, std::string_view fill, const std::string& inside) {
    out_ += fmt::format("<g class=\"{}\" fill=\"{}\">\n{}</g>\n", name, fill, inside);
  }

  void draw_head() {
    const double room = width_ - 2 * kChartPad;
    out_ += text_at(kChartPad, 29, fitted(chart_.title, room, kTitle),
                    " class=\"gv-text\" fill=\"#171B21\" font-size=\"14\" font-weight=\"600\"");
    out_ += text_at(kChartPad, 47, fitted(chart_.subtitle, room, kText), " class=\"gv-second\" fill=\"#5D6673\"");
  }

  // In one line where there is room, else in as many as it takes.
  void draw_legend() {
    constexpr double kSample = 27, kAfterSample = 7, kBetween = 20, kRow = 18;
    double at = kChartPad, line = 66;
    std::string names;
    const auto entry = [&](std::string_view full_name, auto sample) {
      const std::string name = fitted(full_name, width_ - 2 * kChartPad - kSample - kAfterSample, kText);
      const double wide = kSample + kAfterSample + text_width(name, kText);
      if (at > kChartPad && at + wide > width_ - kChartPad) at = kChartPad, line += kRow;
      out_ += sample();
      names += text_at(at + kSample + kAfterSample, line + 4, name);
      at += wide + kBetween;
    };
    const auto dash = [&](std::string_view ink) {
      return fmt::format("<path {} fill=\"none\" d=\"M{} {}h{}\"/>\n", ink, coordinate(at), coordinate(line), coordinate(kSample));
    };
    entry(chart_.after_name, [&] { return dash(kLineInk); });
    entry(say("80 % of futures"), [&] {
      return fmt::format("<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"10\"/>\n", kBandInk, coordinate(at),
                         coordinate(line - 5), coordinate(kSample));
    });
    if (chart_.before) entry(chart_.before_name, [&] { return dash(kBaseInk); });
    group("gv-second", "#5D6673", names);
    labels_top_ = line + 16;
  }

  // The widest number decides where the plot begins.
  void place_plot() {
    axis_ = value_axis(largest_value(chart_), std::clamp(static_cast<int>((height_ - 150) / 44), 2, 5));
    left_ = std::round(kChartPad + std::max(14.0, text_width(tick_text(axis_.top), kText)) + 8);
    right_ = width_ - kChartPad - 16;
    bottom_ = height_ - 36;
  }

  // Labels stand above the plot, so that they cover no curve; the plot begins below the last row that is taken.
  void place_markers() {
    constexpr double kWidestLabel = 170, kNear = 6;
    constexpr std::size_t kMostMarkers = 60;
    for (const Marker& marker : chart_.markers)
      if (marker.at >= 0 && static_cast<double>(marker.at) < hours_ * kHour && shown_.size() < kMostMarkers)
        shown_.push_back(&marker);
    std::vector<double> widths;
    for (const Marker* marker : shown_) {
      // what happens at nearly one moment shares a line
      const double line = std::round(x(to_hours(marker->at))) + 0.5;
      const bool near = !lines_.empty() && line - lines_.back() < kNear;
      lines_.push_back(near ? lines_.back() : line);
      labels_.push_back(fitted(marker->title, kWidestLabel, kText));
      widths.push_back(text_width(labels_.back(), kText));
    }
    places_ = place_labels(left_ - kLabelGap, right_, lines_, widths, kLabelGap);
    int rows = 0;
    for (const LabelPlace& place : places_)
      if (place.placed) rows = std::max(rows, place.row + 1);
    top_ = labels_top_ + kLabelRow * rows + (shown_.empty() ? 4 : 10);
  }

  void draw_axes() {
    std::string grid, ticks;
    for (int i = 0; i <= axis_.steps; ++i) {
      const double value = axis_.step * i, line = std::round(y(value)) + 0.5;
      if (i > 0) grid += fmt::format("M{} {}H{}", coordinate(left_), coordinate(line), coordinate(right_));
      ticks += text_at(left_ - 8, line + 3.8, tick_text(value), " text-anchor=\"end\"");
    }
    const double base = std::round(bottom_) + 0.5;
    std::string zero = fmt::format("M{} {}H{}", coordinate(left_), coordinate(base), coordinate(right_));
    const int days = static_cast<int>(std::ceil(hours_ / 24));
    for (const TimeTick& tick : time_ticks(chart_.start, days, static_cast<int>((right_ - left_) / 58) + 1)) {
      if (tick.hours > hours_) continue;
      const double at = x(tick.hours);
      zero += fmt::format("M{} {}v4", coordinate(std::round(at) + 0.5), coordinate(base));
      ticks += text_at(at, bottom_ + 20, tick.text, " text-anchor=\"middle\"");
    }
    out_ += fmt::format("<path class=\"gv-grid\" stroke=\"#E4E8ED\" fill=\"none\" d=\"{}\"/>\n", grid);
    out_ += fmt::format("<path class=\"gv-zero\" stroke=\"#B4BCC7\" fill=\"none\" d=\"{}\"/>\n", zero);
    group("gv-second", "#5D6673", ticks);
  }

  std::vector<Point> points(const std::vector<double>& values) const {
    // a single bin is as wide as the plot
    if (values.size() == 1) return {{left_, y(values[0])}, {right_, y(values[0])}};
    std::vector<Point> line;
    for (std::size_t i = 0; i < values.size(); ++i) line.push_back({x(bin_position(chart_, i)), y(values[i])});
    return thinned(line);
  }

  void draw_curves() {
    const std::size_t bins = chart_.bins();
    if (chart_.after.low.size() == bins && chart_.after.high.size() == bins) {
      std::vector<Point> outline = points(chart_.after.high), low = points(chart_.after.low);
      outline.insert(outline.end(), low.rbegin(), low.rend());
      out_ += fmt::format("<path {} d=\"{}Z\"/>\n", kBandInk, path_of(outline));
    }
    if (chart_.before && chart_.before->mean.size() == bins)
      out_ += fmt::format("<path {} fill=\"none\" d=\"{}\"/>\n", kBaseInk, path_of(points(chart_.before->mean)));
    out_ += fmt::format("<path {} fill=\"none\" d=\"{}\"/>\n", kLineInk, path_of(points(chart_.after.mean)));
  }

  void draw_markers() {
    std::string labels;
    for (std::size_t i = 0; i < shown_.size();) {
      // one line for all that share it, of the kind of the first that has one
      const double line = lines_[i], head = top_ - 4;
      double from = head;
      Marker::Kind kind = Marker::Kind::plain;
      for (; i < shown_.size() && lines_[i] == line; ++i) {
        if (kind == Marker::Kind::plain) kind = shown_[i]->kind;
        if (!places_[i].placed) continue;
        const double row = labels_top_ + kLabelRow * places_[i].row;
        from = std::min(from, row);
        labels += text_at(places_[i].left, row + 12, labels_[i]);
      }
      const bool good = kind == Marker::Kind::good;
      const auto [name, colour] = kind == Marker::Kind::bad ? std::pair("gv-bad", "#D55E00")
                                  : good                    ? std::pair("gv-good", "#009E73")
                                                            : std::pair("gv-plain", "#77818E");
      // a triangle at the top of the plot, downwards for what is bad
      out_ += fmt::format(
          "<g class=\"{}\" color=\"{}\"><path stroke=\"currentColor\" stroke-width=\"1.25\" stroke-dasharray=\"2 3\" "
          "d=\"M{} {}V{}\"/><path fill=\"currentColor\" d=\"M{} {}l5 {}h-10z\"/></g>\n",
          name, colour, coordinate(line), coordinate(from), coordinate(bottom_), coordinate(line), coordinate(good ? head - 4 : head + 4),
          good ? 8 : -8);
    }
    // edged, for where there was no way around another's line
    if (!labels.empty())
      out_ += "<g class=\"gv-second gv-label\" fill=\"#5D6673\" stroke=\"#FFFFFF\" stroke-width=\"4\" "
              "stroke-linejoin=\"round\" paint-order=\"stroke\">\n" + labels + "</g>\n";
  }

  // Both curves' largest bins and what is marked, in words.
  std::string description() const {
    const std::size_t bins = chart_.bins();
    if (bins == 0) return chart_.subtitle;
    const auto largest_bin = [&](const std::vector<double>& values) {
      const auto bin = static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
      const double from = static_cast<double>(bin) * chart_.bin_hours;
      return say("at most {} ({})", value_text(values[bin]), bin_text(chart_.start, from, chart_.bin_hours));
    };
    std::string text = say("{}. Solid line in the band that holds 80 % of futures: {}, {}.", chart_.subtitle, chart_.after_name, largest_bin(chart_.after.mean));
    if (chart_.before && chart_.before->mean.size() == bins) text += " " + say("Dashed line: {}, {}.", chart_.before_name, largest_bin(chart_.before->mean));
    std::string marked;
    for (const Marker& marker : chart_.markers) marked += (marked.empty() ? "" : "; ") + marker.title + ", " + long_moment(chart_.start, marker.at);
    return marked.empty() ? text : text + " " + say("Marked: {}.", marked);
  }

  const Chart& chart_;
  std::string out_;
  double width_, height_, hours_ = 1;
  double left_ = 0, right_ = 0, top_ = 0, bottom_ = 0, labels_top_ = 0;
  ValueAxis axis_;
  std::vector<const Marker*> shown_;  // inside the chart
  std::vector<double> lines_;         // of shown_, where they stand
  std::vector<std::string> labels_;   // of shown_
  std::vector<LabelPlace> places_;    // of shown_
};

}  // namespace

std::string svg_chart(const Chart& chart, const SvgStyle& style) { return Picture(chart, style).draw(); }

}  // namespace grapevine
