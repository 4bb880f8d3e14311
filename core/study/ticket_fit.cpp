#include "study/ticket_fit.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/wording.h"
#include "ensemble/ensemble.h"

namespace grapevine {

struct TicketFit::Impl {
  OwnScenario own;
  TicketFigures figures;
  PairedEnsemble ensemble;
  Errors errors;
  std::int32_t agents = 0, best = 0, direction = 0, tried = 0;
  std::optional<TicketTrial> trial;  // of `best`
  bool running = false, over = false;

  Impl(OwnScenario scenario, TicketFigures told, int threads) : own(std::move(scenario)), figures(std::move(told)), ensemble(threads) {}

  bool by_replies() const { return figures.first_reply.count > 0; }
  double wanted() const { return by_replies() ? figures.first_reply.median : figures.resolution.median; }
  double found(const TicketTrial& of) const { return by_replies() ? of.first_reply : of.resolution; }
  double distance(const TicketTrial& of) const { return std::fabs(std::log(std::max(found(of), 0.1) / std::max(wanted(), 0.1))); }
  TicketChannel channel() const { return own.channels.front(); }

  void start() {
    running = true;
    errors = ensemble.set_baseline(with_agents(own.scenario, channel(), agents));
    over = !errors.empty();
    if (!over) ensemble.set_replicates(kTrialFutures);
  }

  TicketTrial result() const {
    const auto summary = summarise(ensemble.baseline());
    const auto mean = [&](Metric metric) { return summary[static_cast<std::size_t>(metric)].mean.mean; };
    return {mean(Metric::first_response_median), mean(Metric::first_response_p90), mean(Metric::answered_within_hour), mean(Metric::resolution_median), mean(Metric::handoffs)};
  }

  // One number of agents was tried: the next one, as long as it brings us nearer.
  void go_on() {
    running = false;
    ++tried;
    const TicketTrial next = result();
    const bool nearer = !trial || distance(next) < distance(*trial);
    if (nearer) {
      if (!trial) direction = found(next) > wanted() ? 1 : -1;
      trial = next;
      best = agents;
    }
    agents += direction;
    const bool possible = agents >= 1 && agents_of(with_agents(own.scenario, channel(), agents), channel()) == agents;
    if (!nearer || wanted() <= 0 || !possible) finish();
  }

  void finish() {
    over = true;
    own.scenario = with_agents(own.scenario, channel(), best);
    for (FittedValue& value : own.fitted)
      if (parameter_table()[value.parameter].path.ends_with(".agents") && get(own.scenario.parameters, value.parameter) != value.value) {
        value.value = get(own.scenario.parameters, value.parameter);
        value.why = by_replies() ? say("brings the first reply nearest to the data's") : say("brings the resolution nearest to the data's");
      }
  }
};

TicketFit::TicketFit(OwnScenario own, TicketFigures figures, int threads) : impl_(std::make_unique<Impl>(std::move(own), std::move(figures), threads)) {
  impl_->agents = agents_of(impl_->own.scenario, impl_->channel());
}
TicketFit::~TicketFit() = default;
TicketFit::TicketFit(TicketFit&&) noexcept = default;
TicketFit& TicketFit::operator=(TicketFit&&) noexcept = default;

bool TicketFit::step(double budget_ms) {
  Impl& impl = *impl_;
  do {
    if (impl.over) return true;
    if (!impl.running) impl.start();
    if (impl.over) return true;
    if (budget_ms < 0) impl.ensemble.wait();
    else impl.ensemble.poll(budget_ms);
    if (impl.ensemble.baseline_ready() >= kTrialFutures) impl.go_on();
  } while (budget_ms < 0);
  return impl.over;
}

const Errors& TicketFit::errors() const { return impl_->errors; }
std::int32_t TicketFit::tried() const { return impl_->tried; }
const OwnScenario& TicketFit::own() const { return impl_->own; }
const TicketTrial& TicketFit::trial() const { return *impl_->trial; }
const TicketFigures& TicketFit::figures() const { return impl_->figures; }

}  // namespace grapevine
