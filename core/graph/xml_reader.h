// The part of XML that files of networks use, read forward without a tree: tags, attributes, text. No other file is ever
// read and no text grows: see network_file.h for what is refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace grapevine {

class XmlReader {
 public:
  enum class Part : std::uint8_t { open, close, end, broken };
  static constexpr std::size_t kDeepest = 60;

  explicit XmlReader(std::string_view text) : text_(text) {}

  // The next start or end of an element; `end` after the last one, `broken` at the first fault and ever after. An empty
  // element is opened and closed.
  Part next();

  std::string_view name() const { return name_; }  // without its prefix
  // Of the element that was just opened; nothing when it has none of that name.
  std::optional<std::string_view> attribute(std::string_view name) const;
  const std::string& text() const { return content_; }  // before the end that was just read, within its element
  std::size_t depth() const { return open_.size(); }    // of elements that are open now
  std::string_view parent() const { return open_.size() < 2 ? std::string_view() : open_[open_.size() - 2]; }  // when opened

  std::int64_t line() const { return line_; }  // of the tag that was just read
  // What is wrong when `broken`: found, allowed, remedy.
  struct Fault {
    std::string found, allowed, remedy;
  };
  const Fault& fault() const { return fault_; }

 private:
  Part fail(std::string_view found, std::string_view allowed, std::string_view remedy);
  void advance(std::size_t to);
  bool skip_to(std::string_view end, std::string_view what);
  Part open_tag();
  Part close_tag();
  Part read_markup();
  bool read_attributes(std::size_t from, std::size_t to);
  bool decode(std::string_view raw, std::string& into);

  std::string_view text_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1, counted_line_ = 1;
  std::string_view name_;
  std::vector<std::string_view> open_;
  std::vector<std::pair<std::string_view, std::string>> attributes_;
  std::size_t attribute_count_ = 0;  // of attributes_: the others are kept for their memory
  std::string content_;
  bool empty_element_ = false, any_root_ = false, broken_ = false;
  Fault fault_;
};

}  // namespace grapevine
