// What the page's text view does without a canvas: links with their screen, keeping, predicting, the network in words.
#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

#include "scenario/scenario.h"
#include "ui/app.h"
#include "ui/link_view.h"

using namespace grapevine;

namespace {

struct TextApp {
  App app{AppOptions{}};
  double now = 1;

  TextApp() {
    app.set_replicates(8);
    settle();
  }
  nlohmann::json state() {
    app.update(now += 0.3);
    return nlohmann::json::parse(app.view_state_json());
  }
  nlohmann::json settle() {
    for (int i = 0; i < 50'000 && !(app.settled() && !app.needs_update()); ++i) app.update(now += 0.01);
    REQUIRE(app.settled());
    return state();
  }
};

}  // namespace

TEST_CASE("a link carries the screen; it opens there, or says that it was made by another version") {
  TextApp sender;
  CHECK(sender.app.link().ends_with("&v=first&by=" + std::string(kEngineVersion)));
  REQUIRE(sender.app.edit("support.social.agents", 9).empty());
  CHECK(sender.app.link().find("&v=what-if&") != std::string::npos);  // the first screen tells how things are
  REQUIRE(sender.app.show_screen("network"));
  CHECK_FALSE(sender.app.show_screen("nowhere"));
  const std::string link = sender.app.link();
  CHECK(link.find("&v=network&by=") != std::string::npos);

  TextApp receiver;
  REQUIRE(receiver.app.open_link(link));
  CHECK(receiver.state()["screen"] == "network");
  CHECK(receiver.state()["messages"].empty());
  CHECK(receiver.app.scenario_json() == sender.app.scenario_json());

  const std::string old = link.substr(0, link.find("&by=")) + "&by=0.0.9";
  REQUIRE(receiver.app.open_link(old));
  const auto told = receiver.state();
  CHECK(told["messages"][0]["title"] == "This link was made with Grapevine 0.0.9");
  CHECK(receiver.app.scenario_json() == sender.app.scenario_json());

  REQUIRE(receiver.app.open_link(link.substr(0, link.find('&')) + "&v=moon"));
  CHECK(receiver.state()["screen"] == "what-if");
  CHECK(receiver.state()["messages"].size() == 1);
  REQUIRE(receiver.app.open_link(link.substr(0, link.find('&'))));  // as the command line makes them
  CHECK(receiver.state()["screen"] == "what-if");
  CHECK(receiver.state()["messages"].empty());
}

TEST_CASE("what a link says of the view is read back as it was written, and nonsense is not believed") {
  for (const Screen screen : {Screen::first, Screen::what_if, Screen::network})
    for (const Tab tab : {Tab::figures, Tab::compared, Tab::why, Tab::differences, Tab::assumptions, Tab::scenario}) {
      const LinkView view = read_link_view("https://example.org/#s=1.a.b.c" + link_view(screen, tab) + "\n");
      CHECK(view.understood);
      CHECK(view.screen == screen);
      CHECK(view.tab == (screen == Screen::what_if ? tab : Tab::figures));
      CHECK_FALSE(note_on(view));
    }
  CHECK_FALSE(read_link_view("#s=1&v=what-if.colours").understood);
  CHECK(read_link_view("#s=1&by=<b>1</b>").made_by.empty());
  CHECK(read_link_view("#s=1&by=" + std::string(100, '1')).made_by.empty());
}

TEST_CASE("what was kept is told with its figures and lines, until it is let go") {
  TextApp text;
  text.app.keep();
  CHECK(text.state()["kept"].empty());  // nothing to compare yet
  REQUIRE(text.app.edit("support.social.agents", 9).empty());
  auto state = text.settle();
  text.app.keep();
  state = text.state();
  REQUIRE(state["kept"].size() == 1);
  const auto kept = state["kept"][0];
  CHECK(kept["figures"].size() == state["figures"].size());
  CHECK(kept["people"].size() == state["series"][0]["mean"].size());
  CHECK(kept["people"] == state["series"][0]["mean"]);
  CHECK(kept["backlog"] == state["series"][1]["mean"]);
  text.app.forget_kept(7);
  CHECK(text.state()["kept"].size() == 1);
  text.app.forget_kept(0);
  CHECK(text.state()["kept"].empty());
}

TEST_CASE("a prediction hides the results, and has its score once they are revealed") {
  TextApp text;
  REQUIRE(text.app.edit("support.social.agents", 9).empty());
  text.settle();
  text.app.predict(0.5);
  auto state = text.settle();
  CHECK(state["prediction"]["sketching"] == true);
  CHECK(state["paired"] == false);
  CHECK(state["headline"]["sentence"] == "Change something, then say what you expect.");
  const auto &expected = state["prediction"]["values"], &baseline = state["series"][0]["mean"];
  REQUIRE(expected.size() == baseline.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(std::abs(expected[i].get<double>() - baseline[i].get<double>() / 2) <= 0.011);
  text.app.reveal();
  state = text.settle();
  CHECK(state["paired"] == true);
  CHECK(state["prediction"]["score"].get<std::string>().starts_with("Your sketch: "));
  const std::string score = state["prediction"]["score"];
  CHECK(text.app.report().find("It was predicted before it was shown. " + score) != std::string::npos);
  text.app.end_prediction();
  CHECK(text.state()["prediction"].is_null());
  // the score stays, as long as what it is of is on screen
  CHECK(text.state()["predicted"] == score);
  CHECK(text.app.report().find(score) != std::string::npos);
  REQUIRE(text.app.edit("support.social.agents", 8).empty());
  state = text.settle();
  CHECK(state["predicted"] == "");
  CHECK(text.app.report().find("predicted before") == std::string::npos);
}

TEST_CASE("the network in words counts everybody, follows the moment and finds a person, without a picture") {
  TextApp text;
  CHECK(text.state()["network"].is_null());
  text.app.tell_network(true);
  const auto network = text.settle()["network"];
  REQUIRE(network["ready"] == true);
  const auto people = [](const nlohmann::json& told) {
    std::int64_t all = 0;
    for (const auto& standpoint : told["standpoints"]) all += standpoint["count"].get<std::int64_t>();
    return all;
  };
  const auto state = text.state();
  CHECK(people(network) == state["scenario"]["people"]);
  CHECK_FALSE(network["stories"].empty());
  CHECK_FALSE(network["connectors"].empty());

  text.app.network_moment(0);
  const auto start = text.state()["network"];
  CHECK(start["minutes"] == 0);
  CHECK(people(start) == people(network));
  CHECK(start["standpoints"] != network["standpoints"]);

  text.app.network_person(network["connectors"][0]["person"].get<std::int64_t>());
  CHECK(text.state()["network"]["person"]["lines"].size() >= 2);
  text.app.network_person(99'999'999);
  CHECK(text.state()["network"]["person"].is_null());
  CHECK(text.state()["network"]["not_found"].get<std::string>().find("99999999") != std::string::npos);

  text.app.network_future(1);
  const auto worst = text.settle()["network"];
  CHECK(worst["future"] == 1);
  text.app.tell_network(false);
  CHECK(text.state()["network"].is_null());
}
