// Prints "name digest" for every shipped scenario and its what-ifs. The lines must be the same from every
// compiler, optimisation level and WebAssembly build; numbers of threads are compared in tests/golden.
#include <cstdio>
#include <string>

#include "ensemble/ensemble.h"
#include "scenarios.h"

namespace {

constexpr std::int64_t kReplicates = 8;

bool print_digests(const std::string& name, const grapevine::Scenario& scenario) {
  using namespace grapevine;
  PairedEnsemble ensemble(0);
  ensemble.set_replicates(kReplicates);
  const Errors errors = ensemble.set_baseline(scenario);
  for (const Error& error : errors) std::fprintf(stderr, "%s\n", to_string(error).c_str());
  if (!errors.empty()) return false;
  ensemble.wait();
  std::printf("%s %s\n", name.c_str(), ensemble.baseline().digest().c_str());
  for (std::size_t i = 0; i < scenario.what_ifs.size(); ++i) {
    if (!ensemble.set_what_if(with_what_if(scenario, i)).empty()) return false;
    ensemble.wait();
    std::printf("%s/what-if-%zu %s\n", name.c_str(), i, ensemble.what_if().digest().c_str());
  }
  return true;
}

}  // namespace

int main() {
  for (const auto& shipped : shipped_scenarios()) {
    const auto scenario = grapevine::parse_scenario(shipped.json, {shipped.name});
    if (!scenario) return 1;
    if (!print_digests(std::string(shipped.name), *scenario)) return 1;
  }
  return 0;
}
