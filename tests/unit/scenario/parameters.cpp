#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "scenario/scenario.h"

using namespace grapevine;

namespace {

std::size_t index_of(std::string_view path) {
  const auto index = find_parameter(path);
  REQUIRE(index);
  return *index;
}

}  // namespace

TEST_CASE("every parameter has a path of its own, a sentence, a source and a known evidence tag") {
  std::set<std::string_view> paths;
  for (const ParameterInfo& info : parameter_table()) {
    INFO(info.path);
    CHECK(paths.insert(info.path).second);
    CHECK(info.meaning.ends_with('.'));
    CHECK_FALSE(info.label.empty());
    CHECK(info.source.find_first_of(".\"") != info.source.npos);
    const bool known = info.evidence == "A" || info.evidence == "C" || info.evidence == "M" ||
                       (info.evidence.starts_with("V:") && info.evidence.size() > 2);
    CHECK(known);
    CHECK(info.minimum < info.maximum);
    CHECK(info.step > 0);
  }
}

TEST_CASE("every default is a value that its own row allows") {
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    INFO(parameter_table()[i].path);
    CHECK_FALSE(check(i, default_value(i), "here"));
  }
  CHECK(check_relations(Parameters{}, "here").empty());
}

TEST_CASE("what is set at a path is read back there and changes nothing else") {
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    const ParameterInfo& info = parameter_table()[i];
    INFO(info.path);
    for (const double value : {info.minimum, info.maximum}) {
      Parameters parameters;
      set(parameters, i, value);
      CHECK(get(parameters, i) == value);
      for (std::size_t j = 0; j < parameter_table().size(); ++j)
        if (j != i && get(parameters, j) != default_value(j))
          FAIL("also changes " << parameter_table()[j].path);
    }
  }
}

TEST_CASE("a value out of range, a fraction of a whole one and NaN are refused with the range") {
  const std::size_t agents = index_of("support.phone.agents");
  CHECK_FALSE(check(agents, 500, "here"));
  for (const double value : {-1.0, 501.0, 2.5, std::nan(""), std::numeric_limits<double>::infinity()}) {
    const auto error = check(agents, value, "here");
    REQUIRE(error);
    CHECK(error->where == "here");
    CHECK(error->allowed == "a whole number from 0 to 500 (agents)");
    CHECK(error->remedy.find("support.phone.agents") != std::string::npos);
  }
}

TEST_CASE("text is a value only when the whole of it is") {
  const std::size_t quality = index_of("reply.quality"), agents = index_of("support.phone.agents");
  CHECK(*parse_value(quality, "0.25", "--set") == 0.25);
  CHECK(*parse_value(quality, "1e-7", "--set") == 1e-7);
  CHECK_FALSE(std::signbit(*parse_value(quality, "-0", "--set")));
  CHECK(*parse_value(agents, "6", "--set") == 6);
  for (const char* text :
       {"", " 6", "6 ", "0x6", "six", "6agents", "inf", "nan", "1e999", "6,5", "6.5", "501", "-1"}) {
    INFO(text);
    CHECK_FALSE(parse_value(agents, text, "--set").ok());
  }
  CHECK(*parse_value(index_of("support.social.enabled"), "off", "--set") == 0);
  CHECK_FALSE(parse_value(index_of("support.social.enabled"), "2", "--set").ok());
  CHECK(*parse_value(index_of("triage.policy"), "triage", "--set") == 1);
  const auto wrong = parse_value(index_of("triage.policy"), "1", "--set");
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.errors()[0].allowed == "one of \"first_come\", \"triage\"");
}

TEST_CASE("a typo in a path gets the nearest name") {
  const Error error = unknown_parameter("support.social.agent", "--set");
  CHECK(error.found == "unknown parameter support.social.agent");
  CHECK(error.remedy == "did you mean support.social.agents?");
  CHECK(unknown_parameter("weather", "--set").remedy == "remove it or correct its name");
}

TEST_CASE("values read as a person would say them") {
  const auto words = [](std::string_view path, double value) {
    return value_to_string(index_of(path), value);
  };
  CHECK(words("people.customers_share", 0.6) == "60 %");
  CHECK(words("support.phone.agents", 3) == "3");
  CHECK(words("support.return_delay_hours", 1.5) == "1.5 h");
  CHECK(words("support.specialists.patience_hours", 1000) == "1000 h");
  CHECK(words("triage.policy", 1) == "By influence");
  CHECK(words("support.social.enabled", 1) == "on");
  CHECK(words("support.social.enabled", 0) == "off");
  CHECK(words("support.phone.open_from_hour", 8.5) == "08:30");
  CHECK(words("cost.wage_per_hour", 28) == "$ 28 per hour");
  CHECK(words("crisis.loss_limit", 1e9) == "$ 1000000000");
  CHECK(words("crisis.reach_people", 1e6) == "1000000");
}

TEST_CASE("channel shares above one and hours that end before they begin are refused") {
  Parameters parameters;
  set(parameters, index_of("contact.phone_share"), 0.9);
  set(parameters, index_of("support.email.open_from_hour"), 20);
  const Errors errors = check_relations(parameters, "here");
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].found == "channel shares that add up to 1.3");
  CHECK(errors[1].found == "support.email open from 20 until 17");
}
