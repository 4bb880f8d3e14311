// Everything that is wrong with one file, collected so that it is all said at once; and JSON pointers to say
// where.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"

namespace grapevine {

// The JSON pointer (RFC 6901) of a member or element of what `pointer` points at; the root is "". Hostile
// keys are shortened and made printable.
std::string pointer_to(std::string_view pointer, std::string_view key);
std::string pointer_to(std::string_view pointer, std::size_t index);

class Problems {
 public:
  static constexpr std::size_t kMost = 50;  // kept; the others are only counted

  explicit Problems(std::string_view file) : file_(file) {}

  // "file: /pointer"; "file" for the root.
  std::string where(std::string_view pointer) const;
  void add(std::string_view pointer, std::string_view found, std::string_view allowed, std::string_view remedy);
  void add(Error error);  // one that already has its place
  void add(Errors errors);

  std::size_t count() const { return count_; }
  bool empty() const { return count_ == 0; }
  // Those kept, and one more entry "and N more" when there were more.
  Errors take();

 private:
  std::string file_;
  Errors errors_;
  std::size_t count_ = 0;
};

}  // namespace grapevine
