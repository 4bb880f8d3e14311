// What the charts of studies share: a frame that is light or dark, and texts. Under the rules of svg_chart.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grapevine {

constexpr double kStudyPad = 16;
constexpr std::size_t kMostStudyDots = 1500;  // of more points only every so many-th is drawn

// The opening of an <svg> with its panel; `title` and `description` are plain text.
std::string svg_frame(double width, double height, std::string_view title, std::string_view description);
// `anchor` start, middle or end; `ink` text (dark) or second (paler); plain text.
std::string svg_label(double x, double y, std::string_view anchor, std::string_view ink, double size, std::string_view text);
// Cut with "…" after so many letters.
std::string cut_text(std::string_view text, std::size_t letters);

struct ValueRange {
  double low = 0, high = 1;
  double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};
ValueRange range_of(const std::vector<double>& values);

}  // namespace grapevine
