#include <catch2/catch_test_macros.hpp>

#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

const std::size_t kAgents = *find_parameter("support.social.agents");
const std::size_t kPolicy = *find_parameter("triage.policy");

std::string words(const std::vector<Difference>& list) {
  std::string text;
  for (const Difference& d : list)
    text += d.label + ": " + d.before + " -> " + d.after + " at " + moment_to_string(d.at) +
            (d.until == kNever ? "" : " until " + moment_to_string(d.until)) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a scenario never diverges from itself, whatever its titles, what-ifs and replicates") {
  const Scenario a = example();
  Scenario b = a;
  b.title = "Another title";
  b.what_ifs.clear();
  b.replicates = 8;
  b.timeline[0].title.clear();
  CHECK(divergence(a, b) == kNever);
  CHECK(same_crowd(a, b));
  CHECK(differences(a, b).empty());
}

TEST_CASE("a change on day 5 diverges at day 5, in either direction") {
  const Scenario a = example(), b = with_change(a, kAgents, 6, 5 * kDay);
  CHECK(divergence(a, b) == 5 * kDay);
  CHECK(divergence(b, a) == 5 * kDay);
  CHECK(same_crowd(a, b));
}

TEST_CASE("a change to the value already in force makes no difference") {
  const Scenario a = example();
  Scenario b = a;
  b.timeline.push_back({6 * kDay, "Nothing new", {{kAgents, 2}}, {}});
  CHECK(divergence(a, b) == kNever);
  CHECK(differences(a, b).empty());
}

TEST_CASE("an event more, less, moved or altered diverges at the earlier of its moments") {
  const Scenario a = example();
  Scenario b = a;
  b.timeline.pop_back();
  CHECK(divergence(a, b) == 4 * kDay + 9 * kHour);
  b = a;
  b.timeline[0].at -= kHour;
  CHECK(divergence(a, b) == 4 * kDay + 7 * kHour + 30 * kMinute);
  b = a;
  std::get<StoryEvent>(b.timeline[1].events[0]).branching = 2;
  CHECK(divergence(a, b) == 4 * kDay + 9 * kHour);
}

TEST_CASE("a what-if from the start diverges at the start and keeps the crowd") {
  const Scenario a = example(), b = with_what_if(a, 0);
  CHECK(same_crowd(a, b));
  CHECK(divergence(a, b) == 0);
  CHECK(words(differences(a, b)) == "Who is answered first: First come -> By influence at D0 00:00\n");
}

TEST_CASE("whatever shapes the crowd makes another crowd, and nothing else does") {
  const Scenario a = example();
  const auto other = [&](auto change) {
    Scenario b = a;
    change(b);
    CHECK(divergence(a, b) == 0);
    return !same_crowd(a, b);
  };
  CHECK(other([](Scenario& s) { s.people = 6000; }));
  CHECK(other([](Scenario& s) { s.seed = 2; }));
  CHECK(other([](Scenario& s) { s.days = 15; }));
  CHECK(other([](Scenario& s) { s.start.day = 3; }));
  CHECK(other([](Scenario& s) { s.network.exponent = 3; }));
  CHECK(other([](Scenario& s) { s.parameters.people.customers_share = 0.5; }));
  CHECK(other([](Scenario& s) { s.parameters.feed.visibility = 0.2; }));  // a World keeps its unlevered value
  CHECK_FALSE(other([](Scenario& s) { s.parameters.support.phone.agents = 9; }));
  Scenario b = a;
  b.start.day = 9;        // the same weekday
  b.network.blocks = 99;  // a power law has no blocks
  CHECK(same_crowd(a, b));
  CHECK(same_crowd(a, with_change(a, *find_parameter("feed.visibility"), 0.2, kDay)));
}

TEST_CASE("people do not count where an imported network says who there is") {
  Scenario a;
  a.network.kind = NetworkSpec::Kind::file;
  a.network.file = "a.txt";
  Scenario b = a;
  b.people = 77;
  CHECK(same_crowd(a, b));
  b.network.file = "b.txt";
  CHECK_FALSE(same_crowd(a, b));
}

TEST_CASE("differences are told parameter by parameter, with the time they last") {
  const Scenario a = example();
  Scenario b = with_change(a, kPolicy, 1);
  b = with_change(b, kAgents, 6, 2 * kDay);
  b = with_change(b, kAgents, 8, 3 * kDay);
  b = with_change(b, kAgents, 2, 5 * kDay);
  CHECK(words(differences(a, b)) ==
        "Who is answered first: First come -> By influence at D0 00:00\n"
        "Social desk, agents on shift: 2 -> 6 at D2 00:00 until D3 00:00\n"
        "Social desk, agents on shift: 2 -> 8 at D3 00:00 until D5 00:00\n");
}

TEST_CASE("differences from the start and of events are told as well") {
  const Scenario a = example();
  Scenario b = a;
  b.people = 6000;
  b.network.exponent = 3;
  b.parameters.support.phone.agents = 3;
  std::get<StoryEvent>(b.timeline[1].events[0]).branching = 2;
  b.timeline.push_back({5 * kDay, "", {}, {PressEvent{0.02, -0.5}}});
  b.timeline.erase(b.timeline.begin());
  CHECK(words(differences(a, b)) ==
        "People: 5000 -> 6000 at D0 00:00\n"
        "Network: power law, mean degree 20, exponent 2.5, max degree 0, strong share 0.25 -> power law, "
        "mean degree 20, exponent 3, max degree 0, strong share 0.25 at D0 00:00\n"
        "Phone, agents on shift: 2 -> 3 at D0 00:00\n"
        "Surge at the social desk: 120 contacts within 1 h -> none at D4 08:30\n"
        "Complaint of the best connected customer: valence -1, branching 1.6, asks support -> valence -1, "
        "branching 2, asks support at D4 09:00\n"
        "Press coverage: none -> reaches 2 % of people, valence -0.5 at D5 00:00\n");
}

TEST_CASE("a change at the very start is told once") {
  Scenario a = example();
  a.parameters.support.social.agents = 3;
  const Scenario b = with_change(example(), kAgents, 5, 0);
  const auto list = differences(a, b);
  REQUIRE(list.size() == 1);
  CHECK(list[0].before == "3");
  CHECK(list[0].after == "5");
}

TEST_CASE("events are named by who and what") {
  CHECK(event_label(StoryEvent{{12, -1}, 0.5, 1, false}) == "Praise of the 12th best connected customer");
  CHECK(event_label(StoryEvent{{3, -1}, -0.5, 1, false}) == "Complaint of the 3rd best connected customer");
  CHECK(event_label(StoryEvent{{1, 99}, -0.5, 1, false}) == "Complaint of person 99");
  CHECK(event_label(DefectEvent{}) == "Defect");
  CHECK(event_details(DefectEvent{4, 5, 1}) == "4 times the failures for 5.0 days, 100 % of customers");
  CHECK(event_label(SurgeEvent{0, 5, 1}) == "Surge on the phone");
}

TEST_CASE("divergence is never after the first difference and symmetric, for any two scenarios") {
  RandomScenarios random(13);
  for (int i = 0; i < 500; ++i) {
    const Scenario a = random.next(4), b = random.next(4);
    const Millis at = divergence(a, b);
    REQUIRE(at == divergence(b, a));
    const auto list = differences(a, b);
    if (at == kNever)
      REQUIRE(list.empty());
    else if (a.series_hours == b.series_hours && weekday(a.start) == weekday(b.start))
      REQUIRE_FALSE(list.empty());
  }
}
