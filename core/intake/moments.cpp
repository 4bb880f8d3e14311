#include "intake/moments.h"

#include <array>
#include <charconv>
#include <vector>

namespace grapevine {

namespace {

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int number(std::string_view digits) {
  int value = -1;
  if (digits.size() <= 4) std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Words of digits or letters and the sign before each.
struct Word {
  std::string_view text;
  char before = ' ';
};
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  char before = ' ';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (is_digit(text[i])) while (i < text.size() && is_digit(text[i])) ++i;
    else if (is_letter(text[i])) while (i < text.size() && is_letter(text[i])) ++i;
    if (i == start) {
      before = text[i++];
      continue;
    }
    words.push_back({text.substr(start, i - start), before});
    before = start == i ? before : '\0';
    if (words.size() > 16) break;
  }
  return words;
}

// 1..12 for "Nov" or "November", else 0.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (int m = 0; m < 12; ++m)
    if (small(word[0]) == kMonths[m][0] && small(word[1]) == kMonths[m][1] && small(word[2]) == kMonths[m][2]) return m + 1;
  return 0;
}

// The numbers of a date in the order of the text: two to four of them, and where the year stands.
struct DateParts {
  std::array<int, 3> values{};
  std::array<std::size_t, 3> digits{};
  std::size_t count = 0;
};

struct Parts {
  DateParts date;
  int month_name = 0;
  std::vector<int> clock;  // hour, minute, second
  int half = 0;            // 1 am, 2 pm
  bool sound = true;
};

Parts parts_of(std::string_view text) {
  Parts parts;
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& [word, before] = words[i];
    const char after = i + 1 < words.size() ? words[i + 1].before : '\0';
    if (is_letter(word[0])) {
      if (const int month = month_of(word); month > 0 && parts.month_name == 0 && parts.clock.empty()) parts.month_name = month;
      else if (word.size() == 2 && small(word[1]) == 'm' && !parts.clock.empty()) parts.half = small(word[0]) == 'p' ? 2 : 1;
      continue;
    }
    const bool zone = before == '+' || (before == '-' && !parts.clock.empty());
    if (zone) {
      // "+0000", "+02:00": the year may stand behind
      if (i + 1 < words.size() && words[i + 1].before == ':') ++i;
      continue;
    }
    if (before == ':' || (after == ':' && parts.clock.empty())) parts.clock.push_back(number(word));
    else if (before == '.' && parts.clock.size() == 3) continue;  // parts of a second
    else if (parts.date.count < 3) parts.date.digits[parts.date.count] = word.size(), parts.date.values[parts.date.count++] = number(word);
    else parts.sound = false;
  }
  return parts;
}

bool year_first(const DateParts& date) { return date.count == 3 && date.digits[0] == 4; }

}  // namespace

std::optional<Millis> read_moment(std::string_view text, DateOrder order) {
  const Parts parts = parts_of(text);
  const DateParts& d = parts.date;
  Date date;
  if (!parts.sound) return std::nullopt;
  if (parts.month_name > 0 && d.count == 2) {
    const bool year_last = d.digits[1] == 4;
    date = {d.values[year_last ? 1 : 0], parts.month_name, d.values[year_last ? 0 : 1]};
  } else if (d.count != 3 || parts.month_name > 0) {
    return std::nullopt;
  } else if (year_first(d)) {
    date = {d.values[0], d.values[1], d.values[2]};
  } else {
    const bool day_first = order == DateOrder::day_first;
    const int year = d.digits[2] == 2 ? 2000 + d.values[2] : d.values[2];
    date = {year, d.values[day_first ? 1 : 0], d.values[day_first ? 0 : 1]};
  }
  if (!is_valid(date) || parts.clock.size() > 3 || parts.clock.size() == 1) return std::nullopt;
  std::array<int, 3> clock{};
  for (std::size_t i = 0; i < parts.clock.size(); ++i) clock[i] = parts.clock[i];
  if (parts.half > 0 && (clock[0] < 1 || clock[0] > 12)) return std::nullopt;
  if (parts.half > 0) clock[0] = clock[0] % 12 + (parts.half == 2 ? 12 : 0);
  if (clock[0] < 0 || clock[0] > 23 || clock[1] < 0 || clock[1] > 59 || clock[2] < 0 || clock[2] > 60) return std::nullopt;
  return days_from_civil(date) * kDay + clock[0] * kHour + clock[1] * kMinute + clock[2] * kSecond;
}

ShownOrder order_shown(std::span<const std::string> texts) {
  bool day_first = false, month_first = false;
  for (const std::string& text : texts) {
    const Parts parts = parts_of(text);
    if (parts.date.count != 3 || parts.month_name > 0 || year_first(parts.date)) continue;
    day_first |= parts.date.values[0] > 12;
    month_first |= parts.date.values[1] > 12;
  }
  ShownOrder shown;
  shown.mixed = day_first && month_first;
  if (day_first != month_first) shown.order = day_first ? DateOrder::day_first : DateOrder::month_first;
  return shown;
}

}  // namespace grapevine
