// Communities: groups of people with more ties among themselves than chance would give them, by the method of Blondel,
// Guillaume, Lambiotte & Lefebvre (2008): everybody moves to the neighbouring community that raises modularity most,
// until hardly anybody does; then communities become the people of a smaller network, and so on until nothing is gained.
//
// Ties count once each, whatever their strength; gains are whole numbers, so the result is the same on every build and
// depends on nothing but the graph. Requires an undirected graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/csr.h"

namespace grapevine {

struct Communities {
  std::vector<std::int32_t> of;     // community of each person, by internal index; 0 is the largest
  std::vector<std::int32_t> sizes;  // people of each, descending; equal ones by their best connected person
  // Share of the ties that stay within a community, less what chance would give (Newman & Girvan 2004); below 1.
  // A network without any structure still reaches some: 0.2 at mean degree 20 (Guimerà, Sales-Pardo & Amaral 2004 [M]).
  double modularity = 0;
};

// Above this, groups are worth a word [A]; what Newman & Girvan (2004) call a clear structure begins at about 0.3 [M].
constexpr double kClearCommunities = 0.3;

double modularity(const Graph& graph, std::span<const std::int32_t> community_of);

// The search in parts, for those who must not wait for it. The graph must live as long.
class CommunitySearch {
 public:
  explicit CommunitySearch(const Graph& graph);
  // Looks at about so many people more. True once it is over.
  bool advance(std::int64_t visits);
  Communities result() const;  // when it is over

 private:
  // A network of one level: at first the graph's own rows, then communities of the level before.
  struct Level {
    std::span<const std::int32_t> starts, receivers;
    std::span<const std::int32_t> links;  // ties behind each stored direction; empty: one each
    std::vector<std::int32_t> own_starts, own_receivers, own_links;
    std::vector<std::int64_t> degree;     // ends of ties at each, those within included
    std::size_t size() const { return degree.size(); }
  };
  void begin_pass();
  void visit(std::size_t node);
  bool end_pass();     // true: another pass over the same level
  bool merge();        // communities become people; false: nothing was gained

  const Graph& graph_;
  Level level_;
  std::vector<std::int32_t> of_;           // place of each person in the level
  std::vector<std::int32_t> community_;    // of each place
  std::vector<std::int64_t> total_;        // ends of ties in each community
  std::vector<std::int64_t> links_to_;     // scratch: ties from one place to each community
  std::vector<std::int32_t> touched_;
  std::size_t cursor_ = 0;
  std::int64_t moved_ = 0;
  std::int32_t passes_ = 0;                // over this level
  bool any_moved_ = false, over_ = false;
};

Communities find_communities(const Graph& graph);

// Somebody whose ties lead into other communities.
struct Bridge {
  std::int32_t person = 0;    // internal index
  std::int32_t outside = 0;   // ties that leave the own community
  std::int32_t reaches = 0;   // other communities that they lead to
};
// The `count` people with most ties out of their community, most first; equal ones by how many communities they reach,
// then by internal index. Nobody without such a tie.
std::vector<Bridge> top_bridges(const Graph& graph, const Communities& communities, std::int32_t count);

}  // namespace grapevine
