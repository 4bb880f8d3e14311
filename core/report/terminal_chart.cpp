#include "report/terminal_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/axis.h"
#include "report/terminal.h"

namespace grapevine {

namespace {

// What a cell of the plot shows, the strongest last.
enum class Ink : std::uint8_t { none, grid, band, before, after };

// ANSI 256-colour codes near the app's palette; they read on light and dark ground.
constexpr std::array<std::string_view, 5> kInkCodes = {"", "\x1b[38;5;245m", "\x1b[38;5;110m",
                                                       "\x1b[38;5;245m", "\x1b[38;5;32m"};
constexpr std::string_view kReset = "\x1b[0m", kBold = "\x1b[1m", kDim = "\x1b[38;5;245m";

std::string utf8(char32_t code) {
  std::string text;
  text += static_cast<char>(0xE0 | code >> 12);
  text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
  text += static_cast<char>(0x80 | (code & 0x3F));
  return text;
}

// A grid of cells, each with 2 × 4 dots of braille, or a single sign in ASCII.
class Canvas {
 public:
  Canvas(int columns, int rows, bool braille)
      : columns_(columns), rows_(rows), braille_(braille), cells_(static_cast<std::size_t>(columns * rows)) {}

  int dots_across() const { return columns_ * (braille_ ? 2 : 1); }
  int dots_down() const { return rows_ * (braille_ ? 4 : 1); }

  void dot(int x, int y, Ink ink) {
    if (x < 0 || y < 0 || x >= dots_across() || y >= dots_down()) return;
    constexpr std::uint8_t kBits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    Cell& cell = braille_ ? at(x / 2, y / 4) : at(x, y);
    cell.dots |= braille_ ? kBits[y % 4][x % 2] : 1;
    cell.ink = std::max(cell.ink, ink);
  }
  // What a cell shows where no line runs through it.
  void ground(int column, int row, Ink ink) { at(column, row).ground = ink; }

  std::string row(int y, bool colour) const {
    std::string text;
    Ink current = Ink::none;
    for (int x = 0; x < columns_; ++x) {
      const Cell& cell = cells_[static_cast<std::size_t>(y * columns_ + x)];
      const Ink ink = cell.dots ? cell.ink : cell.ground;
      if (colour && ink != current) {
        if (current != Ink::none) text += kReset;
        text += kInkCodes[static_cast<std::size_t>(ink)];
        current = ink;
      }
      text += sign(cell);
    }
    if (colour && current != Ink::none) text += kReset;
    return text;
  }

 private:
  struct Cell {
    std::uint8_t dots = 0;
    Ink ink = Ink::none, ground = Ink::none;
  };
  Cell& at(int column, int row) { return cells_[static_cast<std::size_t>(row * columns_ + column)]; }

  std::string sign(const Cell& cell) const {
    if (cell.dots && braille_) return utf8(0x2800u + cell.dots);
    if (cell.dots) return cell.ink == Ink::after ? "*" : "o";
    if (cell.ground == Ink::band) return braille_ ? "░" : ":";
    if (cell.ground == Ink::grid) return braille_ ? "┊" : "|";
    return " ";
  }

  int columns_, rows_;
  bool braille_;
  std::vector<Cell> cells_;
};

// Where values and moments stand on the canvas.
struct Scale {
  double top = 1;  // value of the uppermost row
  int across = 0, down = 0;
  std::size_t bins = 1;

  int y(double value) const { return static_cast<int>(std::lround((1 - value / top) * (down - 1))); }
  // of the middle of a bin
  int x(std::size_t bin) const {
    return static_cast<int>((static_cast<double>(bin) + 0.5) / static_cast<double>(bins) * across);
  }
  // value at dot x by straight lines between the middles of bins
  double at(const std::vector<double>& values, int dot) const {
    const double place = (dot + 0.5) / across * static_cast<double>(bins) - 0.5;
    const double clamped = std::clamp(place, 0.0, static_cast<double>(bins - 1));
    const auto i = static_cast<std::size_t>(clamped);
    const double next = values[std::min(i + 1, bins - 1)];
    return values[i] + (clamped - static_cast<double>(i)) * (next - values[i]);
  }
};

// A line without gaps; dashed when `dash` dots in turn are shown and hidden, 0 for a solid one.
void draw_line(Canvas& canvas, const Scale& scale, const std::vector<double>& values, Ink ink, int dash) {
  int length = 0, previous = scale.y(scale.at(values, 0));
  for (int x = 0; x < scale.across; ++x) {
    const int y = scale.y(scale.at(values, x)), direction = y > previous ? 1 : -1;
    for (int step = previous;; step += direction) {
      if (dash == 0 || length / dash % 2 == 0) canvas.dot(x, step, ink);
      if (step != y)
        ++length;
      else
        break;
    }
    ++length;
    previous = y;
  }
}

void shade_band(Canvas& canvas, const Scale& scale, const Band& band, int columns, int rows) {
  for (int column = 0; column < columns; ++column) {
    const int dot = static_cast<int>((column + 0.5) / columns * scale.across);
    const double low = scale.at(band.low, dot), high = scale.at(band.high, dot);
    for (int row = 0; row < rows; ++row) {
      const double value = (1 - (row + 0.5) / rows) * scale.top;
      if (value >= low && value <= high) canvas.ground(column, row, Ink::band);
    }
  }
}

std::string blanks(std::size_t n) { return std::string(n, ' '); }

std::string painted(std::string_view text, std::string_view code, bool colour) {
  return colour ? std::string(code) + std::string(text) + std::string(kReset) : std::string(text);
}

std::string heading(const Chart& chart, const TerminalStyle& style) {
  const auto sample = [&](std::string_view unicode, std::string_view ascii, Ink ink) {
    return painted(style.unicode ? unicode : ascii, kInkCodes[static_cast<std::size_t>(ink)], style.colour);
  };
  std::string text = painted(chart.title, kBold, style.colour) + "\n";
  if (!chart.subtitle.empty()) text += painted(chart.subtitle, kDim, style.colour) + "\n";
  text += sample("⠤⠤", "**", Ink::after) + " " + chart.after_name + "   " + sample("░░", "::", Ink::band) +
          " " + std::string(say("80 % of futures"));
  if (chart.before) text += "   " + sample("⠤ ⠤", "o o", Ink::before) + " " + chart.before_name;
  return text + "\n";
}

// The column of a moment, or −1 outside of the chart.
int column_of(const Chart& chart, Millis at, int columns) {
  const double share =
      static_cast<double>(at) / (static_cast<double>(chart.bins()) * chart.bin_hours * kHour);
  return share < 0 || share >= 1 ? -1 : static_cast<int>(share * columns);
}

// Labels of marks in one line, those that would run into another left out.
std::string marks_line(const Chart& chart, const TerminalStyle& style, int margin, int columns) {
  std::string line = blanks(static_cast<std::size_t>(margin));
  std::size_t used = static_cast<std::size_t>(margin);
  bool any = false;
  for (const Marker& mark : chart.markers) {
    const int column = column_of(chart, mark.at, columns);
    const std::string label = (style.unicode ? "▼ " : "v ") + mark.title;
    const std::size_t width = display_width(label), edge = static_cast<std::size_t>(margin + columns);
    if (column < 0) continue;
    // beside the moment; to the left of it where the right has no room
    std::size_t place = static_cast<std::size_t>(margin + column);
    const bool left = place + width > edge;
    const std::string shown = left ? mark.title + (style.unicode ? " ▼" : " v") : label;
    if (left) place = place + 1 > width ? place + 1 - width : 0;
    if (place < used + (any ? 1 : 0)) continue;
    line += blanks(place - used) + shown;
    used = place + width;
    any = true;
  }
  return any ? line + "\n" : "";
}

// Tick labels at round numbers of days, and the axis with their ticks.
std::string date_axis(const Chart& chart, const TerminalStyle& style, int margin, int columns) {
  const int days = (static_cast<int>(chart.bins()) * chart.bin_hours + 23) / 24;
  std::vector<std::string> axis(static_cast<std::size_t>(columns), style.unicode ? "─" : "-");
  std::string labels = blanks(static_cast<std::size_t>(margin));
  std::size_t used = static_cast<std::size_t>(margin);
  for (const TimeTick& tick : time_ticks(chart.start, days, columns / 9)) {
    const int column = column_of(chart, from_hours(tick.hours), columns);
    const auto place = static_cast<std::size_t>(margin + column);
    if (column < 0 || place < used || place + display_width(tick.text) > static_cast<std::size_t>(margin + columns) + 3) continue;
    axis[static_cast<std::size_t>(column)] = style.unicode ? "┬" : "+";
    labels += blanks(place - used) + tick.text;
    used = place + display_width(tick.text);
  }
  std::string line;
  for (const std::string& sign : axis) line += sign;
  const std::string corner = style.unicode ? "└" : "+";
  return blanks(static_cast<std::size_t>(margin) - 1) + painted(corner + line, kDim, style.colour) + "\n" +
         painted(labels, kDim, style.colour) + "\n";
}

}  // namespace

std::string terminal_chart(const Chart& chart, const TerminalStyle& style) {
  const int rows = std::max(style.chart_height, 4);
  const ValueAxis value = value_axis(largest_value(chart), std::clamp(rows / 3, 2, 6));
  const int label_width = static_cast<int>(tick_text(value.top).size());
  const int margin = label_width + 2;
  const int columns = std::max(style.width, 40) - margin - 3;

  Canvas canvas(columns, rows, style.unicode);
  const Scale scale{value.top, canvas.dots_across(), canvas.dots_down(), chart.bins()};
  for (const Marker& mark : chart.markers)
    if (const int column = column_of(chart, mark.at, columns); column >= 0)
      for (int row = 0; row < rows; ++row) canvas.ground(column, row, Ink::grid);
  shade_band(canvas, scale, chart.after, columns, rows);
  if (chart.before) draw_line(canvas, scale, chart.before->mean, Ink::before, style.unicode ? 3 : 1);
  draw_line(canvas, scale, chart.after.mean, Ink::after, 0);

  // each row's tick, where a round number falls on it
  std::vector<std::string> ticks(static_cast<std::size_t>(rows));
  for (int i = 0; i <= value.steps; ++i) {
    const int row = scale.y(i * value.step) * rows / scale.down;
    ticks[static_cast<std::size_t>(row)] = tick_text(i * value.step);
  }
  std::string text = heading(chart, style) + marks_line(chart, style, margin, columns);
  for (int row = 0; row < rows; ++row) {
    const std::string& tick = ticks[static_cast<std::size_t>(row)];
    const std::string_view side = style.unicode ? (tick.empty() ? "│" : "┤") : (tick.empty() ? "|" : "+");
    const std::string label =
        blanks(static_cast<std::size_t>(label_width) - tick.size()) + tick + " " + std::string(side);
    std::string plot = canvas.row(row, style.colour);
    if (!style.colour) plot.erase(plot.find_last_not_of(' ') + 1);
    text += painted(label, kDim, style.colour) + plot + "\n";
  }
  return text + date_axis(chart, style, margin, columns);
}

}  // namespace grapevine
