#include "graph/configuration.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <utility>

#include "base/portable_math.h"

namespace grapevine {

namespace {

// All stubs in random order, two and two. A uniform shuffle that stays in the cache: every stub goes to a bucket drawn
// for it, then each bucket is shuffled (Fisher & Yates).
std::vector<Tie> pair_stubs(const std::vector<std::int32_t>& degrees, const Luck& luck) {
  const std::size_t stubs = std::accumulate(degrees.begin(), degrees.end(), std::size_t{0});
  const std::size_t buckets = std::min<std::size_t>(256, std::bit_ceil((stubs >> 17) + 1));
  const std::uint64_t key = graph_key(luck, GraphStage::bucket, 0);
  const auto for_each_stub = [&](auto visit) {  // one draw of 64 bits serves eight stubs
    std::uint32_t stub = 0;
    std::uint64_t bits = 0;
    for (std::uint32_t person = 0; person < degrees.size(); ++person)
      for (std::int32_t own = 0; own < degrees[person]; ++own, ++stub, bits >>= 8) {
        if (stub % 8 == 0) bits = tie_bits(key, stub / 8);
        visit(person, bits & (buckets - 1));
      }
  };

  std::vector<std::size_t> starts(buckets + 1, 0);
  for_each_stub([&](std::uint32_t, std::size_t bucket) { ++starts[bucket + 1]; });
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<Tie> ties(stubs / 2);
  const auto end = [&](std::size_t place) -> std::uint32_t& { return ties[place / 2][place % 2]; };
  std::vector<std::size_t> next(starts);
  for_each_stub([&](std::uint32_t person, std::size_t bucket) { end(next[bucket]++) = person; });

  for (std::uint32_t bucket = 0; bucket < buckets; ++bucket) {
    Stream draws = graph_stream(luck, GraphStage::shuffle, bucket);
    const auto size = static_cast<std::uint32_t>(starts[bucket + 1] - starts[bucket]);
    for (std::uint32_t left = size; left > 1; --left)
      std::swap(end(starts[bucket] + left - 1), end(starts[bucket] + to_below64(draws.next(), left)));
  }
  return ties;
}

bool linked(NeighborLists& lists, std::uint32_t a, std::uint32_t b) {
  const auto list = lists.of(a);
  return std::find(list.begin(), list.end(), b) != list.end();
}

void replace_one(std::span<std::uint32_t> list, std::uint32_t old, std::uint32_t by) {
  *std::find(list.begin(), list.end(), old) = by;
}

// Exchanges ends between the tie a-b and one drawn at random, c-d: a-c and b-d, where neither exists yet.
bool exchange(NeighborLists& lists, std::uint32_t a, std::uint32_t b, Stream draws) {
  constexpr int kAttempts = 1000;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::uint32_t place = to_below64(draws.next(), static_cast<std::uint32_t>(lists.others.size()));
    const auto owner = std::upper_bound(lists.starts.begin(), lists.starts.end(), static_cast<std::int32_t>(place));
    const auto c = static_cast<std::uint32_t>(owner - lists.starts.begin() - 1);
    const std::uint32_t d = lists.others[place];
    if (c == d || c == a || c == b || d == a || d == b || linked(lists, a, c) || linked(lists, b, d)) continue;
    replace_one(lists.of(a), b, c);
    replace_one(lists.of(b), a, d);
    replace_one(lists.of(c), d, a);
    replace_one(lists.of(d), c, b);
    return true;
  }
  return false;
}

// Makes the network simple without changing a degree; false when some self-loop or repeat resists.
bool make_simple(NeighborLists& lists, const Luck& luck) {
  const auto people = static_cast<std::uint32_t>(lists.starts.size() - 1);
  std::vector<Tie> bad;
  std::vector<std::uint32_t> seen(people, people);  // the last person in whose list they were
  for (std::uint32_t person = 0; person < people; ++person) {
    std::size_t own = 0;
    for (const std::uint32_t other : lists.of(person)) {
      if (other == person ? ++own % 2 == 0 : seen[other] == person && person < other) bad.push_back({person, other});
      seen[other] = person;
    }
  }

  bool simple = true;
  for (std::uint32_t i = 0; i < bad.size(); ++i) {
    const auto [a, b] = bad[i];
    const auto list = lists.of(a);
    // an exchange on behalf of another tie may have mended it already
    if (std::count(list.begin(), list.end(), b) < 2) continue;
    if (!exchange(lists, a, b, graph_stream(luck, GraphStage::exchange, i))) simple = false;
  }
  return simple;
}

// The first degree whose cell reaches beyond the cutoff.
std::size_t first_degree(double cutoff) { return std::max<std::size_t>(1, static_cast<std::size_t>(cutoff + 0.5)); }

}  // namespace

PowerLawDegrees::PowerLawDegrees(double exponent, std::int32_t max_degree)
    : power_(1 - exponent), tail_(static_cast<std::size_t>(max_degree) + 1) {
  assert(exponent > 1 && max_degree >= 1);
  for (std::size_t k = 0; k < tail_.size(); ++k) tail_[k] = portable_pow(static_cast<double>(k) + 0.5, power_);
}

double PowerLawDegrees::mean(double cutoff) const {
  const double above = portable_pow(cutoff, power_);
  double mass = 0, sum = 0;
  for (std::size_t k = first_degree(cutoff); k < tail_.size(); ++k) {
    const double cell = std::min(above, tail_[k - 1]) - tail_[k];
    mass += cell;
    sum += cell * static_cast<double>(k);
  }
  return mass > 0 ? sum / mass : max();
}

// Integer thresholds: a degree is the number of entries that 32 uniform bits reach. Entry k is P(degree <= k) in
// 1/2^32; the last degree needs none.
std::vector<std::uint64_t> PowerLawDegrees::thresholds(double wanted_mean) const {
  double cutoff = 0.5, high = max() + 0.5;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (cutoff + high) / 2;
    (mean(middle) < wanted_mean ? cutoff : high) = middle;
  }
  const double above = portable_pow(cutoff, power_);
  std::vector<std::uint64_t> reached(tail_.size() - 1, 0);
  for (std::size_t k = first_degree(cutoff); k < reached.size(); ++k)
    reached[k] = threshold32((above - tail_[k]) / (above - tail_.back()));
  return reached;
}

std::vector<std::int32_t> PowerLawDegrees::draw(std::int32_t people, double wanted_mean, const Luck& luck) const {
  const std::vector<std::uint64_t> reached = thresholds(wanted_mean);
  std::vector<std::int32_t> degrees(static_cast<std::size_t>(people));
  std::int64_t stubs = 0;
  for (std::uint32_t person = 0; person < degrees.size(); ++person) {
    const auto bits = static_cast<std::uint32_t>(graph_key(luck, GraphStage::degree, person));
    degrees[person] = static_cast<std::int32_t>(std::upper_bound(reached.begin(), reached.end(), bits) - reached.begin());
    stubs += degrees[person];
  }
  if (stubs % 2 == 0) return degrees;

  // somebody drawn at random, or the next who has room, has one tie more
  const auto start = degrees.begin() + to_below64(graph_key(luck, GraphStage::odd_stub, 0), static_cast<std::uint32_t>(people));
  const auto has_room = [&](std::int32_t degree) { return degree < max(); };
  auto chosen = std::find_if(start, degrees.end(), has_room);
  if (chosen == degrees.end()) chosen = std::find_if(degrees.begin(), start, has_room);
  *chosen += *chosen < max() ? 1 : -1;
  return degrees;
}

Graph graph_with_degrees(const std::vector<std::int32_t>& degrees, const Luck& luck) {
  NeighborLists lists = neighbor_lists(static_cast<std::int32_t>(degrees.size()), pair_stubs(degrees, luck));
  const bool simple = make_simple(lists, luck);
  return build_graph(std::move(lists), {.simple = simple});
}

}  // namespace grapevine
