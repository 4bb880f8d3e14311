#include "study/point_runner.h"

#include <limits>
#include <system_error>
#include <thread>
#include <vector>

#include "study/hands.h"

namespace grapevine {

struct PointRunner::Impl {
  const Study& study;
  std::shared_ptr<const Course> shared;
  std::vector<Hands> hands;  // a worker's, kept from call to call

  // One row; false when it was told to stop.
  bool run_row(std::size_t row, const PointTable& values, std::uint32_t replicate, Hands& own, PointTable& found, const std::atomic<bool>& stopping) const {
    const Scenario scenario = scenario_at(study.experiment, study.base, values[row]);
    Outcomes outcomes;
    const bool fits = check_relations(scenario.parameters, "").empty() && own.take_up(scenario, study.network, shared).empty();
    if (fits && !own.run(replicate, outcomes, stopping)) return false;
    for (std::size_t i = 0; i < found.factors; ++i)
      found[row][i] = fits ? outcomes[study.experiment.outcomes[i]] : std::numeric_limits<double>::quiet_NaN();
    return true;
  }
};

PointRunner::PointRunner(const Study& study, int threads) : impl_(std::make_unique<Impl>(study, nullptr, std::vector<Hands>(static_cast<std::size_t>(std::max(1, threads))))) {}
PointRunner::~PointRunner() = default;

Errors PointRunner::start() {
  auto course = make_course(impl_->study.base, nullptr, impl_->study.network);
  if (!course) return course.errors();
  impl_->shared = std::move(*course);
  return {};
}

std::optional<PointTable> PointRunner::run(const PointTable& values, std::span<const std::uint32_t> replicates, const std::atomic<bool>& stopping) {
  PointTable found{impl_->study.experiment.outcomes.size(), {}};
  found.values.resize(found.factors * values.size());
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stopped{false};
  const auto work = [&](Hands& own) {
    for (std::size_t row = next++; row < values.size(); row = next++)
      if (!impl_->run_row(row, values, replicates[row], own, found, stopping)) stopped = true;
  };
  std::vector<std::thread> others;
#if GRAPEVINE_THREADS
  // a system may refuse more threads: those there are do the work
  try {
    for (std::size_t i = 1; i < impl_->hands.size(); ++i) others.emplace_back([&work, this, i] { work(impl_->hands[i]); });
  } catch (const std::system_error&) {
  }
#endif
  work(impl_->hands.front());
  for (std::thread& other : others) other.join();
  if (stopped) return std::nullopt;
  return found;
}

}  // namespace grapevine
