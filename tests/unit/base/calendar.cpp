#include "base/calendar.h"

#include <catch2/catch_test_macros.hpp>

using namespace grapevine;

TEST_CASE("moments are read strictly and written back the same") {
  CHECK(parse_moment("D2 09:00") == 2 * kDay + 9 * kHour);
  CHECK(parse_moment("D0") == 0);
  CHECK(parse_moment("D13 23:59") == 13 * kDay + 23 * kHour + 59 * kMinute);
  for (const char* wrong : {"", "D", "2 09:00", "D2 9:00", "D2 24:00", "D2 09:60", "D2 09:00 ", "D-1", "D2T09:00", "d2 09:00", "D2 09:00:00", "D1234567"})
    CHECK_FALSE(parse_moment(wrong).has_value());
  for (Millis t = 0; t < 3 * kDay; t += 97 * kMinute) CHECK(parse_moment(moment_to_string(t)) == t);
}

TEST_CASE("dates know their weekdays and leap years") {
  CHECK(weekday({2026, 11, 2}) == 0);
  CHECK(weekday({2000, 2, 29}) == 1);
  CHECK_FALSE(parse_date("2026-02-29").has_value());
  CHECK_FALSE(parse_date("2026-13-01").has_value());
  CHECK_FALSE(parse_date("26-01-01").has_value());
  CHECK(parse_date("2028-02-29").has_value());
  for (std::int64_t day = -20000; day < 60000; day += 17) CHECK(days_from_civil(civil_from_days(day)) == day);
  CHECK(short_date({2026, 11, 2}, 4 * kDay) == "Fri 6");
  CHECK(weekday_text({2026, 11, 2}, 4 * kDay) == "Fri");
  CHECK(day_and_month({2026, 11, 2}, 4 * kDay) == "6 Nov");
  CHECK(long_date({2026, 11, 2}, 4 * kDay) == "Fri 6 Nov");
  CHECK(clock_text(4 * kDay + 9 * kHour + 2 * kMinute) == "09:02");
  CHECK(long_moment({2026, 11, 2}, 4 * kDay + 9 * kHour + 42 * kMinute) == "Fri 6 Nov, 09:42");
}

TEST_CASE("durations are read aloud in the unit that fits") {
  CHECK(duration_to_string(0.5) == "30 s");
  CHECK(duration_to_string(22) == "22 min");
  CHECK(duration_to_string(72) == "1 h 12 min");
  CHECK(duration_to_string(60) == "1 h");
  CHECK(duration_to_string(3600) == "2.5 days");
  CHECK(duration_to_string(-5) == "-5 min");
}

TEST_CASE("shifts open and close on working days") {
  const Shifts office({9, 17, false}, 0);  // day 0 is a Monday
  CHECK_FALSE(office.open_at(8 * kHour));
  CHECK(office.open_at(9 * kHour));
  CHECK_FALSE(office.open_at(17 * kHour));
  CHECK(office.next_open(17 * kHour) == kDay + 9 * kHour);
  CHECK(office.next_open(4 * kDay + 18 * kHour) == 7 * kDay + 9 * kHour);  // Friday evening to Monday
  CHECK(office.next_open(10 * kHour) == 10 * kHour);
  CHECK(office.next_close(10 * kHour) == 17 * kHour);
  CHECK(office.next_close(5 * kDay) == 7 * kDay + 17 * kHour);
  CHECK(office.open_time_between(0, 7 * kDay) == 40 * kHour);
  CHECK(office.open_time_between(10 * kHour, 11 * kHour) == kHour);
}

TEST_CASE("a desk that never closes has no closing time") {
  const Shifts always({0, 24, true}, 3);
  CHECK(always.open_at(0));
  CHECK(always.next_close(5 * kHour) == kNever);
  CHECK(always.open_time_between(0, 10 * kDay) == 10 * kDay);
  const Shifts weekdays({0, 24, false}, 0);
  CHECK(weekdays.next_close(kHour) == 5 * kDay);
}
