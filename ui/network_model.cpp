#include "ui/network_model.h"

#include <algorithm>
#include <chrono>

namespace grapevine {

namespace {

constexpr std::int64_t kVisitsAtOnce = 512;
constexpr std::int32_t kListed = 5;

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

bool NetworkModel::update(const Document& document, const Futures& futures, const NetworkChoices& choices, double budget_ms, bool picture) {
  const auto world = futures.world();
  if (!world) return false;
  const bool new_world = world != world_;
  if (new_world) take_graph(world);
  choose_future(document, futures, choices);
  const std::uint64_t before = places_ + telling_;
  const bool had_communities = communities_.has_value();
  work(budget_ms, picture);
  const bool all_there = communities_ && (!picture || layout_->over()) && diary_ && !writer_ && futures.settled();
  const bool was_busy = std::exchange(busy_, !all_there);
  return new_world || places_ + telling_ != before || had_communities != communities_.has_value() || was_busy != busy_;
}

// The same network may come in another world: then everybody stays where they are.
void NetworkModel::take_graph(std::shared_ptr<const World> world) {
  std::string digest = world->graph->digest();
  const std::shared_ptr<const World> before = std::exchange(world_, std::move(world));
  told_.reset();
  writer_.reset();
  reader_.reset();
  diary_.reset();
  tree_of_.reset();
  if (digest == digest_) return;
  digest_ = std::move(digest);
  layout_.reset();
  communities_.reset();
  search_.reset();
  graph_ = world_->graph;
  search_.emplace(*graph_);
  connectors_ = top_by_degree(*graph_, kListed);
  bridges_.clear();
  ++places_;
}

// Which replicate is told, once the futures are all there.
void NetworkModel::choose_future(const Document& document, const Futures& futures, const NetworkChoices& choices) {
  const std::int64_t count = futures.runs_shown();
  if (count == 0 || !futures.settled() || !futures.follows(document)) return;
  const bool baseline = choices.baseline || !futures.shown().paired;
  const Replicates& runs = baseline ? futures.baseline_runs() : futures.what_if_runs();
  const std::vector<double> reach = runs.column(Metric::negative_reach, count);
  std::vector<std::uint32_t> order(reach.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return reach[a] != reach[b] ? reach[a] < reach[b] : a < b; });
  const std::size_t place = choices.future == FutureChoice::worst ? order.size() - 1 : choices.future == FutureChoice::mildest ? 0 : (order.size() - 1) / 2;
  const Told told{document.revision(), baseline, order[place], world_.get()};
  if (told == told_) return;
  told_ = told;
  writing_ = baseline ? document.baseline() : document.what_if();
  writer_.emplace(world_, writing_, told.replicate);
}

bool NetworkModel::work(double budget_ms, bool picture) {
  const auto start = std::chrono::steady_clock::now();
  do {
    const double left = budget_ms - milliseconds_since(start);
    if (writer_) {
      if (!writer_->work(left)) continue;
      reader_.reset();
      diary_ = std::make_unique<Diary>(writer_->take());
      writer_.reset();
      scenario_ = writing_;
      reader_.emplace(*diary_, world_->size());
      tree_of_.reset();
      ++telling_;
    } else if (!communities_) {
      if (!search_->advance(kVisitsAtOnce)) continue;
      communities_ = search_->result();
      search_.reset();
      bridges_ = top_bridges(*graph_, *communities_, kListed);
      layout_.emplace(*graph_, *communities_);
    } else if (picture && !layout_->over()) {
      const std::int32_t before = layout_->steps_done();
      layout_->work(left);
      // a large crowd is shown now and then: to draw it takes as long as to move it
      if (layout_->steps_done() / shown_steps() == before / shown_steps() && !layout_->over()) continue;
      radius_ = layout_->radius();
      ++places_;
    } else {
      return false;
    }
  } while (milliseconds_since(start) < budget_ms);
  return true;
}

// At least three pictures, however large the crowd: a wait of minutes must be seen to go on.
std::int32_t NetworkModel::shown_steps() const { return std::clamp(layout_->steps() / 3, 1, 1 + graph_->people() / 5'000); }

std::span<const PersonNow> NetworkModel::people_at(Millis at) {
  if (at != reader_->at()) reader_->go_to(at);
  return reader_->people();
}

const CascadeTree& NetworkModel::tree(std::uint32_t story) {
  if (tree_of_ != story) {
    tree_ = cascade_tree(diary_->sightings, story, diary_->stories[story]);
    tree_of_ = story;
  }
  return tree_;
}

}  // namespace grapevine
