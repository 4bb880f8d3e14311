// Enough of the rules of XML for what reports and pictures write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace markup_rules {

// Tags closed in the order they were opened, attributes quoted, no bare & or <, no control signs: enough of XML's rules
// for what we write. What is wrong, or nothing.
inline std::string ill_formed(std::string_view xml) {
  std::vector<std::string> open;
  const auto entity = [&](std::size_t at) {
    for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"})
      if (xml.substr(at, known.size()) == known) return true;
    return false;
  };
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (static_cast<std::uint8_t>(xml[i]) < 0x20 && xml[i] != '\n') return "control sign";
    if (xml[i] == '&' && !entity(i)) return "bare &";
    if (xml[i] == '>') return "bare >";
    if (xml[i] != '<') continue;
    std::size_t end = i + 1;
    for (bool quoted = false; end < xml.size() && (quoted || xml[end] != '>'); ++end) {
      if (xml[end] == '"') quoted = !quoted;
      if (xml[end] == '<') return "< in a tag";
    }
    if (end == xml.size()) return "a tag without end";
    const std::string_view tag = xml.substr(i + 1, end - i - 1);
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return "closes " + std::string(tag);
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.emplace_back(tag.substr(0, tag.find(' ')));
    }
    i = end;
    if (open.empty() && i + 2 < xml.size()) return "text after the root";
  }
  return open.empty() ? "" : "open " + open.back();
}

inline std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

}  // namespace markup_rules
