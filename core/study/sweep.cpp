#include "study/sweep.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

#include "study/hands.h"

namespace grapevine {

namespace {

using Clock = std::chrono::steady_clock;

// Small enough to keep all hands busy to the end; where each point has a crowd of its own, large enough to build it
// once.
constexpr std::int64_t kChunk = 8, kChunkWithCrowd = 256;

bool shares_crowd(const Study& study) {
  return study.points.size() == 0 || (same_crowd(study.base, study.scenario(0)) &&
                                      same_crowd(study.base, study.scenario(study.points.size() - 1)));
}

std::string label_of(const Study& study, std::size_t point) {
  return fmt::format("point {} ({})", point, point_to_string(study.experiment, study.points[point]));
}

}  // namespace

Errors check_points(const Study& study, Shard shard) {
  constexpr std::size_t kEnough = 5;
  Errors errors;
  for (std::size_t point = 0; point < study.points.size() && errors.size() < kEnough; ++point) {
    if (!shard.owns(point)) continue;
    const std::string where = label_of(study, point);
    const auto checked = parse_scenario(to_json(study.scenario(point)), {.where = where, .max_people = kMaxPeople});
    if (!checked) errors.insert(errors.end(), checked.errors().begin(), checked.errors().end());
  }
  return errors;
}

struct Sweep::Impl {
  Impl(const Study& which, Shard part, int count)
      : study(which),
        threads(count),
        schedule(which.experiment, part, shares_crowd(which) ? kChunk : kChunkWithCrowd) {}

  const Study& study;
  int threads;
  std::shared_ptr<const Course> shared;
  std::atomic<bool> stopping{false};
  Hands own_hands;  // for take, without threads

  // --- shared
  mutable std::mutex mutex;
  std::condition_variable work_there, something_done;
  StudySchedule schedule;
  std::vector<FinishedRuns> finished;
  Errors errors;
  Clock::time_point started_at;
  std::int64_t done_before = 0;

  std::vector<std::thread> workers;

  void do_claim(const StudySchedule::Claim& claim, Hands& hands);
  void deliver(FinishedRuns runs);
  void work();
};

void Sweep::Impl::do_claim(const StudySchedule::Claim& claim, Hands& hands) {
  FinishedRuns runs{claim.point, claim.first, {}};
  Errors failed = hands.take_up(study.scenario(claim.point), study.network, shared);
  while (failed.empty() && static_cast<std::int64_t>(runs.outcomes.size()) < claim.count) {
    Outcomes outcomes;
    if (!hands.run(claim.first + static_cast<std::int64_t>(runs.outcomes.size()), outcomes, stopping)) break;
    runs.outcomes.push_back(std::move(outcomes));
  }
  const std::lock_guard lock(mutex);
  for (Error& error : failed) error.where = label_of(study, claim.point) + ": " + error.where;
  errors.insert(errors.end(), failed.begin(), failed.end());
  if (!failed.empty()) stopping = true;
  deliver(std::move(runs));
}

// With the mutex held.
void Sweep::Impl::deliver(FinishedRuns runs) {
  std::int64_t replicate = runs.first;
  for (const Outcomes& outcomes : runs.outcomes)
    schedule.deliver(runs.point, replicate++, outcomes[study.experiment.rule.metric]);
  if (!runs.outcomes.empty()) finished.push_back(std::move(runs));
  something_done.notify_all();
  work_there.notify_all();
}

void Sweep::Impl::work() {
  Hands hands;
  for (;;) {
    std::unique_lock lock(mutex);
    std::optional<StudySchedule::Claim> claim;
    work_there.wait(lock, [&] {
      if (stopping || schedule.finished()) return true;
      claim = schedule.claim();
      return claim.has_value();
    });
    if (!claim) return;
    lock.unlock();
    do_claim(*claim, hands);
  }
}

Sweep::Sweep(const Study& study, Shard shard, int threads) : impl_(std::make_unique<Impl>(study, shard, threads)) {}

Sweep::~Sweep() {
  stop();
  for (std::thread& worker : impl_->workers) worker.join();
}

bool Sweep::already_done(std::size_t point, std::int64_t replicate, double watched) {
  return impl_->schedule.deliver(point, replicate, watched);
}

Errors Sweep::start() {
  Impl& impl = *impl_;
  auto course = make_course(impl.study.base, nullptr, impl.study.network);
  if (!course) return course.errors();
  impl.shared = std::move(*course);
  impl.started_at = Clock::now();
  impl.done_before = impl.schedule.done();
#if GRAPEVINE_THREADS
  // a system may refuse more threads: those there are do the work, or take does
  try {
    for (int i = 0; i < impl.threads; ++i) impl.workers.emplace_back([&impl] { impl.work(); });
  } catch (const std::system_error&) {
  }
#endif
  return {};
}

std::vector<FinishedRuns> Sweep::take(double most_ms) {
  Impl& impl = *impl_;
  if (impl.workers.empty() && !impl.stopping)
    if (const auto claim = impl.schedule.claim()) impl.do_claim(*claim, impl.own_hands);
  std::unique_lock lock(impl.mutex);
  const auto there = [&] { return !impl.finished.empty() || impl.stopping || impl.schedule.finished(); };
  impl.something_done.wait_for(lock, std::chrono::duration<double, std::milli>(most_ms), there);
  return std::exchange(impl.finished, {});
}

std::optional<StudySchedule::Claim> Sweep::claim() {
  const std::lock_guard lock(impl_->mutex);
  return impl_->stopping ? std::nullopt : impl_->schedule.claim();
}

void Sweep::deliver(FinishedRuns runs) {
  const std::lock_guard lock(impl_->mutex);
  impl_->deliver(std::move(runs));
}

void Sweep::stop() {
  const std::lock_guard lock(impl_->mutex);
  impl_->stopping = true;
  impl_->work_there.notify_all();
}

bool Sweep::finished() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->schedule.finished();
}

Progress Sweep::progress() const {
  const std::lock_guard lock(impl_->mutex);
  Progress progress{impl_->schedule.done(), impl_->schedule.total()};
  const double seconds = std::chrono::duration<double>(Clock::now() - impl_->started_at).count();
  const std::int64_t done = progress.done - impl_->done_before;
  if (seconds > 0 && done > 0) {
    progress.per_second = static_cast<double>(done) / seconds;
    progress.seconds_left = static_cast<double>(progress.total - progress.done) / progress.per_second;
  }
  return progress;
}

Errors Sweep::errors() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->errors;
}

std::int64_t Sweep::replicates(std::size_t point) const { return impl_->schedule.replicates(point); }
bool Sweep::precise(std::size_t point) const { return impl_->schedule.precise(point); }

}  // namespace grapevine
