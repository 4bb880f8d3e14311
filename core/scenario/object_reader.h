// Strict reading of one JSON object: every key is asked for by name, each value is judged by its rule, and
// whatever nobody asked for is refused with the nearest name. Nothing stops at the first error.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/json_guard.h"
#include "scenario/value_rule.h"

namespace grapevine {

// What a text may be.
struct TextRule {
  enum class Form : std::uint8_t { line, name, file_name };  // any one line; "two-words"; a plain file name
  Form form = Form::line;
  std::size_t longest = 120;  // in characters
};
std::string allowed_values(const TextRule& rule);
// As a regular expression of JSON Schema; empty where any will do.
std::string_view pattern_of(const TextRule& rule);

// "the text \"abc\"", "1.5", "true", "an object with 3 keys": what stands there, for messages.
std::string found_text(const Json& json);

// The value when the rule allows it, else nothing and a problem.
std::optional<double> read_value(const Json& json, const ValueRule& rule, std::string_view pointer,
                                 Problems& problems);
std::optional<std::string> read_text(const Json& json, const TextRule& rule, std::string_view pointer,
                                     Problems& problems);
// The array when it is one of at most `most` elements, else null and a problem.
const Json* read_array(const Json& json, std::size_t most, std::string_view pointer, Problems& problems);

class ObjectReader {
 public:
  // `what` is said when the value is no object: "a timeline entry".
  ObjectReader(const Json& json, std::string pointer, std::string_view what, Problems& problems);

  bool is_object() const { return object_; }
  // The value of a key, or null. The key is known from now on.
  const Json* find(std::string_view key);
  // The same, with a problem when the key is missing.
  const Json* require(std::string_view key, std::string_view allowed, std::string_view remedy);
  // Every key that was never asked for is a problem.
  void refuse_unknown();

  std::string pointer(std::string_view key) const { return pointer_to(pointer_, key); }
  const std::string& pointer() const { return pointer_; }
  Problems& problems() { return problems_; }

 private:
  const Json* object_ = nullptr;
  std::string pointer_;
  Problems& problems_;
  std::vector<std::string_view> known_;
};

}  // namespace grapevine
