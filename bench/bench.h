// Benchmarks register themselves; `grapevine_bench` runs those whose name holds --filter and prints each figure beside
// its target, as text or --json. A figure is the best of the rounds that the benchmark itself
// chooses to make: the machine is shared, and what disturbs only ever slows down.
#pragma once

#include <chrono>
#include <ctime>
#include <string>
#include <vector>

struct BenchRow {
  std::string name;    // "queue, 10 agents"
  double value = 0;    // measured
  std::string unit;    // "M events/s"
  double target = 0;   // 0: none; reached when value >= target, or value <= target where lower is better
  std::string note;    // what was checked in the same run, or what it is compared with
  bool lower_is_better = false;
};

using BenchFn = std::vector<BenchRow> (*)();

// At namespace scope: static RegisterBench queue_bench{"queue", run_queue_bench};
struct RegisterBench {
  RegisterBench(const char* name, BenchFn run);
};

// Wall-clock seconds that work() takes.
template <class Work>
double seconds_of(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The least of `rounds` timings.
template <class Work>
double best_seconds_of(int rounds, Work work) {
  double best = seconds_of(work);
  for (int round = 1; round < rounds; ++round) {
    const double seconds = seconds_of(work);
    if (seconds < best) best = seconds;
  }
  return best;
}

// Processor seconds of this thread that work() takes, the least of `rounds`: for work on one thread, where another
// program's turn on the core is not ours to count. Many short rounds find a quiet moment.
template <class Work>
double best_cpu_seconds_of(int rounds, Work work) {
  const auto now = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  double best = 1e300;
  for (int round = 0; round < rounds; ++round) {
    const double start = now();
    work();
    const double seconds = now() - start;
    if (seconds < best) best = seconds;
  }
  return best;
}

// Keeps the compiler from removing work whose result nobody reads.
template <class T>
inline void keep(const T& value) {
  asm volatile("" : : "r,m"(value) : "memory");
}
