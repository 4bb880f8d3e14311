#include "graph/strength.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <utility>

#include "base/draws.h"
#include "base/index.h"

namespace grapevine {

namespace {

// A bijection of the pair, so that no two ties ever have the same.
std::uint64_t tie_hash(const Graph& graph, std::int32_t i, std::int32_t j) {
  const std::uint32_t a = graph.stable_id(i), b = graph.stable_id(j);
  return mix64(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b));
}

// Calls visit(tie, i, j) for each tie, j < i.
template <class Visit>
void for_each_tie(const CommonNeighbors& common, Visit visit) {
  for (std::int32_t i = 0; i + 1 < static_cast<std::int32_t>(common.starts.size()); ++i)
    for (std::size_t tie = index(common.starts[index(i)]); tie < index(common.starts[index(i) + 1]); ++tie)
      visit(tie, i, common.earlier[tie]);
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
  for_each_tie(common, [&](std::size_t tie, std::int32_t i, std::int32_t j) {
    if (common.counts[tie] == count) ++bins[tie_hash(graph, i, j) >> (64 - kBinBits)];
  });
  std::uint64_t bin = 0;
  for (; bins[bin] < wanted; ++bin) wanted -= bins[bin];

  std::vector<std::uint64_t> candidates;
  candidates.reserve(index(bins[bin]));
  for_each_tie(common, [&](std::size_t tie, std::int32_t i, std::int32_t j) {
    if (common.counts[tie] != count) return;
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

  // Row i holds the ties to earlier people first. In an earlier person's row the later ones follow in the order in
  // which this loop comes to them: the other direction of a tie is always the next place there.
  const std::uint16_t weak = to_weight(strength.weak_weight);
  const std::span<const std::int32_t> starts = graph.starts();
  const std::span<std::uint16_t> weights = graph.weights();
  std::vector<std::int32_t> next(index(graph.people()));
  for (std::size_t i = 0; i < next.size(); ++i) next[i] = starts[i] + common.starts[i + 1] - common.starts[i];
  for_each_tie(common, [&](std::size_t tie, std::int32_t i, std::int32_t j) {
    const std::size_t place = index(starts[index(i)] - common.starts[index(i)]) + tie;
    const std::uint16_t weight = cut.strong(graph, i, j, common.counts[tie]) ? kFullWeight : weak;
    weights[place] = weight;
    weights[index(next[index(j)]++)] = weight;
  });
}

}  // namespace

CommonNeighbors common_neighbors(const Graph& graph) {
  assert(!graph.directed());
  const std::size_t people = index(graph.people());
  CommonNeighbors common;
  std::vector<std::int32_t>& starts = common.starts;
  std::vector<std::int32_t>& earlier = common.earlier;
  std::vector<std::uint32_t>& counts = common.counts;
  starts.assign(people + 1, 0);
  earlier.reserve(index(graph.ties()));
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    for (const std::int32_t j : graph.neighbors(i)) {
      if (j > i) break;
      earlier.push_back(j);
    }
    starts[index(i) + 1] = static_cast<std::int32_t>(earlier.size());
  }
  counts.assign(earlier.size(), 0);

  // For the person in hand, 1 + the tie that leads to each earlier neighbour; ties of people before are smaller than
  // any of theirs, so nothing needs to be cleared.
  std::vector<std::uint32_t> tie_to(people, 0);
  for (std::size_t i = 0; i < people; ++i) {
    const std::size_t first = index(starts[i]), end = index(starts[i + 1]);
    // rows of neighbours lie anywhere in memory: call for those of the next person, and for where those after begin
    const std::size_t next_end = index(starts[std::min(i + 2, people)]);
    for (std::size_t tie = end; tie < next_end; ++tie) __builtin_prefetch(earlier.data() + starts[index(earlier[tie])]);
    for (std::size_t tie = next_end; tie < index(starts[std::min(i + 3, people)]); ++tie)
      __builtin_prefetch(&starts[index(earlier[tie])]);

    for (std::size_t tie = first; tie < end; ++tie) tie_to[index(earlier[tie])] = static_cast<std::uint32_t>(tie + 1);
    for (std::size_t tie = first; tie < end; ++tie) {
      const std::size_t j = index(earlier[tie]), side_end = index(starts[j + 1]);
      for (std::size_t side = index(starts[j]); side < side_end; ++side) {
        const std::uint32_t other = tie_to[index(earlier[side])];
        if (other <= first) continue;
        ++counts[tie];
        ++counts[side];
        ++counts[other - 1];
      }
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
