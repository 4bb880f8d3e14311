// Why a figure changed, and what is left of a change without one of its parts.
#include <catch2/catch_test_macros.hpp>

#include "tests/cli/program.h"

TEST_CASE("why names what stands behind a figure, and numbers what can be left out") {
  const Ran ran = grapevine({"why", "influencer-in-the-queue", "--figure", "event_first_response", "--replicates", "16", "--set", "support.phone.agents=2"});
  REQUIRE(ran.exit == 0);
  CHECK(ran.out.find("First reply to the story: ") == 0);
  CHECK(ran.out.find("Who is answered first does it") != std::string::npos);
  CHECK(ran.out.find("--without N") != std::string::npos);
}

TEST_CASE("replay without its only change is the baseline again") {
  const Ran ran = grapevine({"replay", "influencer-in-the-queue", "--without", "1", "--replicates", "8"});
  REQUIRE(ran.exit == 0);
  CHECK(ran.out.find("makes no difference") != std::string::npos);
  const auto digests = grapevine({"replay", "influencer-in-the-queue", "--without", "1", "--replicates", "8", "--digest"});
  const auto half = digests.out.find('\n');
  REQUIRE(half != std::string::npos);
  CHECK(digests.out.substr(0, half) == digests.out.substr(half + 1, half));
}

TEST_CASE("a figure or a change that is not there is refused with those that are") {
  const auto figure = grapevine({"why", "recall", "--figure", "negativ_reach"});
  CHECK(figure.exit == 2);
  CHECK(figure.err.find("did you mean negative_reach?") != std::string::npos);
  const auto change = grapevine({"replay", "influencer-in-the-queue", "--without", "2"});
  CHECK(change.exit == 2);
  CHECK(change.err.find("1 Who is answered first") != std::string::npos);
  CHECK(grapevine({"replay", "influencer-in-the-queue", "--without", "1", "--verify"}).exit == 2);
  CHECK(grapevine({"why", "reference"}).exit == 3);
}
