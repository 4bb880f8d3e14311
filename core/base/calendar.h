// Time. Inside: int64 milliseconds since the start of the scenario (local clock, no zones, no leap seconds).
// In files: "D2 09:00" (day counted from 0 and local clock). On screens: weekday and date from the start date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace grapevine {

using Millis = std::int64_t;

constexpr Millis kSecond = 1000;
constexpr Millis kMinute = 60 * kSecond;
constexpr Millis kHour = 60 * kMinute;
constexpr Millis kDay = 24 * kHour;
constexpr Millis kNever = INT64_MAX;

constexpr double to_minutes(Millis t) { return static_cast<double>(t) / kMinute; }
constexpr double to_hours(Millis t) { return static_cast<double>(t) / kHour; }
// Nearest millisecond of a non-negative span; spans beyond a thousand years are "never".
constexpr Millis from_minutes(double minutes) { return minutes > 5.3e8 ? kNever : static_cast<Millis>(minutes * kMinute + 0.5); }
constexpr Millis from_hours(double hours) { return from_minutes(hours * 60); }

// A civil date, proleptic Gregorian.
struct Date {
  int year = 2026;
  int month = 1;  // 1..12
  int day = 5;    // 1..31
  bool operator==(const Date&) const = default;
};

bool is_valid(const Date& date);            // years 1900..2999
std::int64_t days_from_civil(const Date& date);  // days since 1970-01-01
Date civil_from_days(std::int64_t days);
int weekday(const Date& date);              // 0 Monday .. 6 Sunday
std::optional<Date> parse_date(std::string_view text);  // "2026-11-02"
std::string to_string(const Date& date);

// "D2 09:00" or "D2" (midnight); day 0..100000, 00:00..23:59. Nothing else is accepted.
std::optional<Millis> parse_moment(std::string_view text);
std::string moment_to_string(Millis t);     // "D2 09:00" (rounded down to the minute)

// In the reader's language. On screens:
std::string weekday_text(const Date& start, Millis t);  // "Fri"
std::string short_date(const Date& start, Millis t);    // "Fri 6"
std::string day_and_month(const Date& start, Millis t); // "6 Nov"
std::string long_date(const Date& start, Millis t);     // "Fri 6 Nov"
std::string clock_text(Millis t);                       // "09:42"
std::string long_moment(const Date& start, Millis t);   // "Fri 6 Nov, 09:42"
std::string duration_to_string(double minutes);         // "40 s", "22 min", "1 h 12 min", "2.5 days"

// Opening hours, the same every day but for weekends. Hours 0 ≤ from < until ≤ 24.
struct OpeningHours {
  double from_hour = 9;
  double until_hour = 17;
  bool weekends = false;
  bool operator==(const OpeningHours&) const = default;
};

// Questions about opening hours on a calendar whose day 0 is `first_weekday` (0 Monday).
class Shifts {
 public:
  Shifts() = default;
  Shifts(const OpeningHours& hours, int first_weekday);
  bool open_at(Millis t) const;
  Millis next_open(Millis t) const;                 // t itself when open
  Millis next_close(Millis t) const;                // end of the current opening, or of the next one when closed
  Millis open_time_between(Millis a, Millis b) const;  // milliseconds open within [a, b)

 private:
  bool open_day(std::int64_t day) const { return weekends_ || (first_weekday_ + day) % 7 < 5; }
  Millis from_ = 9 * kHour, until_ = 17 * kHour;
  bool weekends_ = false;
  int first_weekday_ = 0;
};

}  // namespace grapevine
