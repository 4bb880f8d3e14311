#include "graph/csr.h"

#include <Eigen/SparseCore>
#include <algorithm>
#include <cassert>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "base/large_pages.h"

namespace grapevine {

namespace {

// Sorts entries (owner, other) into one list an owner by a counting sort that stays in the cache: put() drops each into
// the region of its owner's bucket of 2,048 people, a few hundred streams of writes; settle() sorts one region after
// the other. Until then an entry keeps its owner's place in the bucket in the bits that no person needs, so the lists
// are sorted where they lie. Within a list the order of put() is kept.
class Distribution {
 public:
  Distribution(std::int32_t people, bool valued)
      : people_(people), valued_(valued), next_((index(people) >> kBucketBits) + 2, 0) {}

  // Every put() must have been announced.
  void announce(std::uint32_t owner, std::int32_t entries = 1) { next_[(owner >> kBucketBits) + 1] += entries; }
  std::int32_t announced() const { return std::accumulate(next_.begin(), next_.end(), std::int32_t{0}); }

  // Both spans as long as there are entries; `values` may be empty where nothing is valued.
  void open(std::span<std::uint32_t> others, std::span<float> values) {
    others_ = others;
    values_ = values;
    std::partial_sum(next_.begin(), next_.end(), next_.begin());
  }
  void put(std::uint32_t owner, std::uint32_t other, float value) {
    const auto place = index(next_[owner >> kBucketBits]++);
    others_[place] = owner << kOtherBits | other;
    if (valued_) values_[place] = value;
  }

  // Writes the people + 1 offsets of the lists.
  void settle(std::span<std::int32_t> starts) {
    std::int32_t begin = 0;
    for (std::uint32_t bucket = 0; bucket << kBucketBits < static_cast<std::uint32_t>(people_); ++bucket) {
      const std::uint32_t first = bucket << kBucketBits;
      const std::uint32_t owners = std::min(static_cast<std::uint32_t>(people_) - first, 1u << kBucketBits);
      settle_bucket(begin, next_[bucket], starts.subspan(first, owners));
      begin = next_[bucket];
    }
    starts.back() = begin;
  }

 private:
  static constexpr int kBucketBits = 11;
  static constexpr int kOtherBits = 32 - kBucketBits;
  static_assert(kMaxPeople <= 1 << kOtherBits);

  void settle_bucket(std::int32_t begin, std::int32_t end, std::span<std::int32_t> starts) {
    const auto region = others_.subspan(index(begin), index(end - begin));
    unsorted_.assign(region.begin(), region.end());
    std::fill(starts.begin(), starts.end(), 0);
    for (const std::uint32_t entry : unsorted_) ++starts[entry >> kOtherBits];
    std::exclusive_scan(starts.begin(), starts.end(), starts.begin(), begin);

    local_next_.assign(starts.begin(), starts.end());
    if (valued_) unsorted_values_.assign(values_.begin() + begin, values_.begin() + end);
    for (std::size_t i = 0; i < unsorted_.size(); ++i) {
      const auto place = index(local_next_[unsorted_[i] >> kOtherBits]++);
      others_[place] = unsorted_[i] & ((1u << kOtherBits) - 1);
      if (valued_) values_[place] = unsorted_values_[i];
    }
  }

  std::int32_t people_;
  bool valued_;
  std::vector<std::int32_t> next_;  // by bucket: where its next entry goes
  std::span<std::uint32_t> others_;
  std::span<float> values_;
  std::vector<std::uint32_t> unsorted_;
  std::vector<float> unsorted_values_;
  std::vector<std::int32_t> local_next_;
};

// For each person those who point at them; in both directions each end of a tie points at the other.
template <bool Both>
void gather(std::int32_t people, const std::vector<Tie>& ties, const std::vector<float>& tie_values,
            NeighborLists& lists, std::vector<float>& values) {
  Distribution distribution(people, !tie_values.empty());
  for (const auto& [from, to] : ties) {
    assert(from < static_cast<std::uint32_t>(people) && to < static_cast<std::uint32_t>(people));
    distribution.announce(to);
    if constexpr (Both) distribution.announce(from);
  }
  lists.starts.resize(index(people) + 1);
  lists.others.resize(index(distribution.announced()));
  values.resize(tie_values.empty() ? 0 : lists.others.size());
  distribution.open(lists.others, values);
  for (std::size_t tie = 0; tie < ties.size(); ++tie) {
    const auto [from, to] = ties[tie];
    const float value = tie_values.empty() ? 1.0f : tie_values[tie];
    distribution.put(to, from, value);
    if constexpr (Both) distribution.put(from, to, value);
  }
  distribution.settle(lists.starts);
}

}  // namespace

// From ties to rows in three steps: gather (each person's incoming ties, unordered), merge (drop self-loops, merge
// repeats), transpose (hand every list out to the rows of those it names). Lists are handed out in ascending order of
// their owner's internal index, so every row comes out sorted: nothing is ever compared, each step is linear.
class GraphBuilder {
 public:
  GraphBuilder(NeighborLists lists, std::vector<float> values, bool directed)
      : lists_(std::move(lists)), values_(std::move(values)), directed_(directed) {}

  static GraphBuilder from(std::int32_t people, std::vector<Tie> ties, std::vector<float> values, bool directed) {
    assert(people >= 0 && people <= kMaxPeople && static_cast<std::int64_t>(ties.size()) <= kMaxTies);
    assert(values.empty() || values.size() == ties.size());
    GraphBuilder builder({}, {}, directed);
    if (directed) gather<false>(people, ties, values, builder.lists_, builder.values_);
    else gather<true>(people, ties, values, builder.lists_, builder.values_);
    return builder;
  }

  Graph build(const BuildOptions& options, BuildReport* report) {
    BuildReport dropped;
    if (!options.simple) dropped = merge();
    if (report) *report = dropped;
    number_people(options.order);
    Graph graph = transpose(options.keep_probabilities);
    graph.labels_ = options.labels;
    return graph;
  }

 private:
  BuildReport merge() {
    BuildReport dropped;
    std::vector<std::int32_t> seen(index(people()), 0);  // 1 + place where the current list already holds this person
    std::int32_t end = 0;
    for (std::int32_t person = 0; person < people(); ++person) {
      const std::int32_t begin = end;
      for (std::int32_t place = lists_.starts[index(person)]; place < lists_.starts[index(person) + 1]; ++place) {
        const std::uint32_t other = lists_.others[index(place)];
        if (other == static_cast<std::uint32_t>(person)) {
          ++dropped.self_loops;
        } else if (const std::int32_t earlier = seen[other]; earlier > begin) {
          ++dropped.duplicates;
          if (!values_.empty()) values_[index(earlier) - 1] = std::max(values_[index(earlier) - 1], values_[index(place)]);
        } else {
          lists_.others[index(end)] = other;
          if (!values_.empty()) values_[index(end)] = values_[index(place)];
          seen[other] = ++end;
        }
      }
      lists_.starts[index(person)] = begin;
    }
    lists_.starts.back() = end;
    lists_.others.resize(index(end));
    if (!values_.empty()) values_.resize(index(end));
    // either end of an undirected tie has seen it
    if (!directed_) dropped = {dropped.self_loops / 2, dropped.duplicates / 2};
    return dropped;
  }

  // order_[i] becomes internal index i.
  void number_people(Order kind) {
    order_.resize(index(people()));
    std::iota(order_.begin(), order_.end(), 0u);
    count_degrees();
    if (kind == Order::as_given || order_.empty()) return;

    const std::int32_t most = *std::max_element(degrees_.begin(), degrees_.end());
    std::vector<std::int32_t> place(index(most) + 2, 0);  // place[d]: first internal index of degree most - d
    for (const std::int32_t degree : degrees_) ++place[index(most - degree) + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    for (std::uint32_t person = 0; person < order_.size(); ++person)
      order_[index(place[index(most - degrees_[person])]++)] = person;
  }

  Graph transpose(bool keep_probabilities) {
    std::vector<std::uint32_t> rank(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) rank[order_[i]] = static_cast<std::uint32_t>(i);
    // a pass of its own: these look-ups miss the cache, and overlap best when nothing else is done
    for (std::uint32_t& other : lists_.others) other = rank[other];
    const std::size_t entries = lists_.others.size();
    Distribution distribution(people(), !values_.empty());
    for (std::size_t person = 0; person < rank.size(); ++person) distribution.announce(rank[person], degrees_[person]);

    Graph graph(people(), entries, directed_);
    std::vector<float> values(values_.empty() ? 0 : entries);
    // the columns of the matrix are signed, which the sort need not know
    distribution.open({reinterpret_cast<std::uint32_t*>(graph.receivers_.data()), entries}, values);
    for (std::uint32_t i = 0; i < order_.size(); ++i)
      for (std::int32_t place = lists_.starts[order_[i]]; place < lists_.starts[order_[i] + 1]; ++place)
        distribution.put(lists_.others[index(place)], i, values_.empty() ? 1.0f : values_[index(place)]);
    distribution.settle(graph.starts_);

    if (values.empty()) std::fill(graph.weights_.begin(), graph.weights_.end(), kFullWeight);
    else std::transform(values.begin(), values.end(), graph.weights_.begin(), [](float value) { return to_weight(value); });
    if (keep_probabilities) graph.probabilities_ = std::move(values);
    graph.stable_ids_ = std::move(order_);
    return graph;
  }

  std::int32_t people() const { return static_cast<std::int32_t>(lists_.starts.size()) - 1; }

  void count_degrees() {
    degrees_.assign(index(people()), 0);
    if (directed_)
      for (std::int32_t place = 0; place < lists_.starts.back(); ++place) ++degrees_[lists_.others[index(place)]];
    else
      std::adjacent_difference(lists_.starts.begin() + 1, lists_.starts.end(), degrees_.begin());
  }

  NeighborLists lists_;  // lists_.of(p): those whose row receives p
  std::vector<float> values_;
  std::vector<std::int32_t> degrees_;  // of the rows, by stable id
  std::vector<std::uint32_t> order_;
  bool directed_;
};

Graph build_graph(std::int32_t people, std::vector<Tie> ties, std::vector<float> values, const BuildOptions& options,
                  BuildReport* report) {
  return GraphBuilder::from(people, std::move(ties), std::move(values), options.directed).build(options, report);
}

NeighborLists neighbor_lists(std::int32_t people, std::vector<Tie> ties) {
  NeighborLists lists;
  std::vector<float> none;
  gather<true>(people, ties, none, lists, none);
  return lists;
}

Graph build_graph(NeighborLists lists, const BuildOptions& options) {
  return GraphBuilder(std::move(lists), {}, false).build(options, nullptr);
}

Graph::Graph() : Graph(0, 0, false) {}

Graph::Graph(std::int32_t people, std::size_t stored, bool directed)
    : matrix_(std::make_unique<AdjacencyMatrix>(people, people)), directed_(directed) {
  matrix_->resizeNonZeros(static_cast<Eigen::Index>(stored));
  starts_ = {matrix_->outerIndexPtr(), index(people) + 1};
  receivers_ = {matrix_->innerIndexPtr(), stored};
  weights_ = {matrix_->valuePtr(), stored};
  prefer_large_pages(receivers_.data(), receivers_.size_bytes());
  prefer_large_pages(weights_.data(), weights_.size_bytes());
}

Graph::~Graph() = default;
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;

std::int32_t Graph::find_label(std::int64_t label) const {
  std::int64_t stable = label;
  if (!labels_.empty()) {
    const auto found = std::lower_bound(labels_.begin(), labels_.end(), label);
    if (found == labels_.end() || *found != label) return -1;
    stable = found - labels_.begin();
  }
  const auto found = std::find(stable_ids_.begin(), stable_ids_.end(), stable);
  return found == stable_ids_.end() ? -1 : static_cast<std::int32_t>(found - stable_ids_.begin());
}

std::vector<std::int32_t> Graph::index_by_stable_id() const {
  std::vector<std::int32_t> indices(stable_ids_.size());
  for (std::int32_t i = 0; i < people(); ++i) indices[stable_id(i)] = i;
  return indices;
}

std::vector<std::int32_t> Graph::in_degrees() const {
  std::vector<std::int32_t> degrees(stable_ids_.size(), 0);
  for (const std::int32_t receiver : receivers_) ++degrees[index(receiver)];
  return degrees;
}

Graph Graph::reversed() const {
  Graph turned(people(), receivers_.size(), directed_);
  turned.stable_ids_ = stable_ids_;
  turned.labels_ = labels_;
  turned.probabilities_.resize(probabilities_.size());

  const std::vector<std::int32_t> degrees = in_degrees();
  std::partial_sum(degrees.begin(), degrees.end(), turned.starts_.begin() + 1);
  std::vector<std::int32_t> next(turned.starts_.begin(), turned.starts_.end() - 1);
  for (std::int32_t i = 0; i < people(); ++i)
    for (auto arc = index(starts_[index(i)]); arc < index(starts_[index(i) + 1]); ++arc) {
      const auto place = index(next[index(receivers_[arc])]++);
      turned.receivers_[place] = i;
      turned.weights_[place] = weights_[arc];
      if (!probabilities_.empty()) turned.probabilities_[place] = probabilities_[arc];
    }
  return turned;
}

Graph Graph::undirected() const {
  std::vector<Tie> all;
  all.reserve(index(ties()));
  for (std::int32_t i = 0; i < people(); ++i)
    for (const std::int32_t j : neighbors(i))
      if (directed_ || i < j) all.push_back({stable_id(i), stable_id(j)});
  return build_graph(people(), std::move(all), {}, {.labels = labels_});
}

std::size_t Graph::bytes() const {
  return starts_.size_bytes() + receivers_.size_bytes() + weights_.size_bytes() + std::span(probabilities_).size_bytes() +
         std::span(stable_ids_).size_bytes() + std::span(labels_).size_bytes();
}

std::string Graph::digest() const {
  Digest digest;
  const auto add = [&](const auto& column) {
    digest.add(static_cast<std::int64_t>(column.size()));
    digest.add(std::string_view(reinterpret_cast<const char*>(column.data()), column.size() * sizeof column[0]));
  };
  digest.add(static_cast<std::int64_t>(directed_));
  add(stable_ids_);
  add(starts_);
  add(receivers_);
  add(weights_);
  add(probabilities_);
  return digest.hex();
}

}  // namespace grapevine
