#include "diffusion/cascade.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <string>
#include <system_error>
#include <thread>

namespace grapevine {
namespace {

constexpr std::size_t kErrorsNamed = 5;  // of a kind; the rest are counted

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(std::max(text.find_last_not_of('0') + 1, text.find('.') + 2));
  return text;
}

void check_unit(double value, const char* where, const char* what, Errors& errors) {
  if (value >= 0 && value <= 1) return;
  errors.push_back({where, std::isfinite(value) ? number(value) : "not a number", std::string(what) + ", 0 to 1", "Give a number from 0 to 1."});
}

void check_count(std::int64_t value, std::int64_t least, std::int64_t most, const char* where, const char* what, Errors& errors) {
  if (value >= least && value <= most) return;
  const std::string allowed = std::string(what) + ", " + std::to_string(least) + " to " + std::to_string(most);
  errors.push_back({where, std::to_string(value), allowed, value < least ? "Give a larger number." : "Give a smaller number."});
}

std::int64_t nearest_label(const Graph& graph, std::int64_t label) {
  // differences as unsigned numbers: labels may lie at both ends of their range
  const auto distance = [label](std::int64_t other) {
    const auto a = static_cast<std::uint64_t>(label), b = static_cast<std::uint64_t>(other);
    return label > other ? a - b : b - a;
  };
  std::int64_t nearest = graph.label(0);
  for (std::int32_t i = 1; i < graph.people(); ++i) {
    const std::int64_t other = graph.label(i);
    if (distance(other) < distance(nearest) || (distance(other) == distance(nearest) && other < nearest)) nearest = other;
  }
  return nearest;
}

std::vector<std::int32_t> named_seeds(const Graph& graph, const std::vector<std::int64_t>& labels, Errors& errors) {
  std::vector<std::int32_t> seeds;
  std::size_t unknown = 0, repeated = 0;
  std::vector<bool> taken(static_cast<std::size_t>(graph.people()));
  for (const std::int64_t label : labels) {
    const std::int32_t person = graph.find_label(label);
    if (person < 0) {
      if (++unknown <= kErrorsNamed)
        errors.push_back({"--seeds", std::to_string(label), "ids of people in the network, for example " + std::to_string(nearest_label(graph, label)),
                          "Name people of this network, or the best connected by top:10."});
    } else if (taken[static_cast<std::size_t>(person)]) {
      if (++repeated <= kErrorsNamed) errors.push_back({"--seeds", std::to_string(label) + " twice", "every id once", "Leave out the repetition."});
    } else {
      taken[static_cast<std::size_t>(person)] = true;
      seeds.push_back(person);
    }
  }
  const std::size_t unnamed = unknown - std::min(unknown, kErrorsNamed) + repeated - std::min(repeated, kErrorsNamed);
  if (unnamed > 0) errors.push_back({"--seeds", std::to_string(unnamed) + " more ids of these kinds", "ids of people in the network, every id once", "Correct the list."});
  return seeds;
}

std::vector<std::int32_t> best_connected(const Graph& graph, std::int32_t count) {
  std::vector<std::int32_t> people(static_cast<std::size_t>(graph.people()));
  for (std::int32_t i = 0; i < graph.people(); ++i) people[static_cast<std::size_t>(i)] = i;
  std::partial_sort(people.begin(), people.begin() + count, people.end(), [&](std::int32_t a, std::int32_t b) {
    return graph.degree(a) != graph.degree(b) ? graph.degree(a) > graph.degree(b) : graph.stable_id(a) < graph.stable_id(b);
  });
  people.resize(static_cast<std::size_t>(count));
  return people;
}

std::vector<std::int32_t> choose_seeds(const Graph& graph, const CascadeOptions& options, Errors& errors) {
  const std::string allowed = "either top:1 to top:" + std::to_string(graph.people()) + " or a list of ids";
  if (graph.people() == 0) {
    errors.push_back({"network", "nobody", "a network with at least one tie", "Give another network."});
  } else if (options.seeds.empty() == (options.top_seeds == 0)) {
    errors.push_back({"--seeds", options.seeds.empty() ? "" : "a list of ids and top:" + std::to_string(options.top_seeds), allowed, "Say with whom the cascade starts."});
  } else if (!options.seeds.empty()) {
    return named_seeds(graph, options.seeds, errors);
  } else if (options.top_seeds < 0 || options.top_seeds > graph.people()) {
    errors.push_back({"--seeds", "top:" + std::to_string(options.top_seeds), allowed, "Ask for fewer people, and at least one."});
  } else {
    return best_connected(graph, options.top_seeds);
  }
  return {};
}

// One chance a tie for `weighted` and `column`.
std::vector<Chance> tie_chances(const Graph& graph, TieChances source, Errors& errors) {
  std::vector<Chance> chances;
  chances.reserve(static_cast<std::size_t>(graph.stored_ties()));
  if (source == TieChances::weighted) {
    const std::vector<std::int32_t> in_degrees = graph.in_degrees();
    for (const std::int32_t receiver : graph.receivers()) chances.push_back(to_chance(1.0 / in_degrees[static_cast<std::size_t>(receiver)]));
  } else if (graph.probabilities().empty() && graph.stored_ties() > 0) {
    errors.push_back({"--p column", "no third column", "a probability from 0 to 1 in the third column of the network", "Give --p NUMBER or --weighted, or a network with probabilities."});
  } else {
    std::size_t outside = 0;
    for (const float probability : graph.probabilities()) {
      outside += !(probability >= 0 && probability <= 1);
      chances.push_back(to_chance(static_cast<double>(probability)));
    }
    if (outside > 0) errors.push_back({"--p column", std::to_string(outside) + " ties outside", "probabilities from 0 to 1", "Correct the third column of the network."});
  }
  return chances;
}

// Linear threshold: the weights of the ties that reach a person add up to at most 1. What rounding to 2^-32, or to the
// few digits of a file, adds is forgiven.
void check_weights(const Graph& graph, const std::vector<Chance>& chances, Chance same, Errors& errors) {
  std::vector<double> sums(static_cast<std::size_t>(graph.people()));
  const std::span<const std::int32_t> receivers = graph.receivers();
  for (std::size_t tie = 0; tie < receivers.size(); ++tie) sums[static_cast<std::size_t>(receivers[tie])] += to_probability(chances.empty() ? same : chances[tie]);
  constexpr double kForgiven = 1e-3;
  std::size_t heavy = 0;
  std::int32_t heaviest = 0;
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    heavy += sums[static_cast<std::size_t>(i)] > 1 + kForgiven;
    if (sums[static_cast<std::size_t>(i)] > sums[static_cast<std::size_t>(heaviest)]) heaviest = i;
  }
  if (heavy == 0) return;
  errors.push_back({"--model lt", "weights that add up to " + number(sums[static_cast<std::size_t>(heaviest)]) + " for person " + std::to_string(graph.label(heaviest)) +
                    " (" + std::to_string(heavy) + (heavy == 1 ? " person" : " people") + " above 1)", "weights of at most 1 in all for every receiver", "Use --weighted or smaller weights."});
}

struct Prepared {
  std::vector<std::int32_t> seeds;
  CascadeNetwork network;
};

Result<Prepared> prepare(const Graph& graph, const CascadeOptions& options) {
  Errors errors;
  if (options.chances == TieChances::uniform) check_unit(options.probability, "--p", "a probability", errors);
  if (options.model == CascadeModel::negative_opinions) check_unit(options.quality, "--quality", "the chance that a positive person makes a positive one", errors);
  if (options.model == CascadeModel::complex_contagion) check_count(options.needed_neighbors, 1, kMaxPeople, "--needs", "a number of neighbours", errors);
  if (options.model == CascadeModel::share_threshold) check_unit(options.needed_share, "--share", "a share of all neighbours", errors);
  check_count(options.runs, 2, kMaxCascadeRuns, "--runs", "a number of runs", errors);
  check_count(options.threads, 0, kMaxCascadeThreads, "--jobs", "a number of threads", errors);
  Prepared prepared;
  prepared.seeds = choose_seeds(graph, options, errors);
  std::vector<Chance> chances;
  if (options.chances != TieChances::uniform) chances = tie_chances(graph, options.chances, errors);
  const Chance same = to_chance(options.probability);
  if (options.model == CascadeModel::linear_threshold && errors.empty()) check_weights(graph, chances, same, errors);
  if (!errors.empty()) return errors;
  prepared.network = options.chances == TieChances::uniform ? pack_cascade(tie_rows(graph), same, options.model, options.kernel)
                                                            : pack_cascade(tie_rows(graph), std::move(chances), options.model, options.kernel);
  if (options.model == CascadeModel::complex_contagion) prepared.network.needed = needed_hits(tie_rows(graph), static_cast<std::uint32_t>(options.needed_neighbors));
  if (options.model == CascadeModel::share_threshold) prepared.network.needed = needed_hits_by_share(tie_rows(graph), options.needed_share);
  return prepared;
}

// What all workers of one estimate share: they take chunks of replicate indices and write to places of their own.
struct Work {
  const Prepared& prepared;
  const CascadeOptions& options;
  CascadeEstimate& estimate;
  std::int64_t chunk = 1;
  std::atomic<std::int64_t> next{0};
  std::atomic<std::int64_t> done{0};
  std::atomic<bool> stop{false};
};

struct PersonCounts {
  std::vector<std::int64_t> active, positive;
};

void run_chunk(Work& work, CascadeRun& run, std::int64_t begin, std::int64_t end, PersonCounts& counts) {
  const Chance quality = to_chance(work.options.quality);
  for (std::int64_t replicate = begin; replicate < end; ++replicate) {
    run.run(work.prepared.seeds, quality, Luck(work.options.seed, static_cast<std::uint32_t>(replicate)));
    std::int32_t positive = 0;
    for (const std::int32_t person : run.active()) {
      if (work.options.model == CascadeModel::negative_opinions) positive += run.is_positive(person);
      if (work.options.count_people) {
        ++counts.active[static_cast<std::size_t>(person)];
        counts.positive[static_cast<std::size_t>(person)] += run.is_positive(person);
      }
    }
    const auto spread = static_cast<std::int32_t>(run.active().size());
    work.estimate.spreads[static_cast<std::size_t>(replicate)] = spread;
    work.estimate.positive_spreads[static_cast<std::size_t>(replicate)] = work.options.model == CascadeModel::negative_opinions ? positive : spread;
  }
}

void run_worker(Work& work, PersonCounts& counts, bool reports) {
  CascadeRun run(work.prepared.network, work.options.model);
  if (work.options.count_people) {
    counts.active.resize(static_cast<std::size_t>(work.prepared.network.rows.people()));
    counts.positive.resize(counts.active.size());
  }
  while (!work.stop.load(std::memory_order_relaxed)) {
    const std::int64_t begin = work.next.fetch_add(work.chunk, std::memory_order_relaxed);
    if (begin >= work.options.runs) return;
    const std::int64_t end = std::min(begin + work.chunk, work.options.runs);
    run_chunk(work, run, begin, end, counts);
    const std::int64_t done = work.done.fetch_add(end - begin, std::memory_order_relaxed) + end - begin;
    if (reports && work.options.progress && !work.options.progress(done)) work.stop = true;
  }
}

int thread_count(const CascadeOptions& options, std::int64_t chunks) {
#if defined(GRAPEVINE_THREADS) && !GRAPEVINE_THREADS
  (void)options, (void)chunks;
  return 1;
#else
  const int wanted = options.threads > 0 ? options.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  return static_cast<int>(std::min<std::int64_t>(wanted, chunks));
#endif
}

// Runs the chunks on this thread and on as many others as there are to be had.
std::vector<PersonCounts> run_all(Work& work) {
  const int threads = thread_count(work.options, (work.options.runs + work.chunk - 1) / work.chunk);
  std::vector<PersonCounts> counts(static_cast<std::size_t>(threads));
  std::vector<std::thread> others;
  try {
    for (int i = 1; i < threads; ++i) others.emplace_back([&work, &counts, i] { run_worker(work, counts[static_cast<std::size_t>(i)], false); });
  } catch (const std::system_error&) {
    // the system has no further thread to give: those that run do the work
  }
  run_worker(work, counts[0], true);
  for (std::thread& other : others) other.join();
  return counts;
}

// Mean and its standard error; sums of integers are exact, the squares are added in the order of replicates.
void fold(const std::vector<std::int32_t>& spreads, double& mean, double& standard_error) {
  std::int64_t sum = 0;
  for (const std::int32_t spread : spreads) sum += spread;
  const auto runs = static_cast<double>(spreads.size());
  mean = static_cast<double>(sum) / runs;
  double squares = 0;
  for (const std::int32_t spread : spreads) squares += (spread - mean) * (spread - mean);
  standard_error = std::sqrt(squares / (runs - 1) / runs);
}

void add_counts(const std::vector<std::int64_t>& counts, std::vector<std::int64_t>& total) {
  total.resize(std::max(total.size(), counts.size()));
  for (std::size_t i = 0; i < counts.size(); ++i) total[i] += counts[i];
}

}  // namespace

TieRows tie_rows(const Graph& graph) { return {graph.starts(), graph.receivers(), graph.stable_ids()}; }

Result<CascadeEstimate> estimate_cascade(const Graph& graph, const CascadeOptions& options) {
  Result<Prepared> prepared = prepare(graph, options);
  if (!prepared) return prepared.errors();

  CascadeEstimate estimate;
  estimate.spreads.resize(static_cast<std::size_t>(options.runs));
  estimate.positive_spreads.resize(estimate.spreads.size());
  Work work{*prepared, options, estimate};
  work.chunk = std::clamp<std::int64_t>(options.runs / 256, 1, 1024);
  const std::vector<PersonCounts> counts = run_all(work);

  // chunks are taken in order and every one that was taken is finished, so what is done is a beginning of the sequence
  estimate.runs = work.done;
  if (estimate.runs < 2) return Error{"cascade", "stopped after " + std::to_string(estimate.runs) + " runs", "at least 2 runs", "Let it run a little longer."};
  estimate.spreads.resize(static_cast<std::size_t>(estimate.runs));
  estimate.positive_spreads.resize(estimate.spreads.size());
  fold(estimate.spreads, estimate.mean, estimate.standard_error);
  fold(estimate.positive_spreads, estimate.mean_positive, estimate.standard_error_positive);
  for (const PersonCounts& of_worker : counts) {
    add_counts(of_worker.active, estimate.activations);
    add_counts(of_worker.positive, estimate.positives);
  }
  estimate.seeds = std::move(prepared->seeds);
  return estimate;
}

}  // namespace grapevine
