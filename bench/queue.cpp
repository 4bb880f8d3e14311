// The support queue with general distributions, and the heap below it.
#include <cmath>
#include <cstdio>
#include <queue>

#include "base/calendar.h"
#include "base/draws.h"
#include "base/event_heap.h"
#include "bench.h"
#include "support/queue_study.h"

namespace {

using namespace grapevine;

// Ten agents at 76 % load, exponential patience, no loss run.
QueueStudyOptions ten_agents(double service_cv, int replicates) {
  QueueStudyOptions options;
  options.service_cv = service_cv;
  options.loss_run = false;
  options.replicates = replicates;
  return options;
}

std::vector<BenchRow> queue_rows() {
  std::vector<BenchRow> rows;
  for (const double cv : {1.0, 1.2}) {
    std::int64_t events = 0;
    const double seconds = best_cpu_seconds_of(40, [&] { events = run_queue_study(ten_agents(cv, 8)).value().simulated.events; });
    const QueueStudy study = run_queue_study(ten_agents(cv, 64)).value();
    const QueueFigures& mean = study.simulated.mean;
    const QueueFigures& error = study.simulated.standard_error;
    char note[160];
    if (cv == 1.0) {
      const double wait_errors = (*mean.mean_wait_seconds - *study.erlang_a->mean_wait_seconds) / *error.mean_wait_seconds;
      const double abandon_errors = (*mean.p_abandon - *study.erlang_a->p_abandon) / *error.p_abandon;
      std::snprintf(note, sizeof note, "Erlang A: E[W] %.3f s (%+.1f SE), P(Ab) %.5f (%+.1f SE)%s", *mean.mean_wait_seconds, wait_errors,
                    *mean.p_abandon, abandon_errors, std::abs(wait_errors) < 4 && std::abs(abandon_errors) < 4 ? "" : "  WRONG");
    } else {
      std::snprintf(note, sizeof note, "E[W] %.3f s, P(Ab) %.5f", *mean.mean_wait_seconds, *mean.p_abandon);
    }
    rows.push_back({cv == 1.0 ? "queue, exponential service" : "queue, log-normal service",
                    static_cast<double>(events) / seconds * 1e-6, "M events/s", 10, note});
  }
  return rows;
}

struct Event {
  Millis at;
  std::uint64_t rank;  // kind and id
  std::uint64_t cargo;
};
struct EventBefore {
  bool operator()(const Event& a, const Event& b) const {
    __extension__ using Wide = unsigned __int128;
    const auto packed = [](const Event& e) { return static_cast<Wide>(static_cast<std::uint64_t>(e.at)) << 64 | e.rank; };
    return packed(a) < packed(b);
  }
};
struct EventAfter {
  bool operator()(const Event& a, const Event& b) const { return EventBefore{}(b, a); }
};

// The hold model: take the first event, schedule its successor an exponential time later.
std::vector<BenchRow> heap_rows() {
  std::vector<BenchRow> rows;
  for (const std::uint32_t size : {100u, 10'000u, 1'000'000u}) {
    constexpr int kSteps = 200'000;
    std::vector<Millis> gaps(1u << 16);
    Stream luck(1);
    for (Millis& gap : gaps) gap = from_minutes(10 * exponential(luck.unit()));
    const auto gap = [&](int i) { return gaps[static_cast<unsigned>(i) % gaps.size()]; };

    EventHeap<Event, EventBefore> heap;
    std::priority_queue<Event, std::vector<Event>, EventAfter> peer;
    heap.reserve(size + 1);
    for (std::uint32_t id = 0; id < size; ++id) {
      const Event event{gap(static_cast<int>(id)), id, 0};
      heap.push(event);
      peer.push(event);
    }
    const double replacing = best_cpu_seconds_of(15, [&] {
      for (int i = 0; i < kSteps; ++i) {
        Event event = heap.top();
        event.at += gap(i);
        heap.replace_top(event);
      }
    });
    const double taking = best_cpu_seconds_of(15, [&] {
      for (int i = 0; i < kSteps; ++i) {
        Event event = heap.take();
        event.at += gap(i);
        heap.push(event);
      }
    });
    const double standard = best_cpu_seconds_of(15, [&] {
      for (int i = 0; i < kSteps; ++i) {
        Event event = peer.top();
        peer.pop();
        event.at += gap(i);
        peer.push(event);
      }
    });
    const std::string of_size = "event heap, " + std::to_string(size) + " events";
    char note[96];
    std::snprintf(note, sizeof note, "std::priority_queue %.1f in the same run", kSteps / standard * 1e-6);
    rows.push_back({of_size + ", replace_top", kSteps / replacing * 1e-6, "M holds/s", 0, note});
    rows.push_back({of_size + ", take and push", kSteps / taking * 1e-6, "M holds/s", 0, note});
  }
  return rows;
}

const RegisterBench queue_bench{"queue", queue_rows};
const RegisterBench heap_bench{"heap", heap_rows};

}  // namespace
