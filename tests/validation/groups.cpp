// Every group of core/validation as a test of its own: rows are printed, each is a check. GRAPEVINE_LONG=1
// runs ten times as many cases; GRAPEVINE_DATA names the folder of public networks (else ../shared/data
// beside the sources), without which their groups are skipped.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "validation/validation.h"

using namespace grapevine;

namespace {

const std::vector<std::string_view> kTested = {
    "erlang",       "desk",      "queues",     "cascades",        "cascade-laws", "networks",
    "spreads",      "influence", "growth",     "random-networks", "percolation",  "branching",
    "contagion",    "timing",    "intervals",  "published",       "mean-field",   "limits",
    "conservation", "same-luck", "firestorms", "recovery",        "directions",   "facts"};

std::optional<std::string> public_data(std::string_view file) {
  const char* const named = std::getenv("GRAPEVINE_DATA");
  const std::string folder = named != nullptr ? named : std::string(GRAPEVINE_SOURCE_DIR) + "/../shared/data";
  std::ifstream stream(folder + "/" + std::string(file), std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

void check_group(std::string_view name) {
  const CheckGroup* group = find_check_group(name);
  REQUIRE(group != nullptr);
  const char* const longer = std::getenv("GRAPEVINE_LONG");
  ValidationSettings settings;
  settings.scale = longer != nullptr && *longer == '1' ? 10 : 1;
  settings.data = public_data;
  const std::vector<Check> rows = run_checks(*group, settings);
  CHECK_FALSE(rows.empty());
  std::string skipped;
  for (const Check& row : rows) {
    std::printf("  %-80s expected %-14s found %-28s SE %9.2g  %+6.2f SE\n", row.what.c_str(),
                row.expected_text.c_str(), row.found_text.c_str(), row.standard_error, row.distance());
    INFO(row.what << ": expected " << row.expected_text << ", found " << row.found_text << ", standard error "
                  << row.standard_error);
    CHECK(row.holds);
    CHECK_FALSE(row.source.empty());
    if (row.kind == CheckKind::skipped) skipped = row.what;
  }
  if (!skipped.empty()) SKIP(skipped << ": set GRAPEVINE_DATA to that folder");
}

}  // namespace

TEST_CASE("Erlang's formulas give every printed digit of the table") { check_group("erlang"); }
TEST_CASE("the desk agrees with Erlang's formulas") { check_group("desk"); }
TEST_CASE("priorities, pools, rework, general service and opening hours wait as their formulas say") {
  check_group("queues");
}
TEST_CASE("cascades on small networks match the enumeration") { check_group("cascades"); }
TEST_CASE("cascades follow their closed forms and laws") { check_group("cascade-laws"); }
TEST_CASE("public networks have their published figures") { check_group("networks"); }
TEST_CASE("spreads on public networks match the table") { check_group("spreads"); }
TEST_CASE("seeds chosen by reverse reachable sets reach as many as published") { check_group("influence"); }
TEST_CASE("networks that grow or are rewired have the degrees and the clustering of their closed forms") {
  check_group("growth");
}
TEST_CASE("networks made at random have the degrees and ties asked for") { check_group("random-networks"); }
TEST_CASE("outbreaks are as large as percolation says") { check_group("percolation"); }
TEST_CASE("ordinary stories grow as the branching law says") { check_group("branching"); }
TEST_CASE("contagion that needs more than one neighbour has its window, and clusters help it") {
  check_group("contagion");
}
TEST_CASE("reshares come when the published kernel says, and a reply prevents those still to come") {
  check_group("timing");
}
TEST_CASE("95 % intervals cover 95 %") { check_group("intervals"); }
TEST_CASE("published models of growth by word of mouth find what their authors found") {
  check_group("published");
}
TEST_CASE("the whole model follows its equations where it can be solved") { check_group("mean-field"); }
TEST_CASE("limiting cases of the whole model are exact, and nothing is lost") { check_group("limits"); }
TEST_CASE("cases, people and money add up on every day of every shipped scenario") {
  check_group("conservation");
}
TEST_CASE("the same luck leaves no trace of a change where there must be none") { check_group("same-luck"); }
TEST_CASE("bad news that catches fire does what is known of it") { check_group("firestorms"); }
TEST_CASE("a recovery makes good part of the harm and never more") { check_group("recovery"); }
TEST_CASE("shipped what-ifs find the direction that their source expects") { check_group("directions"); }
TEST_CASE("the stylised facts hold together, whatever the size of the public") { check_group("facts"); }

TEST_CASE("every group has a test") {
  std::vector<std::string_view> names;
  for (const CheckGroup& group : check_groups()) names.push_back(group.name);
  CHECK(names == kTested);
}
