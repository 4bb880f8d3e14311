// What a drill's screens refuse without a canvas: codes that are damaged or of another drill, and hostile drill files.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "drill/judge.h"
#include "tests/ui/made_drills.h"
#include "tests/unit/drill/hostile.h"
#include "ui/app.h"

using namespace grapevine;
using grapevine::test::code_of;
using grapevine::test::small_drill;

TEST_CASE("200 damaged or foreign codes are refused on the screen, each with a sentence, and the teams that are in stay") {
  App app(AppOptions{});
  double now = 1;
  const auto state = [&] {
    app.update(now += 0.3);
    return nlohmann::json::parse(app.view_state_json());
  };
  REQUIRE(app.open_scenario_text(small_drill(), "mine.json"));
  app.drill("teams", 0);
  app.drill("phase", 3);
  const Drill drill = parse_drill(small_drill(), shipped_texts()).value();
  const std::string good = to_code({"BLUE", bot_moves(drill, Policy::by_the_book)}, drill).value();
  const auto wrong = grapevine::drills::wrong_codes(drill, good, to_code({"BLUE", {}}, grapevine::drills::small()).value());
  REQUIRE(wrong.size() >= 200);
  app.drill("codes", 0, code_of("green", 1, 0));
  for (const auto& [code, says] : wrong) {
    INFO(code);
    app.drill("codes", 0, code);
    const auto after = state();
    REQUIRE(after["messages"].size() == 1);
    const auto& message = after["messages"][0];
    for (const char* key : {"title", "found", "allowed", "remedy"}) CHECK_FALSE(message[key].get<std::string>().empty());
    CHECK((message["found"].get<std::string>() + " " + message["allowed"].get<std::string>()).find(says) != std::string::npos);
    CHECK(after["drill"]["entrants"] == nlohmann::json({"GREEN"}));
    app.dismiss_message();
  }
  app.drill("codes", 0, good);
  CHECK(state()["drill"]["entrants"].size() == 2);
}

TEST_CASE("40 hostile drill files are refused on the screen, each with its place, and the drill that is open stays") {
  App app(AppOptions{});
  double now = 1;
  REQUIRE(app.open_scenario_text(small_drill(), "mine.json"));
  std::size_t tried = 0;
  for (const auto& hostile : grapevine::drills::hostile()) {
    INFO(hostile.place << " " << hostile.says);
    const bool opened = app.open_scenario_text(grapevine::drills::hostile_file(hostile), "hostile.json");
    CHECK_FALSE(opened);
    app.update(now += 0.3);
    const auto state = nlohmann::json::parse(app.view_state_json());
    REQUIRE_FALSE(state["messages"].empty());
    const auto place = [&](const nlohmann::json& message) { return message["where"].get<std::string>().find(hostile.place) != std::string::npos && !message["remedy"].get<std::string>().empty(); };
    CHECK(std::any_of(state["messages"].begin(), state["messages"].end(), place));
    CHECK(state["drill"]["phase"] == "prepare");
    while (app.update(now += 0.3), !nlohmann::json::parse(app.view_state_json())["messages"].empty()) app.dismiss_message();
    ++tried;
  }
  CHECK(tried >= 40);
}
