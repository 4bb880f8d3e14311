#include "report/axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <catch2/catch_test_macros.hpp>

using namespace grapevine;

TEST_CASE("axes end above the largest value in few round steps, the smallest that do") {
  for (double largest = 0.3; largest < 1e12; largest *= 1.37)
    for (const int most_steps : {2, 3, 4, 6}) {
      const ValueAxis axis = value_axis(largest, most_steps);
      CAPTURE(largest, most_steps, axis.step);
      CHECK(axis.top >= largest);
      CHECK(axis.top == axis.step * axis.steps);
      CHECK(axis.top - axis.step < largest);
      CHECK(axis.steps <= most_steps);
      CHECK(axis.step == std::floor(axis.step));
      // the round step before it would need more
      const double digit = axis.step / std::pow(10, std::floor(std::log10(axis.step) + 1e-9));
      const double smaller = digit > 2.2 && digit < 3 ? axis.step / 1.25 : axis.step == 5 ? 2 : axis.step / 2;
      if (axis.step > 1) CHECK(smaller * most_steps < largest);
    }
  CHECK(value_axis(118, 3).step == 50);
  CHECK(value_axis(3, 4).step == 1);
  CHECK(value_axis(90, 4).step == 25);
}

TEST_CASE("an axis has an end whatever it is asked to show") {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  for (const double largest : {0.0, -1.0, kInfinite, std::nan("")}) CHECK(value_axis(largest, 4).top == 1);
  for (const double largest : {1e15, 1e300, std::numeric_limits<double>::max()}) {
    const ValueAxis axis = value_axis(largest, 4);
    CHECK(std::isfinite(axis.top));
    CHECK(axis.steps <= 4);
    CHECK(tick_text(axis.top).size() < 12);
  }
}

TEST_CASE("ticks are written in groups of three") {
  CHECK(tick_text(12000) == "12,000");
  CHECK(tick_text(999'999'999) == "999,999,999");
  CHECK(tick_text(0) == "0");
  CHECK(tick_text(2.5) == "2.5");
  CHECK(value_text(4.25) == "4.2");
  CHECK(value_text(1240) == "1,240");
}

TEST_CASE("dates of an axis are few, round and begin at the start") {
  for (const std::int32_t days : {1, 2, 3, 14, 30, 90, 365, 3650}) {
    const auto ticks = time_ticks({2026, 11, 2}, days, 8);
    CAPTURE(days);
    CHECK(ticks.size() <= 9);
    CHECK(ticks.size() >= 2);
    CHECK(ticks[0].hours == 0);
  }
  CHECK(time_ticks({2026, 11, 2}, 14, 8)[2].text == "Fri 6");
  CHECK(time_ticks({2026, 11, 2}, 1, 9)[1].text == "03:00");
  CHECK(time_ticks({2026, 11, 2}, 60, 8)[1].text == "16 Nov");
}

TEST_CASE("labels of events never cover each other nor leave the plot, whatever their number") {
  constexpr double kLeft = 0, kRight = 500, kGap = 8;
  std::vector<double> lines, widths;
  for (int i = 0; i < 40; ++i) {
    lines.push_back((i * 137) % 500);
    widths.push_back(30 + (i * 53) % 120);
  }
  std::sort(lines.begin(), lines.end());
  const auto places = place_labels(kLeft, kRight, lines, widths, kGap);
  int placed = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].placed) continue;
    ++placed;
    CHECK(places[i].left >= kLeft);
    CHECK(places[i].left + widths[i] <= kRight + kGap);
    CHECK(places[i].row < kLabelRows);
    for (std::size_t j = i + 1; j < places.size(); ++j)
      if (places[j].placed && places[j].row == places[i].row)
        CHECK((places[i].left + widths[i] < places[j].left || places[j].left + widths[j] < places[i].left));
  }
  CHECK(placed >= 8);
}

TEST_CASE("a label stands beside its line, to the left where the right has no room, and off others' lines") {
  auto places = place_labels(0, 100, {10, 60, 95}, {40, 30, 40}, 5);
  CHECK(places[0].left == 15);
  CHECK(places[1].left == 25);  // the right would run into the line at 95
  CHECK(places[1].row == 1);    // the left into the first label
  CHECK(places[2].left == 50);  // over the line at 60, for there is no other way
  // what happens at one moment is stacked, while there are rows
  places = place_labels(0, 100, {40, 40, 40, 40, 40}, {20, 20, 20, 20, 50}, 5);
  for (const int i : {0, 1, 2}) {
    CHECK(places[static_cast<std::size_t>(i)].left == 45);
    CHECK(places[static_cast<std::size_t>(i)].row == i);
  }
  CHECK(places[3].left == 15);
  CHECK_FALSE(places[4].placed);
}
