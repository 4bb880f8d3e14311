#include "base/plural_rule.h"

#include <array>
#include <charconv>

namespace grapevine {

namespace {

// Reads and computes at once: a rule is a line long and asked for a few times a frame at most.
class Expression {
 public:
  Expression(std::string_view text, std::int64_t n) : text_(text), n_(n) {}

  std::optional<std::int64_t> value() {
    const std::int64_t value = choice(0);
    skip();
    if (failed_ || !text_.empty()) return std::nullopt;
    return value;
  }

 private:
  static constexpr int kDeepest = 40;  // brackets in brackets

  void skip() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size())); }
  bool take(std::string_view sign) {
    skip();
    if (!text_.starts_with(sign)) return false;
    text_.remove_prefix(sign.size());
    return true;
  }
  std::int64_t fail() {
    failed_ = true;
    return 0;
  }

  std::int64_t choice(int depth) {
    if (depth > kDeepest) return fail();
    const std::int64_t condition = binary(0, depth);
    if (!take("?")) return condition;
    const std::int64_t yes = choice(depth + 1);
    if (!take(":")) return fail();
    const std::int64_t no = choice(depth + 1);
    return condition != 0 ? yes : no;
  }

  // The operators of each level, loosest first; the longer of two that begin alike stands first.
  static constexpr std::array<std::array<std::string_view, 4>, 6> kLevels{{{"||"}, {"&&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"}}};

  std::int64_t binary(std::size_t level, int depth) {
    if (level == kLevels.size()) return single(depth);
    std::int64_t left = binary(level + 1, depth);
    for (;;) {
      std::string_view sign;
      for (const std::string_view candidate : kLevels[level])
        if (!candidate.empty() && take(candidate)) {
          sign = candidate;
          break;
        }
      if (sign.empty() || failed_) return left;
      left = apply(sign, left, binary(level + 1, depth));
    }
  }

  std::int64_t apply(std::string_view sign, std::int64_t left, std::int64_t right) {
    if (sign == "||") return left != 0 || right != 0;
    if (sign == "&&") return left != 0 && right != 0;
    if (sign == "==") return left == right;
    if (sign == "!=") return left != right;
    if (sign == "<=") return left <= right;
    if (sign == ">=") return left >= right;
    if (sign == "<") return left < right;
    if (sign == ">") return left > right;
    if (sign == "+") return small(left + right);
    if (sign == "-") return small(left - right);
    if (sign == "*") return small(left * right);
    if (right == 0) return fail();
    return sign == "/" ? left / right : left % right;
  }
  // Keeps every later sum and product far from overflow.
  std::int64_t small(std::int64_t value) { return value > kLargest || value < -kLargest ? fail() : value; }

  std::int64_t single(int depth) {
    if (depth > kDeepest) return fail();
    if (take("!")) return single(depth + 1) == 0;
    if (take("(")) {
      const std::int64_t inner = choice(depth + 1);
      return take(")") ? inner : fail();
    }
    if (take("n")) return n_;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc{} || number < 0 || number > kLargest) return fail();
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return number;
  }

  static constexpr std::int64_t kLargest = 1'000'000'000;
  std::string_view text_;
  std::int64_t n_;
  bool failed_ = false;
};

std::optional<std::string_view> after(std::string_view text, std::string_view name) {
  const auto at = text.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  text.remove_prefix(at + name.size());
  return text.substr(0, text.find(';'));
}

}  // namespace

std::optional<PluralRule> PluralRule::parse(std::string_view text) {
  const auto forms = after(text, "nplurals="), expression = after(text, "plural=");
  if (!forms || !expression) return std::nullopt;
  PluralRule rule;
  const auto count = Expression(*forms, 0).value();
  if (!count || *count < 1 || *count > 6) return std::nullopt;
  rule.forms_ = static_cast<int>(*count);
  rule.expression_ = *expression;
  for (std::int64_t n = 0; n <= 1000; ++n) {
    const auto form = Expression(rule.expression_, n).value();
    if (!form || *form < 0 || *form >= *count) return std::nullopt;
  }
  return rule;
}

int PluralRule::form(std::int64_t number) const {
  // Rules look at the last digits and at small numbers: a large one is asked for with its last six.
  const std::int64_t size = number < 0 ? -(number % 1'000'000) : number % 1'000'000;
  const bool large = number >= 1'000'000 || number <= -1'000'000;
  const auto form = Expression(expression_, large ? size + 1'000'000 : size).value();
  return form && *form >= 0 && *form < forms_ ? static_cast<int>(*form) : forms_ - 1;
}

}  // namespace grapevine
