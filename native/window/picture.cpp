#include "window/picture.h"

#include <algorithm>
#include <array>

namespace grapevine {

namespace {

std::uint32_t crc(std::uint32_t state, const std::string& bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> rows{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      rows[i] = i;
      for (int bit = 0; bit < 8; ++bit) rows[i] = rows[i] & 1 ? 0xEDB88320u ^ (rows[i] >> 1) : rows[i] >> 1;
    }
    return rows;
  }();
  for (const char c : bytes) state = table[(state ^ static_cast<std::uint8_t>(c)) & 255] ^ (state >> 8);
  return state;
}

std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)};
}

std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(~crc(~0u, body));
}

// A zlib stream of stored blocks: readable everywhere, needs no library.
std::string stored(const std::string& data) {
  std::string out("\x78\x01", 2);
  std::uint32_t a = 1, b = 0;
  for (const char c : data) {
    a = (a + static_cast<std::uint8_t>(c)) % 65521;
    b = (b + a) % 65521;
  }
  constexpr std::size_t kBlock = 65535;
  for (std::size_t at = 0; at < data.size() || at == 0; at += kBlock) {
    const std::size_t length = std::min(kBlock, data.size() - at);
    const bool last = at + length >= data.size();
    const auto low = static_cast<std::uint16_t>(length), inverse = static_cast<std::uint16_t>(~low);
    for (const int byte : {last ? 1 : 0, low & 255, low >> 8, inverse & 255, inverse >> 8}) out += static_cast<char>(byte);
    out.append(data, at, length);
  }
  return out + big_endian(b << 16 | a);
}

}  // namespace

std::string to_png(const Picture& picture) {
  std::string header = big_endian(static_cast<std::uint32_t>(picture.width)) + big_endian(static_cast<std::uint32_t>(picture.height));
  header += std::string("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, no interlacing
  std::string rows;
  const std::size_t stride = static_cast<std::size_t>(picture.width) * 3;
  for (int y = 0; y < picture.height; ++y) {
    rows += '\0';  // no filter
    rows.append(reinterpret_cast<const char*>(picture.rgb.data()) + stride * static_cast<std::size_t>(y), stride);
  }
  return std::string("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", stored(rows)) + chunk("IEND", "");
}

std::string to_ppm(const Picture& picture) {
  return "P6\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n" + std::string(picture.rgb.begin(), picture.rgb.end());
}

}  // namespace grapevine
