#include "support/community.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

using namespace grapevine;

TEST_CASE("a super-user is online an hour on a working day, longer on a weekend, and mostly in the evening") {
  const auto& profile = online_profile();
  const auto hours = [&](std::size_t from, std::size_t until) { return std::accumulate(profile.begin() + static_cast<std::ptrdiff_t>(from), profile.begin() + static_cast<std::ptrdiff_t>(until), 0.0); };
  CHECK(std::abs(hours(0, 24) - 1) < 1e-12);
  CHECK(std::abs(hours(5 * 24, 6 * 24) - 1.5) < 1e-12);
  CHECK(profile[20] > profile[11]);
  CHECK(profile[11] > profile[3]);
  CHECK(hours(0, 9) + hours(17, 24) > 0.5);  // while offices are closed
}

TEST_CASE("the busiest tenth of the super-users give 56 % of the answers, and the average one counts one") {
  const Luck world(7, 0);
  std::vector<double> activity;
  for (std::uint32_t id = 0; id < 400'000; ++id)
    if (const std::int64_t a = helper_activity(world, id, threshold32(0.5))) activity.push_back(static_cast<double>(a) / kAverageHelper);
  const auto n = static_cast<double>(activity.size());
  CHECK(std::abs(n - 200'000) < 4 * std::sqrt(100'000));
  std::sort(activity.begin(), activity.end(), std::greater<>());
  const double all = std::accumulate(activity.begin(), activity.end(), 0.0);
  const double top = std::accumulate(activity.begin(), activity.begin() + static_cast<std::ptrdiff_t>(activity.size() / 10), 0.0);
  // the standard deviation of one is √(e^σ² − 1) = 2.6
  CHECK(std::abs(all / n - 1) < 4 * 2.6 / std::sqrt(n));
  INFO("share of the busiest tenth: expected 0.56, found " << top / all);
  CHECK(std::abs(top / all - 0.56) < 0.01);
}

TEST_CASE("a larger share of super-users only adds some") {
  const Luck world(7, 0);
  for (std::uint32_t id = 0; id < 20'000; ++id) {
    const std::int64_t few = helper_activity(world, id, threshold32(0.01)), many = helper_activity(world, id, threshold32(0.02));
    CHECK((few == 0 || few == many));
  }
}

namespace {

struct Tally {
  double answered = 0, solved = 0, found = 0, hours = 0;
};

// Of so many questions asked on a Monday morning.
Tally asked(const CommunityParameters& p, double helpers, std::int64_t knowledge, std::uint32_t questions = 20'000) {
  const Luck luck(1, 1);
  Tally tally;
  for (std::uint32_t i = 0; i < questions; ++i) {
    const Question q = ask(p, luck.quick_stream(Purpose::community, i, 0), 9 * kHour, helpers, knowledge, 0);
    tally.answered += q.answered;
    tally.solved += q.solved;
    tally.found += q.solved && !q.answered;
    tally.hours += to_hours(q.closes - 9 * kHour);
  }
  return tally;
}

}  // namespace

TEST_CASE("answers come as soon as helpers are online: the shares of closed forms") {
  CommunityParameters p;
  constexpr double n = 20'000;
  const auto near = [&](double share, double found) {
    INFO("expected " << share << ", found " << found / n << ", standard error " << std::sqrt(share * (1 - share) / n));
    return std::abs(found / n - share) < 4 * std::sqrt(share * (1 - share) / n);
  };
  // one who waits for ever is answered; a share of the answers settle it
  p.patience_hours = 1e6;
  Tally t = asked(p, 10, 0);
  CHECK(t.answered > 0.999 * n);
  CHECK(near(p.solve_probability, t.solved));
  // where nobody helps all wait in vain, until their patience ends
  p.patience_hours = 24;
  t = asked(p, 0, 0);
  CHECK(t.answered == 0);
  CHECK(std::abs(t.hours / n - 24) < 4 * 24 / std::sqrt(n));
  // a quick community: the hazard is 1000 · 0.05 · 1/24 · weight an hour, the first hour's weight known
  const double first_hour = online_profile()[9];
  p.patience_hours = 1e6;
  p.answers_per_hour = 0.05;
  const Luck luck(1, 1);
  double within = 0;
  for (std::uint32_t i = 0; i < n; ++i) within += ask(p, luck.quick_stream(Purpose::community, i, 0), 9 * kHour, 200, 0, 0).closes < 10 * kHour;
  CHECK(near(1 - std::exp(-200 * 0.05 * first_hour), within));
  // half find their answer when as many have been solved as cover half
  CHECK(near(0.5, asked(p, 0, 500).found));
}

TEST_CASE("more helpers, more recognition and more knowledge settle more of the same questions, sooner") {
  CommunityParameters p;
  CommunityParameters recognised = p;
  recognised.recognition = 1;
  const Luck luck(1, 1);
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const auto at = [&](const CommunityParameters& community, double helpers, std::int64_t knowledge) { return ask(community, luck.quick_stream(Purpose::community, i, 0), 9 * kHour, helpers, knowledge, 0); };
    const Question few = at(p, 5, 100), many = at(p, 50, 100), thanked = at(recognised, 5, 100), known = at(p, 5, 1000);
    CHECK((!few.solved || (many.solved && many.closes <= few.closes)));
    CHECK((!few.solved || thanked.solved));
    CHECK(thanked.closes <= few.closes);
    CHECK((!few.solved || known.solved));
  }
}
