// The network screen on a null backend: no graphics card, so Dear ImGui's lists draw it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "report/cascade_tree.h"
#include "tests/ui/bench.h"
#include "ui/network_words.h"
#include "ui/shipped.h"

using namespace grapevine;
using grapevine::test::Bench;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* kSmall = R"({"grapevine":1,"days":6,"people":400,"replicates":8,"timeline":[{"at":"D1 09:00","event":{"kind":"story"}}],"what_ifs":[{"title":"More on the phone","timeline":[{"at":"D0","set":{"support.phone.agents":6}}]}]})";

// Opened, its futures there, the network laid out and told.
void open_network(Bench& bench, const char* text = kSmall) {
  REQUIRE(bench.app().open_scenario_text(text, "small.json"));
  bench.app().show_network();
  REQUIRE(bench.settle());
  for (int i = 0; i < 20000 && bench.app().needs_update(); ++i) bench.frame();
  bench.frames(4);
  REQUIRE(!bench.app().needs_update());
}

}  // namespace

TEST_CASE("on a phone the words above the network take the lines that they need") {
  Bench bench;
  open_network(bench);
  const auto picture_top = [&](float width) {
    bench.resize(width, 1400, 1);
    bench.frames(3);
    return bench.find("", "nearer")->box.top;
  };
  const float wide = picture_top(700);  // one column, but room for one line
  CHECK(picture_top(320) >= wide + 20);
}

TEST_CASE("the network draws at every size in both themes, before anything is there and after") {
  struct Size {
    float width, height, scale;
  };
  for (const char* name : {"influencer-in-the-queue", "silos-or-shared-records"}) {
    Bench bench;
    REQUIRE(bench.app().open_named(name));
    bench.app().set_replicates(8);
    bench.app().show_network();
    for (int turn = 0; turn < 2; ++turn) {
      for (const Size& size : {Size{390, 700, 1}, Size{1440, 900, 1}, Size{3840, 2160, 2}})
        for (const bool dark : {false, true}) {
          INFO(name << " " << size.width << "x" << size.height << (dark ? " dark" : " light") << (turn ? " after" : " before"));
          bench.resize(size.width, size.height, size.scale);
          bench.app().set_dark(dark);
          bench.frames(3);
          CHECK(ImGui::GetDrawData()->TotalVtxCount > (turn ? 15000 : 200));
          for (const Control& control : bench.controls()) {
            CHECK(control.box.left >= -4);
            CHECK(control.box.right <= size.width + 4);
          }
        }
      if (turn == 0) {
        REQUIRE(bench.settle());
        for (int i = 0; i < 20000 && bench.app().needs_update(); ++i) bench.frame();
      }
    }
  }
}

TEST_CASE("a network at rest draws no frames; playing does, until the end or a pause") {
  Bench bench;
  open_network(bench);
  bench.frames(5);
  CHECK(bench.idle_frames(120) == 0);
  REQUIRE(bench.click("", "play"));
  CHECK(bench.idle_frames(60) == 60);
  REQUIRE(bench.click("", "play"));
  bench.frames(4);
  CHECK(bench.idle_frames(60) == 0);
  REQUIRE(bench.click("", "play"));
  bench.frames(60 * 30);  // longer than the whole takes
  CHECK(bench.idle_frames(60) == 0);
}

TEST_CASE("the people of the crowd can be pressed, found by number and left again; stories and connectors too") {
  Bench bench;
  open_network(bench);
  // in the middle of the picture somebody is near
  const Control* picture = bench.find("", "picture");
  REQUIRE(picture);
  CHECK(!bench.find("", "everybody"));
  const Box box = picture->box;
  for (int i = 0; i < 40 && !bench.find("", "everybody"); ++i) bench.click((box.left + box.right) / 2 + static_cast<float>(7 * i), box.middle());
  REQUIRE(bench.find("", "everybody"));
  CHECK(bench.click("", "everybody"));
  CHECK(!bench.find("", "everybody"));
  REQUIRE(bench.click("connectors", "entry"));
  CHECK(bench.find("", "everybody"));
  REQUIRE(bench.click("", "everybody"));
  // by number: one that is there, one that is not
  REQUIRE(bench.click("", "search"));
  bench.type("17");
  bench.key(ImGuiKey_Enter);
  CHECK(bench.find("", "everybody"));
  REQUIRE(bench.click("", "everybody"));
  REQUIRE(bench.click("", "search"));
  bench.type("999999");
  bench.key(ImGuiKey_Enter);
  CHECK(!bench.find("", "everybody"));
  CHECK(!bench.find("", "no story"));
  REQUIRE(bench.click("stories", "entry"));
  bench.frames(3);
  REQUIRE(bench.click("", "no story"));
  CHECK(!bench.find("", "no story"));
}

TEST_CASE("the network begins with the timeline's own story, and shows everybody where there is none") {
  Bench bench;
  open_network(bench);
  CHECK(bench.find("", "no story"));
  open_network(bench, R"({"grapevine":1,"days":5,"people":300,"replicates":8})");
  CHECK(!bench.find("", "no story"));
}

TEST_CASE("what could not be opened is said on the network screen too") {
  Bench bench;
  open_network(bench);
  CHECK(!bench.app().open_scenario_text("{", "broken.json"));
  bench.frames(3);
  REQUIRE(bench.find("", "close message"));
  CHECK(bench.click("", "close message"));
  CHECK(!bench.find("", "close message"));
}

TEST_CASE("dragging moves the picture and chooses nobody; the wheel and the buttons zoom; all of it comes back") {
  Bench bench;
  open_network(bench);
  const Box box = bench.find("", "picture")->box;
  const auto vertices = [&] {
    bench.app().wake();
    bench.frames(2);
    return ImGui::GetDrawData()->TotalVtxCount;
  };
  bench.move(2, 2);
  const int whole = vertices();
  bench.drag((box.left + box.right) / 2, box.middle(), (box.left + box.right) / 2 + 2000, box.middle(), 20);
  bench.move(2, 2);
  CHECK(!bench.find("", "everybody"));
  CHECK(vertices() < whole);  // some are out of sight
  REQUIRE(bench.click("", "whole"));
  bench.move(2, 2);
  CHECK(vertices() == whole);
  for (int i = 0; i < 12; ++i) REQUIRE(bench.click("", "nearer"));
  bench.move(2, 2);
  CHECK(vertices() != whole);
}

TEST_CASE("baseline and what-if, and the three futures, are told each by its own diary") {
  Bench bench;
  open_network(bench);
  bench.app().choose_what_if(0);
  bench.app().show_network();
  REQUIRE(bench.settle());
  for (int i = 0; i < 20000 && bench.app().needs_update(); ++i) bench.frame();
  bench.frames(3);
  const auto choices = [&] { return std::count_if(bench.controls().begin(), bench.controls().end(), [](const Control& c) { return c.of == "side"; }); };
  CHECK(choices() == 2);
  REQUIRE(bench.click("", "future"));
  bench.frames(3);
  bench.key(ImGuiKey_DownArrow);
  bench.key(ImGuiKey_Enter);
  for (int i = 0; i < 20000 && bench.app().needs_update(); ++i) bench.frame();
  CHECK(bench.find("", "play"));
}

TEST_CASE("words about a person say what was heard, told and waited for") {
  CHECK(duration_in_words(45'000) == "45 s");
  CHECK(duration_in_words(38 * kMinute) == "38 min");
  CHECK(duration_in_words(110 * kMinute) == "1 h 50 min");
  CHECK(duration_in_words(51 * kHour) == "2 days 3 h");
  PersonNow person;
  CHECK(person_in_short(person, {}, 0) == "has heard nothing yet");
  person.told = 12;
  person.waiting = person.open = true;
  person.since = kHour;
  CHECK(person_in_short(person, {2, 1, false, false}, 170 * kMinute) == "heard from 3, told 12, waiting 1 h 50 min");
  person.waiting = false;
  CHECK_THAT(person_in_short(person, {0, 0, false, false}, kDay), ContainsSubstring("not settled"));
  // every standpoint has a shape of its own or a colour that another shape backs
  for (std::size_t i = 0; i < kStandpoints; ++i) {
    CHECK(!label_of(static_cast<Standpoint>(i)).empty());
    CHECK(!meaning_of(static_cast<Standpoint>(i)).empty());
  }
}

TEST_CASE("who was heard from and which stories went furthest agree with the sightings counted one by one") {
  Scenario s;
  s.people = 1500;
  s.days = 10;
  s.parameters.experience.per_day = 0.1;
  s.timeline = {{2 * kDay, "", {}, {StoryEvent{{1, -1}, -1, 2, false}}}};
  const auto world = build_world(s).value();
  DiaryWriter writer(world, s, 0);
  while (!writer.work(1e9)) {}
  const Diary diary = writer.take();
  const auto largest = largest_stories(diary, s.end(), 3);
  REQUIRE(largest.size() == 3);
  for (const StoryNow& story : largest) CHECK(story.reach == diary.stories[story.story].reach);
  std::int32_t most = 0;
  for (const Story& story : diary.stories) most = std::max(most, story.reach);
  CHECK(largest[0].reach == most);
  // a person's acquaintances are never more than what they heard
  DiaryReader reader(diary, world->size());
  reader.go_to(s.end());
  for (std::uint32_t i = 0; i < 50; ++i) {
    const Acquaintance known = acquaintance(diary, i, s.end());
    CHECK(known.bad_from <= reader.people()[i].heard_bad);
    CHECK((known.bad_from > 0 || known.by_company || known.by_press) == (reader.people()[i].heard_bad > 0 || known.by_company || known.by_press));
    CHECK(known.good_from <= reader.people()[i].heard_good);
  }
}

TEST_CASE("a strip of the network stands below the charts where there is room, plays a future, and idles without a frame") {
  Bench bench(1600, 1300);
  bench.app().set_replicates(8);
  REQUIRE(bench.settle());
  for (int i = 0; i < 20'000 && bench.app().needs_update(); ++i) bench.frame();
  REQUIRE_FALSE(bench.app().needs_update());
  bench.frames(3);
  REQUIRE(bench.find("", "picture"));
  REQUIRE(bench.find("", "play"));
  CHECK(bench.idle_frames(100) == 0);
  REQUIRE(bench.click("", "play"));
  CHECK(bench.idle_frames(100) == 100);
  REQUIRE(bench.click("", "play"));
  CHECK(bench.idle_frames(100) == 0);
  // a person may fold it away, and have it where it does not fit by itself
  REQUIRE(bench.click("", "fold strip"));
  CHECK_FALSE(bench.find("", "picture"));
  bench.resize(1024, 640, 1);
  bench.frames(3);
  CHECK_FALSE(bench.find("", "picture"));
  REQUIRE(bench.click("", "whole network") == false);
  Bench small(1024, 900);
  small.app().set_replicates(8);
  REQUIRE(small.settle());
  CHECK_FALSE(small.find("", "picture"));
  REQUIRE(small.click("", "fold strip"));
  small.frames(3);
  CHECK(small.find("", "picture"));
  // a lever comes first: its results need no more turns than without the strip
  REQUIRE(small.app().edit("support.social.agents", 9).empty());
  REQUIRE(small.settle());
}
