#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "firm/firm.h"

using namespace grapevine;

namespace {

// Everybody knows everybody.
Staff complete(std::uint32_t people) {
  Staff staff;
  staff.starts.push_back(0);
  for (std::uint32_t i = 0; i < people; ++i) {
    staff.employees.push_back(i);
    for (std::uint32_t j = 0; j < people; ++j)
      if (j != i) staff.colleagues.push_back(j);
    staff.starts.push_back(static_cast<std::uint32_t>(staff.colleagues.size()));
  }
  return staff;
}

std::vector<float> thresholds(std::uint32_t people, std::uint32_t replicate) {
  const Luck luck(11, replicate);
  std::vector<float> left;
  for (std::uint32_t i = 0; i < people; ++i) left.push_back(static_cast<float>(exponential(to_unit32(luck.words(Purpose::adoption, i)[0]))));
  return left;
}

double adopters_after(const Staff& staff, const AdoptionParameters& p, int days, std::uint32_t replicate) {
  std::vector<float> left = thresholds(static_cast<std::uint32_t>(staff.employees.size()), replicate), before(left.size());
  std::int64_t adopted = 0;
  for (int day = 0; day < days; ++day) adopted = adopt_for_a_day(left, before, staff, p);
  return static_cast<double>(adopted) / static_cast<double>(left.size());
}

}  // namespace

TEST_CASE("where everybody knows everybody adoption follows Bass") {
  // F(t) = (1 − e^−(p+q)t) / (1 + q/p e^−(p+q)t), p and q by the day
  const AdoptionParameters p{0, 0.2, 0.4, 1, 1};
  const Staff staff = complete(300);
  for (const int days : {14, 35, 70}) {
    const double a = 0.2 / 7, b = 0.4 / 7;
    const double decay = std::exp(-(a + b) * days);
    const double bass = (1 - decay) / (1 + b / a * decay);
    double sum = 0, squares = 0;
    constexpr int kRuns = 60;
    for (std::uint32_t run = 1; run <= kRuns; ++run) {
      const double found = adopters_after(staff, p, days, run);
      sum += found;
      squares += found * found;
    }
    const double mean = sum / kRuns, error = std::sqrt((squares / kRuns - mean * mean) / (kRuns - 1));
    INFO(days << " days: expected " << bass << " found " << mean << " ± " << error);
    // a day's step lags the continuous law by less than half a day's growth
    const double lag = 0.5 * (a + b * bass) * (1 - bass);
    CHECK(mean < bass + 4 * error);
    CHECK(mean > bass - lag - 4 * error);
  }
}

TEST_CASE("sponsorship speeds it up, without it and without colleagues nobody begins") {
  const Staff staff = complete(200);
  const AdoptionParameters usual{0, 0.02, 0.4, 1, 1};
  AdoptionParameters sponsored = usual, none = usual, deaf = usual;
  sponsored.sponsorship = 4;
  none.sponsorship = 0;
  deaf.buy_in = 0;
  CHECK(adopters_after(staff, sponsored, 40, 1) > adopters_after(staff, usual, 40, 1));
  CHECK(adopters_after(staff, none, 400, 1) == 0);
  CHECK(adopters_after(staff, deaf, 40, 1) < adopters_after(staff, usual, 40, 1));
}

TEST_CASE("who has adopted stays so, and who knows nobody looks at the whole company") {
  Staff staff;  // three who know nobody
  staff.employees = {0, 1, 2};
  staff.starts = {0, 0, 0, 0};
  std::vector<float> left = {0.0f, 0.3f, 5.0f}, before(3);
  const AdoptionParameters p{0, 0, 0.7, 1, 1};
  for (int day = 0; day < 10; ++day) CHECK(adopt_for_a_day(left, before, staff, p) >= 1);
  CHECK(has_adopted(left[0]));
  CHECK(has_adopted(left[1]));  // a third of 0.1 a day for ten days
  CHECK_FALSE(has_adopted(left[2]));
}
