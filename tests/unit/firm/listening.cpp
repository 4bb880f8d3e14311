#include "firm/firm.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace grapevine;

TEST_CASE("the promised share is heard within the hour") {
  ListenParameters listen;
  listen.heard_within_hour = 0.4;
  int heard = 0;
  constexpr int n = 20000;
  for (std::uint32_t i = 0; i < n; ++i) heard += hearing_delay(listen, Luck(1, 1), i, 0) <= kHour;
  CHECK(std::abs(heard / static_cast<double>(n) - 0.4) < 4 * std::sqrt(0.24 / n));
}

TEST_CASE("who does not listen never hears, who listens more hears sooner") {
  CHECK(hearing_delay({0, 1, 1}, Luck(1, 1), 3, 4) == kNever);
  CHECK(hearing_delay({0.9, 1, 1}, Luck(1, 1), 3, 4) < hearing_delay({0.1, 1, 1}, Luck(1, 1), 3, 4));
}

TEST_CASE("a good human reply halves what is left, a defensive one adds to it, money fuels the fire") {
  ReplyParameters reply;
  reply.quality = 1;
  CHECK(reply_factor(reply) == 0.5);
  reply.voice = Voice::scripted;
  CHECK(reply_factor(reply) == 0.75);
  reply.voice = Voice::defensive;
  CHECK(reply_factor(reply) == 1.25);
  reply.public_compensation = true;
  CHECK(reply_factor(reply) == 1.2);
}

TEST_CASE("the press calls at its share of the crisis threshold, at one person at the earliest") {
  CHECK(press_threshold({0.5, 0.25, 2}, {100, 0}) == 25);
  CHECK(press_threshold({0.5, 0.05, 2}, {5, 0}) == 1);
}
