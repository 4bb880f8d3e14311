#include <cmath>

#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kPi = 3.14159265f;

struct Pen {
  ImDrawList* list;
  ImVec2 centre;
  float unit;  // of a grid of 16 × 16
  float width;
  ImU32 colour;

  ImVec2 at(float x, float y) const { return {centre.x + (x - 8) * unit, centre.y + (y - 8) * unit}; }
  void line(std::initializer_list<ImVec2> points) const {
    list->AddPolyline(points.begin(), static_cast<int>(points.size()), colour, 0, width);
  }
  void fill(ImVec2 a, ImVec2 b, ImVec2 c) const { list->AddTriangleFilled(a, b, c, colour); }
};

// an arrow that turns back: to the left for undo, mirrored for redo
void draw_turn(const Pen& pen, bool left) {
  const auto x = [&](float value) { return left ? value : 16 - value; };
  pen.list->PathLineTo(pen.at(x(3.5f), 6));
  pen.list->PathLineTo(pen.at(x(9.5f), 6));
  for (int i = 0; i <= 12; ++i) {
    const float angle = -kPi / 2 + kPi * static_cast<float>(i) / 12;
    pen.list->PathLineTo(pen.at(x(9.5f + 3.5f * std::cos(angle)), 9.5f + 3.5f * std::sin(angle)));
  }
  pen.list->PathLineTo(pen.at(x(6), 13));
  pen.list->PathStroke(pen.colour, 0, pen.width);
  pen.line({pen.at(x(6.5f), 2.8f), pen.at(x(3.2f), 6), pen.at(x(6.5f), 9.2f)});
}

void draw_sun(const Pen& pen) {
  pen.list->AddCircle(pen.centre, 3.1f * pen.unit, pen.colour, 24, pen.width);
  for (int i = 0; i < 8; ++i) {
    const float c = std::cos(kPi / 4 * static_cast<float>(i)), s = std::sin(kPi / 4 * static_cast<float>(i));
    pen.line({pen.at(8 + 5.1f * c, 8 + 5.1f * s), pen.at(8 + 6.9f * c, 8 + 6.9f * s)});
  }
}

void draw_moon(const Pen& pen) {
  // outer arc of a circle, inner arc of a smaller one shifted to the right
  for (int i = 0; i <= 24; ++i) {
    const float angle = -0.30f * kPi - 1.42f * kPi * static_cast<float>(i) / 24;
    pen.list->PathLineTo(pen.at(8 + 5.6f * std::cos(angle), 8 + 5.6f * std::sin(angle)));
  }
  for (int i = 0; i <= 16; ++i) {
    const float angle = 0.36f * kPi + 1.12f * kPi * static_cast<float>(i) / 16;
    pen.list->PathLineTo(pen.at(10.4f + 4.3f * std::cos(angle), 7.2f + 4.3f * std::sin(angle)));
  }
  pen.list->PathStroke(pen.colour, ImDrawFlags_Closed, pen.width);
}

}  // namespace

void draw_icon(const Gui& gui, Icon icon, ImVec2 centre, ImU32 colour, float size) {
  const float unit = gui.px(size) / 16;
  const Pen pen{ImGui::GetWindowDrawList(), centre, unit, std::fmax(1.0f, 1.5f * gui.scale), colour};
  switch (icon) {
    case Icon::none: break;
    case Icon::chevron_down: pen.line({pen.at(4, 6), pen.at(8, 10.2f), pen.at(12, 6)}); break;
    case Icon::fold_open: pen.fill(pen.at(3.5f, 5.5f), pen.at(12.5f, 5.5f), pen.at(8, 11.5f)); break;
    case Icon::fold_closed: pen.fill(pen.at(5.5f, 3.5f), pen.at(11.5f, 8), pen.at(5.5f, 12.5f)); break;
    case Icon::undo: draw_turn(pen, true); break;
    case Icon::redo: draw_turn(pen, false); break;
    case Icon::sun: draw_sun(pen); break;
    case Icon::moon: draw_moon(pen); break;
    case Icon::close:
      pen.line({pen.at(4, 4), pen.at(12, 12)});
      pen.line({pen.at(12, 4), pen.at(4, 12)});
      break;
    case Icon::more:
      for (const float x : {3.0f, 8.0f, 13.0f}) pen.list->AddCircleFilled(pen.at(x, 8), 1.4f * unit, colour, 12);
      break;
    case Icon::play: pen.fill(pen.at(4.5f, 2.5f), pen.at(13.5f, 8), pen.at(4.5f, 13.5f)); break;
    case Icon::pause:
      for (const float x : {4.0f, 9.5f}) pen.list->AddRectFilled(pen.at(x, 3), pen.at(x + 2.8f, 13), colour);
      break;
    case Icon::plus: pen.line({pen.at(8, 3), pen.at(8, 13)}); [[fallthrough]];
    case Icon::minus: pen.line({pen.at(3, 8), pen.at(13, 8)}); break;
    case Icon::whole:
      for (const float x : {-1.0f, 1.0f})
        for (const float y : {-1.0f, 1.0f}) pen.line({pen.at(8 + 2.2f * x, 8 + 5 * y), pen.at(8 + 5 * x, 8 + 5 * y), pen.at(8 + 5 * x, 8 + 2.2f * y)});
      break;
    case Icon::check: pen.line({pen.at(3, 8.5f), pen.at(6.5f, 12), pen.at(13, 4.5f)}); break;
  }
}

void draw_triangle(const Gui& gui, bool up, ImVec2 centre, float size, ImU32 colour) {
  const float half = gui.px(size) / 2, rise = half * 0.85f * (up ? 1.0f : -1.0f);
  const ImVec2 a{centre.x - half, centre.y + rise}, b{centre.x + half, centre.y + rise}, c{centre.x, centre.y - rise};
  // ImGui wants one direction of turn for its smooth edges
  if (up) ImGui::GetWindowDrawList()->AddTriangleFilled(a, c, b, colour);
  else ImGui::GetWindowDrawList()->AddTriangleFilled(a, b, c, colour);
}

void draw_dashed(const Gui&, std::span<const ImVec2> line, ImU32 colour, float width, float dash, float gap) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  float left = dash;  // of the dash or gap under way
  bool drawing = true;
  if (line.empty()) return;
  list->PathClear();
  list->PathLineTo(line[0]);
  for (std::size_t i = 1; i < line.size(); ++i) {
    ImVec2 from = line[i - 1];
    const ImVec2 to = line[i];
    float length = std::hypot(to.x - from.x, to.y - from.y);
    while (length > left) {
      const float part = left / length;
      from = {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
      length -= left;
      if (drawing) {
        list->PathLineTo(from);
        list->PathStroke(colour, 0, width);
      } else {
        list->PathLineTo(from);
      }
      drawing = !drawing;
      left = drawing ? dash : gap;
    }
    left -= length;
    if (drawing) list->PathLineTo(to);
  }
  if (drawing) list->PathStroke(colour, 0, width);
  list->PathClear();
}

}  // namespace grapevine
