#include "graph/xml_reader.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/wording.h"

namespace grapevine {

namespace {

constexpr std::size_t kLongestText = 1 << 16;  // of one element or attribute: ids and numbers are short

bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':' || (c & 0x80) != 0;
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

void add_utf8(std::string& text, std::uint32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
  } else if (code < 0x10000) {
    text += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))};
  } else {
    text += {static_cast<char>(0xF0 | code >> 18), static_cast<char>(0x80 | (code >> 12 & 0x3F)), static_cast<char>(0x80 | (code >> 6 & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))};
  }
}

}  // namespace

XmlReader::Part XmlReader::fail(std::string_view found, std::string_view allowed, std::string_view remedy) {
  if (!broken_) fault_ = {shown(found), std::string(allowed), std::string(remedy)};
  broken_ = true;
  return Part::broken;
}

void XmlReader::advance(std::size_t to) {
  for (; at_ < to; ++at_) counted_line_ += text_[at_] == '\n';
}

bool XmlReader::skip_to(std::string_view end, std::string_view what) {
  const std::size_t found = text_.find(end, at_);
  if (found == text_.npos) {
    fail(what, say("\"{}\" at its end", end), say("the file was cut short: save or copy it again"));
    return false;
  }
  advance(found + end.size());
  return true;
}

std::optional<std::string_view> XmlReader::attribute(std::string_view name) const {
  for (std::size_t i = 0; i < attribute_count_; ++i)
    if (attributes_[i].first == name) return attributes_[i].second;
  return std::nullopt;
}

bool XmlReader::decode(std::string_view raw, std::string& into) {
  into.clear();
  if (raw.size() > kLongestText) {
    fail(raw, say("texts of at most 65536 bytes"), say("this is no file of a network that can be read here"));
    return false;
  }
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '&') {
      into += raw[i];
      continue;
    }
    const std::string_view entity = raw.substr(i + 1, raw.find(';', i) - i - 1);
    const std::size_t end = i + 1 + entity.size();
    constexpr std::pair<std::string_view, char> kKnown[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    bool known = false;
    for (const auto& [name, sign] : kKnown)
      if (end < raw.size() && entity == name) into += sign, known = true;
    if (!known && end < raw.size() && entity.size() > 1 && entity[0] == '#') {
      const bool hex = entity[1] == 'x';
      const std::string_view digits = entity.substr(hex ? 2 : 1);
      std::uint32_t code = 0;
      const auto [stop, status] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
      known = status == std::errc() && stop == digits.data() + digits.size() && code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
      if (known) add_utf8(into, code);
    }
    if (!known) {
      fail(raw.substr(i, 20), say("&amp; &lt; &gt; &quot; &apos; and numbers such as &#38;"), say("write the character itself"));
      return false;
    }
    i = end;
  }
  return true;
}

bool XmlReader::read_attributes(std::size_t from, std::size_t to) {
  attribute_count_ = 0;
  for (std::size_t i = from;;) {
    while (i < to && is_xml_space(text_[i])) ++i;
    if (i == to) return true;
    const std::size_t start = i;
    while (i < to && is_name(text_[i])) ++i;
    const std::string_view name = text_.substr(start, i - start);
    while (i < to && is_xml_space(text_[i])) ++i;
    const bool equals = i < to && text_[i] == '=';
    if (equals) ++i;
    while (equals && i < to && is_xml_space(text_[i])) ++i;
    const char quote = i < to ? text_[i] : '\0';
    const std::size_t end = quote == '"' || quote == '\'' ? text_.find(quote, i + 1) : text_.npos;
    if (name.empty() || !equals || end == text_.npos || end >= to) {
      fail(text_.substr(start, to - start), say("attributes such as id=\"7\""), say("correct the tag"));
      return false;
    }
    if (attributes_.size() == attribute_count_) attributes_.emplace_back();
    attributes_[attribute_count_].first = without_prefix(name);
    if (!decode(text_.substr(i + 1, end - i - 1), attributes_[attribute_count_++].second)) return false;
    i = end + 1;
  }
}

XmlReader::Part XmlReader::open_tag() {
  // the tag ends at the first > outside quotes
  std::size_t end = at_ + 1;
  for (char quote = '\0'; end < text_.size() && (quote != '\0' || text_[end] != '>'); ++end) {
    if (quote == '\0' && (text_[end] == '"' || text_[end] == '\'')) quote = text_[end];
    else if (text_[end] == quote) quote = '\0';
    if (end - at_ > kLongestText * 4) break;
  }
  if (end >= text_.size() || text_[end] != '>') return fail(say("a tag without end"), say("\">\" at its end"), say("the file was cut short: save or copy it again"));
  std::size_t name_end = at_ + 1;
  while (name_end < end && is_name(text_[name_end])) ++name_end;
  if (name_end == at_ + 1) return fail(text_.substr(at_, 20), "a tag such as <node id=\"7\"/>", "write < within texts as &lt;");
  empty_element_ = text_[end - 1] == '/';
  if (open_.empty() && any_root_) return fail(text_.substr(at_, 20), say("one element that holds all others"), say("remove what follows the first"));
  if (open_.size() >= kDeepest) return fail(say("elements nested deeper"), say("at most 60 within each other"), say("this is no file of a network that can be read here"));
  const std::string_view full = text_.substr(at_ + 1, name_end - at_ - 1);
  if (!read_attributes(name_end, empty_element_ ? end - 1 : end)) return Part::broken;
  name_ = without_prefix(full);
  open_.push_back(full);
  any_root_ = true;
  content_.clear();
  advance(end + 1);
  return Part::open;
}

XmlReader::Part XmlReader::close_tag() {
  const std::size_t end = text_.find('>', at_);
  if (end == text_.npos) return fail(say("a tag without end"), say("\">\" at its end"), say("the file was cut short: save or copy it again"));
  std::string_view full = text_.substr(at_ + 2, end - at_ - 2);
  while (!full.empty() && is_xml_space(full.back())) full.remove_suffix(1);
  if (open_.empty() || open_.back() != full)
    return fail(text_.substr(at_, end - at_ + 1), open_.empty() ? std::string(say("no end without a beginning")) : "</" + shown(open_.back()) + ">", say("close elements in the order they were opened"));
  name_ = without_prefix(full);
  open_.pop_back();
  advance(end + 1);
  return Part::close;
}

XmlReader::Part XmlReader::read_markup() {
  if (text_.substr(at_, 4) == "<!--") return skip_to("-->", say("a comment without end")) ? Part::end : Part::broken;
  if (text_.substr(at_, 2) == "<?") {
    const std::string_view head = text_.substr(at_, text_.find("?>", at_) - at_);
    const std::size_t encoding = head.find("encoding=");
    if (head.starts_with("<?xml ") && encoding != head.npos) {
      std::string name(head.substr(std::min(encoding + 10, head.size()), 5));
      for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
      if (name != "UTF-8" && name != "US-AS") return fail(head.substr(encoding, 30), "UTF-8", say("save the file in UTF-8"));
    }
    return skip_to("?>", say("an instruction without end")) ? Part::end : Part::broken;
  }
  if (text_.substr(at_, 9) == "<!DOCTYPE") {
    const std::string_view head = text_.substr(at_, text_.find('>', at_) - at_);
    if (head.find('[') != head.npos) return fail(head, say("no declarations within the document type"), say("remove the <!DOCTYPE> line; entities are not read"));
    return skip_to(">", say("a document type without end")) ? Part::end : Part::broken;
  }
  return fail(text_.substr(at_, 20), say("tags, comments and texts"), say("remove it"));
}

XmlReader::Part XmlReader::next() {
  if (broken_) return Part::broken;
  if (empty_element_) {
    empty_element_ = false;
    open_.pop_back();
    content_.clear();
    return Part::close;
  }
  for (;;) {
    const std::size_t tag = std::min(text_.find('<', at_), text_.size());
    std::string_view raw = text_.substr(at_, tag - at_);
    while (!raw.empty() && is_xml_space(raw.front())) raw.remove_prefix(1);
    while (!raw.empty() && is_xml_space(raw.back())) raw.remove_suffix(1);
    if (!raw.empty()) {
      if (open_.empty()) return fail(raw, say("an element"), say("this is not XML: check the file"));
      if (!decode(raw, content_)) return Part::broken;
    }
    advance(tag);
    line_ = counted_line_;
    if (tag == text_.size()) {
      if (!open_.empty()) return fail(say("the end of the file within <{}>", shown(open_.back())), "</" + shown(open_.back()) + ">", say("the file was cut short: save or copy it again"));
      return any_root_ ? Part::end : fail(say("no element"), say("an element"), say("this is not XML: check the file"));
    }
    if (text_.substr(at_, 9) == "<![CDATA[") {
      const std::size_t end = text_.find("]]>", at_);
      if (open_.empty() || end == text_.npos || end - at_ > kLongestText) return fail(say("a CDATA section"), say("a short text within an element"), say("write the text plainly"));
      content_ = text_.substr(at_ + 9, end - at_ - 9);
      advance(end + 3);
      continue;
    }
    const char second = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (second == '/') return close_tag();
    if (second != '!' && second != '?') return open_tag();
    if (read_markup() == Part::broken) return Part::broken;
  }
}

}  // namespace grapevine
