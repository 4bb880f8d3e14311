// The tour of five acts: it waits for each, can be left at any time, is remembered, and comes again when asked for.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bench.h"
#include "ui/state.h"

using namespace grapevine;
using grapevine::test::Bench;

namespace {

void begin(Bench& bench) {
  bench.app().set_replicates(8);
  bench.app().choose_what_if(-1);
  bench.app().offer_tour();
  REQUIRE(bench.settle());
}

int act(Bench& bench) {
  const auto tour = bench.state()["tour"];
  return tour.is_null() ? 0 : tour["act"].get<int>();
}

void drag_a_lever(Bench& bench) {
  const Control* slider = bench.find("listen.heard_within_hour", "slider");
  REQUIRE(slider);
  const Box box = slider->box;
  bench.drag(box.left + box.width() * 0.3f, box.middle(), box.right - 4, box.middle(), 10);
  REQUIRE(bench.settle());
}

}  // namespace

TEST_CASE("the tour waits for each of its five acts, and is remembered once it is done") {
  Bench bench;
  begin(bench);
  CHECK(act(bench) == 1);
  // other acts do not count
  bench.type("h");
  bench.type("h");
  bench.app().undo();
  bench.frames(30);
  CHECK(act(bench) == 1);
  CHECK(!bench.find("", "has read"));
  drag_a_lever(bench);
  CHECK(act(bench) == 2);
  bench.frames(300);
  CHECK(act(bench) == 2);
  REQUIRE(bench.click("", "has read"));
  CHECK(act(bench) == 3);
  CHECK(!bench.find("", "has read"));
  bench.type("r");
  CHECK(act(bench) == 4);
  bench.frames(120);  // until the results are back
  REQUIRE(bench.click("", "why"));
  CHECK(act(bench) == 5);
  CHECK(bench.taken().tours == 0);
  REQUIRE(bench.click("", "share"));
  CHECK(act(bench) == 6);
  CHECK(bench.taken().tours == 1);
  REQUIRE(bench.click("", "skip tour"));
  CHECK(act(bench) == 0);
  CHECK(bench.taken().tours == 1);
  bench.frames(2);
  CHECK(!bench.find("", "skip tour"));
}

TEST_CASE("the tour can be left at each act, and is then remembered") {
  Bench bench;
  begin(bench);
  for (int until = 1; until <= 3; ++until) {
    if (until >= 2) drag_a_lever(bench);
    if (until >= 3) REQUIRE(bench.click("", "has read"));
    CHECK(act(bench) == until);
    REQUIRE(bench.click("", "skip tour"));
    CHECK(act(bench) == 0);
    CHECK(bench.taken().tours == until);
    bench.app().choose_what_if(-1);
    bench.app().offer_tour();
    REQUIRE(bench.settle());
  }
}

TEST_CASE("an act that needs a what-if says so when there is none") {
  Bench bench;
  begin(bench);
  drag_a_lever(bench);
  const std::string asked = bench.state()["tour"]["text"];
  bench.app().undo();
  REQUIRE(bench.settle());
  CHECK(act(bench) == 2);
  CHECK(bench.state()["tour"]["text"] != asked);
  REQUIRE(bench.find("", "has read"));
  CHECK(!bench.find("", "has read")->enabled);
}

TEST_CASE("nobody is offered the tour unasked, and the list of keys has it again") {
  Bench bench;
  bench.frames(3);
  CHECK(act(bench) == 0);
  CHECK(!bench.find("", "skip tour"));
  bench.app().show_network();
  bench.frames(3);
  bench.type("?");
  bench.frames(3);
  REQUIRE(bench.click("", "take tour"));
  bench.frames(3);
  CHECK(act(bench) == 1);
  CHECK(bench.state()["screen"] == "what-if");
  CHECK(bench.find("", "skip tour"));
  CHECK(!bench.find("", "take tour"));
}

TEST_CASE("the strip of the tour is whole at every size, and does not move while its acts change") {
  for (const auto& [width, height] : {std::pair{1440.0f, 900.0f}, {1024.0f, 700.0f}, {360.0f, 640.0f}}) {
    Bench bench(width, height);
    begin(bench);
    const Control* skip = bench.find("", "skip tour");
    REQUIRE(skip);
    const Box before = skip->box;
    CHECK(before.left >= 0);
    CHECK(before.right <= width);
    CHECK(bench.app().edit("listen.heard_within_hour", 0.8).empty());
    bench.app().offer_tour();
    bench.frames(3);
    CHECK(bench.find("", "skip tour")->box == before);
  }
}
