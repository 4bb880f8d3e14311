// What a person does, and what must come of it.
#include <catch2/catch_test_macros.hpp>

#include "scenario/scenario.h"
#include "tests/ui/bench.h"
#include "ui/number_entry.h"
#include "ui/shipped.h"
#include "ui/slider.h"

using namespace grapevine;
using grapevine::test::Bench;

namespace {

constexpr std::string_view kAgents = "support.social.agents", kHeard = "listen.heard_within_hour";

void few(Bench& bench) {
  bench.app().set_replicates(8);
  REQUIRE(bench.settle());
}

}  // namespace

TEST_CASE("dragging a lever changes its value and its results, as one step that undo takes back") {
  Bench bench;
  few(bench);
  const double before = bench.lever(kHeard)["value"];
  const Control* slider = bench.find(kHeard, "slider");
  REQUIRE(slider);
  const Box box = slider->box;
  const auto number = bench.app().view_state_number();
  bench.drag(box.left + box.width() * 0.3f, box.middle(), box.right - 4, box.middle(), 30);
  const double after = bench.lever(kHeard)["value"];
  CHECK(after > before + 0.3);
  CHECK(bench.app().view_state_number() > number);
  REQUIRE(bench.settle());
  CHECK(bench.state()["up_to_date"] == true);
  CHECK(bench.lever(kHeard)["changed"] == true);
  bench.key(ImGuiKey_Z, true);
  CHECK(bench.lever(kHeard)["value"] == before);
  bench.key(ImGuiKey_Y, true);
  CHECK(bench.lever(kHeard)["value"] == after);
  bench.key(ImGuiKey_Z, true);
  bench.key(ImGuiKey_Z, true, true);
  CHECK(bench.lever(kHeard)["value"] == after);
}

TEST_CASE("results follow the hand while a lever is dragged") {
  Bench bench;
  few(bench);
  const Box box = bench.find(kHeard, "slider")->box;
  bench.move(box.left + 10, box.middle());
  bench.frames(60);
  bench.press(true);
  const auto results = [&] {
    const auto state = nlohmann::json::parse(bench.app().view_state_json());
    return state["headline"]["sentence"].dump() + state["figures"].dump();
  };
  int fresh = 0;
  std::string last = results();
  for (int i = 0; i < 400 && fresh < 2; ++i) {
    bench.move(box.left + 10 + static_cast<float>(i % 200), box.middle());
    if (const std::string now = results(); now != last) {
      ++fresh;
      last = now;
    }
  }
  bench.press(false);
  CHECK(fresh >= 2);
}

TEST_CASE("a double-click brings the baseline's value back") {
  Bench bench;
  few(bench);
  REQUIRE(bench.app().edit(kHeard, 0.8).empty());
  bench.frames(2);
  const Box box = bench.find(kHeard, "slider")->box;
  bench.double_click(box.left + box.width() * 0.6f, box.middle());
  const auto lever = bench.lever(kHeard);
  CHECK(lever["value"] == lever["baseline"]);
  CHECK(lever["changed"] == false);
}

TEST_CASE("a number can be typed into any lever, and is refused with what is allowed") {
  Bench bench;
  few(bench);
  REQUIRE(bench.click(kHeard, "value"));
  bench.type("60 %");
  bench.key(ImGuiKey_Enter);
  CHECK(bench.lever(kHeard)["value"] == 0.6);
  REQUIRE(bench.click(kHeard, "value"));
  bench.type("400");
  bench.key(ImGuiKey_Enter);
  CHECK(bench.lever(kHeard)["value"] == 0.6);
  // escape leaves the value alone
  REQUIRE(bench.click(kHeard, "value"));
  bench.type("10");
  bench.key(ImGuiKey_Escape);
  CHECK(bench.lever(kHeard)["value"] == 0.6);
}

TEST_CASE("a slider is moved by the arrow keys, ten steps with shift") {
  Bench bench;
  few(bench);
  const double before = bench.lever(kHeard)["value"];
  // focus by keyboard: down into the levers, until a right arrow moves one
  const Box box = bench.find(kHeard, "slider")->box;
  bench.click(box.left + box.width() * static_cast<float>(before) / 0.99f, box.middle());
  bench.key(ImGuiKey_DownArrow);
  bench.key(ImGuiKey_UpArrow);
  const double from = bench.lever(kHeard)["value"];
  bench.key(ImGuiKey_RightArrow);
  CHECK(std::abs(bench.lever(kHeard)["value"].get<double>() - from - 0.01) < 1e-9);
  bench.key(ImGuiKey_RightArrow, false, true);
  CHECK(std::abs(bench.lever(kHeard)["value"].get<double>() - from - 0.11) < 1e-9);
  bench.key(ImGuiKey_LeftArrow);
  CHECK(std::abs(bench.lever(kHeard)["value"].get<double>() - from - 0.10) < 1e-9);
}

TEST_CASE("opening a hostile scenario leaves the old one and says where, what and what to do") {
  Bench bench;
  few(bench);
  const std::string before = bench.app().scenario_json();
  const char* const hostile[] = {"", "{", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "{\"grapevine\":1,\"days\":1e9}", "{\"grapevine\":1,\"peopel\":5}", "{\"grapevine\":1,\"title\":\"%s%n##x\",\"people\":-1}", "\xff\xfe\x00"};
  for (const char* bytes : hostile) {
    CHECK_FALSE(bench.app().open_scenario_text(bytes, "evil%s##\n.json"));
    bench.frames(2);
    CHECK(bench.app().scenario_json() == before);
    const auto messages = bench.state()["messages"];
    REQUIRE(!messages.empty());
    CHECK(!messages[0]["where"].get<std::string>().empty());
    CHECK(!messages[0]["remedy"].get<std::string>().empty());
  }
  CHECK_FALSE(bench.app().open_named("influencer-in-the-cue"));
  CHECK(bench.state()["messages"][0]["remedy"].get<std::string>().find("influencer-in-the-queue") != std::string::npos);
  CHECK_FALSE(bench.app().open_link("#s=rubbish"));
  CHECK(bench.app().scenario_json() == before);
  bench.frames(2);
  REQUIRE(bench.click("", "close message"));
  CHECK(bench.state()["messages"].empty());
}

TEST_CASE("text from a file is shown as it is, never as a format or an id") {
  Bench bench;
  REQUIRE(bench.app().open_scenario_text(R"({"grapevine":1,"name":"odd","title":"100 %s %n ###same","question":"%d%d%d ##","days":3,"people":500,
    "timeline":[{"at":"D1 09:00","title":"%s ##x","event":{"kind":"story"}},{"at":"D1 09:00","title":"%s ##x","event":{"kind":"story"}}],
    "what_ifs":[{"title":"###","timeline":[{"at":"D1","set":{"support.social.agents":3}}]},{"title":"###","timeline":[{"at":"D1","set":{"support.social.agents":4}}]}]})", "odd.json"));
  few(bench);
  bench.click("", "what-if");
  bench.frames(3);
  CHECK(bench.state()["scenario"]["title"] == "100 %s %n ###same");
  CHECK(bench.state()["what_ifs"].size() == 2);
}

TEST_CASE("the scenario on screen opens again as it is, from a file and from its link") {
  for (const ShippedEntry& entry : shipped_entries()) {
    INFO(entry.name);
    Bench bench;
    REQUIRE(bench.app().open_named(entry.name));
    REQUIRE(bench.app().edit("support.phone.agents", 9).empty());
    REQUIRE(bench.app().edit("people.customers_share", 0.5).empty());
    REQUIRE(bench.app().edit("feed.visibility", 0.2).empty());
    const std::string json = bench.app().scenario_json(), link = bench.app().link();
    Bench again;
    REQUIRE(again.app().open_scenario_text(json, "again.json"));
    CHECK(again.lever("support.phone.agents")["value"] == 9);
    CHECK(again.lever("people.customers_share")["value"] == 0.5);
    CHECK(again.app().scenario_json() == json);
    REQUIRE(!link.empty());
    CHECK(link.size() <= 2000);
    Bench linked;
    REQUIRE(linked.app().open_link(link));
    CHECK(linked.app().scenario_json() == json);
  }
}

TEST_CASE("levers and assumptions are reset apart, and the scenario's own what-ifs can be chosen") {
  Bench bench;
  REQUIRE(bench.app().edit(kAgents, 7).empty());
  REQUIRE(bench.app().edit("feed.visibility", 0.2).empty());
  bench.app().reset_levers();
  CHECK(bench.lever(kAgents)["changed"] == false);
  CHECK(bench.lever("triage.policy")["changed"] == false);
  CHECK(bench.lever("feed.visibility")["changed"] == true);
  bench.app().reset_assumptions();
  CHECK(bench.state()["differs"].empty());
  bench.app().choose_what_if(0);
  CHECK(bench.state()["what_if"] == 0);
  CHECK(!bench.state()["differs"].empty());
  bench.app().choose_what_if(-1);
  CHECK(bench.state()["differs"].empty());
  few(bench);
  CHECK(bench.state()["paired"] == false);
}

TEST_CASE("nothing is drawn while nothing changes") {
  Bench bench;
  few(bench);
  bench.frames(10);
  bench.idle_frames(60);
  CHECK_FALSE(bench.app().needs_update());
  CHECK_FALSE(bench.app().needs_frame());
  CHECK(bench.idle_frames(600) == 0);
  // pointing at a tile asks for frames until its explanation is there, and for no more
  const Control* futures = bench.find("", "futures");
  REQUIRE(futures);
  bench.move(futures->box.left + 5, futures->box.middle());
  CHECK(bench.idle_frames(120) > 10);
  CHECK(bench.idle_frames(600) == 0);
}

TEST_CASE("publications are numbered and at most four a second") {
  Bench bench;
  std::uint64_t first = bench.app().view_state_number();
  for (int i = 0; i < 60; ++i) {
    CHECK(bench.app().edit(kHeard, 0.01 * i).empty());
    bench.frame();
  }
  CHECK(bench.app().view_state_number() > first);
  CHECK(bench.app().view_state_number() - first <= 5);
  const auto state = bench.state();
  CHECK(state["number"] == bench.app().view_state_number());
  CHECK(bench.lever(kHeard)["value"] == 0.59);
}

TEST_CASE("copies, files and the address bar go through the platform") {
  Bench bench;
  few(bench);
  REQUIRE(bench.click("", "share"));
  REQUIRE(bench.taken().copied.size() == 1);
  CHECK(bench.taken().copied[0].ends_with(bench.app().link()));
  CHECK(bench.state()["link"] == bench.app().link());
  CHECK(bench.app().csv("comparison").starts_with("metric"));
  CHECK(bench.app().csv("runs").starts_with("replicate"));
  CHECK(bench.app().csv("series").starts_with("replicate"));
  CHECK(bench.app().csv("baseline").starts_with("replicate"));
  CHECK(bench.app().csv("nonsense").empty());
  REQUIRE(bench.click("", "open"));
  CHECK(bench.taken().dialogs == 1);
}
