// Which form of a word a number takes, as gettext's headers say it: "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : 1;".
// The expression is C's, of n, whole numbers and ? : || && == != < > <= >= + - * / % ! ( ).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grapevine {

class PluralRule {
 public:
  PluralRule() = default;  // English: one form for 1, another for everything else
  // Nothing when the text is no such rule, has no form for one of the numbers 0 to 1,000, or divides by zero there.
  static std::optional<PluralRule> parse(std::string_view text);

  // 0 … forms() − 1; of the number without its sign.
  int form(std::int64_t number) const;
  int forms() const { return forms_; }

 private:
  int forms_ = 2;
  std::string expression_ = "n!=1";
};

}  // namespace grapevine
