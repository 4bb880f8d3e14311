#include "base/error.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "base/digest.h"

using namespace grapevine;

TEST_CASE("the nearest name is the one a typo meant, and none is better than a far one") {
  constexpr std::array<std::string_view, 4> names = {"support.social.agents", "support.phone.agents", "triage.policy", "feed.visibility"};
  CHECK(nearest_name("support.social.agent", names) == "support.social.agents");
  CHECK(nearest_name("triage.polciy", names) == "triage.policy");
  CHECK(nearest_name("weather", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name(std::string(100000, 'x'), names).empty());
}

TEST_CASE("what was found is shown shortened and harmless") {
  CHECK(shown("plain") == "plain");
  CHECK(shown("a\x1b[31mred") == "a\\x1B[31mred");
  CHECK(shown("\xff\xfe") == "\\xFF\\xFE");
  CHECK(shown("Grüße") == "Grüße");
  CHECK(shown(std::string(100, 'a'), 5) == "aaaaa…");
  CHECK(shown("\xC0\xAF") == "\\xC0\\xAF");  // overlong forms are not UTF-8
}

TEST_CASE("an error says where, what was found, what is allowed and what to do") {
  const Error error{"file.json: /days", "0", "1 to 3650", "choose a longer scenario"};
  CHECK(to_string(error) == "file.json: /days: found 0; allowed: 1 to 3650; choose a longer scenario");
}

TEST_CASE("a result holds the value or every error") {
  const Result<int> good = 5;
  REQUIRE(good.ok());
  CHECK(*good == 5);
  const Result<int> bad = Errors{{"a", "", "", ""}, {"b", "", "", ""}};
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.errors().size() == 2);
}

TEST_CASE("the digest is XXH3-128, folds the two zeros and refuses what is not a number") {
  CHECK(digest_of("") == "99aa06d3014798d86001c324468d497f");
  Digest plus, minus;
  plus.add(0.0);
  minus.add(-0.0);
  CHECK(plus.hex() == minus.hex());
  CHECK(plus.valid());
  Digest broken;
  broken.add(0.0 / std::numeric_limits<double>::denorm_min() + std::numeric_limits<double>::quiet_NaN());
  CHECK_FALSE(broken.valid());
}
