// Shipped scenarios against the digests kept in digests.txt, at 1 to 16 threads. The file has one writer:
// GRAPEVINE_WRITE_GOLDEN=1 build/dev/tests/golden "the shipped scenarios give the digests that were kept"
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "ensemble/ensemble.h"
#include "scenarios.h"

using namespace grapevine;

namespace {

const std::string kFile = std::string(GRAPEVINE_SOURCE_DIR) + "/tests/golden/digests.txt";
constexpr std::int64_t kReplicates = 8;

Scenario shipped(std::string_view json, std::string_view name) {
  auto scenario = parse_scenario(json, {name});
  REQUIRE(scenario.ok());
  return std::move(*scenario);
}

std::string digest_with(const Scenario& scenario, int threads) {
  PairedEnsemble ensemble(threads);
  ensemble.set_replicates(kReplicates);
  REQUIRE(ensemble.set_baseline(scenario).empty());
  ensemble.wait();
  return ensemble.baseline().digest();
}

std::map<std::string, std::string> kept_digests() {
  std::map<std::string, std::string> kept;
  std::ifstream file(kFile);
  for (std::string name, digest; file >> name >> digest;) kept[name] = digest;
  return kept;
}

}  // namespace

TEST_CASE("the shipped scenarios give the digests that were kept") {
  std::map<std::string, std::string> found;
  for (const auto& s : shipped_scenarios()) found[std::string(s.name)] = digest_with(shipped(s.json, s.name), 0);
  if (std::getenv("GRAPEVINE_WRITE_GOLDEN")) {
    std::ofstream file(kFile);
    for (const auto& [name, digest] : found) file << name << ' ' << digest << '\n';
  }
  CHECK(found == kept_digests());
}

TEST_CASE("one other number in a scenario gives another digest") {
  // the negative control: a comparison that could not fail would prove nothing
  const auto kept = kept_digests();
  for (const auto& s : shipped_scenarios()) {
    Scenario changed = shipped(s.json, s.name);
    changed.parameters.tell.bad_people += 0.5;
    CHECK(digest_with(changed, 0) != kept.at(std::string(s.name)));
  }
}

TEST_CASE("1 to 16 threads give the same digest") {
  const auto all = shipped_scenarios();
  const auto& s = all[0];
  const Scenario scenario = shipped(s.json, s.name);
  const std::string expected = digest_with(scenario, 0);
  for (int threads = 1; threads <= 16; ++threads) CHECK(digest_with(scenario, threads) == expected);
}
