// Where a line of running text may end, on screens and on terminals alike.
#pragma once

#include <cstddef>
#include <string_view>

namespace grapevine {

// At this place of the text: at a blank, but within no amount ("$ 2.4 k", "20 %").
constexpr bool ends_line(std::string_view text, std::size_t place) {
  if (text[place] != ' ') return false;
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto word = [&](char c) { return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const char before = at(place - 1), next = at(place + 1);  // before the first place: none
  if (before == '$') return false;
  const bool unit = next != '\0' && !digit(next) && !word(at(place + 2));  // of one letter or sign
  return !(digit(before) && unit);
}

}  // namespace grapevine
