#include "ui/futures.h"

#include <algorithm>

#include "ensemble/paired_ensemble.h"
#include "ensemble/why.h"

namespace grapevine {

namespace {

// How long a generation may keep a newer edit waiting for its first futures.
constexpr double kPatienceSeconds = 0.4;
// Results are refined on screen at most this often.
constexpr double kRefineSeconds = 0.25;

}  // namespace

Futures::Futures(int threads, double slice_ms) : ensemble_(std::make_unique<PairedEnsemble>(threads)), slice_ms_(slice_ms) {}
Futures::~Futures() = default;

std::int64_t Futures::ready() const { return paired_ ? ensemble_->pairs_ready() : ensemble_->baseline_ready(); }

Errors Futures::open(const Document& document, std::int64_t replicates) {
  if (Errors errors = ensemble_->set_baseline(document.baseline()); !errors.empty()) return errors;
  target_ = std::clamp(replicates, kFirstFutures, kMostFutures);
  ensemble_->set_replicates(target_);
  baseline_ = document.baseline();
  // nothing of the old document stays on screen
  shown_ = std::make_shared<const Shown>();
  shown_revision_ = shown_futures_ = 0;
  wanted_revision_ = started_revision_ = 0;
  errors_.clear();
  return {};
}

void Futures::set_replicates(std::int64_t replicates) {
  target_ = std::clamp(replicates, kFirstFutures, kMostFutures);
  if (started_revision_ == 0) return;
  ensemble_->set_replicates(target_);
  // fewer than are shown: what is shown is made again of the first ones
  if (target_ < shown_futures_) shown_futures_ = 0;
}

void Futures::start(const Document& document, double now) {
  started_revision_ = document.revision();
  started_at_ = now;
  shown_futures_ = 0;
  if (document.baseline() != baseline_) {
    if (Errors errors = ensemble_->set_baseline(document.baseline()); !errors.empty()) {
      errors_ = std::move(errors);
      return;
    }
    ensemble_->set_replicates(target_);
    baseline_ = document.baseline();
  }
  paired_ = document.differs();
  what_if_ = document.what_if();
  if (!paired_) ensemble_->clear_what_if();
  else errors_ = ensemble_->set_what_if(what_if_);
}

bool Futures::update(const Document& document, double now, bool held) {
  // results are always needed first
  held = held && wanted_revision_ != 0;
  if (document.revision() != wanted_revision_ && !held) {
    if (!stale()) stale_since_ = now;
    wanted_revision_ = document.revision();
  }
  if (wanted_revision_ != started_revision_) {
    const bool first_band_is_due = started_revision_ != 0 && shown_futures_ == 0 && now - started_at_ < kPatienceSeconds;
    if (!first_band_is_due) {
      wanted_revision_ = document.revision();
      start(document, now);
    }
  }
  ensemble_->poll(slice_ms_);
  return take(now);
}

bool Futures::take(double now) {
  const std::int64_t count = std::min(ready(), target_);
  if (started_revision_ == 0 || count < std::min(kFirstFutures, target_) || count <= shown_futures_) return false;
  const bool first = shown_futures_ == 0;
  if (!first && count < target_ && now - shown_at_ < kRefineSeconds) return false;
  shown_ = std::make_shared<const Shown>(paired_ ? shown_paired(baseline_, what_if_, ensemble_->baseline(), ensemble_->what_if(), count, ensemble_->world())
                                                 : shown_alone(baseline_, ensemble_->baseline(), count, ensemble_->world()));
  shown_revision_ = started_revision_;
  shown_futures_ = count;
  shown_at_ = now;
  return true;
}

bool Futures::settled() const {
  return !stale() && shown_futures_ >= target_;
}

FuturesProgress Futures::progress() const {
  // what runs for an older edit counts for nothing
  const bool current = started_revision_ == wanted_revision_ && started_revision_ != 0;
  return {current ? std::min(ready(), target_) : 0, target_, current ? ensemble_->progress().seconds_left : 0};
}

std::shared_ptr<const Shown> Futures::baseline_alone() const {
  const std::int64_t count = std::min(ensemble_->baseline_ready(), target_);
  if (!shown_->ready || count < std::min(kFirstFutures, target_)) return nullptr;
  return std::make_shared<const Shown>(shown_alone(baseline_, ensemble_->baseline(), count, ensemble_->world()));
}

std::shared_ptr<const Replicates> Futures::keep_runs() const {
  const auto first = what_if_runs().outcomes.begin();
  return std::make_shared<const Replicates>(Replicates{{first, first + static_cast<std::ptrdiff_t>(runs_shown())}});
}

std::shared_ptr<const Shown> Futures::against_baseline(const Scenario& what_if, const Replicates& runs) const {
  const std::int64_t count = std::min(runs.size(), target_);
  if (ensemble_->baseline_ready() < count) return nullptr;
  return std::make_shared<const Shown>(shown_paired(baseline_, what_if, ensemble_->baseline(), runs, count, ensemble_->world()));
}

std::unique_ptr<Explainer> Futures::explain(Metric metric) const {
  if (!shown_->paired || runs_shown() == 0) return nullptr;
  const auto pair = plainest_pair(ensemble_->baseline(), ensemble_->what_if(), metric, runs_shown());
  return pair ? std::make_unique<Explainer>(ensemble_->shared_world(), shown_->baseline, shown_->what_if, metric, *pair) : nullptr;
}

std::shared_ptr<const World> Futures::world() const { return ensemble_->shared_world(); }
const Replicates& Futures::baseline_runs() const { return ensemble_->baseline(); }
const Replicates& Futures::what_if_runs() const { return paired_ ? ensemble_->what_if() : ensemble_->baseline(); }

}  // namespace grapevine
