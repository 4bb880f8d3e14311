#include "graph/strength.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <utility>

#include "base/draws.h"

namespace grapevine {

namespace {

std::size_t index(std::int64_t i) { return static_cast<std::size_t>(i); }

// A bijection of the pair, so that no two ties ever have the same.
std::uint64_t tie_hash(const Graph& graph, std::int32_t i, std::int32_t j) {
  const auto [low, high] = std::minmax(graph.stable_id(i), graph.stable_id(j));
  return mix64(std::uint64_t{low} << 32 | high);
}

// Calls visit(i, j, common) for each tie, j < i.
template <class Visit>
void for_each_tie(const Graph& graph, const CommonNeighbors& common, Visit visit) {
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    const auto row = graph.neighbors(i);
    for (std::int32_t tie = common.starts[index(i)]; tie < common.starts[index(i) + 1]; ++tie)
      visit(i, row[index(tie - common.starts[index(i)])], common.counts[index(tie)]);
  }
}

// What separates strong from weak: more than `common` neighbours in common, or just as many and a hash up to `hash`.
struct Cut {
  std::uint32_t common = 0;
  bool some_at_cut = false;
  std::uint64_t hash = 0;

  bool strong(const Graph& graph, std::int32_t i, std::int32_t j, std::uint32_t count) const {
    return count > common || (count == common && some_at_cut && tie_hash(graph, i, j) <= hash);
  }
};

// The `wanted`-th smallest hash (counted from 1) of the ties with exactly `count` common neighbours, by counting the
// hashes' first bits and sorting out only the bin in which it must lie.
std::uint64_t nth_hash(const Graph& graph, const CommonNeighbors& common, std::uint32_t count, std::int64_t wanted) {
  constexpr int kBinBits = 12;
  std::array<std::int64_t, 1 << kBinBits> bins{};
  for_each_tie(graph, common, [&](std::int32_t i, std::int32_t j, std::uint32_t here) {
    if (here == count) ++bins[tie_hash(graph, i, j) >> (64 - kBinBits)];
  });
  std::uint64_t bin = 0;
  for (; bins[bin] < wanted; ++bin) wanted -= bins[bin];

  std::vector<std::uint64_t> candidates;
  candidates.reserve(index(bins[bin]));
  for_each_tie(graph, common, [&](std::int32_t i, std::int32_t j, std::uint32_t here) {
    if (here != count) return;
    if (const std::uint64_t hash = tie_hash(graph, i, j); hash >> (64 - kBinBits) == bin) candidates.push_back(hash);
  });
  const auto nth = candidates.begin() + (wanted - 1);
  std::nth_element(candidates.begin(), nth, candidates.end());
  return *nth;
}

Cut find_cut(const Graph& graph, const CommonNeighbors& common, std::int64_t wanted) {
  const std::uint32_t most = common.counts.empty() ? 0 : *std::max_element(common.counts.begin(), common.counts.end());
  std::vector<std::int64_t> ties(std::size_t{most} + 1, 0);
  for (const std::uint32_t count : common.counts) ++ties[count];

  // from the most clustered down, while whole classes of equals still fit
  std::uint32_t count = most;
  for (; count > 0 && ties[count] <= wanted; --count) wanted -= ties[count];
  if (wanted == 0) return {.common = count};
  return {.common = count, .some_at_cut = true, .hash = nth_hash(graph, common, count, wanted)};
}

void assign_undirected(Graph& graph, const TieStrength& strength) {
  const CommonNeighbors common = common_neighbors(graph);
  const auto wanted = static_cast<std::int64_t>(strength.strong_share * static_cast<double>(graph.ties()) + 0.5);
  const Cut cut = find_cut(graph, common, wanted);

  // Row i holds the ties to earlier people first. Seen from the earlier person's row the later ones follow in the
  // order in which this loop meets them, so that the other direction is always the next place.
  const std::uint16_t weak = to_weight(strength.weak_weight);
  const std::span<std::uint16_t> weights = graph.weights();
  std::vector<std::int32_t> next(index(graph.people()));
  for (std::int32_t i = 0; i < graph.people(); ++i)
    next[index(i)] = graph.starts()[index(i)] + common.starts[index(i) + 1] - common.starts[index(i)];
  std::int32_t row_of = -1, place = 0;
  for_each_tie(graph, common, [&](std::int32_t i, std::int32_t j, std::uint32_t count) {
    if (i != row_of) place = graph.starts()[index(row_of = i)];
    weights[index(place++)] = weights[index(next[index(j)]++)] = cut.strong(graph, i, j, count) ? kFullWeight : weak;
  });
}

}  // namespace

CommonNeighbors common_neighbors(const Graph& graph) {
  assert(!graph.directed());
  CommonNeighbors common;
  common.starts.resize(index(graph.people()) + 1);
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    const auto row = graph.neighbors(i);
    const auto earlier = std::lower_bound(row.begin(), row.end(), i) - row.begin();
    common.starts[index(i) + 1] = common.starts[index(i)] + static_cast<std::int32_t>(earlier);
  }
  common.counts.assign(index(common.starts.back()), 0);

  const auto earlier = [&](std::int32_t i) {
    return graph.neighbors(i).first(index(common.starts[index(i) + 1] - common.starts[index(i)]));
  };
  // For the person in hand, 1 + the tie that leads to each earlier neighbour. Ties of people before are smaller than
  // any of this one, so nothing needs to be cleared.
  std::vector<std::int32_t> tie_to(index(graph.people()), 0);
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    const std::int32_t first = common.starts[index(i)];
    std::int32_t tie = first;
    for (const std::int32_t j : earlier(i)) tie_to[index(j)] = ++tie;
    tie = first;
    for (const std::int32_t j : earlier(i)) {
      std::int32_t side = common.starts[index(j)];
      for (const std::int32_t k : earlier(j)) {
        if (const std::int32_t other = tie_to[index(k)]; other > first) {
          ++common.counts[index(tie)];
          ++common.counts[index(side)];
          ++common.counts[index(other) - 1];
        }
        ++side;
      }
      ++tie;
    }
  }
  return common;
}

void assign_tie_strength(Graph& graph, const TieStrength& strength) {
  assert(strength.strong_share >= 0 && strength.strong_share <= 1);
  if (!graph.directed()) return assign_undirected(graph, strength);

  Graph whole = graph.undirected();
  assign_undirected(whole, strength);
  const std::vector<std::int32_t> in_whole = whole.index_by_stable_id();
  const std::span<std::uint16_t> weights = graph.weights();
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    const std::int32_t from = in_whole[graph.stable_id(i)];
    const auto row = whole.neighbors(from);
    for (std::int32_t arc = graph.starts()[index(i)]; arc < graph.starts()[index(i) + 1]; ++arc) {
      const std::int32_t to = in_whole[graph.stable_id(graph.receivers()[index(arc)])];
      weights[index(arc)] = whole.weights(from)[index(std::lower_bound(row.begin(), row.end(), to) - row.begin())];
    }
  }
}

}  // namespace grapevine
