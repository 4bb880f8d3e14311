// A decision code as a QR code, to be shown by one machine and read by another's camera. Made by the QR-Code-generator of
// Project Nayuki (ISO/IEC 18004).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grapevine {

constexpr int kQuietModules = 4;  // of light around the modules, without which nothing reads them

struct QrCode {
  int size = 0;             // modules a side, quiet zone not counted; 0: there is none
  std::vector<bool> dark;   // size × size, rows from the top
  bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

// Of at most kMostCodeCharacters capitals, digits, points and hyphens (57 modules a side then): 15 % of it may be damaged. Of an
// empty text there is none.
QrCode qr_code(std::string_view text);

// The dark modules as the path of an SVG whose unit is a module and whose quiet zone is counted: "M4,4h7v1h-7z…".
std::string qr_path(const QrCode& code);
// As a picture, light around it whatever stands behind; `label`: what it says to who cannot see it.
std::string qr_svg(const QrCode& code, std::string_view label);

}  // namespace grapevine
