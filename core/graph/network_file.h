// Networks from outside in any of five forms: edge lists, GraphML, GEXF, Pajek and GML.
//
// People of the last four are named by ids. Where all of them are whole numbers they keep them as labels; any other id is
// a name, and people are numbered 0, 1, .. as they first appear in the file. Names go no further than this reader unless
// `keep_names` is set. Whoever the file lists belongs to the network, with ties or without. Ties join those whom the file
// lists; a tie to anybody else is an error, unless the file lists nobody.
//
// Nothing in a file makes another be read or text grow: entities beyond the five of XML and numeric ones, document types
// with declarations of their own, nesting beyond 60 and other encodings than UTF-8 are refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/edge_list.h"

namespace grapevine {

enum class NetworkFormat : std::uint8_t { edge_list, graphml, gexf, pajek, gml };
std::string_view name_of(NetworkFormat format);  // "an edge list", "GraphML"

// By how the bytes begin; whatever is none of the other four is an edge list.
NetworkFormat format_of(std::string_view bytes);

struct NetworkOptions {
  EdgeListOptions ties;     // third: of an edge list the column, else the ties' weight (1 where a tie has none)
  bool keep_names = false;
};

struct NetworkReport {
  NetworkFormat format = NetworkFormat::edge_list;
  LoadReport load;                       // declared_people: how many are listed
  bool says_directed = false;            // the file calls its ties directed, or some of them
  bool renumbered = false;               // ids are names
  std::int64_t without_ties = 0;         // people
  std::vector<std::pair<std::string, std::int64_t>> skipped;  // what was passed over, and how often: "hyperedges", 3
  std::vector<std::string> names;        // by label, when renumbered and kept
};

// Errors: as read_edge_list's; with the line, what stands there, what may, and what to do.
Result<Graph> read_network(std::string_view bytes, const NetworkOptions& options = {}, NetworkReport* report = nullptr);

}  // namespace grapevine
