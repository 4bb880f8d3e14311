// Where people stand on a picture of the network: everybody is drawn to the mean place of those they are tied to and
// pushed away by everybody else.
//
// The unit of length is such that a person has an area of about π to themselves: a crowd without structure fills a disc
// of radius √people evenly, and each community one of its own, the further from another the fewer ties lead there.
// Pushes are m/d, which are summed over a pyramid of grids of monopoles with a local expansion of first order for each
// cell (Greengard & Rokhlin 1987), and person by person nearby: O(people + ties) a step. Forces and their
// strengths are our choice [A]; the idea is that of Fruchterman & Reingold (1991).
//
// Communities are laid out first, as the people of a small network; everybody then begins in their community's place.
// The result is the same bits for any number of workers and for any way of cutting the work into parts.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/communities.h"
#include "graph/csr.h"

namespace grapevine {

class Layout {
 public:
  // Undirected. The graph must live as long as the layout.
  Layout(const Graph& graph, const Communities& communities);
  ~Layout();
  Layout(Layout&&) noexcept;

  std::int32_t steps() const;       // in all
  std::int32_t steps_done() const;
  bool over() const { return steps_done() >= steps(); }

  // One whole step, by this thread and workers − 1 others (where the build has threads). Nothing once it is over.
  void step(int workers = 1);
  // At least one part of a step (some thousand people), and more until the time is spent. Returns over().
  bool work(double budget_ms);

  // Places by internal index, after the last whole step. The crowd's middle is at (0, 0).
  std::span<const float> x() const;
  std::span<const float> y() const;
  float radius() const;  // of the smallest circle around (0, 0) with 99 of 100 people in it, at least 1

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
