#include "graph/edge_list.h"

#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;
using namespace std::string_literals;

namespace {

Graph read(std::string_view bytes, const EdgeListOptions& options = {}, LoadReport* report = nullptr) {
  Result<Graph> graph = read_edge_list(bytes, options, report);
  if (!graph.ok())
    for (const Error& error : graph.errors()) UNSCOPED_INFO(to_string(error));
  REQUIRE(graph.ok());
  CHECK(std::string(fault_of(*graph)) == "");
  return std::move(*graph);
}

Errors errors_of(std::string_view bytes, const EdgeListOptions& options = {}) {
  const Result<Graph> graph = read_edge_list(bytes, options);
  return graph.ok() ? Errors{} : graph.errors();
}

// Ties as pairs of labels, the smaller first.
std::set<std::pair<std::int64_t, std::int64_t>> labels_of(const Graph& graph) {
  std::set<std::pair<std::int64_t, std::int64_t>> ties;
  for (std::int32_t i = 0; i < graph.people(); ++i)
    for (const std::int32_t j : graph.neighbors(i)) ties.insert(std::minmax(graph.label(i), graph.label(j)));
  return ties;
}

}  // namespace

TEST_CASE("Blanks, tabs, commas and semicolons separate alike, and lines end as they like") {
  const std::string digest = read("0 1\n1 2\n0 3\n").digest();
  for (const std::string_view same : {
           "0\t1\n1\t2\n0\t3",
           "0,1\n1,2\n0,3\n",
           "0;1\n1;2\n0;3\n",
           "0 , 1\n1 ;2\n0,  3\n",
           "  0 1  \n\t1 2\t\n 0 3 ",
           "0 1\r\n1 2\r\n0 3\r\n",
           "0 1\r1 2\r0 3",
           "\n\n0 1\n\r\n1 2\n   \n0 3\n\n",
           "# a comment\n% another\n  # a third\n0 1\n1 2\n# 9 9\n0 3\n",
           "0 1 # first\n1 2 % second\n0 3\n",
           "u,v\n0,1\n1,2\n0,3\n",
           "source target\n0 1\n1 2\n0 3\n",
           "\"from\";\"to\"\n0;1\n1;2\n0;3\n",
           "källa\tmål\n0\t1\n1\t2\n0\t3\n",
           "\xEF\xBB\xBF" "0 1\n1 2\n0 3\n",
           "0 1 17 Ann\n1 2 x y z\n0 3,,,\n",
           "00 01\n1 0002\n0 3\n",
           "# caf\xE9 in Latin-1\n0 1\n1 2\n0 3\n",
           "1 0\n2 1\n3 0\n0 1\n1 1\n",
       })
    CHECK(read(same).digest() == digest);
}

TEST_CASE("What was dropped and merged is reported") {
  LoadReport report;
  const Graph graph = read("a b\n1 1\n1 2\n2 1\n1 2\n3 3\n", {}, &report);
  CHECK(graph.ties() == 1);
  CHECK(graph.people() == 3);  // whoever is only tied to themselves is a person
  CHECK(report.rows == 5);
  CHECK(report.self_loops == 2);
  CHECK(report.duplicates == 2);
  CHECK(report.column_names);
  CHECK_FALSE(report.third_column);
  CHECK(read("1 1\n1 2\n2 1\n1 2\n", {.directed = true}, &report).ties() == 2);
  CHECK(report.duplicates == 1);
}

TEST_CASE("Ids may be anything up to 2^63 - 1 and are kept as labels, in ascending order of stable ids") {
  const Graph graph = read("9223372036854775807 5\n5 4294967296\n4294967295 0\n");
  CHECK(graph.people() == 5);
  const std::vector<std::int32_t> indices = graph.index_by_stable_id();
  const std::vector<std::int64_t> expected{0, 5, 4294967295, 4294967296, INT64_MAX};
  for (std::size_t stable = 0; stable < expected.size(); ++stable) CHECK(graph.label(indices[stable]) == expected[stable]);
  CHECK(labels_of(graph) == std::set<std::pair<std::int64_t, std::int64_t>>{{5, INT64_MAX}, {5, 4294967296}, {0, 4294967295}});
  CHECK(graph.find_label(4294967296) == graph.neighbors(graph.find_label(5)).front() + graph.neighbors(graph.find_label(5)).back() -
                                            graph.find_label(INT64_MAX));
}

TEST_CASE("Dense, gappy, scattered and huge ids give the same network but for their labels") {
  const auto ties = random_ties(200, 1500, 41);
  const Graph plain = build_graph(200, ties);
  for (const std::uint64_t step : {std::uint64_t{1}, std::uint64_t{3}, std::uint64_t{1'000'003}, std::uint64_t{1} << 50}) {
    std::string text;
    for (const auto& [a, b] : ties) text += std::to_string(a * step + 2) + " " + std::to_string(b * step + 2) + "\n";
    const Graph graph = read(text);
    CHECK(graph.digest() == plain.digest());
    for (std::int32_t i = 0; i < graph.people(); ++i)
      CHECK(graph.label(i) == static_cast<std::int64_t>(graph.stable_id(i) * step + 2));
  }
}

TEST_CASE("A first row of counts is a declaration when the rest of the file bears it out") {
  struct Case {
    const char* text;
    std::int64_t people;  // declared; -1 when the row is a tie
  };
  for (const Case& c : {
           Case{"3 2\n0 1\n1 2\n", 3},                  // people and rows
           Case{"2 2\n1 2\n2 1\n", 2},                  // ids from 1: the largest may equal the count
           Case{"2 2\n0 1\n1 2\n", -1},                 // ids from 0: it may not
           Case{"5 9\n0 1 .5\n1 2 .5\n", 5},            // two columns before rows of three
           Case{"%%MatrixMarket\n4 4 3\n1 2\n2 3\n3 4\n", 4},  // rows, columns, entries
           Case{"4 3 3\n1 2\n2 3\n3 4\n", -1},          // not square
           Case{"1 2\n0 1\n2 3\n", -1},                 // the first number is an id that occurs
           Case{"9 8\n0 1\n1 2\n", -1},                 // nothing like 8 rows follow
           Case{"u v\n3 2\n0 1\n1 2\n", -1},            // names of columns come before ties only
           Case{"3 2\n", -1},                           // nothing follows
       }) {
    LoadReport report;
    const Graph graph = read(c.text, {}, &report);
    CHECK(report.declared_people.value_or(-1) == c.people);
    CHECK(report.declared_rows.has_value() == (c.people >= 0));
    CHECK((graph.find_label(c.people) >= 0) == (c.people == 2 || std::string_view(c.text).starts_with("%%")));
  }
}

TEST_CASE("A declaration shows when rows are missing, to within a tenth") {
  const auto with_rows = [](int rows) {
    std::string text = "200 100\n";
    for (int row = 0; row < rows; ++row) text += std::to_string(row) + " " + std::to_string(row + 1) + "\n";
    LoadReport report;
    read(text, {}, &report);
    return report;
  };
  CHECK(with_rows(100).declared_rows == 100);
  CHECK(with_rows(93).declared_rows == 100);
  CHECK(with_rows(93).rows == 93);
  CHECK(with_rows(110).declared_people == 200);
  CHECK_FALSE(with_rows(80).declared_rows);
  CHECK(with_rows(80).rows == 81);
}

TEST_CASE("A third column is passed over, weighs, or is a probability kept exactly") {
  const std::string text = "0 1 0.25\n1 2 1e-1\n2 3 1\n3 4 0\n4 5 .5 2017-01-01\n";
  LoadReport report;
  const Graph ignored = read(text, {}, &report);
  CHECK(report.third_column);
  CHECK(weight_between(ignored, 3, 4) == kFullWeight);
  CHECK(ignored.probabilities().empty());

  const Graph chances = read(text, {.third = ThirdColumn::probability});
  CHECK(weight_between(chances, 1, 2) == to_weight(0.1f));
  CHECK(weight_between(chances, 3, 4) == 0);
  const std::int32_t last = chances.find_label(5);
  CHECK(chances.probabilities(last)[0] == 0.5f);

  const Graph weighed = read("0 1 10\n1 2 40\n2 3 0\n", {.third = ThirdColumn::weight});
  CHECK(weight_between(weighed, 0, 1) == to_weight(0.25));
  CHECK(weight_between(weighed, 1, 2) == kFullWeight);
  CHECK(weighed.probabilities().empty());
  CHECK(read("0 1 0\n", {.third = ThirdColumn::weight}).weights(0)[0] == 0);
}

TEST_CASE("Hostile and broken files are refused with line, finding, range and remedy") {
  struct Case {
    std::string text;
    const char* where;
    const char* found;
    const char* allowed;
    ThirdColumn third = ThirdColumn::ignore;
  };
  const std::vector<Case> cases{
      {"", "f.txt", "an empty file", "at least one tie"},
      {"\n\n   \n", "f.txt", "no row", "at least one tie"},
      {"# only\n% comments\n", "f.txt", "no row", "at least one tie"},
      {"source,target\n", "f.txt", "no row", "at least one tie"},
      {"\xEF\xBB\xBF", "f.txt", "no row", "at least one tie"},
      {"4 4\n4 4\n", "f.txt", "only ties of people with themselves", "at least one tie"},
      {"0 1\n-1 2\n", "f.txt:2", "-1 2", "from 0 upwards"},
      {"0 1\n1 -2\n", "f.txt:2", "1 -2", "from 0 upwards"},
      {"0 1\n2\n", "f.txt:2", "2", "two ids in a row"},
      {"0 1\n2", "f.txt:2", "2", "two ids in a row"},
      {"0 1\n2,\n", "f.txt:2", "2,", "two ids in a row"},
      {"0 1\n1,,2\n", "f.txt:2", "1,,2", "two ids in a row"},
      {"0 1\n,1,2\n", "f.txt:2", ",1,2", "two ids in a row"},
      {"0 1\n2 # 3\n", "f.txt:2", "2 # 3", "two ids in a row"},
      {"0 1\n1 two\n", "f.txt:2", "1 two", "whole numbers"},
      {"0 1\nsource target\n", "f.txt:2", "source target", "whole numbers"},
      {"# c\n\n0 1\n1 2x\n", "f.txt:4", "1 2x", "whole numbers"},
      {"0 1\n1 +2\n", "f.txt:2", "1 +2", "whole numbers"},
      {"0 1\n1.5 2\n", "f.txt:2", "1.5 2", "whole numbers"},
      {"0 1\n1 0x10\n", "f.txt:2", "1 0x10", "whole numbers"},
      {"0 1\n1 1e3\n", "f.txt:2", "1 1e3", "whole numbers"},
      {"0 1\n\"1\",\"2\"\n", "f.txt:2", "\"1\",\"2\"", "whole numbers"},
      {"0 1\n1|2\n", "f.txt:2", "1|2", "whole numbers"},
      {"0 1\n1 \xE2\x80\x93 2\n", "f.txt:2", "1 – 2", "whole numbers"},
      {"0 1\n1\xC2\xA0" "2\n", "f.txt:2", "1\xC2\xA0" "2", "whole numbers"},
      {"0 1\n\xFF\xFE 2\n", "f.txt:2", "\\xFF\\xFE 2", "whole numbers"},
      {"0 1\n1 \x1B[31m2\n", "f.txt:2", "1 \\x1B[31m2", "whole numbers"},
      {"0 1\r\n1 x\r\n", "f.txt:2", "1 x", "whole numbers"},
      {"0 1\r1 x\r", "f.txt:2", "1 x", "whole numbers"},
      {"0 1\n1 9223372036854775808\n", "f.txt:2", "1 9223372036854775808", "9223372036854775807"},
      {"0 1\n99999999999999999999999999999 1\n", "f.txt:2", "99999999999999999999999999999 1", "9223372036854775807"},
      {"word\n0 1\n", "f.txt:1", "word", "whole numbers"},
      {"0 1\n1 2\0\n"s, "f.txt:2", "a zero byte", "text"},
      {"0\0001\0"s, "f.txt:1", "a zero byte", "text"},
      {"\xFF\xFE" "0\0 \0001\0\n\0"s, "f.txt:1", "a zero byte", "text"},
      {"0 1 .5\n1 2\n", "f.txt:2", "1 2", "probability from 0 to 1", ThirdColumn::probability},
      {"0 1 .5\n1 2 # none\n", "f.txt:2", "1 2 # none", "probability from 0 to 1", ThirdColumn::probability},
      {"0 1 .5\n1 2 1.01\n", "f.txt:2", "1 2 1.01", "probability from 0 to 1", ThirdColumn::probability},
      {"0 1 .5\n1 2 -0.1\n", "f.txt:2", "1 2 -0.1", "probability from 0 to 1", ThirdColumn::probability},
      {"0 1 .5\n1 2 nan\n", "f.txt:2", "1 2 nan", "probability from 0 to 1", ThirdColumn::probability},
      {"0 1 .5\n1 2 0.5x\n", "f.txt:2", "1 2 0.5x", "probability from 0 to 1", ThirdColumn::probability},
      {"0 1 .5\n1 2 0,5\n", "f.txt:2", "", "", ThirdColumn::probability},
      {"0 1 .5\n1 2 inf\n", "f.txt:2", "1 2 inf", "weight from 0", ThirdColumn::weight},
      {"0 1 .5\n1 2 1e300\n", "f.txt:2", "1 2 1e300", "weight from 0", ThirdColumn::weight},
      {"0 1 .5\n1 2 1e999\n", "f.txt:2", "1 2 1e999", "weight from 0", ThirdColumn::weight},
      {"0 1\n", "f.txt:1", "0 1", "probability from 0 to 1", ThirdColumn::probability},
  };
  int refused = 0;
  for (const Case& c : cases) {
    if (*c.found == '\0') continue;  // a decimal comma reads as 0 and one more column: nothing to notice
    CAPTURE(c.text);
    const Errors errors = errors_of(c.text, {.name = "f.txt", .third = c.third});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].where == c.where);
    CHECK(errors[0].found == c.found);
    CHECK(errors[0].allowed.find(c.allowed) != std::string::npos);
    CHECK(errors[0].remedy.size() > 10);
    ++refused;
  }
  CHECK(refused >= 40);
}

TEST_CASE("Every broken line is told up to twenty, then how many more there are") {
  std::string text = "0 1\n";
  for (int line = 0; line < 20; ++line) text += "x y\n";
  CHECK(errors_of(text).size() == 20);
  CHECK(errors_of(text).back().where == "network:21");
  text += "1 2\n3 z\n";
  const Errors errors = errors_of(text);
  REQUIRE(errors.size() == 21);
  CHECK(errors.back().found == "1 more broken lines");
  for (int line = 0; line < 1000; ++line) text += "1\n";
  CHECK(errors_of(text).back().found == "1001 more broken lines");
  // the first row is judged last and told first
  CHECK(errors_of("-1 2\n" + text).front().where == "network:1");
  CHECK(errors_of("-1 2\n" + text).back().found == "1002 more broken lines");
}

TEST_CASE("More people than allowed are refused, in dense ids and in scattered ones") {
  std::string dense, scattered;
  for (int person = 0; person < 101; ++person) {
    dense += std::to_string(person) + " " + std::to_string(person + 1) + "\n";
    scattered += std::to_string(person * 1'000'000'007ll) + " " + std::to_string((person + 1) * 1'000'000'007ll) + "\n";
  }
  for (const std::string& text : {dense, scattered}) {
    CHECK(read(text, {.max_people = 102}).people() == 102);
    const Errors errors = errors_of(text, {.name = "big.txt", .max_people = 101});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].where == "big.txt");
    CHECK(errors[0].allowed == "up to 101 people");
  }
}

TEST_CASE("A small file with huge numbers needs no table of them") {
  CHECK(read("4000000000 4294967295\n").people() == 2);
  CHECK(read("0 9223372036854775807\n").people() == 2);
  CHECK(read("2000000000 7\n0 1\n").people() == 4);
}

TEST_CASE("What a row says does not depend on the rows around it: any order, any mixture of separators") {
  Stream draws(42);
  const auto ties = random_ties(500, 4000, 43);
  const Graph plain = build_graph(500, ties, {}, {.directed = true});
  const std::vector<std::string> separators{" ", "\t", ",", ";", " , ", "\t;\t", "   "};
  const std::vector<std::string> endings{"\n", "\r\n", "\r", " \n", "\n\n", " # said\n", "\n# c\n", ",x\n"};
  for (int round = 0; round < 5; ++round) {
    std::string text;
    for (std::size_t row = 0; row < ties.size(); ++row) {
      const auto& [a, b] = ties[(row + static_cast<std::size_t>(round) * 777) % ties.size()];
      text += std::to_string(a) + separators[to_below(draws.next32(), 7)] + std::to_string(b) + endings[to_below(draws.next32(), 8)];
    }
    CHECK(read(text, {.directed = true}).digest() == plain.digest());
  }
}

TEST_CASE("Damaged bytes are refused or read, never more than that") {
  const std::string whole = "a,b,w\n# note\n3 2\n0 1 0.5\n1 2 .25\r\n2 3 1e-3\n10 11 0.75 x\n4294967296 5 1\n9223372036854775807;1;0\n";
  const std::string alphabet = "0123456789 \t\r\n,;.-+eE#%\"ax\xFF\xC3\xA9";
  Stream draws(77);
  int read_well = 0, refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = whole.substr(0, to_below(draws.next32(), static_cast<std::uint32_t>(whole.size()) + 1));
    for (std::uint32_t damage = to_below(draws.next32(), 6); damage > 0 && !text.empty(); --damage)
      text[to_below(draws.next32(), static_cast<std::uint32_t>(text.size()))] = alphabet[to_below(draws.next32(), static_cast<std::uint32_t>(alphabet.size()))];
    const auto third = static_cast<ThirdColumn>(to_below(draws.next32(), 3));
    const Result<Graph> graph = read_edge_list(text, {.directed = round % 2 == 0, .third = third});
    if (graph.ok()) {
      ++read_well;
      if (std::string(fault_of(*graph)) != "") FAIL(text);
    } else {
      ++refused;
      if (graph.errors().empty()) FAIL(text);
    }
  }
  CHECK(read_well > 500);
  CHECK(refused > 5000);
}
