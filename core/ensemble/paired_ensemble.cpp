#include "ensemble/paired_ensemble.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <system_error>
#include <thread>

#include "ensemble/runner.h"
#include "ensemble/schedule.h"
#include "ensemble/snapshot_shelf.h"

namespace grapevine {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kSnapshotLimit = std::size_t{128} << 20;
constexpr std::int64_t kMostReplicates = 1'000'000;

double seconds_between(Clock::time_point a, Clock::time_point b) {
  return std::chrono::duration<double>(b - a).count();
}

// Up to here the memory for outcomes is taken beforehand, so that running allocates none; a study of more
// futures than anybody watches takes it as it goes.
constexpr std::int64_t kPrepared = 1024;

// A slot for each replicate from `from` to `to`, with memory for the outcomes of this scenario.
std::vector<Outcomes> new_slots(const Scenario& scenario, std::int64_t from, std::int64_t to) {
  const auto bins =
      static_cast<std::size_t>(scenario.days) * 24 / static_cast<std::size_t>(scenario.series_hours) + 1;
  std::vector<Outcomes> slots(static_cast<std::size_t>(std::max<std::int64_t>(to - from, 0)));
  for (std::int64_t i = from; i < std::min(to, kPrepared); ++i) {
    Outcomes& slot = slots[static_cast<std::size_t>(i - from)];
    for (auto& values : slot.series) values.reserve(bins);
    slot.day_digests.reserve(static_cast<std::size_t>(scenario.days) + 1);
  }
  return slots;
}

}  // namespace

// What workers and owner share stands behind `mutex`, which is never held while a replicate runs. Courses,
// worlds and snapshots are shared and never changed. Outcomes land in their slots by swapping, under the
// mutex; the owner reads only slots that it knows to be ready.
struct PairedEnsemble::Impl {
  // --- the owner's alone
  std::shared_ptr<const Graph> network;
  Runner own_runner;  // for poll, without threads
  bool own_busy = false;
  std::uint64_t generation = 0;

  // --- shared
  mutable std::mutex mutex;
  std::condition_variable work_there, progress_made;
  std::array<std::shared_ptr<const Course>, kSides> courses;
  std::array<Replicates, kSides> results;
  Schedule schedule;
  SnapshotShelf shelf{kSnapshotLimit};
  Millis divergence = 0;  // of the what-if from the baseline; 0: they share no past
  bool mirrored = false;  // the what-if is the baseline
  bool paused = false, stopping = false;
  Clock::time_point started_at, finished_at;
  std::int64_t done_before = 0;  // when it started

  // Grows whenever the results of a side's running replicates are not wanted any more. Read between simulated
  // days.
  std::array<std::atomic<std::uint64_t>, kSides> tickets{};

  std::vector<std::thread> workers;

  std::shared_ptr<const Course>& course(Side side) { return courses[static_cast<std::size_t>(side)]; }
  Replicates& result(Side side) { return results[static_cast<std::size_t>(side)]; }
  void void_ticket(Side side) {
    tickets[static_cast<std::size_t>(side)].fetch_add(1, std::memory_order_relaxed);
  }
  bool current(const Task& task, Side side) const {
    const auto i = static_cast<std::size_t>(side);
    return task.tickets[i] == tickets[i].load(std::memory_order_relaxed);
  }
  bool current(const Task& task) const { return current(task, task.claim.side); }

  bool take_task(Task& task);
  void deliver(Runner& runner);
  void shelve(const Task& task, SnapshotShelf::Held snapshot);
  bool run_to_end(Runner& runner);
  void work();
  void begin_generation();
  void resize_slots(Side side, std::int64_t target, std::vector<Outcomes>&& fresh);
  void want_snapshots();
  void stop();
};

// The next replicate to run, with where it starts from and what it leaves behind. The mutex is held.
bool PairedEnsemble::Impl::take_task(Task& task) {
  if (paused || stopping) return false;
  const auto claim = schedule.claim();
  if (!claim) return false;
  task.claim = *claim;
  task.course = course(claim->side);
  for (std::size_t i = 0; i < kSides; ++i) task.tickets[i] = tickets[i].load(std::memory_order_relaxed);
  // up to the divergence a what-if is the baseline: it may start from its snapshots, and leave others behind
  const Millis shared_until = claim->side == Side::baseline ? kNever : divergence;
  task.from = shelf.find(claim->replicate, shared_until);
  shelf.missing(claim->replicate, task.from ? task.from->at() : 0, shared_until, task.saves);
  return true;
}

// The outcomes of a finished replicate. The mutex is held.
void PairedEnsemble::Impl::deliver(Runner& runner) {
  const Task& task = runner.task();
  if (!current(task) || !schedule.deliver(task.claim)) return;
  std::swap(result(task.claim.side).outcomes[static_cast<std::size_t>(task.claim.replicate)],
            runner.outcomes());
  finished_at = Clock::now();
  progress_made.notify_all();
}

void PairedEnsemble::Impl::shelve(const Task& task, SnapshotShelf::Held snapshot) {
  const std::lock_guard lock(mutex);
  if (current(task, Side::baseline) && current(task)) shelf.keep(task.claim.replicate, std::move(snapshot));
}

// False when the task was called off on the way. The mutex is not held.
bool PairedEnsemble::Impl::run_to_end(Runner& runner) {
  while (current(runner.task())) {
    if (runner.step()) return true;
    if (auto snapshot = runner.take_snapshot()) shelve(runner.task(), std::move(snapshot));
  }
  return false;
}

void PairedEnsemble::Impl::work() {
  Runner runner;
  Task task;
  std::unique_lock lock(mutex);
  while (!stopping) {
    if (!take_task(task)) {
      work_there.wait(lock);
      continue;
    }
    lock.unlock();
    runner.begin(task);
    const bool finished = run_to_end(runner);
    lock.lock();
    if (finished) deliver(runner);
  }
}

// Something was set: work goes on, and the measure of speed begins anew. The mutex is held.
void PairedEnsemble::Impl::begin_generation() {
  ++generation;
  paused = false;
  started_at = finished_at = Clock::now();
  done_before = schedule.done();
  work_there.notify_all();
}

// Brings the slots of a side to `target`: those there are kept, the rest is taken from `fresh`. The mutex is
// held.
void PairedEnsemble::Impl::resize_slots(Side side, std::int64_t target, std::vector<Outcomes>&& fresh) {
  auto& slots = result(side).outcomes;
  if (slots.empty()) {
    slots = std::move(fresh);
  } else {
    slots.resize(std::min(slots.size(), static_cast<std::size_t>(target)));
    slots.insert(slots.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
  }
}

// The moments at which people tend to change something. The mutex is held.
void PairedEnsemble::Impl::want_snapshots() {
  const Scenario& scenario = course(Side::baseline)->scenario;
  const auto want = [&](const std::vector<TimelineEntry>& timeline) {
    for (const TimelineEntry& entry : timeline)
      if (entry.at < scenario.end()) shelf.want(entry.at);
  };
  want(scenario.timeline);
  for (const WhatIf& what_if : scenario.what_ifs) want(what_if.timeline);
}

void PairedEnsemble::Impl::stop() {
  {
    const std::lock_guard lock(mutex);
    stopping = true;
    for (const Side side : {Side::baseline, Side::what_if}) void_ticket(side);
    work_there.notify_all();
  }
  for (std::thread& worker : workers) worker.join();
}

PairedEnsemble::PairedEnsemble(int threads) : impl_(std::make_unique<Impl>()) {
#if GRAPEVINE_THREADS
  // a system may refuse more threads: those there are do the work, or poll does
  try {
    for (int i = 0; i < threads; ++i) impl_->workers.emplace_back([impl = impl_.get()] { impl->work(); });
  } catch (const std::system_error&) {
  }
#else
  static_cast<void>(threads);
#endif
}

PairedEnsemble::~PairedEnsemble() { impl_->stop(); }

Errors PairedEnsemble::set_baseline(const Scenario& scenario, std::shared_ptr<const Graph> network) {
  Impl& impl = *impl_;
  const auto old = impl.course(Side::baseline);  // only this thread sets it
  const bool same = old && network == impl.network && same_crowd(old->scenario, scenario);
  auto course = make_course(scenario, same ? old->world : nullptr, network);
  if (!course) return course.errors();

  const Millis differs_from = same ? grapevine::divergence(old->scenario, scenario) : 0;
  const bool kept = differs_from == kNever;
  const std::int64_t target = std::clamp<std::int64_t>(scenario.replicates, 1, kMostReplicates);
  std::vector<Outcomes> old_outcomes, old_what_if;  // freed when the mutex is free again
  auto fresh = new_slots(scenario, kept ? impl.result(Side::baseline).size() : 0, target);
  const std::lock_guard lock(impl.mutex);
  impl.network = std::move(network);
  impl.course(Side::baseline) = std::move(*course);
  impl.course(Side::what_if) = nullptr;
  impl.mirrored = false;
  impl.void_ticket(Side::what_if);
  impl.schedule.restart(Side::what_if, false);
  if (!kept) {
    impl.void_ticket(Side::baseline);
    impl.schedule.restart(Side::baseline, true);
    old_outcomes.swap(impl.result(Side::baseline).outcomes);
  }
  old_what_if.swap(impl.result(Side::what_if).outcomes);
  if (same)
    impl.shelf.forget_after(differs_from);
  else
    impl.shelf.clear();
  impl.want_snapshots();
  impl.schedule.set_target(target);
  impl.resize_slots(Side::baseline, target, std::move(fresh));
  impl.begin_generation();
  return {};
}

Errors PairedEnsemble::set_what_if(const Scenario& scenario) {
  Impl& impl = *impl_;
  const auto baseline = impl.course(Side::baseline), old = impl.course(Side::what_if);
  assert(baseline);
  std::shared_ptr<const World> world;  // of the baseline or of the last what-if where the crowd is theirs
  if (same_crowd(baseline->scenario, scenario))
    world = baseline->world;
  else if (old && same_crowd(old->scenario, scenario))
    world = old->world;
  auto course = make_course(scenario, world, impl.network);
  if (!course) return course.errors();

  const std::int64_t target = impl.schedule.target();
  auto fresh = new_slots(scenario, impl.result(Side::what_if).size(), target);
  const std::lock_guard lock(impl.mutex);
  impl.divergence = grapevine::divergence(baseline->scenario, scenario);
  impl.mirrored = impl.divergence == kNever;
  impl.course(Side::what_if) = std::move(*course);
  impl.void_ticket(Side::what_if);
  impl.schedule.restart(Side::what_if, !impl.mirrored);
  if (!impl.mirrored) impl.shelf.edit(impl.divergence);
  impl.resize_slots(Side::what_if, target, std::move(fresh));
  impl.begin_generation();
  return {};
}

void PairedEnsemble::clear_what_if() {
  const std::lock_guard lock(impl_->mutex);
  impl_->course(Side::what_if) = nullptr;
  impl_->mirrored = false;
  impl_->void_ticket(Side::what_if);
  impl_->schedule.restart(Side::what_if, false);
  impl_->begin_generation();
}

void PairedEnsemble::set_replicates(std::int64_t replicates) {
  Impl& impl = *impl_;
  const std::int64_t target = std::clamp<std::int64_t>(replicates, 1, kMostReplicates);
  std::array<std::vector<Outcomes>, kSides> fresh;
  for (const Side side : {Side::baseline, Side::what_if})
    if (impl.course(side))
      fresh[static_cast<std::size_t>(side)] =
          new_slots(impl.course(side)->scenario, impl.result(side).size(), target);
  const std::lock_guard lock(impl.mutex);
  impl.schedule.set_target(target);
  for (const Side side : {Side::baseline, Side::what_if})
    if (impl.course(side)) impl.resize_slots(side, target, std::move(fresh[static_cast<std::size_t>(side)]));
  impl.begin_generation();
}

void PairedEnsemble::set_snapshot_limit(std::size_t bytes) {
  const std::lock_guard lock(impl_->mutex);
  impl_->shelf.set_limit(bytes);
}

void PairedEnsemble::poll(double budget_ms) {
  Impl& impl = *impl_;
  if (!impl.workers.empty()) return;
  const auto begun = Clock::now();
  Runner& runner = impl.own_runner;
  do {
    if (!impl.own_busy || !impl.current(runner.task())) {
      Task task;
      {
        const std::lock_guard lock(impl.mutex);
        impl.own_busy = impl.take_task(task);
      }
      if (!impl.own_busy) return;
      runner.begin(std::move(task));
    } else if (runner.step()) {
      const std::lock_guard lock(impl.mutex);
      impl.deliver(runner);
      impl.own_busy = false;
    } else if (auto snapshot = runner.take_snapshot()) {
      impl.shelve(runner.task(), std::move(snapshot));
    }
  } while (seconds_between(begun, Clock::now()) * 1000 < budget_ms);
}

void PairedEnsemble::wait(const std::function<bool(const Progress&)>& keep_going, double every_ms) {
  Impl& impl = *impl_;
  const auto every = std::chrono::duration<double, std::milli>(every_ms);
  for (;;) {
    poll(every_ms);
    {
      std::unique_lock lock(impl.mutex);
      const auto over = [&] { return impl.paused || impl.schedule.done() == impl.schedule.total(); };
      if (!impl.workers.empty()) impl.progress_made.wait_for(lock, every, over);
      if (over()) return;
    }
    if (keep_going && !keep_going(progress())) return;
  }
}

void PairedEnsemble::cancel() {
  const std::lock_guard lock(impl_->mutex);
  for (const Side side : {Side::baseline, Side::what_if}) impl_->void_ticket(side);
  impl_->schedule.forget_running();
  impl_->paused = true;
  impl_->progress_made.notify_all();
}

Progress PairedEnsemble::progress() const {
  const std::lock_guard lock(impl_->mutex);
  Progress progress;
  progress.done = impl_->schedule.done();
  progress.total = impl_->schedule.total();
  const bool running = !progress.finished() && !impl_->paused;
  const double seconds = seconds_between(impl_->started_at, running ? Clock::now() : impl_->finished_at);
  const auto finished = static_cast<double>(progress.done - impl_->done_before);
  if (seconds > 0 && finished > 0) progress.per_second = finished / seconds;
  if (progress.per_second > 0)
    progress.seconds_left = static_cast<double>(progress.total - progress.done) / progress.per_second;
  return progress;
}

std::int64_t PairedEnsemble::baseline_ready() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->schedule.ready(Side::baseline);
}

std::int64_t PairedEnsemble::pairs_ready() const {
  const std::lock_guard lock(impl_->mutex);
  const std::int64_t baseline = impl_->schedule.ready(Side::baseline);
  return impl_->mirrored ? baseline : std::min(baseline, impl_->schedule.ready(Side::what_if));
}

std::uint64_t PairedEnsemble::generation() const { return impl_->generation; }
const Replicates& PairedEnsemble::baseline() const { return impl_->result(Side::baseline); }
const Replicates& PairedEnsemble::what_if() const {
  return impl_->result(impl_->mirrored ? Side::baseline : Side::what_if);
}

const World& PairedEnsemble::world() const { return *shared_world(); }
std::shared_ptr<const World> PairedEnsemble::shared_world() const {
  assert(impl_->course(Side::baseline));
  return impl_->course(Side::baseline)->world;
}

std::size_t PairedEnsemble::snapshot_bytes() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->shelf.bytes();
}

}  // namespace grapevine
