// The collector of checks: right expectations hold, and wrong ones do not.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "validation/validation.h"

using namespace grapevine;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool last_holds(const Checks& checks) { return checks.rows().back().holds; }

}  // namespace

TEST_CASE("a simulated figure holds within four standard errors and not beyond") {
  Checks checks("group", "source");
  checks.agrees("near", 10, 13.99, 1);
  CHECK(last_holds(checks));
  CHECK(std::abs(checks.rows().back().distance() - 3.99) < 1e-12);
  checks.agrees("below", 10, 6.01, 1);
  CHECK(last_holds(checks));
  CHECK(checks.all_hold());
  checks.agrees("too far", 10, 14.01, 1);
  CHECK_FALSE(last_holds(checks));
  CHECK_FALSE(checks.all_hold());
  checks.agrees("too far below", 10, 5.99, 1);
  CHECK_FALSE(last_holds(checks));
}

TEST_CASE("an error of the expected figure counts too, and without any error both must be equal") {
  Checks checks;
  checks.agrees("two errors", 10, 10 + 4 * 4.99, 3, 4);
  CHECK(last_holds(checks));
  CHECK(checks.rows().back().standard_error == 5);
  checks.agrees("the same", 1, 1, 0);
  CHECK(last_holds(checks));
  checks.agrees("nearly the same", 1, 1 + 1e-15, 0);
  CHECK_FALSE(last_holds(checks));
}

TEST_CASE("figures that are no numbers never hold") {
  Checks checks;
  checks.agrees("found", 1, kNaN, 1);
  checks.agrees("error", 1, 1, kNaN);
  checks.agrees("infinite", 1, kInfinity, 1);
  checks.agrees("no certainty at all", 1, 2, kInfinity);
  checks.agrees("negative error", 1, 2, -1);
  checks.differs("found", 1, kNaN, 1);
  checks.differs("error", 1, 3, kNaN);
  checks.exact("found", 1, kNaN, 5);
  checks.printed("found", 1, kNaN, 2);
  checks.between("found", 0, 1, kNaN);
  checks.direction("found", {kNaN, kNaN, kNaN}, 1);
  checks.broken("group", "why");
  for (const Check& check : checks.rows()) {
    INFO(check.what);
    CHECK_FALSE(check.holds);
  }
}

TEST_CASE("a wrong law is refused only by a figure that is clearly another") {
  Checks checks;
  checks.differs("clearly", 10, 14.01, 1);
  CHECK(last_holds(checks));
  CHECK(checks.rows().back().expected_text == "not 10");
  checks.differs("not clearly", 10, 13.99, 1);
  CHECK_FALSE(last_holds(checks));
}

TEST_CASE("printed digits allow half a unit of the last") {
  Checks checks;
  checks.printed("rounds up", .190, .18951, 3);
  CHECK(last_holds(checks));
  CHECK(checks.rows().back().found_text == "0.190");
  checks.printed("another digit", .190, .18949, 3);
  CHECK_FALSE(last_holds(checks));
}

TEST_CASE("limits hold at both ends, directions only when the interval leaves out zero") {
  Checks checks;
  checks.between("low end", 2, 3, 2);
  CHECK(last_holds(checks));
  checks.between("high end", 2, 3, 3);
  CHECK(last_holds(checks));
  checks.between("beyond", 2, 3, 3.001);
  CHECK_FALSE(last_holds(checks));
  checks.between("one limit", 1, kInfinity, 5);
  CHECK(checks.rows().back().expected_text == "≥ 1");
  checks.direction("up", {2, 1, 3}, 1);
  CHECK(last_holds(checks));
  checks.direction("not down", {2, 1, 3}, -1);
  CHECK_FALSE(last_holds(checks));
  checks.direction("not clearly", {2, -1, 5}, 1);
  CHECK_FALSE(last_holds(checks));
}

TEST_CASE("rows carry their group and the source cited last; a skipped one holds") {
  Checks checks("group", "first");
  checks.exact("a", 1, 1);
  checks.cite("second");
  checks.skip("no data");
  CHECK(checks.rows()[0].group == "group");
  CHECK(checks.rows()[0].source == "first");
  CHECK(checks.rows()[1].source == "second");
  CHECK(checks.all_hold());
}

TEST_CASE("seed 0 is the standard one, and other seeds move every stream to a place of its own") {
  ValidationSettings standard, other, third;
  other.seed = 1;
  third.seed = 2;
  CHECK(standard.seed_of(17) == 17);
  CHECK(other.seed_of(17) != 17);
  CHECK(other.seed_of(17) != other.seed_of(18));
  CHECK(other.seed_of(17) != third.seed_of(17));
  CHECK(third.seed_of(17) == third.seed_of(17));
}

TEST_CASE(
    "the same settings give the same rows, another seed moves what is simulated and not what is computed") {
  const CheckGroup* const timing = find_check_group("timing");
  REQUIRE(timing != nullptr);
  ValidationSettings settings, moved;
  moved.seed = 3;
  const auto once = run_checks(*timing, settings), again = run_checks(*timing, settings),
             other = run_checks(*timing, moved);
  REQUIRE(once.size() == again.size());
  REQUIRE(once.size() == other.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    INFO(once[i].what);
    CHECK(once[i].found == again[i].found);
    CHECK((once[i].found == other[i].found) == (once[i].kind == CheckKind::exact));
  }
}

TEST_CASE(
    "groups on public networks are skipped without them, with the reason, and broken ones do not hold") {
  const CheckGroup* const networks = find_check_group("networks");
  REQUIRE(networks != nullptr);
  ValidationSettings settings;
  for (const Check& row : run_checks(*networks, settings)) {
    CHECK(row.kind == CheckKind::skipped);
    CHECK(row.what.find("no ") == 0);
  }
  settings.data = [](std::string_view) { return std::string("this is no network\n"); };
  for (const Check& row : run_checks(*networks, settings)) {
    CHECK(row.kind == CheckKind::broken);
    CHECK_FALSE(row.holds);
  }
  CHECK(find_check_group("nothing") == nullptr);
}
