// Networks from outside: edge lists as text, one tie a line. Reading the file is the caller's business; this takes its
// bytes (a memory map, say) and copies none of them.
//
// A row has two ids and whatever else: whole numbers 0 .. 2^63 - 1, separated by blanks, tabs, one comma or one
// semicolon. A third column may be read as a number; further columns (times, names) are passed over. Lines end in LF,
// CR LF or CR, the last one as it likes; blank lines and those that begin with # or % say nothing, nor does what follows
// such a character at the start of a column. The first row may be
//   - names of columns ("source,target"): its first two columns begin with a letter;
//   - a declaration "people rows" or "people people rows" (NetHEPT, Matrix Market): see LoadReport.
//
// People get stable ids 0, 1, .. in ascending order of their ids in the file, which they keep as labels. Self-loops
// and repeats are dropped and counted; whoever has only those is a person without ties. Of a repeated tie the largest
// weight stays.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "graph/csr.h"

namespace grapevine {

enum class ThirdColumn : std::uint8_t {
  ignore,       // every tie has full weight
  weight,       // 0 .. 1e30, divided by the largest in the file
  probability,  // 0 .. 1, kept exactly as Graph::probabilities too
};

struct EdgeListOptions {
  std::string_view name = "network";  // the file's, for messages
  bool directed = false;
  ThirdColumn third = ThirdColumn::ignore;
  Order order = Order::by_degree;
  std::int32_t max_people = kMaxPeople;  // refused above; at most kMaxPeople
};

struct LoadReport {
  std::int64_t rows = 0;         // ties as written, self-loops and repeats included
  std::int64_t self_loops = 0;   // dropped
  std::int64_t duplicates = 0;   // merged into an earlier tie
  bool column_names = false;     // the first row was names of columns
  bool third_column = false;     // some row had one
  // Set where the first row was a declaration: no line of names before it, its first number is beyond every id that
  // follows (or equal to the largest where no id is 0), and either its last number is the number of rows that follow,
  // to within a tenth, or it has two columns and every other row three. Where declared_rows and rows differ the file
  // may be cut short.
  std::optional<std::int64_t> declared_people, declared_rows;
};

// Errors: the first 20 broken lines, then how many more there are; no row at all; a zero byte (not a text file, or
// UTF-16); more than max_people people or kMaxTies rows, noticed before the network is allocated; no tie left.
Result<Graph> read_edge_list(std::string_view bytes, const EdgeListOptions& options = {}, LoadReport* report = nullptr);

}  // namespace grapevine
