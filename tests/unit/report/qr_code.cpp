#include "report/qr_code.h"

#include <catch2/catch_test_macros.hpp>

using namespace grapevine;

namespace {

// What every QR code has: three finders, each 7 × 7 with a ring of light within, and the two timing lines between them.
bool has_finder(const QrCode& code, int left, int top) {
  for (int y = 0; y < 7; ++y)
    for (int x = 0; x < 7; ++x) {
      const int ring = std::min(std::min(x, y), std::min(6 - x, 6 - y));
      if (code.at(left + x, top + y) != (ring != 1)) return false;
    }
  return true;
}

// The dark modules as the path tells them.
std::vector<bool> drawn(const std::string& path, int side) {
  std::vector<bool> dark(static_cast<std::size_t>(side * side));
  int x = 0, y = 0, width = 0, back = 0, read = 0;
  for (const char* at = path.c_str(); *at; at += read) {
    if (std::sscanf(at, "M%d,%dh%dv1h-%dz%n", &x, &y, &width, &back, &read) != 4 || width != back) return {};
    for (int i = 0; i < width; ++i) dark[static_cast<std::size_t>(y * side + x + i)] = true;
  }
  return dark;
}

}  // namespace

TEST_CASE("a decision code becomes a QR code with its finders, small enough for a phone, and its path draws the same modules") {
  for (const std::size_t length : {20u, 120u, 300u}) {
    std::string text = "GV1.RED.0-1-0.";
    while (text.size() < length) text += "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[text.size() * 7 % 32];
    const QrCode code = qr_code(text);
    CHECK(code.size <= 57);
    CHECK(code.dark.size() == static_cast<std::size_t>(code.size * code.size));
    for (const auto& [left, top] : {std::pair{0, 0}, {code.size - 7, 0}, {0, code.size - 7}}) CHECK(has_finder(code, left, top));
    for (int i = 8; i < code.size - 8; ++i) CHECK(code.at(i, 6) == (i % 2 == 0));
    const int side = code.size + 2 * kQuietModules;
    const auto dark = drawn(qr_path(code), side);
    REQUIRE_FALSE(dark.empty());
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x) {
        const bool inside = x >= kQuietModules && y >= kQuietModules && x < code.size + kQuietModules && y < code.size + kQuietModules;
        CHECK(dark[static_cast<std::size_t>(y * side + x)] == (inside && code.at(x - kQuietModules, y - kQuietModules)));
      }
  }
}

TEST_CASE("another code is another picture, and no code is none") {
  CHECK(qr_code("GV1.RED.A").dark != qr_code("GV1.RED.B").dark);
  CHECK(qr_code("").size == 0);
}

TEST_CASE("a picture of a code says what it is, escaped, and brings its own light ground") {
  const std::string svg = qr_svg(qr_code("GV1.RED.A"), "Code of \"A\" & <B>");
  CHECK(svg.find("role=\"img\" aria-label=\"Code of &quot;A&quot; &amp; &lt;B&gt;\"") != std::string::npos);
  CHECK(svg.find("fill=\"#FFFFFF\"") < svg.find("<path"));
}
