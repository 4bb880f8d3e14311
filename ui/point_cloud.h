// Many points on the screen, each of a colour, a shape and a size. The graphics card draws them where the shell offers
// its functions; else, and in tests, Dear ImGui's lists do.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ui/box.h"

namespace grapevine {

enum class PointShape : std::uint8_t { circle, diamond, down, up, ring, cross };

struct PointLook {
  std::uint8_t colour = 0;   // index into the palette; points of colour 0 lie below all others
  PointShape shape = PointShape::circle;
  std::uint8_t size = 32;    // radius, in 1/32 of the cloud's
  std::uint8_t alpha = 255;
  bool operator==(const PointLook&) const = default;
};

inline constexpr std::size_t kPalette = 8;

// Columns of equal length. They are uploaded again when their version has changed.
struct PointCloud {
  std::span<const float> x, y;
  std::span<const PointLook> looks;
  std::uint64_t places = 0, look = 0;   // versions
  float scale = 1, left = 0, top = 0;   // a point stands at left + scale·x, top + scale·y, in pixels
  float radius = 3, least_radius = 1;   // pixels
  std::array<ImU32, kPalette> palette{};
};

}  // namespace grapevine
