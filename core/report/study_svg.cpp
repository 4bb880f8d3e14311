#include "report/study_svg.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/markup.h"

namespace grapevine {

namespace {

constexpr std::string_view kStudyDark =
    "<style>@media screen and (prefers-color-scheme:dark){.gv-panel{fill:#181D23;stroke:#2A313A}.gv-text{fill:#E8ECF1}"
    ".gv-second{fill:#A3ADBA}.gv-grid{stroke:#252C34}.gv-axis{stroke:#4A5562}.gv-dot{fill:#56B4E9}.gv-other{fill:#98A2AF}"
    ".gv-hit{fill:#F0833A}.gv-line{stroke:#F0833A}.gv-box{stroke:#E8ECF1}}</style>\n";

}  // namespace

std::string svg_frame(double width, double height, std::string_view title, std::string_view description) {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\" "
             "font-family=\"Inter,'Segoe UI','Helvetica Neue',Arial,sans-serif\">\n<title>{2}</title>\n<desc>{3}</desc>\n{4}",
             width, height, escaped(title), escaped(description), kStudyDark) +
         fmt::format("<rect class=\"gv-panel\" x=\"0.5\" y=\"0.5\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"8\" fill=\"#FFFFFF\" stroke=\"#D9DEE4\"/>\n",
                     width - 1, height - 1);
}

std::string svg_label(double x, double y, std::string_view anchor, std::string_view ink, double size, std::string_view text) {
  return fmt::format("<text class=\"gv-{}\" x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\">{}</text>\n", ink, x,
                     y, size, anchor, ink == "text" ? "#1B2129" : "#5A6572", escaped(text));
}

std::string cut_text(std::string_view text, std::size_t letters) {
  if (text.size() <= letters) return std::string(text);
  std::string cut(text.substr(0, letters));
  while (!cut.empty() && (text[cut.size()] & 0xC0) == 0x80) cut.pop_back();
  return cut + "…";
}

ValueRange range_of(const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*low, *high};
}

}  // namespace grapevine
