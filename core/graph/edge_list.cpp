#include "graph/edge_list.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/wording.h"

namespace grapevine {

namespace {

constexpr std::uint64_t kMaxLabel = INT64_MAX;
constexpr std::size_t kBrokenLinesShown = 20;
constexpr double kMaxWeight = 1e30;

enum class Fault : std::uint8_t { none, not_a_number, negative, fraction, too_large, missing, no_third, bad_third };

struct Row {
  std::array<std::uint64_t, 2> ids{};
  double third = 0;
  bool has_third = false;
};

// Reads a text row by row and says what is wrong with one; knows nothing of lines' numbers, which are counted only
// when an error needs them.
class RowReader {
 public:
  RowReader(std::string_view text, ThirdColumn third)
      : at_(text.data()), end_(text.data() + text.size()), third_(third) {}

  // Moves to the next row, past blank lines and comments; false at the end of the text.
  bool find_row() {
    for (;;) {
      skip_blanks();
      if (at_ == end_) return false;
      if (!at_line_end() && !at_comment()) return true;
      skip_line();
    }
  }

  const char* place() const { return at_; }
  void skip_line() {
    while (!at_line_end()) ++at_;
    if (at_ != end_ && *at_ == '\r') ++at_;
    if (at_ != end_ && *at_ == '\n') ++at_;
  }

  // Reads the row and the rest of its line.
  Fault read(Row& row) {
    const Fault fault = read_columns(row);
    skip_line();
    return fault;
  }

  // Whether the next two columns both begin like a name.
  bool at_names() {
    const char* const start = at_;
    bool names = begins_name();
    while (!at_line_end() && !at_separator()) ++at_;
    names = separate() && names && begins_name();
    at_ = start;
    return names;
  }

  std::string_view line_at(const char* start) const {
    const char* stop = start;
    while (stop != end_ && *stop != '\n' && *stop != '\r') ++stop;
    return {start, static_cast<std::size_t>(stop - start)};
  }

 private:
  bool at_line_end() const { return at_ == end_ || *at_ == '\n' || *at_ == '\r'; }
  bool at_comment() const { return at_ != end_ && (*at_ == '#' || *at_ == '%'); }
  bool at_blank() const { return at_ != end_ && (*at_ == ' ' || *at_ == '\t'); }
  bool at_separator() const { return at_blank() || (at_ != end_ && (*at_ == ',' || *at_ == ';')); }
  bool begins_name() const {
    if (at_ == end_) return false;
    const auto byte = static_cast<std::uint8_t>(*at_);
    return (byte | 0x20u) - 'a' < 26u || byte == '_' || byte == '"' || byte == '\'' || byte >= 0x80;
  }
  void skip_blanks() {
    while (at_blank()) ++at_;
  }
  bool separate() {
    if (!at_separator()) return false;
    skip_blanks();
    if (at_separator()) ++at_;
    skip_blanks();
    return true;
  }

  Fault read_columns(Row& row) {
    if (const Fault fault = read_id(row.ids[0]); fault != Fault::none) return fault;
    if (!separate()) return Fault::missing;
    if (const Fault fault = read_id(row.ids[1]); fault != Fault::none) return fault;
    row.has_third = separate() && !at_line_end() && !at_comment();
    if (third_ == ThirdColumn::ignore) return Fault::none;
    if (!row.has_third) return Fault::no_third;
    return read_third(row.third);
  }

  Fault read_id(std::uint64_t& id) {
    if (at_line_end() || at_separator() || at_comment()) return Fault::missing;
    const char* const first = at_;
    std::uint64_t value = 0;
    for (std::uint32_t digit; at_ != end_ && (digit = static_cast<std::uint8_t>(*at_) - '0') < 10u; ++at_) {
      if (value >= kMaxLabel / 10 && value > (kMaxLabel - digit) / 10) return Fault::too_large;
      value = value * 10 + digit;
    }
    id = value;
    if (at_ != first && (at_line_end() || at_separator())) return Fault::none;
    if (at_ != first && *at_ == '.') return Fault::fraction;
    return at_ == first && *at_ == '-' ? Fault::negative : Fault::not_a_number;
  }

  Fault read_third(double& value) {
    const auto [stop, status] = fast_float::from_chars(at_, end_, value);
    at_ = stop;
    const double most = third_ == ThirdColumn::probability ? 1 : kMaxWeight;
    const bool whole = status == std::errc() && (at_line_end() || at_separator());
    return whole && value >= 0 && value <= most ? Fault::none : Fault::bad_third;
  }

  const char* at_;
  const char* end_;
  ThirdColumn third_;
};

// What is wrong with which line: the first few in words, the others counted.
class BrokenLines {
 public:
  void add(Fault fault, std::string_view line) {
    if (++count_ <= kBrokenLinesShown) first_.push_back({fault, line});
  }
  void add_before(Fault fault, std::string_view line) {
    ++count_;
    first_.insert(first_.begin(), {fault, line});
  }
  bool any() const { return count_ > 0; }
  Errors explain(std::string_view text, const EdgeListOptions& options) const;

 private:
  struct Broken {
    Fault fault;
    std::string_view line;
  };
  std::vector<Broken> first_;
  std::size_t count_ = 0;
};

// The number of the line that holds `place`, counted on from an earlier place.
struct LineCounter {
  const char* counted;
  std::int64_t line = 1;

  std::string at(const EdgeListOptions& options, const char* place) {
    for (; counted < place; ++counted) line += *counted == '\n' || (*counted == '\r' && counted[1] != '\n');
    return std::string(options.name) + ":" + std::to_string(line);
  }
};

Error explain(Fault fault, ThirdColumn third) {
  const std::string_view range = third == ThirdColumn::probability ? say("a probability from 0 to 1") : say("a weight from 0 to 1e30");
  switch (fault) {
    case Fault::negative: return {"", "", say("ids from 0 upwards"), say("Number the people from 0 upwards.")};
    case Fault::fraction: return {"", "", say("ids that are whole numbers"), say("Write ids without a decimal point.")};
    case Fault::too_large: return {"", "", say("ids up to 9223372036854775807"), say("Give this person a smaller id.")};
    case Fault::missing:
      return {"", "", say("two ids in a row"), say("Give both ends of the tie, with a blank, tab, comma or semicolon between.")};
    case Fault::no_third: return {"", "", say("two ids and {}", range), say("Add the third column, or load the file without it.")};
    case Fault::bad_third: return {"", "", say("{} in the third column", range), say("Correct the number.")};
    default: return {"", "", say("ids that are whole numbers"), say("Write people as numbers, and comments after a #.")};
  }
}

Errors BrokenLines::explain(std::string_view text, const EdgeListOptions& options) const {
  Errors errors;
  LineCounter counter{text.data()};
  for (const auto& [fault, line] : first_) {
    if (errors.size() == kBrokenLinesShown) break;
    Error error = grapevine::explain(fault, options.third);
    error.where = counter.at(options, line.data());
    error.found = shown(line);
    errors.push_back(std::move(error));
  }
  if (count_ > kBrokenLinesShown)
    errors.push_back({std::string(options.name), say("{} more broken lines", count_ - kBrokenLinesShown), say("none"),
                      say("Correct the lines above first: the others may have the same cause.")});
  return errors;
}

// What was read, with ids as narrow as the file allows: of 32 bits they need no second array to become ties.
template <class Id>
struct Rows {
  std::vector<std::array<Id, 2>> ids;
  std::vector<float> thirds;  // one a row where wanted

  void add(const Row& row, bool third_wanted) {
    ids.push_back({static_cast<Id>(row.ids[0]), static_cast<Id>(row.ids[1])});
    if (third_wanted) thirds.push_back(static_cast<float>(row.third));
  }
};

// The first row, kept back: is it a tie or a declaration? The rows that follow decide.
class FirstRow {
 public:
  explicit FirstRow(std::string_view line) : line_(line) {
    const Fault fault = RowReader(line, ThirdColumn::weight).read(row_);
    readable_ = fault == Fault::none || fault == Fault::no_third;
    if (!readable_) return;
    if (!row_.has_third) count_ = row_.ids[1];
    else if (row_.ids[0] == row_.ids[1] && row_.third < 1e15) count_ = static_cast<std::uint64_t>(row_.third);
    else readable_ = false;
  }

  void see_next(const Row& row, Fault fault) {
    ++rows_;
    if (fault != Fault::none) return;
    with_third_ += row.has_third;
    least_ = std::min({least_, row.ids[0], row.ids[1]});
    most_ = std::max({most_, row.ids[0], row.ids[1]});
  }
  std::uint64_t most() const { return most_; }
  bool any_third() const { return with_third_ > 0; }

  bool declares() const {
    const std::uint64_t people = row_.ids[0];
    if (!readable_ || rows_ == 0 || people < most_ || (people == most_ && least_ == 0)) return false;
    const std::int64_t off = std::abs(rows_ - static_cast<std::int64_t>(count_));
    return off <= static_cast<std::int64_t>(count_ / 10) || (!row_.has_third && with_third_ == rows_);
  }
  std::int64_t declared_people() const { return static_cast<std::int64_t>(row_.ids[0]); }
  std::int64_t declared_rows() const { return static_cast<std::int64_t>(count_); }
  std::string_view line() const { return line_; }

 private:
  std::string_view line_;
  Row row_;
  bool readable_ = false;
  std::uint64_t count_ = 0;
  std::int64_t rows_ = 0, with_third_ = 0;
  std::uint64_t least_ = UINT64_MAX, most_ = 0;
};

// Ids so dense that a table of all of them costs little.
bool dense(std::uint64_t largest, std::size_t rows) { return largest <= 4 * rows + 1024; }

// Which ids there are, ascending; may stop after max_people + 1 of them.
template <class Id>
std::vector<std::int64_t> distinct_ids(const Rows<Id>& rows, std::uint64_t largest, std::int64_t max_people) {
  std::vector<std::int64_t> labels;
  if (dense(largest, rows.ids.size())) {
    std::vector<bool> present(static_cast<std::size_t>(largest) + 1, false);
    for (const auto& [from, to] : rows.ids) present[from] = present[to] = true;
    for (std::uint64_t id = 0; id <= largest && static_cast<std::int64_t>(labels.size()) <= max_people; ++id)
      if (present[id]) labels.push_back(static_cast<std::int64_t>(id));
    return labels;
  }
  labels.reserve(2 * rows.ids.size());
  for (const auto& ids : rows.ids) labels.insert(labels.end(), ids.begin(), ids.end());
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  labels.shrink_to_fit();
  return labels;
}

// Replaces ids by their places among the labels.
template <class Id>
std::vector<Tie> to_ties(Rows<Id>& rows, const std::vector<std::int64_t>& labels) {
  const auto largest = static_cast<std::uint64_t>(labels.back());
  const auto replace = [&](auto rank) {
    for (auto& ids : rows.ids) ids = {static_cast<Id>(rank(ids[0])), static_cast<Id>(rank(ids[1]))};
  };
  if (largest >= labels.size() && dense(largest, rows.ids.size())) {
    std::vector<std::uint32_t> ranks(static_cast<std::size_t>(largest) + 1);
    for (std::uint32_t rank = 0; rank < labels.size(); ++rank) ranks[static_cast<std::size_t>(labels[rank])] = rank;
    replace([&](Id id) { return ranks[id]; });
  } else if (largest >= labels.size()) {
    replace([&](Id id) {
      return std::lower_bound(labels.begin(), labels.end(), static_cast<std::int64_t>(id)) - labels.begin();
    });
  }
  if constexpr (std::is_same_v<Id, std::uint32_t>) {
    return std::move(rows.ids);
  } else {
    std::vector<Tie> ties;
    ties.reserve(rows.ids.size());
    for (const auto& [from, to] : rows.ids) ties.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    rows.ids = {};
    return ties;
  }
}

Error no_ties(const EdgeListOptions& options, std::string_view found) {
  return {std::string(options.name), found, say("at least one tie between two people"),
          say("Give one tie a line: two ids with a blank, tab, comma or semicolon between.")};
}

template <class Id>
Result<Graph> build(Rows<Id> rows, std::uint64_t largest, const EdgeListOptions& options, LoadReport& report) {
  const std::int64_t max_people = std::min(options.max_people, kMaxPeople);
  BuildOptions build{.directed = options.directed,
                     .order = options.order,
                     .keep_probabilities = options.third == ThirdColumn::probability,
                     .labels = distinct_ids(rows, largest, max_people)};
  const auto people = static_cast<std::int64_t>(build.labels.size());
  if (people > max_people)
    return Error{std::string(options.name), say("more people"), say("up to {} people", max_people),
                 say("Load a part of the network.")};

  std::vector<Tie> ties = to_ties(rows, build.labels);
  if (build.labels.back() == people - 1) build.labels = {};
  if (options.third == ThirdColumn::weight) {
    const float most = *std::max_element(rows.thirds.begin(), rows.thirds.end());
    for (float& weight : rows.thirds) weight = most > 0 ? weight / most : 0;
  }
  BuildReport merged;
  Graph graph = build_graph(static_cast<std::int32_t>(people), std::move(ties), std::move(rows.thirds), build, &merged);
  report.self_loops = merged.self_loops;
  report.duplicates = merged.duplicates;
  if (graph.ties() == 0) return no_ties(options, say("only ties of people with themselves"));
  return graph;
}

// Reads the rows as ids of type Id; nothing when some id does not fit.
template <class Id>
std::optional<Result<Graph>> read_as(std::string_view text, const EdgeListOptions& options, LoadReport& report) {
  report = {};
  RowReader reader(text, options.third);
  if (reader.find_row() && reader.at_names()) {
    report.column_names = true;
    reader.skip_line();
  }
  if (!reader.find_row()) return no_ties(options, say("no row"));
  FirstRow first(reader.line_at(reader.place()));
  reader.skip_line();

  const bool third_wanted = options.third != ThirdColumn::ignore;
  const auto fits = [](const Row& row) { return std::max(row.ids[0], row.ids[1]) <= std::numeric_limits<Id>::max(); };
  Rows<Id> rows;
  BrokenLines broken;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  rows.ids.reserve(std::min(lines, text.size() / 8) + 1);
  while (reader.find_row()) {
    const char* const start = reader.place();
    Row row;
    const Fault fault = reader.read(row);
    first.see_next(row, fault);
    if (!fits(row)) return std::nullopt;
    if (fault != Fault::none) broken.add(fault, reader.line_at(start));
    else rows.add(row, third_wanted);
    if (rows.ids.size() > static_cast<std::size_t>(kMaxTies))
      return Error{std::string(options.name), say("more rows"), say("up to {} rows", kMaxTies),
                   say("Load a part of the network.")};
  }

  std::uint64_t largest = first.most();
  if (!report.column_names && first.declares()) {
    report.declared_people = first.declared_people();
    report.declared_rows = first.declared_rows();
  } else {
    Row row;
    const Fault fault = RowReader(first.line(), options.third).read(row);
    if (!fits(row)) return std::nullopt;
    if (fault != Fault::none) broken.add_before(fault, first.line());
    else rows.add(row, third_wanted);
    largest = std::max({largest, row.ids[0], row.ids[1]});
    report.third_column = row.has_third;
  }
  if (broken.any()) return broken.explain(text, options);
  report.rows = static_cast<std::int64_t>(rows.ids.size());
  report.third_column |= first.any_third();
  return build(std::move(rows), largest, options, report);
}

}  // namespace

Result<Graph> read_edge_list(std::string_view bytes, const EdgeListOptions& options, LoadReport* report) {
  LoadReport unused;
  LoadReport& loaded = report ? *report : unused;
  loaded = {};
  if (bytes.empty()) return no_ties(options, say("an empty file"));
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);  // a byte order mark
  if (const std::size_t zero = bytes.find('\0'); zero != bytes.npos)
    return Error{LineCounter{bytes.data()}.at(options, &bytes[zero]), say("a zero byte"), say("text"),
                 say("Save the network as plain text in UTF-8.")};
  if (auto graph = read_as<std::uint32_t>(bytes, options, loaded)) return std::move(*graph);
  return *read_as<std::uint64_t>(bytes, options, loaded);
}

}  // namespace grapevine
