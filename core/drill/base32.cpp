#include "drill/base32.h"

namespace grapevine {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::string base32(std::uint64_t number, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (auto place = text.rbegin(); place != text.rend(); ++place, number >>= 5) *place = kAlphabet[number & 31];
  return text;
}

std::string base32(std::string_view hexadecimal, int digits) {
  std::uint64_t number = 0;
  for (const char c : hexadecimal.substr(0, 15)) number = number << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  return base32(number, digits);
}

std::optional<std::uint64_t> from_base32(std::string_view text) {
  if (text.empty() || text.size() > 12) return std::nullopt;
  std::uint64_t number = 0;
  for (char c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const std::size_t value = kAlphabet.find(c);
    if (value == kAlphabet.npos) return std::nullopt;
    number = number << 5 | value;
  }
  return number;
}

}  // namespace grapevine
