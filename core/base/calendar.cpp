#include "base/calendar.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/wording.h"

namespace grapevine {

namespace {

constexpr std::string_view kWeekdays[] = {english("Mon"), english("Tue"), english("Wed"), english("Thu"), english("Fri"), english("Sat"), english("Sun")};
constexpr std::string_view kMonths[] = {english("Jan"), english("Feb"), english("Mar"), english("Apr"), english("May"), english("Jun"),
                                        english("Jul"), english("Aug"), english("Sep"), english("Oct"), english("Nov"), english("Dec")};

Date date_at(const Date& start, Millis t) { return civil_from_days(days_from_civil(start) + t / kDay); }

// A run of `digits` decimal digits at the front of `text`, removed from it; nothing when they are not there.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t n = 0;
  while (n < text.size() && n < most && text[n] >= '0' && text[n] <= '9') ++n;
  if (n < least) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + n, value);
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

}  // namespace

bool is_valid(const Date& date) {
  return date.year >= 1900 && date.year <= 2999 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

// Both conversions count in eras of 400 years that begin on 1 March, so that the leap day is the last of a year.
std::int64_t days_from_civil(const Date& date) {
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date civil_from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  date.year = static_cast<int>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

int weekday(const Date& date) { return static_cast<int>(((days_from_civil(date) + 3) % 7 + 7) % 7); }

std::optional<Date> parse_date(std::string_view text) {
  const auto year = take_digits(text, 4, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2, 2);
  if (!day || !text.empty()) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

std::string to_string(const Date& date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

std::optional<Millis> parse_moment(std::string_view text) {
  if (!take(text, 'D')) return std::nullopt;
  const auto day = take_digits(text, 1, 6);
  if (!day || *day > 100000) return std::nullopt;
  if (text.empty()) return *day * kDay;
  if (!take(text, ' ')) return std::nullopt;
  const auto hour = take_digits(text, 2, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2, 2);
  if (!minute || *minute > 59 || !text.empty()) return std::nullopt;
  return *day * kDay + *hour * kHour + *minute * kMinute;
}

std::string moment_to_string(Millis t) {
  char text[48];
  std::snprintf(text, sizeof text, "D%lld %02d:%02d", static_cast<long long>(t / kDay), static_cast<int>(t % kDay / kHour), static_cast<int>(t % kHour / kMinute));
  return text;
}

std::string weekday_text(const Date& start, Millis t) { return std::string(say(kWeekdays[weekday(date_at(start, t))])); }

std::string short_date(const Date& start, Millis t) {
  // translators: a weekday and a day of the month, "Fri 6"
  return say("{0} {1}", weekday_text(start, t), date_at(start, t).day);
}

std::string day_and_month(const Date& start, Millis t) {
  const Date date = date_at(start, t);
  // translators: {1} a day and {0} its month, "6 Nov"
  return say("{1} {0}", say(kMonths[date.month - 1]), date.day);
}

std::string long_date(const Date& start, Millis t) {
  const Date date = date_at(start, t);
  // translators: a weekday, a day and its month, "Fri 6 Nov"
  return say("{0} {1} {2}", weekday_text(start, t), date.day, say(kMonths[date.month - 1]));
}

std::string clock_text(Millis t) { return fmt::format("{:02}:{:02}", t % kDay / kHour, t % kHour / kMinute); }

std::string long_moment(const Date& start, Millis t) {
  // translators: a day and the time of day, "Fri 6 Nov, 09:42"
  return say("{0}, {1}", long_date(start, t), clock_text(t));
}

std::string duration_to_string(double minutes) {
  if (minutes < 0) return "-" + duration_to_string(-minutes);
  const long long whole = std::llround(minutes);
  if (minutes < 1.5) return say("{} s", std::llround(minutes * 60));
  if (whole < 60) return say("{} min", whole);
  if (whole >= 48 * 60) return say("{:.1f} days", minutes / 1440);
  if (whole % 60 == 0) return say("{} h", whole / 60);
  return say("{0} h {1} min", whole / 60, whole % 60);
}

Shifts::Shifts(const OpeningHours& hours, int first_weekday)
    : from_(from_hours(hours.from_hour)), until_(from_hours(hours.until_hour)), weekends_(hours.weekends), first_weekday_(first_weekday) {}

bool Shifts::open_at(Millis t) const {
  const Millis clock = t % kDay;
  return clock >= from_ && clock < until_ && open_day(t / kDay);
}

Millis Shifts::next_open(Millis t) const {
  std::int64_t day = t / kDay;
  if (open_day(day) && t < day * kDay + until_) return std::max(t, day * kDay + from_);
  do ++day;
  while (!open_day(day));
  return day * kDay + from_;
}

Millis Shifts::next_close(Millis t) const {
  // hours that run from midnight to midnight join one day to the next
  Millis end = next_open(t) / kDay * kDay + until_;
  while (from_ == 0 && until_ == kDay && end % kDay == 0 && open_day(end / kDay)) {
    if (weekends_) return kNever;
    end += kDay;
  }
  return end;
}

Millis Shifts::open_time_between(Millis a, Millis b) const {
  Millis sum = 0;
  for (std::int64_t day = a / kDay; day * kDay < b; ++day) {
    if (!open_day(day)) continue;
    sum += std::max<Millis>(0, std::min(b, day * kDay + until_) - std::max(a, day * kDay + from_));
  }
  return sum;
}

}  // namespace grapevine
