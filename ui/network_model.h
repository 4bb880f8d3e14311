// What the network screen is made of: where people stand, their communities, and one future told person by person. No
// ImGui here, and no threads: the work is done in slices between frames, and what is there already can be looked at.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/cascade_tree.h"
#include "sim/sim.h"
#include "ui/document.h"
#include "ui/futures.h"
#include "ui/network_state.h"

namespace grapevine {

class NetworkModel {
 public:
  // Follows what is open, and works for about so long; without `picture` nobody is given a place. Returns whether something
  // on the screen is new.
  bool update(const Document& document, const Futures& futures, const NetworkChoices& choices, double budget_ms, bool picture = true);
  // Something is still to be worked out (or waits for the futures).
  bool busy() const { return busy_; }

  // Null until there is one.
  const World* world() const { return world_.get(); }
  const Communities* communities() const { return communities_ ? &*communities_ : nullptr; }
  const Layout* layout() const { return layout_ ? &*layout_ : nullptr; }
  const Diary* diary() const { return diary_ ? &*diary_ : nullptr; }
  const Scenario& scenario() const { return scenario_; }       // of the diary

  bool clear_communities() const { return communities_ && communities_->modularity > kClearCommunities; }
  double part_laid_out() const { return layout_ ? static_cast<double>(layout_->steps_done()) / std::max(1, layout_->steps()) : 0; }
  float radius() const { return radius_; }
  std::uint64_t places() const { return places_; }             // grows whenever people have moved on the picture
  std::uint64_t telling() const { return telling_; }           // grows with every new diary

  // The best connected, and those whose ties lead into other communities.
  const std::vector<std::int32_t>& connectors() const { return connectors_; }
  const std::vector<Bridge>& bridges() const { return bridges_; }

  // The person whose number this is, or −1.
  std::int64_t find(std::int64_t number) const { return world_ ? world_->graph->find_label(number) : -1; }
  std::int64_t number_of(std::uint32_t person) const { return world_->graph->label(static_cast<std::int32_t>(person)); }

  // How everybody stands at a moment; there must be a diary.
  std::span<const PersonNow> people_at(Millis at);
  // The tree of a story of the diary, kept until another is asked for.
  const CascadeTree& tree(std::uint32_t story);

 private:
  void take_graph(std::shared_ptr<const World> world);
  void choose_future(const Document& document, const Futures& futures, const NetworkChoices& choices);
  bool work(double budget_ms, bool picture);
  std::int32_t shown_steps() const;          // of the layout, from one picture to the next

  struct Told {  // what the diary is of
    std::uint64_t revision = 0;
    bool baseline = false;
    std::uint32_t replicate = 0;
    const World* world = nullptr;
    bool operator==(const Told&) const = default;
  };

  std::shared_ptr<const World> world_;
  std::shared_ptr<const Graph> graph_;       // that was laid out: the world's, or one that is the same
  std::string digest_;                       // of it
  std::optional<CommunitySearch> search_;
  std::optional<Communities> communities_;
  std::optional<Layout> layout_;
  float radius_ = 1;
  std::vector<std::int32_t> connectors_;
  std::vector<Bridge> bridges_;
  std::uint64_t places_ = 0, telling_ = 0;

  std::optional<Told> told_;
  Scenario scenario_, writing_;
  std::optional<DiaryWriter> writer_;
  std::unique_ptr<Diary> diary_;
  std::optional<DiaryReader> reader_;
  std::optional<std::uint32_t> tree_of_;
  CascadeTree tree_;
  bool busy_ = true;
};

}  // namespace grapevine
