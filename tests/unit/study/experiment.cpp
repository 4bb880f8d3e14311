// Experiment files: what they mean, and everything that is refused.
#include "study/experiment.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "study/sweep.h"

using namespace grapevine;

namespace {

std::string all_of(const Errors& errors) {
  std::string text;
  for (const Error& error : errors) text += to_string(error) + "\n";
  return text;
}

Experiment parsed(std::string_view text) {
  auto result = parse_experiment(text);
  INFO(text);
  if (!result) FAIL(all_of(result.errors()));
  return *result;
}

// A valid experiment but for the part given.
std::string with(std::string_view factors, std::string_view design, std::string_view more = "") {
  return R"({"grapevine_experiment": 1, "scenario": "advocates", "factors": )" + std::string(factors) + R"(, "design": )" +
         std::string(design) + std::string(more) + "}";
}

constexpr std::string_view kAgents = R"([{"path": "support.social.agents", "from": 1, "to": 6}])";
constexpr std::string_view kTen = R"({"kind": "random", "points": 10})";

}  // namespace

TEST_CASE("every key of an experiment arrives where it belongs, and comes back the same") {
  const std::string text = R"({
    "grapevine_experiment": 1, "title": "T", "scenario": "advocates",
    "factors": [
      {"path": "support.social.agents", "from": 1, "to": 6},
      {"path": "feed.visibility", "from": 0.05, "to": 0.4, "scale": "log"},
      {"path": "triage.policy"},
      {"path": "reply.enabled", "values": [true, false], "at": "D2 09:00"}],
    "design": {"kind": "morris", "trajectories": 8, "levels": 6},
    "replicates": {"until": "crisis", "tolerance": 0.1, "most": 64},
    "seed": 5, "outcomes": ["negative_exposures"], "series": true})";
  const Experiment e = parsed(text);
  CHECK(e.title == "T");
  CHECK(e.factors.size() == 4);
  CHECK(e.factors[1].logarithmic);
  CHECK(e.factors[2].values.size() >= 2);
  CHECK(e.factors[3].values == std::vector<double>{1, 0});
  CHECK(e.factors[3].at == 2 * kDay + 9 * kHour);
  CHECK(e.until_precise);
  CHECK(e.rule.metric == Metric::crisis);
  CHECK(e.replicates == 64);
  CHECK(e.outcomes == std::vector{Metric::crisis, Metric::negative_exposures});  // what the rule looks at is kept
  CHECK(e.series);
  CHECK(point_count(e) == 40);
  CHECK(points_of(e).size() == 40);
  CHECK(to_json(parsed(to_json(e))) == to_json(e));
}

TEST_CASE("values lie where the factor says, whole numbers each in an equal part") {
  const Experiment e = parsed(with(R"([{"path": "support.social.agents", "from": 1, "to": 4},
      {"path": "feed.visibility", "from": 0.1, "to": 0.4, "scale": "log"}, {"path": "reply.enabled"}])",
                                   R"({"kind": "sobol", "points": 64})"));
  const PointTable points = points_of(e);
  for (const double agents : {1.0, 2.0, 3.0, 4.0}) {
    const auto column = points.column(0);
    CHECK(std::count(column.begin(), column.end(), agents) == 16);
  }
  const auto visibility = points.column(1);
  CHECK(std::count_if(visibility.begin(), visibility.end(), [](double v) { return v < 0.2; }) == 32);  // the middle of the logarithm
  CHECK(value_at(e.factors[0], 0) == 1);
  CHECK(value_at(e.factors[0], 1) == 4);
  CHECK(value_at(e.factors[1], 0) == 0.1);
  CHECK(value_at(e.factors[1], 1) == 0.4);
}

TEST_CASE("a grid has its levels, both ends included, and a list its rows") {
  const Experiment grid = parsed(with(R"([{"path": "support.social.agents", "from": 2, "to": 6, "levels": 3},
      {"path": "reply.enabled"}])", R"({"kind": "grid"})"));
  CHECK(points_of(grid).values == std::vector<double>{2, 0, 2, 1, 4, 0, 4, 1, 6, 0, 6, 1});
  const Experiment list = parsed(with(R"([{"path": "support.social.agents"}, {"path": "triage.policy"}])",
                                      R"({"kind": "list", "rows": [[3, "triage"], [4, "first_come"]]})"));
  REQUIRE(points_of(list).size() == 2);
  CHECK(points_of(list)[0][0] == 3);
  CHECK(points_of(list)[0][1] != points_of(list)[1][1]);
  CHECK(to_json(parsed(to_json(list))) == to_json(list));
}

TEST_CASE("the scenario of a point has its values in force") {
  const Experiment e = parsed(with(R"([{"path": "support.social.agents"}, {"path": "reply.enabled", "at": "D1"}])",
                                   R"({"kind": "list", "rows": [[5, false]]})"));
  const Scenario scenario = scenario_at(e, Scenario{}, points_of(e)[0]);
  const auto agents = *find_parameter("support.social.agents"), reply = *find_parameter("reply.enabled");
  CHECK(get(parameters_at(scenario, 0), agents) == 5);
  CHECK(get(parameters_at(scenario, kDay - 1), reply) == 1);
  CHECK(get(parameters_at(scenario, kDay), reply) == 0);
}

TEST_CASE("hostile and mistaken experiments are refused with place and remedy") {
  struct Refused {
    std::string text, where, remedy;
  };
  const std::string deep(3000, '[');
  const Refused all[] = {
      {"", "experiment", ""},
      {"[]", "experiment", "object"},
      {"{", "experiment: line 1, column 2", ""},
      {deep, "experiment: /0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0", ""},
      {"{}", "experiment", "grapevine_experiment"},
      {R"({"grapevine_experiment": 2})", "experiment: /grapevine_experiment", "open it"},
      {R"({"grapevine_experiment": "1"})", "experiment: /grapevine_experiment", "open it"},
      {R"({"grapevine_experiment": 1})", "experiment", "name the scenario"},
      {with(kAgents, kTen, R"(, "replicate": 3)"), "experiment: /replicate", "replicates"},
      {with(kAgents, kTen, R"(, "seed": -1)"), "experiment: /seed", "larger"},
      {with(kAgents, kTen, R"(, "seed": 1.5)"), "experiment: /seed", ""},
      {with(kAgents, kTen, R"(, "seed": 1, "seed": 2)"), "experiment: /seed", ""},
      {with(kAgents, kTen, R"(, "replicates": 0)"), "experiment: /replicates", "larger"},
      {with(kAgents, kTen, R"(, "replicates": 1e99)"), "experiment: /replicates", "smaller"},
      {with(kAgents, kTen, R"(, "replicates": {"until": "crises"})"), "experiment: /replicates/until", "crisis"},
      {with(kAgents, kTen, R"(, "replicates": {"tolerance": 1})"), "experiment: /replicates", "metric"},
      {with(kAgents, kTen, R"(, "replicates": {"until": "crisis", "most": 3})"), "experiment: /replicates/most", "larger"},
      {with(kAgents, kTen, R"(, "outcomes": [])"), "experiment: /outcomes", "name a metric"},
      {with(kAgents, kTen, R"(, "outcomes": ["negative_exposure"])"), "experiment: /outcomes/0", "negative_exposures"},
      {with(kAgents, kTen, R"(, "series": 1)"), "experiment: /series", ""},
      {with("[]", kTen), "experiment: /factors", "at least one"},
      {with("{}", kTen), "experiment: /factors", "brackets"},
      {with("[3]", kTen), "experiment: /factors/0", "object"},
      {with(R"([{"path": 3}])", kTen), "experiment: /factors/0/path", "quotes"},
      {with(R"([{"path": "support.social.agent", "from": 1, "to": 2}])", kTen), "experiment: /factors/0/path", "support.social.agents"},
      {with(R"([{"path": "support.social.agents", "from": 1}])", kTen), "experiment: /factors/0", "ends"},
      {with(R"([{"path": "support.social.agents", "from": 6, "to": 1}])", kTen), "experiment: /factors/0/to", "exchange"},
      {with(R"([{"path": "support.social.agents", "from": 1, "to": 1e6}])", kTen), "experiment: /factors/0/to", "smaller"},
      {with(R"([{"path": "support.social.agents", "from": 1.5, "to": 3}])", kTen), "experiment: /factors/0/from", ""},
      {with(R"([{"path": "feed.visibility", "from": 0, "to": 0.3, "scale": "log"}])", kTen), "experiment: /factors/0/from", "larger"},
      {with(R"([{"path": "feed.visibility", "from": 0, "to": 0.3, "levels": 3}])", kTen), "experiment: /factors/0/levels", "remove"},
      {with(R"([{"path": "triage.policy", "values": ["triage", "by_charm"]}])", kTen), "experiment: /factors/0/values/1", ""},
      {with(R"([{"path": "triage.policy", "values": ["triage"]}])", kTen), "experiment: /factors/0/values", "add"},
      {with(R"([{"path": "reply.enabled", "from": 0, "to": 1}])", kTen), "experiment: /factors/0/from", "remove"},
      {with(R"([{"path": "reply.enabled", "at": "noon"}])", kTen), "experiment: /factors/0/at", "form"},
      {with(R"([{"path": "reply.enabled"}, {"path": "reply.enabled"}])", kTen), "experiment: /factors/1/path", "remove"},
      {with(kAgents, "[]"), "experiment: /design", "object"},
      {with(kAgents, R"({"kind": "lhs", "points": 3})"), "experiment: /design/kind", ""},
      {with(kAgents, R"({"kind": "sobol", "points": 100})"), "experiment: /design/points", "64 or 128"},
      {with(kAgents, R"({"kind": "random", "points": 1e12})"), "experiment: /design/points", "smaller"},
      {with(kAgents, R"({"kind": "random"})"), "experiment: /design", "how many"},
      {with(kAgents, R"({"kind": "morris", "trajectories": 10, "levels": 5})"), "experiment: /design/levels", ""},
      {with(kAgents, R"({"kind": "grid", "points": 10})"), "experiment: /design/points", "remove"},
      {with(kAgents, R"({"kind": "list", "rows": [[1, 2]]})"), "experiment: /factors/0/from", "remove"},
      {with(R"([{"path": "support.social.agents"}])", R"({"kind": "list", "rows": [[1, 2]]})"), "experiment: /design/rows/0", "each factor"},
      {with(R"([{"path": "support.social.agents"}])", R"({"kind": "list", "rows": [[true]]})"), "experiment: /design/rows/0/0", ""},
      {with(R"([{"path": "support.social.agents"}])", R"({"kind": "list", "rows": []})"), "experiment: /design/rows", "list"},
      {with(kAgents, R"({"kind": "random", "points": 200000})", R"(, "replicates": 1000)"), "experiment: /replicates", "fewer"},
      {R"({"grapevine_experiment": 1, "scenario": "../../etc/passwd", "factors": [{"path": "reply.enabled"}], "design": {"kind": "grid"}})",
       "experiment: /scenario", ""},
  };
  for (const Refused& refused : all) {
    const auto result = parse_experiment(refused.text);
    INFO(refused.text.substr(0, 300));
    REQUIRE_FALSE(result.ok());
    INFO(all_of(result.errors()));
    CHECK(std::any_of(result.errors().begin(), result.errors().end(), [&](const Error& error) {
      return error.where == refused.where && error.remedy.find(refused.remedy) != std::string::npos;
    }));
    for (const Error& error : result.errors()) CHECK((!error.found.empty() && !error.remedy.empty()));
  }
}

TEST_CASE("an injured experiment is refused, or means what its canonical form says") {
  const std::string whole = with(R"([{"path": "support.social.agents", "from": 1, "to": 6, "levels": 3},
      {"path": "feed.visibility", "from": 0.05, "to": 0.4, "scale": "log", "levels": 2}, {"path": "reply.enabled", "at": "D1"}])",
                                 R"({"kind": "grid"})", R"(, "replicates": {"until": "crisis", "most": 32}, "outcomes": ["nps"])");
  REQUIRE(parse_experiment(whole).ok());
  constexpr std::string_view kBytes = "{}[]\",:-.0123456789eEtrufalsn \\\x01\xff";
  Stream stream(11);
  std::size_t refused = 0, accepted = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string text = whole;
    for (std::uint32_t injuries = to_below(stream.next32(), 3) + 1; injuries > 0; --injuries) {
      const std::size_t at = to_below(stream.next32(), static_cast<std::uint32_t>(text.size()));
      const char byte = kBytes[to_below(stream.next32(), static_cast<std::uint32_t>(kBytes.size()))];
      const std::uint32_t kind = to_below(stream.next32(), 3);
      if (kind == 0)
        text[at] = byte;
      else if (kind == 1)
        text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), byte);
      else
        text.erase(at, to_below(stream.next32(), 20) + 1);
    }
    const auto result = parse_experiment(text);
    if (!result) {
      ++refused;
      CHECK(!result.errors().empty());
      continue;
    }
    ++accepted;
    INFO(text);
    CHECK(to_json(parsed(to_json(*result))) == to_json(*result));
    CHECK(point_count(*result) <= kMostPoints);
  }
  CHECK(refused > 3000);
  CHECK(accepted > 20);
}

TEST_CASE("grids beyond counting are refused before anything is made") {
  std::string factors = "[";
  std::size_t count = 0;
  for (const ParameterInfo& info : parameter_table()) {
    if (info.is_flag() || info.is_choice() || info.is_integer() || count == 20) continue;
    factors += (count++ ? ", " : "") + ("{\"path\": \"" + std::string(info.path)) + "\", \"from\": " + std::to_string(info.minimum) +
               ", \"to\": " + std::to_string(info.maximum) + ", \"levels\": 1000}";
  }
  const auto result = parse_experiment(with(factors + "]", R"({"kind": "grid"})"));
  REQUIRE_FALSE(result.ok());
  CHECK(result.errors().front().where == "experiment: /design");
}

TEST_CASE("a point whose values do not go together is named before anything runs") {
  Study study;
  study.experiment = parsed(with(R"([{"path": "contact.phone_share"}, {"path": "contact.email_share"}])",
                                 R"({"kind": "list", "rows": [[0.2, 0.2], [0.9, 0.8]]})"));
  study.points = points_of(study.experiment);
  const Errors errors = check_points(study, {});
  REQUIRE(!errors.empty());
  CHECK(errors.front().where.starts_with("point 1 (contact.phone_share"));
  CHECK(check_points(study, {0, 2}).empty());
}

TEST_CASE("what a scenario has beside its parameters cannot be varied, and the message says what to do instead") {
  for (const std::string path : {"people", "days", "network.mean_degree", "start.date", "seed"}) {
    const auto refused = parse_experiment(with(R"([{"path": ")" + path + R"(", "from": 1, "to": 6}])", kTen));
    REQUIRE_FALSE(refused.ok());
    const std::string said = all_of(refused.errors());
    INFO(said);
    CHECK(said.find("/factors/0/path") != std::string::npos);
    CHECK(said.find(path + ", which is no parameter") != std::string::npos);
    CHECK(said.find("write a scenario for each value") != std::string::npos);
  }
}
