// The first screen, moving what happens, holding changes, and showing the last change again.
#include <catch2/catch_test_macros.hpp>

#include "scenario/scenario.h"
#include "tests/ui/bench.h"
#include "ui/document.h"

using namespace grapevine;
using grapevine::test::Bench;

namespace {

constexpr std::string_view kHeard = "listen.heard_within_hour";

Scenario two_days_apart() {
  return parse_scenario(R"({"grapevine":1,"days":10,"people":300,"replicates":8,"timeline":[
    {"at":"D2 09:00","event":{"kind":"story"}},{"at":"D4","title":"More agents","set":{"support.phone.agents":4}}],
    "what_ifs":[{"title":"Later","timeline":[{"at":"D0","set":{"triage.policy":"triage"}},{"at":"D5","set":{"support.social.agents":3}}]}]})").value();
}

std::int32_t id_of(const Document& document, std::string_view title) {
  for (const Moment& moment : document.moments())
    if (moment.title == title) return moment.id;
  return INT32_MIN;
}

void few(Bench& bench) {
  bench.app().set_replicates(8);
  REQUIRE(bench.settle());
}

}  // namespace

TEST_CASE("an event moves on both sides, an entry of the what-if on its own, and undo takes both back") {
  Document document(two_days_apart());
  REQUIRE(document.move(id_of(document, "Complaint"), 6 * kDay).empty());
  CHECK(document.baseline().timeline.back().at == 6 * kDay);
  CHECK(!document.baseline().timeline.back().events.empty());
  CHECK(document.what_if().timeline.back().at == 6 * kDay);
  const auto agents = *find_parameter("support.social.agents");
  REQUIRE(document.move(id_of(document, "Social desk, agents on shift"), 7 * kDay).empty());
  CHECK(get(parameters_at(document.what_if(), 7 * kDay - 1), agents) == 1);
  CHECK(get(parameters_at(document.what_if(), 7 * kDay), agents) == 3);
  CHECK(divergence(document.baseline(), document.what_if()) == 0);
  REQUIRE(document.move(kChangeStarts, kDay).empty());
  CHECK(divergence(document.baseline(), document.what_if()) == kDay);
  CHECK(document.edited());
  for (int i = 0; i < 3; ++i) document.undo();
  CHECK(document.what_if() == Document(two_days_apart()).what_if());
  CHECK(!document.edited());
}

TEST_CASE("levers moved by hand start when the change starts, also after the file was saved and opened again") {
  Document document(two_days_apart());
  const auto heard = *find_parameter(kHeard);
  REQUIRE(document.set(heard, 0.9).empty());
  REQUIRE(document.move(kChangeStarts, 3 * kDay).empty());
  CHECK(get(parameters_at(document.what_if(), 3 * kDay - 1), heard) == document.baseline_value(heard));
  CHECK(get(parameters_at(document.what_if(), 3 * kDay), heard) == 0.9);
  const Document again(document.saved());
  CHECK(again.what_if().timeline == document.what_if().timeline);
}

TEST_CASE("a moment cannot leave the scenario, and one that is not there cannot be moved") {
  Document document(two_days_apart());
  const auto revision = document.revision();
  const std::int32_t complaint = id_of(document, "Complaint");
  CHECK(!document.move(complaint, -1).empty());
  CHECK(!document.move(complaint, 10 * kDay).empty());
  CHECK(!document.move(4711, kDay).empty());
  CHECK(document.revision() == revision);
}

TEST_CASE("choosing another what-if keeps when things happen and forgets when the old one changed") {
  Document document(two_days_apart());
  REQUIRE(document.move(id_of(document, "Complaint"), 3 * kDay).empty());
  REQUIRE(document.move(kChangeStarts, kDay).empty());
  document.choose(kAsItIs);
  CHECK(!document.edited());
  CHECK(document.baseline().timeline.front().at == 3 * kDay);
}

TEST_CASE("the complaint is dragged along the chart, as one step") {
  Bench bench;
  few(bench);
  const auto minutes = [&] {
    const auto state = bench.state();
    for (const auto& moment : state["moments"])
      if (moment["title"] == "Complaint") return moment["minutes"].get<std::int64_t>();
    return std::int64_t{-1};
  };
  const std::int64_t before = minutes();
  REQUIRE(before > 0);
  const Control* last = nullptr;
  for (const Control& control : bench.controls())
    if (control.of == "people chart" && control.id == "moment") last = &control;
  REQUIRE(last);
  const Box box = last->box;
  const float x = (box.left + box.right) / 2, y = box.top + 4;
  bench.drag(x, y, x + 80, y, 12);
  const std::int64_t after = minutes();
  CHECK(after > before + 12 * 60);
  CHECK(after % 60 == 0);
  REQUIRE(bench.settle());
  bench.key(ImGuiKey_Z, true);
  CHECK(minutes() == before);
}

TEST_CASE("held changes wait for their results until they are asked for") {
  Bench bench;
  few(bench);
  const std::string before = bench.state()["headline"].dump();
  bench.app().hold_changes(true);
  REQUIRE(bench.app().edit(kHeard, 0.9).empty());
  REQUIRE(bench.app().edit("support.social.agents", 6).empty());
  bench.frames(30);
  REQUIRE(bench.settle());
  CHECK(bench.state()["headline"].dump() == before);
  CHECK(bench.state()["held"] == true);
  REQUIRE(bench.click("", "show held"));
  REQUIRE(bench.settle());
  CHECK(bench.state()["held"] == false);
  CHECK(bench.state()["headline"].dump() != before);
  // no longer held: the next one is worked out at once
  bench.app().hold_changes(false);
  REQUIRE(bench.app().edit("support.social.agents", 1).empty());
  REQUIRE(bench.settle());
  CHECK(bench.state()["up_to_date"] == true);
}

TEST_CASE("the last change is shown again: the results before it for a moment, then those after it") {
  Bench bench;
  few(bench);
  CHECK(bench.state()["before"].is_null());
  const std::string before = bench.state()["headline"]["sentence"];
  REQUIRE(bench.app().edit("support.social.agents", 8).empty());
  REQUIRE(bench.settle());
  bench.frames(3);
  CHECK(bench.state()["before"]["sentence"] == before);
  REQUIRE(bench.click("", "replay"));
  int frames = 0;
  while (frames < 500 && bench.app().seconds_to_next_frame() >= 0) {
    bench.frame();
    ++frames;
  }
  CHECK(frames > 5);
  CHECK(bench.idle_frames(60) == 0);
}

TEST_CASE("the headline's Why? names what stands behind it, and another figure can be asked for") {
  Bench bench;
  few(bench);
  REQUIRE(bench.click("", "why"));
  const auto answered = [&] {
    for (int i = 0; i < 2000; ++i) {
      bench.frame();
      if (const auto why = bench.state()["why"]; !why.is_null()) return why;
    }
    return nlohmann::json();
  };
  const auto why = answered();
  REQUIRE(!why.is_null());
  CHECK(why["lines"].size() > 0);
  CHECK(why["causes"].size() == 1);
  bench.app().explain("event_first_response");
  const auto other = answered();
  CHECK(other["title"].get<std::string>().starts_with("First reply to the story: "));
  bench.frames(3);
  CHECK(bench.idle_frames(60) == 0);
  // nothing to compare: nothing to explain
  bench.app().choose_what_if(-1);
  REQUIRE(bench.settle());
  CHECK(answered()["causes"].empty());
}

TEST_CASE("what-ifs are kept on the charts, three at most, and forgotten one by one") {
  Bench bench;
  few(bench);
  for (int kept = 0; kept < 3; ++kept) {
    REQUIRE(bench.click("", "keep"));
    REQUIRE(bench.app().edit("support.social.agents", 2 + kept).empty());
    REQUIRE(bench.settle());
    bench.frames(2);
  }
  CHECK(!bench.find("", "keep"));
  const auto vertices = ImGui::GetDrawData()->TotalVtxCount;
  std::size_t seen = 0;
  for (const Control& control : std::vector<Control>(bench.controls()))
    if (control.id == "tab" && seen++ == 1) bench.click((control.box.left + control.box.right) / 2, control.box.middle());
  bench.frames(2);
  REQUIRE(bench.click("", "forget"));
  bench.frames(2);
  CHECK(bench.find("", "keep"));
  CHECK(ImGui::GetDrawData()->TotalVtxCount != vertices);
}

TEST_CASE("a prediction hides the results until they are revealed, and gets a score") {
  Bench bench;
  few(bench);
  REQUIRE(bench.click("", "predict"));
  bench.frames(2);
  REQUIRE(bench.find("", "reveal"));
  CHECK(!bench.find("", "why"));
  const Control* chart = bench.find("", "people chart");
  REQUIRE(chart);
  const Box box = chart->box;
  bench.drag(box.left + box.width() * 0.3f, box.bottom - 20, box.left + box.width() * 0.7f, box.top + box.height() / 2, 10);
  REQUIRE(bench.click("", "reveal"));
  bench.frames(2);
  CHECK(!bench.find("", "reveal"));
  REQUIRE(bench.click("", "end prediction"));
  bench.frames(2);
  CHECK(bench.find("", "why"));
}

TEST_CASE("who opens nothing meets a finished result, three levers and four doors") {
  AppOptions options;
  options.slice_ms = 50;
  App app(std::move(options));
  app.set_replicates(8);
  for (double now = 1; !app.settled() && now < 500; now += 0.02) app.update(now);
  app.update(1000);
  const auto state = nlohmann::json::parse(app.view_state_json());
  CHECK(state["paired"] == false);
  CHECK(state["headline"]["sentence"].get<std::string>().find("As you work today") != std::string::npos);
  ImGui::CreateContext();
  app.attach_gui();
  std::vector<Control> controls;
  app.note_controls(&controls);
  const auto draw = [&] {
    app.prepare_frame({1440, 900, 1});
    ImGui::GetIO().DeltaTime = 0.02f;
    ImGui::NewFrame();
    app.build_gui();
    ImGui::Render();
  };
  for (int i = 0; i < 3; ++i) draw();
  int doors = 0, levers = 0;
  for (const Control& control : controls) {
    doors += control.id == "try it" || control.id == "fire drill" || control.id == "open my data" || control.id == "for analysts";
    levers += control.of == "triage.policy" || control.of == "support.social.agents" || control.of == "advocates.share";
  }
  CHECK(doors == 4);
  CHECK(levers >= 3);
  app.show_what_if();
  for (int i = 0; i < 3; ++i) draw();
  CHECK(std::ranges::any_of(controls, [](const Control& control) { return control.id == "hold"; }));
  ImGui::DestroyContext();
}
