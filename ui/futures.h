// Runs the futures of a document and keeps the last results that were worth showing.
//
// Every change of the document starts a new generation: a few futures first (a band at once), then all. Results on
// screen stay until the first few of the new generation are there. While a lever is dragged the newest value waits for
// the first few futures of the one before it, so that the screen follows the hand instead of starting over for ever.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "ui/document.h"
#include "ui/shown.h"

namespace grapevine {

class Explainer;
class PairedEnsemble;
struct World;

// Of the futures (pairs of futures, when there is a what-if).
struct FuturesProgress {
  std::int64_t done = 0, total = 0;
  double seconds_left = 0;   // 0: unknown or finished
};

constexpr std::int64_t kFirstFutures = 8;
constexpr std::int64_t kMostFutures = 4096;

class Futures {
 public:
  Futures(int threads, double slice_ms);
  ~Futures();

  // Starts with another document. Errors when its crowd cannot be built: everything stays as it was.
  Errors open(const Document& document, std::int64_t replicates);
  void set_replicates(std::int64_t replicates);  // the target, kFirstFutures..kMostFutures
  std::int64_t replicates() const { return target_; }

  // Looks at what is ready and starts what has changed. Returns whether `shown` is new.
  // While changes are held, edits wait; what is under way goes on.
  bool update(const Document& document, double now, bool held = false);
  // Errors of the last change of the document that could not be run; cleared by reading.
  Errors take_errors() { return std::exchange(errors_, {}); }

  const Shown& shown() const { return *shown_; }
  // The results on screen, to be kept beyond the next change; none while they belong to an earlier edit.
  std::shared_ptr<const Shown> keep_shown() const { return shown_->ready && !stale() ? shown_ : nullptr; }
  bool stale() const { return shown_revision_ != wanted_revision_; }  // results belong to an earlier edit
  double stale_since() const { return stale_since_; }
  bool settled() const;                          // nothing is under way and nothing waits
  FuturesProgress progress() const;

  bool follows(const Document& document) const { return document.revision() == wanted_revision_; }

  // For files: the replicates behind the results on screen, good for the first `runs_shown` of them; 0 while a newer
  // edit is under way.
  std::int64_t runs_shown() const { return shown_->ready && !stale() && shown_revision_ == started_revision_ ? shown_futures_ : 0; }
  const Replicates& baseline_runs() const;
  const Replicates& what_if_runs() const;
  std::shared_ptr<const World> world() const;    // of both sides; null before anything is open

  // The what-if's replicates behind the results on screen, to be kept beside them.
  std::shared_ptr<const Replicates> keep_runs() const;
  // A what-if that was run before, told against the baseline as it is now; null while that has too few futures.
  std::shared_ptr<const Shown> against_baseline(const Scenario& what_if, const Replicates& runs) const;
  // How things are without the change, whatever is on screen; null while there are too few futures.
  std::shared_ptr<const Shown> baseline_alone() const;
  // Starts to explain a figure of the results on screen; null when there is nothing to explain.
  std::unique_ptr<Explainer> explain(Metric metric) const;

 private:
  void start(const Document& document, double now);
  bool take(double now);
  std::int64_t ready() const;

  std::unique_ptr<PairedEnsemble> ensemble_;
  double slice_ms_;
  std::int64_t target_ = 64;
  std::shared_ptr<const Shown> shown_ = std::make_shared<const Shown>();
  Scenario baseline_, what_if_;       // under way
  bool paired_ = false;
  std::uint64_t wanted_revision_ = 0, started_revision_ = 0, shown_revision_ = 0;
  std::int64_t shown_futures_ = 0;    // of this generation, 0: none yet
  double started_at_ = 0, shown_at_ = 0, stale_since_ = 0;
  Errors errors_;
};

}  // namespace grapevine
