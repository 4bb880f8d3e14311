// What the graph tests share: networks as sets of pairs of stable ids, and the properties that every graph must have.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "graph/graph.h"

using Pair = std::pair<std::uint32_t, std::uint32_t>;

// Stored directions as (stable id of the row's owner, stable id of the receiver).
inline std::set<Pair> arcs_of(const grapevine::Graph& graph) {
  std::set<Pair> arcs;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (const std::int32_t j : graph.neighbors(i)) arcs.insert({graph.stable_id(i), graph.stable_id(j)});
  return arcs;
}

inline std::vector<std::int32_t> degrees_by_stable_id(const grapevine::Graph& graph) {
  std::vector<std::int32_t> degrees(static_cast<std::size_t>(graph.people()));
  for (std::int32_t i = 0; i < graph.people(); ++i) degrees[graph.stable_id(i)] = graph.degree(i);
  return degrees;
}

// Weight from one stable id to another, or -1 where they are not tied.
inline int weight_between(const grapevine::Graph& graph, std::uint32_t from, std::uint32_t to) {
  const std::vector<std::int32_t> indices = graph.index_by_stable_id();
  const auto row = graph.neighbors(indices[from]);
  const auto found = std::find(row.begin(), row.end(), indices[to]);
  return found == row.end() ? -1 : graph.weights(indices[from])[static_cast<std::size_t>(found - row.begin())];
}

// Rows ascending without repeats or self-loops, offsets and sums in agreement, ids a permutation, and where undirected
// every tie in both rows with the same weight. Empty when all hold, else what does not.
inline const char* fault_of(const grapevine::Graph& graph) {
  const std::int32_t people = graph.people();
  if (graph.starts().size() != static_cast<std::size_t>(people) + 1 || graph.starts().front() != 0) return "offsets";
  if (graph.starts().back() != static_cast<std::int64_t>(graph.receivers().size())) return "last offset";
  if (graph.weights().size() != graph.receivers().size()) return "weights";
  std::vector<std::uint32_t> ids(graph.stable_ids().begin(), graph.stable_ids().end());
  std::sort(ids.begin(), ids.end());
  for (std::uint32_t id = 0; id < ids.size(); ++id)
    if (ids[id] != id) return "stable ids are no permutation";
  for (std::int32_t i = 0; i < people; ++i) {
    const auto row = graph.neighbors(i);
    if (!std::is_sorted(row.begin(), row.end())) return "row not ascending";
    if (std::adjacent_find(row.begin(), row.end()) != row.end()) return "repeat";
    if (std::find(row.begin(), row.end(), i) != row.end()) return "self-loop";
    if (!row.empty() && (row.front() < 0 || row.back() >= people)) return "receiver out of range";
    if (graph.directed()) continue;
    for (std::size_t k = 0; k < row.size(); ++k) {
      const auto back = graph.neighbors(row[k]);
      const auto mirror = std::lower_bound(back.begin(), back.end(), i);
      if (mirror == back.end() || *mirror != i) return "tie in one row only";
      if (graph.weights(row[k])[static_cast<std::size_t>(mirror - back.begin())] != graph.weights(i)[k]) return "weights differ";
    }
  }
  return "";
}

// A random list of ties with self-loops and repeats, for comparisons with slow and plain code.
inline std::vector<grapevine::Tie> random_ties(std::uint32_t people, std::size_t count, std::uint64_t seed) {
  grapevine::Stream draws(seed);
  std::vector<grapevine::Tie> ties(count);
  for (auto& tie : ties)
    for (std::uint32_t& end : tie) end = grapevine::to_below(draws.next32(), people);
  return ties;
}
