// The social graph itself: who is tied to whom and how strongly, as compressed rows; and its builder.
//
// Two numberings. A person's *stable id* is their place in the file (ascending label) or in the generator; draws are
// addressed by it and it never changes. The *internal index* 0 .. people()-1 orders the columns of a simulation and
// follows degree (descending, equal degrees by stable id), so that the rows read most often lie together. A graph
// that was read from a file also knows each person's *label*, the id that stands in the file.
//
// An undirected tie is stored in both rows; in a directed graph row i holds the arcs out of i. Rows are ascending in
// internal index, without repeats and without self-loops. Tie weights are in 1/65535 (kFullWeight is 1).
//
// Memory: 6 B a stored direction, 8 B a person, 8 B a person more where labels differ from stable ids, 4 B a stored
// direction more where a file gave probabilities.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/index.h"

namespace Eigen {
template <typename Scalar, int Options, typename StorageIndex>
class SparseMatrix;
}

namespace grapevine {

// Eigen::SparseMatrix<uint16_t, Eigen::RowMajor, int32_t>, compressed. Include <Eigen/SparseCore> to compute with it.
using AdjacencyMatrix = Eigen::SparseMatrix<std::uint16_t, 1, std::int32_t>;

constexpr std::uint16_t kFullWeight = 65535;
constexpr std::int32_t kMaxPeople = 2'000'000;      // refused above, before anything is allocated
constexpr std::int64_t kMaxTies = 200'000'000;      // the same; 2.4 GB when undirected

// The nearest weight to w in units of 1/65535; clamped to [0,1], NaN gives 0.
constexpr std::uint16_t to_weight(double w) {
  return w >= 1.0 ? kFullWeight : w > 0.0 ? static_cast<std::uint16_t>(w * kFullWeight + 0.5) : std::uint16_t{0};
}

// How internal indices are given.
enum class Order : std::uint8_t {
  by_degree,  // descending out-degree, equal degrees by stable id
  as_given,   // internal index = stable id
};

class Graph {
 public:
  Graph();  // nobody
  ~Graph();
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;

  std::int32_t people() const { return static_cast<std::int32_t>(stable_ids_.size()); }
  std::int64_t stored_ties() const { return starts_.back(); }                        // stored directions
  std::int64_t ties() const { return directed_ ? stored_ties() : stored_ties() / 2; }  // arcs or undirected ties
  bool directed() const { return directed_; }

  // Row of person i (internal index).
  std::int32_t degree(std::int32_t i) const { return starts_[index(i) + 1] - starts_[index(i)]; }
  std::span<const std::int32_t> neighbors(std::int32_t i) const { return row(receivers_, i); }
  std::span<const std::uint16_t> weights(std::int32_t i) const { return row(std::span<const std::uint16_t>(weights_), i); }
  // The file's probabilities of the row's arcs in [0,1], or an empty span when none were kept.
  std::span<const float> probabilities(std::int32_t i) const {
    return probabilities_.empty() ? std::span<const float>() : row(std::span<const float>(probabilities_), i);
  }

  // The same as whole columns.
  std::span<const std::int32_t> starts() const { return starts_; }        // people() + 1 offsets
  std::span<const std::int32_t> receivers() const { return receivers_; }  // stored_ties()
  std::span<const std::uint16_t> weights() const { return weights_; }     // stored_ties()
  std::span<std::uint16_t> weights() { return weights_; }                 // both directions of a tie must stay equal
  std::span<const float> probabilities() const { return probabilities_; }  // stored_ties(), or empty
  std::span<const std::uint32_t> stable_ids() const { return stable_ids_; }  // people()

  std::uint32_t stable_id(std::int32_t i) const { return stable_ids_[index(i)]; }
  // The id in the file; for a generated graph the stable id.
  std::int64_t label(std::int32_t i) const {
    return labels_.empty() ? std::int64_t{stable_id(i)} : labels_[stable_id(i)];
  }
  // Internal index of the person whose label it is, or -1. O(people) where labels are stable ids, else O(log people).
  std::int32_t find_label(std::int64_t label) const;
  // Internal index by stable id, made anew by each call.
  std::vector<std::int32_t> index_by_stable_id() const;

  const AdjacencyMatrix& matrix() const { return *matrix_; }
  std::vector<std::int32_t> in_degrees() const;  // equal to the degrees where undirected
  Graph reversed() const;    // every arc turned round: row i holds who points at i; the order of people is kept
  Graph undirected() const;  // the arcs without their direction, full weight, no probabilities; ordered by degree
  std::size_t bytes() const; // of all columns

  // XXH3-128 of stable ids, rows, weights and probabilities, 32 hexadecimal digits.
  std::string digest() const;

 private:
  friend class GraphBuilder;
  Graph(std::int32_t people, std::size_t stored, bool directed);  // rows still to be filled in
  template <class T>
  std::span<T> row(std::span<T> column, std::int32_t i) const {
    return column.subspan(index(starts_[index(i)]), index(degree(i)));
  }

  std::unique_ptr<AdjacencyMatrix> matrix_;  // owns what the three spans view
  std::span<std::int32_t> starts_;
  std::span<std::int32_t> receivers_;
  std::span<std::uint16_t> weights_;
  std::vector<float> probabilities_;
  std::vector<std::uint32_t> stable_ids_;
  std::vector<std::int64_t> labels_;  // by stable id, ascending; empty where labels are stable ids
  bool directed_ = false;
};

// One tie or arc {from, to} between stable ids. An array and not a pair, so that a generator may treat the ties as
// one long row of ends: end e is ties[e / 2][e % 2].
using Tie = std::array<std::uint32_t, 2>;

struct BuildOptions {
  bool directed = false;
  bool simple = false;                 // the caller vouches: no self-loop, no repeat in either direction
  Order order = Order::by_degree;
  bool keep_probabilities = false;     // keep `values` exactly, as Graph::probabilities, beside the rounded weights
  std::vector<std::int64_t> labels{};  // by stable id, ascending; empty: the stable ids
};

struct BuildReport {
  std::int64_t self_loops = 0;  // dropped
  std::int64_t duplicates = 0;  // merged into an earlier tie: the larger value stays
};

// Builds the graph by counting sorts, O(people + ties). `values`, one a tie in [0,1] or none at all, become the
// weights; without them every tie has full weight. `ties` and `values` are released as soon as they have been read.
// Requires ids < people <= kMaxPeople and at most kMaxTies ties: callers that hold input from outside check first.
Graph build_graph(std::int32_t people, std::vector<Tie> ties, std::vector<float> values = {},
                  const BuildOptions& options = {}, BuildReport* report = nullptr);

// The half-way house of build_graph, for generators that correct what they drew: for each person (stable id) those
// tied to them, in no order, repeats and self-loops (twice in their row) included.
struct NeighborLists {
  std::vector<std::int32_t> starts;   // people + 1 offsets
  std::vector<std::uint32_t> others;  // stable ids

  std::span<std::uint32_t> of(std::uint32_t person) {
    return {others.data() + starts[person], others.data() + starts[person + 1]};
  }
};
NeighborLists neighbor_lists(std::int32_t people, std::vector<Tie> ties);  // undirected
Graph build_graph(NeighborLists lists, const BuildOptions& options = {});        // undirected, full weight

}  // namespace grapevine
