// "Open my data": columns confirmed, rows shown without names, and a scenario beside the tickets it was made of.
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/ui/bench.h"
#include "ui/import_model.h"

using namespace grapevine;
using grapevine::test::Bench;

namespace {

std::string tickets_csv() {
  std::string csv = "Ticket ID,Requester,Subject,Day,Resolved time,Initial response time,Source\n";
  for (int i = 0; i < 200; ++i) {
    const std::string date = "2026-01-" + std::to_string(10 + i / 10);
    csv += std::to_string(i) + ",Ann Lee,\"Secret, please\"," + date + " 10:" + std::to_string(10 + i % 40) + "," + date + " 15:00," + date + " 11:00,Email\n";
  }
  return csv + "200,Ann Lee,x,soon,,,Email\n";
}

std::string data_set(const char* name) {
  const char* folder = std::getenv("GRAPEVINE_DATA");
  std::ifstream file(std::filesystem::path(folder != nullptr ? folder : "") / name, std::ios::binary);
  if (folder == nullptr || !file) SKIP("the folder of public data sets is not there");
  return {std::istreambuf_iterator<char>(file), {}};
}

nlohmann::json worked_out(Bench& bench) {
  bench.app().data("confirm");
  for (int i = 0; i < 20'000; ++i) {
    bench.frame();
    if (i % 20 == 19 && bench.state()["data"]["phase"] != "trying") break;
  }
  return bench.state()["data"];
}

nlohmann::json role(const nlohmann::json& data, std::string_view name) {
  for (const auto& one : data["roles"])
    if (one["name"] == name) return one;
  return {};
}

}  // namespace

TEST_CASE("a table that is opened asks what its columns mean, and shows its rows without names or words") {
  Bench bench;
  REQUIRE(bench.app().open_file(FileKind::any, tickets_csv(), "tickets.CSV"));
  bench.frames(3);
  const auto state = bench.state();
  CHECK(state["screen"] == "data");
  const auto& data = state["data"];
  CHECK(data["phase"] == "columns");
  CHECK(data["rows"] == 201);
  CHECK(data["preview"]["rows"].size() == 20);
  CHECK(data.dump().find("Ann") == std::string::npos);
  CHECK(data.dump().find("Secret") == std::string::npos);
  CHECK(role(data, "resolved")["column"] == 4);
  CHECK(role(data, "created")["column"] == -1);  // no heading tells it
  const Control* confirm = bench.find("", "confirm");
  REQUIRE(confirm);
  CHECK_FALSE(confirm->enabled);
  // a person says which it is
  bench.app().data("map", 3, "created");
  bench.frames(3);
  CHECK(bench.find("", "confirm")->enabled);
  bench.app().data("names", 1);
  CHECK(bench.state()["data"].dump().find("Ann Lee") != std::string::npos);
  CHECK(bench.app().link().find("v=what-if") != std::string::npos);  // nothing of it is in a link
}

TEST_CASE("confirmed columns give tickets, what was passed over, and a scenario that opens with its fitted values") {
  Bench bench;
  REQUIRE(bench.app().open_file(FileKind::table, tickets_csv(), "tickets.csv"));
  bench.app().data("map", 3, "created");
  bench.app().data("people", 2000);
  const auto data = worked_out(bench);
  REQUIRE(data["phase"] == "result");
  CHECK(data["read"] == "201 rows, 200 tickets.");
  CHECK(data["skipped"] == nlohmann::json{"1 rows whose moment of creation cannot be read"});
  CHECK(data["figures"][0]["label"] == "First reply, median");
  CHECK(data["figures"][0]["data"] == "31 min");  // 10:10 to 10:49, answered at 11:00
  CHECK(data["arrivals"].size() == 9);
  CHECK(data["fitted"].size() > 5);
  bench.frames(3);
  REQUIRE(bench.click("", "open scenario"));
  REQUIRE(bench.settle());
  const auto state = bench.state();
  CHECK(state["screen"] == "what-if");
  CHECK(state["scenario"]["name"] == "own-tickets");
  CHECK(state["scenario"]["people"] == 2000);
  CHECK(bench.app().scenario_json().find("Ann") == std::string::npos);
  // and the table is still there
  REQUIRE(bench.app().show_screen("data"));
  bench.frames(3);
  bench.app().data("back");
  CHECK(bench.state()["data"]["phase"] == "columns");
  bench.app().data("close");
  CHECK(bench.state()["data"].is_null());
}

TEST_CASE("what cannot be read changes nothing, and columns that give no ticket say why") {
  Bench bench;
  CHECK_FALSE(bench.app().open_file(FileKind::table, "no table", "tickets.csv"));
  CHECK(bench.state()["messages"][0]["title"] == "Could not read tickets.csv");
  CHECK(bench.state()["data"].is_null());
  REQUIRE(bench.app().open_file(FileKind::any, "when,what\nsoon,x\nlater,y\n", "w.tsv"));
  bench.app().data("map", 0, "created");
  const auto data = worked_out(bench);
  CHECK(data["phase"] == "columns");
  REQUIRE(data["errors"].size() == 1);
  CHECK_FALSE(data["errors"][0]["remedy"].get<std::string>().empty());
  bench.app().data("map", 7, "created");    // not there
  bench.app().data("map", 0, "no such role");
  bench.app().data("no such action", 1);
  CHECK(role(bench.state()["data"], "created")["column"] == 0);
  for (const float width : {320.0f, 700.0f, 1440.0f}) {
    bench.resize(width, 700, 1);
    bench.frames(3);
    CHECK(bench.find("", "confirm"));
  }
}

TEST_CASE("a column is chosen with the mouse from the headings of the table") {
  Bench bench;
  REQUIRE(bench.app().open_file(FileKind::table, tickets_csv(), "tickets.csv"));
  bench.frames(3);
  REQUIRE(bench.click("created", "column"));
  bench.frames(3);
  std::vector<Control> items;
  for (const Control& control : bench.controls())
    if (control.id == "item") items.push_back(control);
  REQUIRE(items.size() == 8);  // none, and seven columns
  bench.click(items[4].box.left + 40, items[4].box.middle());
  CHECK(role(bench.state()["data"], "created")["column"] == 3);
}

TEST_CASE("tweets of support and an incident log give scenarios whose figures stand beside theirs") {
  {
    const std::string bytes = data_set("twcs-sample.csv");
    Bench bench;
    REQUIRE(bench.app().open_file(FileKind::any, bytes, "twcs-sample.csv"));
    const auto data = worked_out(bench);
    REQUIRE(data["phase"] == "result");
    CHECK(data["figures"][0]["data"] == "12 min");
    CHECK(bench.state()["data"]["preview"].dump().find("sprintcare") == std::string::npos);
  }
  const std::string bytes = data_set("incident-event-log.csv");
  Bench bench;
  REQUIRE(bench.app().open_file(FileKind::any, bytes, "incident-event-log.csv"));
  const auto data = worked_out(bench);
  REQUIRE(data["phase"] == "result");
  CHECK(data["read"].get<std::string>().find("890 tickets") != std::string::npos);
  CHECK(data["figures"][0]["data"] == "not in the data");
}
