#include "scenario/problems.h"

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

std::string pointer_to(std::string_view pointer, std::string_view key) {
  std::string escaped;
  for (const char c : shown(key)) {
    if (c == '~')
      escaped += "~0";
    else if (c == '/')
      escaped += "~1";
    else
      escaped += c;
  }
  return fmt::format("{}/{}", pointer, escaped);
}

std::string pointer_to(std::string_view pointer, std::size_t index) {
  return fmt::format("{}/{}", pointer, index);
}

std::string Problems::where(std::string_view pointer) const {
  return pointer.empty() ? file_ : fmt::format("{}: {}", file_, pointer);
}

void Problems::add(std::string_view pointer, std::string_view found, std::string_view allowed, std::string_view remedy) {
  add(Error{where(pointer), found, allowed, remedy});
}

void Problems::add(Error error) {
  if (++count_ <= kMost) errors_.push_back(std::move(error));
}

void Problems::add(Errors errors) {
  for (Error& error : errors) add(std::move(error));
}

Errors Problems::take() {
  if (count_ > kMost)
    errors_.push_back({file_, say("and {} more", count_ - kMost), "", say("correct these first")});
  count_ = 0;
  return std::move(errors_);
}

}  // namespace grapevine
