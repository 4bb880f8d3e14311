// Pictures as files: PNG (not compressed; for screenshots and their comparison) and PPM.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace grapevine {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;  // three bytes a pixel, top row first
};

std::string to_png(const Picture& picture);
std::string to_ppm(const Picture& picture);

}  // namespace grapevine
