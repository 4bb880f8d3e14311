// A chart drawn as SVG: for a file of its own, an <img>, or inline in a page.
#pragma once

#include <string>

#include "report/chart.h"

namespace grapevine {

struct SvgStyle {
  int width = 720, height = 340;  // at least 320 × 240; user units, which are pixels at natural size
};

// A whole <svg> element in UTF-8, ending in a new line. The same chart gives the same bytes everywhere. Any text is
// allowed: it is made printable, escaped, and cut with "…" where there is no room. Values below 0 or not finite are
// drawn as 0; without bins it says that there is nothing to show. Neither script nor id nor reference to anything
// outside, so that several may stand in one page.
//
// Colours are attributes for a light ground of its own; a style element changes them where the reader prefers dark, and
// a page that does not allow style elements just shows the light ones. What a screen reader tells is in <title> and
// <desc>: both curves' largest bins, and every marker with its moment, also those without room for a label.
std::string svg_chart(const Chart& chart, const SvgStyle& style = {});

}  // namespace grapevine
