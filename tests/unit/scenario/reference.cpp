#include <catch2/catch_test_macros.hpp>

#include "tests/unit/scenario/random_scenarios.h"

using namespace grapevine;
using namespace grapevine::test;

TEST_CASE("the committed reference page is the generated one") {
  INFO("write it again: grapevine schema --reference > docs/parameters.md");
  CHECK(read_file(GRAPEVINE_SOURCE_DIR "/docs/parameters.md") == parameter_reference());
}

TEST_CASE("the reference has a row for every parameter and no broken table") {
  const std::string page = parameter_reference();
  for (const ParameterInfo& info : parameter_table()) {
    const std::size_t at = page.find("\n| `" + std::string(info.path) + "` |");
    INFO(info.path);
    REQUIRE(at != page.npos);
    const std::string row = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
    CHECK(std::count(row.begin(), row.end(), '|') == 8);
    CHECK(row.find(info.source) != row.npos);
  }
}

TEST_CASE("the example of the reference is a scenario") {
  const std::string page = parameter_reference();
  const std::size_t from = page.find("```json\n") + 8;
  const auto scenario = parse_scenario(page.substr(from, page.find("```", from) - from));
  if (!scenario) FAIL(all_of(scenario.errors()));
  CHECK(scenario->timeline.size() == 2);
}
