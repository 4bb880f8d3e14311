#include "report/qr_code.h"

#include <fmt/format.h>

#include <qrcodegen.hpp>

#include "report/markup.h"

namespace grapevine {

QrCode qr_code(std::string_view text) {
  if (text.empty()) return {};
  const auto made = qrcodegen::QrCode::encodeText(std::string(text).c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  QrCode code{made.getSize(), {}};
  for (int y = 0; y < code.size; ++y)
    for (int x = 0; x < code.size; ++x) code.dark.push_back(made.getModule(x, y));
  return code;
}

std::string qr_path(const QrCode& code) {
  std::string path;
  for (int y = 0; y < code.size; ++y)
    for (int x = 0, end = 0; x < code.size; x = end + 1) {
      // the longest row of dark modules from here
      for (end = x; end < code.size && code.at(end, y); ++end) {}
      if (end > x) path += fmt::format("M{},{}h{}v1h-{}z", x + kQuietModules, y + kQuietModules, end - x, end - x);
    }
  return path;
}

std::string qr_svg(const QrCode& code, std::string_view label) {
  const int side = code.size + 2 * kQuietModules;
  return fmt::format("<svg class=\"qr\" viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"{1}\" shape-rendering=\"crispEdges\"><rect width=\"{0}\" height=\"{0}\" fill=\"#FFFFFF\"/><path d=\"{2}\" fill=\"#000000\"/></svg>\n",
                     side, escaped(label), qr_path(code));
}

}  // namespace grapevine
