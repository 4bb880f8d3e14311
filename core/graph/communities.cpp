#include "graph/communities.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "base/index.h"

namespace grapevine {

namespace {

// A pass in which fewer than one in so many moved is the last of its level.
constexpr std::int64_t kFewMoves = 200;
// Where there is no structure people go on moving for little gain.
constexpr std::int32_t kMostPasses = 10;

}  // namespace

double modularity(const Graph& graph, std::span<const std::int32_t> community_of) {
  assert(community_of.size() == index(graph.people()));
  const double ends = static_cast<double>(graph.stored_ties());
  if (ends == 0) return 0;
  std::vector<std::int64_t> total(index(graph.people()), 0);
  std::int64_t inside = 0;
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    total[index(community_of[index(i)])] += graph.degree(i);
    for (const std::int32_t j : graph.neighbors(i)) inside += community_of[index(i)] == community_of[index(j)];
  }
  double expected = 0;
  for (const std::int64_t t : total) expected += static_cast<double>(t) / ends * (static_cast<double>(t) / ends);
  return static_cast<double>(inside) / ends - expected;
}

CommunitySearch::CommunitySearch(const Graph& graph) : graph_(graph) {
  assert(!graph.directed());
  const std::size_t people = index(graph.people());
  level_.starts = graph.starts();
  level_.receivers = graph.receivers();
  level_.degree.resize(people);
  for (std::int32_t i = 0; i < graph.people(); ++i) level_.degree[index(i)] = graph.degree(i);
  of_.resize(people);
  std::iota(of_.begin(), of_.end(), 0);
  over_ = graph.stored_ties() == 0;
  community_ = of_;
  total_ = level_.degree;
  links_to_.assign(people, 0);
  begin_pass();
}

void CommunitySearch::begin_pass() {
  cursor_ = level_.size();  // from the least connected: they join those around whom they live
  moved_ = 0;
}

// Moves one place to where modularity gains most. The gain of joining community c is, but for a factor, the ties into c
// times all ends, less its own ends times those of c.
void CommunitySearch::visit(std::size_t node) {
  const std::int64_t ends = graph_.stored_ties(), own = level_.degree[node];
  const std::int32_t before = community_[node];
  touched_.clear();
  for (std::int32_t k = level_.starts[node]; k < level_.starts[node + 1]; ++k) {
    const std::int32_t community = community_[index(level_.receivers[index(k)])];
    if (links_to_[index(community)] == 0) touched_.push_back(community);
    links_to_[index(community)] += level_.links.empty() ? 1 : level_.links[index(k)];
  }
  total_[index(before)] -= own;
  const auto gain = [&](std::int32_t c) { return links_to_[index(c)] * ends - own * total_[index(c)]; };
  std::int32_t best = before;
  std::int64_t best_gain = gain(before);
  for (const std::int32_t c : touched_) {
    const std::int64_t g = gain(c);
    if (g > best_gain || (g == best_gain && best != before && c < best)) {
      best = c;
      best_gain = g;
    }
  }
  total_[index(best)] += own;
  community_[node] = best;
  moved_ += best != before;
  for (const std::int32_t c : touched_) links_to_[index(c)] = 0;
}

bool CommunitySearch::end_pass() {
  any_moved_ = any_moved_ || moved_ > 0;
  return ++passes_ < kMostPasses && moved_ * kFewMoves > static_cast<std::int64_t>(level_.size());
}

bool CommunitySearch::merge() {
  if (!any_moved_) return false;
  // communities in the order of their first place, so that the best connected come first
  const std::size_t places = level_.size();
  std::vector<std::int32_t> number(places, -1), members(places);
  std::int32_t count = 0;
  for (std::size_t i = 0; i < places; ++i)
    if (std::int32_t& n = number[index(community_[i])]; n < 0) n = count++;
  std::vector<std::int32_t> begins(index(count) + 1, 0);
  for (std::size_t i = 0; i < places; ++i) ++begins[index(number[index(community_[i])]) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<std::int32_t> fill(begins.begin(), begins.end() - 1);
  for (std::size_t i = 0; i < places; ++i) members[index(fill[index(number[index(community_[i])])]++)] = static_cast<std::int32_t>(i);

  Level next;
  next.degree.assign(index(count), 0);
  next.own_starts.push_back(0);
  for (std::int32_t c = 0; c < count; ++c) {
    touched_.clear();
    for (std::int32_t m = begins[index(c)]; m < begins[index(c) + 1]; ++m) {
      const std::size_t node = index(members[index(m)]);
      next.degree[index(c)] += level_.degree[node];
      for (std::int32_t k = level_.starts[node]; k < level_.starts[node + 1]; ++k) {
        const std::int32_t other = number[index(community_[index(level_.receivers[index(k)])])];
        if (links_to_[index(other)] == 0) touched_.push_back(other);
        links_to_[index(other)] += level_.links.empty() ? 1 : level_.links[index(k)];
      }
    }
    for (const std::int32_t other : touched_) {
      if (other != c) {
        next.own_receivers.push_back(other);
        next.own_links.push_back(static_cast<std::int32_t>(links_to_[index(other)]));
      }
      links_to_[index(other)] = 0;
    }
    next.own_starts.push_back(static_cast<std::int32_t>(next.own_receivers.size()));
  }
  for (std::int32_t& place : of_) place = number[index(community_[index(place)])];
  level_ = std::move(next);
  level_.starts = level_.own_starts;
  level_.receivers = level_.own_receivers;
  level_.links = level_.own_links;
  community_.resize(index(count));
  std::iota(community_.begin(), community_.end(), 0);
  total_ = level_.degree;
  any_moved_ = false;
  passes_ = 0;
  return true;
}

bool CommunitySearch::advance(std::int64_t visits) {
  for (; visits > 0 && !over_; --visits) {
    if (cursor_ > 0) {
      visit(--cursor_);
      continue;
    }
    if (!end_pass() && !merge()) over_ = true;
    else begin_pass();
  }
  return over_;
}

Communities CommunitySearch::result() const {
  assert(over_);
  Communities found;
  const std::size_t people = of_.size();
  std::vector<std::int32_t> sizes(people, 0), first(people, INT32_MAX), order;
  for (std::size_t i = 0; i < people; ++i) {
    const std::size_t c = index(of_[i]);
    if (sizes[c]++ == 0) {
      first[c] = static_cast<std::int32_t>(i);
      order.push_back(of_[i]);
    }
  }
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return sizes[index(a)] != sizes[index(b)] ? sizes[index(a)] > sizes[index(b)] : first[index(a)] < first[index(b)];
  });
  std::vector<std::int32_t> rank(people, 0);
  for (std::size_t r = 0; r < order.size(); ++r) {
    rank[index(order[r])] = static_cast<std::int32_t>(r);
    found.sizes.push_back(sizes[index(order[r])]);
  }
  found.of.resize(people);
  for (std::size_t i = 0; i < people; ++i) found.of[i] = rank[index(of_[i])];
  found.modularity = modularity(graph_, found.of);
  return found;
}

Communities find_communities(const Graph& graph) {
  CommunitySearch search(graph);
  search.advance(INT64_MAX);
  return search.result();
}

std::vector<Bridge> top_bridges(const Graph& graph, const Communities& communities, std::int32_t count) {
  const std::vector<std::int32_t>& of = communities.of;
  std::vector<Bridge> bridges;
  std::vector<std::int32_t> seen(communities.sizes.size(), -1);  // by whom a community was last counted
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    Bridge bridge{i, 0, 0};
    for (const std::int32_t j : graph.neighbors(i)) {
      const std::int32_t other = of[index(j)];
      if (other == of[index(i)]) continue;
      ++bridge.outside;
      bridge.reaches += seen[index(other)] != i;
      seen[index(other)] = i;
    }
    if (bridge.outside > 0) bridges.push_back(bridge);
  }
  const auto before = [](const Bridge& a, const Bridge& b) {
    if (a.outside != b.outside) return a.outside > b.outside;
    return a.reaches != b.reaches ? a.reaches > b.reaches : a.person < b.person;
  };
  const std::size_t wanted = std::min(bridges.size(), static_cast<std::size_t>(std::max(count, 0)));
  std::partial_sort(bridges.begin(), bridges.begin() + static_cast<std::ptrdiff_t>(wanted), bridges.end(), before);
  bridges.resize(wanted);
  return bridges;
}

}  // namespace grapevine
