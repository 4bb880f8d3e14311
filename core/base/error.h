// Errors as values. Input from outside never throws: it comes back as a Result that holds either the value or
// every error at once, each with its place, what was found, what is allowed and what to do.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace grapevine {

struct Error {
  std::string where;    // "file.json: /support/phone/agents", "network.txt:17", "--seed"
  std::string found;    // what stands there, shortened; may be empty when nothing stands there
  std::string allowed;  // what may stand there, with unit and range
  std::string remedy;   // what to do, one imperative sentence

  Error() = default;
  // In words as they are said (base/wording.h).
  Error(std::string_view in, std::string_view what, std::string_view instead_of, std::string_view then)
      : where(in), found(what), allowed(instead_of), remedy(then) {}
};

using Errors = std::vector<Error>;

// In the reader's words. One error on one line: "where: found …; allowed …; remedy."
std::string to_string(const Error& error);

// The candidate with the smallest edit distance to `word`, or empty when none is near (more than a third of its
// letters differ). Ties go to the earlier candidate.
std::string_view nearest_name(std::string_view word, std::span<const std::string_view> candidates);

// At most `limit` characters of text found in input, with control characters and broken UTF-8 replaced, so that
// quoting hostile bytes in a message is safe.
std::string shown(std::string_view found, std::size_t limit = 60);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(Errors errors) : held_(std::move(errors)) {}
  Result(Error error) : held_(Errors{std::move(error)}) {}

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() { return std::get<0>(held_); }
  const T& value() const { return std::get<0>(held_); }
  const Errors& errors() const { return std::get<1>(held_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Errors> held_;
};

}  // namespace grapevine
