// The full model, one replicate and many.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <numeric>
#include <string_view>
#ifdef __linux__
#include <sys/resource.h>
#endif

#include "bench.h"
#include "ensemble/ensemble.h"
#include "scenarios.h"
#include "sim/sim.h"

namespace {

// Counted in the whole program; read only around runs.
std::atomic<std::int64_t> allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace grapevine;

Scenario shipped(std::string_view name) {
  for (const ShippedScenario& entry : shipped_scenarios())
    if (entry.name == name) return parse_scenario(entry.json, {.where = name}).value();
  std::abort();
}

BenchRow one_replicate() {
  const Scenario scenario = shipped("reference");
  const auto world = build_world(scenario).value();
  Simulation simulation(world, scenario);
  Outcomes outcomes;
  // replicates differ in what happens in them: the mean of 64, each the least of its timings
  constexpr std::uint32_t kReplicates = 64;
  constexpr int kRounds = 6;
  std::array<double, kReplicates> least;
  least.fill(1e300);
  for (std::uint32_t replicate = 0; replicate < kReplicates; ++replicate) simulation.run(replicate, outcomes);
  const std::int64_t before = allocations;
  for (int round = 0; round < kRounds; ++round)
    for (std::uint32_t replicate = 0; replicate < kReplicates; ++replicate)
      least[replicate] = std::min(least[replicate], seconds_of([&] { simulation.run(replicate, outcomes); }));
  const double seconds = std::accumulate(least.begin(), least.end(), 0.0) / kReplicates;
  char note[100];
  std::snprintf(note, sizeof note, "one thread; %lld allocations in %u replicates", static_cast<long long>(allocations - before), kRounds * kReplicates);
#ifdef __EMSCRIPTEN__
  constexpr double kTarget = 8;
#else
  constexpr double kTarget = 6;
#endif
  return {"full model, 10,000 people x 90 days", seconds * 1000, "ms/replicate", kTarget, note, true};
}

std::vector<BenchRow> one_million() {
  Scenario scenario = shipped("reference");
  scenario.people = 1'000'000;
  const auto world = build_world(scenario).value();
  Simulation simulation(world, scenario);
  Outcomes outcomes;
  simulation.run(0, outcomes);
  const double seconds = best_cpu_seconds_of(3, [&] { simulation.run(1, outcomes); });
  std::vector<BenchRow> rows{{"full model, 10^6 people x 90 days", seconds, "s/replicate", 0.8, "one thread, after building", true}};
#ifdef __linux__
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  rows.push_back({"memory of that process at its largest", static_cast<double>(usage.ru_maxrss) / 1024, "MiB", 300,
                  "building included; run alone: --filter million", true});
#endif
  return rows;
}

#if GRAPEVINE_THREADS
// Seconds until `pairs` futures of both sides are there.
struct Answer {
  double first, all;
};

Answer what_if_answer(int threads, std::int64_t pairs, std::int32_t days) {
  Scenario scenario = shipped("reference");
  scenario.days = days;
  PairedEnsemble ensemble(threads);
  if (!ensemble.set_baseline(scenario).empty()) std::abort();
  ensemble.set_replicates(pairs);
  ensemble.wait();
  Answer best{1e300, 1e300};
  for (int round = 0; round < 5; ++round) {
    // a lever from the first day on: nothing is saved by snapshots
    const Scenario changed = with_change(scenario, *find_parameter("support.social.agents"), 3 + round);
    double first = 0;
    const double all = seconds_of([&] {
      if (!ensemble.set_what_if(changed).empty()) std::abort();
      first = seconds_of([&] { ensemble.wait([&](const Progress&) { return ensemble.pairs_ready() < 8; }, 1); });
      ensemble.wait();
    });
    best = {std::min(best.first, first), std::min(best.all, all)};
  }
  return best;
}

std::vector<BenchRow> ensemble_rows() {
  const Answer two = what_if_answer(2, 64, 90), one = what_if_answer(1, 64, 90), short_two = what_if_answer(2, 64, 14);
  return {{"what-if, 64 paired futures, 90 days, 2 threads", two.all * 1000, "ms", 500, "10,000 people; baseline at hand", true},
          {"first band of 8, 90 days, 2 threads", two.first * 1000, "ms", 60, "", true},
          {"what-if, 64 paired futures, 14 days, 2 threads", short_two.all * 1000, "ms", 45, "stretch", true},
          {"two threads over one", one.all / two.all, "times", 1.9, "wall clock: needs two idle cores", false}};
}
const RegisterBench ensemble_bench{"ensemble", ensemble_rows};
#endif

const RegisterBench full_model{"full model", [] { return std::vector<BenchRow>{one_replicate()}; }};
const RegisterBench million{"million", one_million};

}  // namespace
