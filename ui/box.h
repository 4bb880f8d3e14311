// A rectangle in device pixels.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <string_view>

namespace grapevine {

struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float middle() const { return (top + bottom) / 2; }
  ImVec2 min() const { return {left, top}; }
  ImVec2 max() const { return {right, bottom}; }
  bool operator==(const Box&) const = default;
  bool contains(ImVec2 p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }

  Box inset(float x, float y) const { return {left + x, top + y, right - x, bottom - y}; }
  Box inset(float by) const { return inset(by, by); }
  // Takes a strip off one side and returns it; what is left stays.
  Box take_top(float height) {
    const Box strip{left, top, right, std::min(bottom, top + height)};
    top = strip.bottom;
    return strip;
  }
  Box take_bottom(float height) {
    const Box strip{left, std::max(top, bottom - height), right, bottom};
    bottom = strip.top;
    return strip;
  }
  Box take_left(float width) {
    const Box strip{left, top, std::min(right, left + width), bottom};
    left = strip.right;
    return strip;
  }
  Box take_right(float width) {
    const Box strip{std::max(left, right - width), top, right, bottom};
    right = strip.left;
    return strip;
  }
};

// A control as it stood in the last frame, for tests: `of` is the path of its parameter or the name of its list.
struct Control {
  std::string_view of, id;
  Box box;
  bool enabled = true;
};

}  // namespace grapevine
