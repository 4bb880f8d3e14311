#include "sim/simulation.h"

#include <algorithm>
#include <cassert>

#include "sim/finish.h"
#include "sim/run.h"

namespace grapevine {

// Whose turn comes soon is known: their rows, scattered over more memory than the cache holds, are asked for in time.
// Inlined by force: a function that only prefetches has no effect in the compiler's eyes, and its calls are dropped.
[[gnu::always_inline]] inline void Run::fetch_ahead() const {
  const TieRows& rows = world->rows;
  const std::uint32_t later = state.agenda.known_ahead(Agenda::kFarthest).subject;
  __builtin_prefetch(&rows.starts[later]);
  __builtin_prefetch(&state.sentiment[later], 1);
  __builtin_prefetch(&state.flags[later]);
  __builtin_prefetch(&rows.stable_ids[later]);
  if (const Event& soon = state.agenda.known_ahead(12); soon.detail) {  // who is likely to tell
    const auto first = static_cast<std::size_t>(rows.starts[soon.subject]);
    const std::uint16_t* const weights = world->graph->weights().data() + first;
    const std::int32_t* const receivers = rows.receivers.data() + first;
    __builtin_prefetch(weights);
    __builtin_prefetch(weights + 32);
    __builtin_prefetch(receivers);
    __builtin_prefetch(receivers + 16);
  }
}

void Run::dispatch(const Event& event) {
  switch (event.kind()) {
    case Happens::shift: return shift(event);
    case Happens::experience: fetch_ahead(); return experience(event);
    case Happens::contact: return contact(event.subject);
    case Happens::surge_contact: return routine_contact(event.subject, event.detail);
    case Happens::survey_answer: return survey_answer(event);
    case Happens::reshare: return reshare(event);
    case Happens::heard: return heard(event.subject);
    case Happens::press_call: return press_call(event.subject);
    case Happens::statement: return reply_to(event.subject);
    case Happens::published: return publish_reply(event.subject, event.detail);
    case Happens::routine: fetch_ahead(); return routine(event);
    case Happens::service_end: return service_end(event);
    case Happens::patience_end: return patience_end(event);
    case Happens::manager: return resolve(state.cases[event.subject]);
    case Happens::advocate: return advocate_answers(event.subject);
    case Happens::question: return question_ends(event);
    case Happens::page_post: return page_post(event);
    case Happens::employee_post: return employee_post(event.subject, event.ordinal());
    case Happens::employee_report: return employee_report(event.subject);
    case Happens::employee_reply: return employee_reply(event.subject, event.detail);
    case Happens::end_of_day: return end_of_day();
    case Happens::end_of_bin: return end_of_bin();
  }
}

struct Simulation::Impl {
  Run run;

  // With a posterior each replicate has parameters of its own, which takes some memory and time.
  void take_draw(std::uint32_t replicate) {
    if (!run.scenario.posterior.empty()) run.stretches = compile(run.scenario, *run.world, replicate);
  }
};

struct Snapshot::State {
  grapevine::State state;
};

Snapshot::Snapshot() = default;
Snapshot::~Snapshot() = default;
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;
bool Snapshot::empty() const { return !state_; }
Millis Snapshot::at() const { return state_ ? state_->state.now : 0; }

std::size_t Snapshot::bytes() const {
  if (!state_) return 0;
  const grapevine::State& s = state_->state;
  std::size_t sum = sizeof(grapevine::State) + s.sentiment.size() * 16 + s.cases_by_day.size() * 8 + s.unconvinced.size() * 4 + s.agenda.size() * sizeof(Event) + s.cases.size() * sizeof(Case) + s.questions.size() * sizeof(ComplaintAsked) + s.stories.bytes();
  for (const auto& series : s.series) sum += series.size() * 8;
  return sum;
}

Simulation::Simulation(std::shared_ptr<const World> world, const Scenario& scenario) : impl_(std::make_unique<Impl>()) {
  impl_->run.world = std::move(world);
  set_scenario(scenario);
}
Simulation::~Simulation() = default;
Simulation::Simulation(Simulation&&) noexcept = default;

void Simulation::set_scenario(const Scenario& scenario) {
  Run& run = impl_->run;
  run.scenario = scenario;
  run.stretches = compile(scenario, *run.world, 0);
  run.bin = scenario.series_hours * kHour;
  run.first_weekday = weekday(scenario.start);
  // here and not when a run starts: one of a what-if may begin at a snapshot of the baseline
  const bool mixes = std::any_of(run.stretches.begin(), run.stretches.end(), [](const Settings& s) { return s.parameters.mixing.per_day > 0; });
  run.opinions_before.resize(mixes ? static_cast<std::size_t>(run.world->size()) : 0);
}

void Simulation::start(std::uint32_t replicate) {
  impl_->take_draw(replicate);
  impl_->run.start(replicate);
}

bool Simulation::advance(Millis until) {
  Run& run = impl_->run;
  State& s = run.state;
  const auto& timeline = run.scenario.timeline;
  for (;;) {
    const Event& first = s.agenda.first();
    const Millis next = first.at;
    // timeline entries come first among what happens at one moment
    if (s.entry < timeline.size() && timeline[s.entry].at <= next && timeline[s.entry].at < until) {
      const std::uint32_t index = s.entry;
      s.now = timeline[index].at;
      run.happen(timeline[index], index);
      continue;
    }
    if (next >= until && !(next == until && until >= run.scenario.end())) break;
    if (next == kNever) break;
    const Event event = s.agenda.take(first);
    s.now = event.at;
    s.trail = mix64(s.trail ^ static_cast<std::uint64_t>(event.at)) + event.order;
    run.dispatch(event);
  }
  s.now = std::min(until, run.scenario.end());
  return s.now < run.scenario.end();
}

void Simulation::keep_sightings(std::vector<Sighting>* sightings) { impl_->run.sightings = sightings; }
std::span<const Story> Simulation::stories() const { return impl_->run.state.stories.all(); }
const State& Simulation::state() const { return impl_->run.state; }

void Simulation::finish(Outcomes& outcomes) { finish_run(impl_->run, outcomes); }

void Simulation::run(std::uint32_t replicate, Outcomes& outcomes) {
  start(replicate);
  advance(impl_->run.scenario.end());
  finish(outcomes);
}

Millis Simulation::now() const { return impl_->run.state.now; }

Standing Simulation::standing() const {
  const State& s = impl_->run.state;
  Standing standing;
  for (const Case& c : s.cases) {
    standing.waiting += c.is == Case::Is::waiting;
    standing.in_service += c.is == Case::Is::in_service;
    standing.between += c.is == Case::Is::between;
    standing.resolved += c.is == Case::Is::resolved;
    standing.abandoned += c.is == Case::Is::abandoned;
    standing.given_up += c.is == Case::Is::given_up;
  }
  std::vector<Waiting> line;
  for (const Desk& desk : s.desks) desk.list_waiting(s.now, line);
  for (const Waiting& waiting : line) standing.in_lines += !is_routine(waiting.id);
  for (std::uint32_t person = 0; person < s.sentiment.size(); ++person) standing.customers += impl_->run.is_customer(person) && !(s.flags[person] & kLeft);
  return standing;
}

Glance Simulation::glance() const {
  const State& s = impl_->run.state;
  Glance glance{0, s.negative_reach, s.negative_posts, s.crisis_level, 0, s.event_at, s.event_replied};
  for (const Desk& desk : s.desks) glance.backlog += desk.account(s.now).waiting + desk.busy();
  for (const std::int64_t lost : s.series[static_cast<std::size_t>(Series::customers_lost)]) glance.customers_lost += lost;
  return glance;
}

void Simulation::save(Snapshot& snapshot) const {
  if (!snapshot.state_) snapshot.state_ = std::make_unique<Snapshot::State>();
  snapshot.state_->state = impl_->run.state;
}

void Simulation::restore(const Snapshot& snapshot) {
  assert(!snapshot.empty());
  Run& run = impl_->run;
  run.state = snapshot.state_->state;
  impl_->take_draw(run.state.replicate);
  run.state.entry = 0;
  while (run.state.entry < run.scenario.timeline.size() && run.scenario.timeline[run.state.entry].at < run.state.now) ++run.state.entry;
}

}  // namespace grapevine
