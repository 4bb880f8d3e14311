#include "graph/network_file.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/graph/checks.h"

using namespace grapevine;

namespace {

// One network, a triangle and a person alone, in each form.
const std::string kGraphml = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- made up -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="name"/><key id="w" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="G" edgedefault="undirected">
    <node id="0"><data key="d0">A &amp; B</data></node><node id="1"/><node id="2"></node><node id="3"/>
    <edge source="0" target="1"><data key="w">2</data></edge>
    <edge source='1' target='2'><data key="d9">x</data><data key="w">4</data></edge>
    <edge id="e" source="2" target="0"/>
  </graph>
</graphml>
)";
const std::string kGexf = R"(<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><meta lastmodifieddate="2024-01-01"><creator>x</creator></meta>
<graph defaultedgetype="undirected"><nodes count="4"><node id="0" label="a"><viz:size value="2"/></node><node id="1"/><node id="2"/><node id="3"/></nodes>
<edges><edge id="0" source="0" target="1" weight="2"/><edge id="1" source="1" target="2" weight="4"/><edge id="2" source="2" target="0"/></edges></graph></gexf>)";
const std::string kPajek = "% made up\r\n*Vertices 4\r\n 1 \"Ann Lee\" 0.1 0.2\r\n2 \"B\"\r\n*Edges\r\n1 2 2\r\n2 3 4 c Blue\r\n3 1\r\n";
const std::string kGml = "Creator \"me\"\ngraph [\n  directed 0\n  node [ id 0 label \"A [x]\" graphics [ x 1.0 ] ]\n  node [ id 1 ] node [ id 2 ] node [ id 3 ]\n  edge [ source 0 target 1 value 2 ]\n  edge [ source 1 target 2 weight 4 ]\n  # alone\n  edge [ source 2 target 0 ]\n]\n";

Errors errors_of(std::string_view bytes, const NetworkOptions& options = {}) {
  const Result<Graph> graph = read_network(bytes, options);
  return graph.ok() ? Errors{} : graph.errors();
}

// The one error that a broken file gives: its line, and that it says what to do.
std::string line_of_error(std::string_view bytes) {
  const Errors errors = errors_of(bytes);
  if (errors.size() != 1) return std::to_string(errors.size()) + " errors";
  CHECK_FALSE(errors[0].allowed.empty());
  CHECK_FALSE(errors[0].remedy.empty());
  return errors[0].where;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("one network gives the same graph from GraphML, GEXF, Pajek and GML") {
  std::string digest;
  for (const auto& [text, format] : {std::pair(&kGraphml, NetworkFormat::graphml), std::pair(&kGexf, NetworkFormat::gexf), std::pair(&kGml, NetworkFormat::gml), std::pair(&kPajek, NetworkFormat::pajek)}) {
    INFO(name_of(format));
    CHECK(format_of(*text) == format);
    NetworkReport report;
    const auto graph = read_network(*text, {.ties = {.third = ThirdColumn::weight}}, &report);
    if (!graph) FAIL(to_string(graph.errors().front()));
    CHECK(std::string(fault_of(*graph)) == "");
    CHECK(graph->people() == 4);
    CHECK(graph->ties() == 3);
    CHECK(report.without_ties == 1);
    CHECK(report.load.declared_people == 4);
    CHECK_FALSE(report.renumbered);
    CHECK_FALSE(report.says_directed);
    if (digest.empty()) digest = graph->digest();
    CHECK(graph->digest() == digest);
    // Pajek counts from 1
    const std::int64_t first = format == NetworkFormat::pajek ? 1 : 0;
    CHECK(graph->find_label(first + 3) >= 0);
    const std::int32_t middle = graph->find_label(first + 1);
    const auto weights = graph->weights(middle);
    CHECK(static_cast<int>(weights[0]) + static_cast<int>(weights[1]) == to_weight(0.5) + to_weight(1));
  }
}

TEST_CASE("an edge list is read as ever, whatever its first words") {
  for (const std::string_view text : {"0 1\n1 2\n", "source,target\n0,1\n1,2\n", "graph,node\n0,1\n1,2\n", "# graph [\n0 1\n1 2\n"}) {
    NetworkReport report;
    const auto graph = read_network(text, {}, &report);
    REQUIRE(graph);
    CHECK(report.format == NetworkFormat::edge_list);
    CHECK(report.load.rows == 2);
    CHECK(graph->ties() == 2);
  }
}

TEST_CASE("names become numbers in the order of the file and are kept only when asked for") {
  const std::string text = replaced(replaced(replaced(kGraphml, "node id=\"0\"", "node id=\"Zoë\""), "source=\"0\"", "source=\"Zoë\""), "target=\"0\"", "target=\"Zo&#xEB;\"");
  NetworkReport report;
  const auto graph = read_network(text, {}, &report);
  REQUIRE(graph);
  CHECK(report.renumbered);
  CHECK(report.names.empty());
  CHECK(graph->find_label(3) >= 0);
  REQUIRE(read_network(text, {.ties = {}, .keep_names = true}, &report));
  CHECK(report.names == std::vector<std::string>{"Zoë", "1", "2", "3"});
}

TEST_CASE("direction is kept when asked for, and a file that has one says so") {
  const std::string text = "*Vertices 3\n*Arcslist\n1 2 3\n*Arcs\n2 1\n";
  NetworkReport report;
  const auto arcs = read_network(text, {.ties = {.directed = true}}, &report);
  REQUIRE(arcs);
  CHECK(arcs->ties() == 3);
  CHECK(report.says_directed);
  const auto ties = read_network(text, {}, &report);
  REQUIRE(ties);
  CHECK(ties->ties() == 2);
  CHECK(report.load.duplicates == 1);
  for (const auto& [whole, part, by] : {std::tuple(kGraphml, "\"undirected\"", "\"directed\""), std::tuple(kGexf, "\"undirected\"", "\"directed\""), std::tuple(kGml, "directed 0", "directed 1")}) {
    REQUIRE(read_network(replaced(whole, part, by), {}, &report));
    CHECK(report.says_directed);
  }
}

TEST_CASE("what is passed over is counted") {
  NetworkReport report;
  REQUIRE(read_network(replaced(kGraphml, "<edge id=\"e\"", "<hyperedge><endpoint node=\"1\"/></hyperedge><edge id=\"e\""), {}, &report));
  CHECK(report.skipped == std::vector<std::pair<std::string, std::int64_t>>{{"hyperedges", 1}});
  REQUIRE(read_network(replaced(kGexf, "<edge id=\"0\"", "<edge start=\"1\" id=\"0\""), {}, &report));
  CHECK(report.skipped.size() == 1);
  REQUIRE(read_network(kPajek + "*Partition x\n1\n2\n", {}, &report));
  CHECK(report.skipped.size() == 1);
}

TEST_CASE("broken files are refused with the line, what is allowed and what to do") {
  CHECK(line_of_error(replaced(kGraphml, "target='2'", "target='9'")) == "network:8");
  CHECK(line_of_error(replaced(kGraphml, ">2</data>", ">two</data>")) == "network:7");
  CHECK(line_of_error(replaced(kGraphml, "<node id=\"1\"/>", "<node id=\"0\"/>")) == "network:6");
  CHECK(line_of_error(replaced(kGraphml, "</node>", "</nod>")) == "network:6");
  CHECK(line_of_error(replaced(kGraphml, "&amp;", "&bomb;")) == "network:6");
  CHECK(line_of_error(replaced(kGraphml, "<graphml", "<html")) == "network:3");
  CHECK(line_of_error(replaced(kGraphml, "UTF-8", "UTF-16")) == "network:1");
  CHECK(line_of_error(replaced(kGexf, "weight=\"2\"", "weight=\"x\"")) == "network:3");
  CHECK(line_of_error(replaced(kPajek, "3 1", "3 7")) == "network:8");
  CHECK(line_of_error(replaced(kPajek, "*Vertices 4", "*Vertices many")) == "network:2");
  CHECK(line_of_error(replaced(kPajek, "*Edges", "*Matrix")) == "network:5");
  CHECK(line_of_error(replaced(kGml, "target 1", "target 8")) == "network:6");
  CHECK(line_of_error(replaced(kGml, "weight 4", "weight x")) == "network:7");
  CHECK(line_of_error(kGml + "]") == "network:11");
  CHECK(line_of_error("<a/>") == "network:1");
  CHECK(errors_of("").size() == 1);
  CHECK(errors_of("<").size() == 1);
  CHECK(errors_of(std::string_view("<\0g", 3)).size() == 1);
}

TEST_CASE("a file cut anywhere is refused or a smaller network, and never more") {
  for (const std::string* text : {&kGraphml, &kGexf, &kPajek, &kGml}) {
    int refused = 0;
    for (std::size_t length = 0; length < text->size(); ++length) {
      const auto graph = read_network(std::string_view(*text).substr(0, length));
      if (graph) CHECK(graph->people() <= 4);
      else ++refused;
    }
    CHECK(refused > static_cast<int>(text->size() / 3));
  }
}

TEST_CASE("a file with any one sign changed is read or refused") {
  int read = 0, refused = 0;
  for (const std::string* text : {&kGraphml, &kGexf, &kPajek, &kGml})
    for (std::size_t place = 0; place < text->size(); ++place)
      for (const char sign : {'<', '>', '"', '&', '[', ']', '*', ' ', '\n', '9', '\xFF'}) {
        std::string changed = *text;
        changed[place] = sign;
        NetworkReport report;
        const auto graph = read_network(changed, {.ties = {.third = ThirdColumn::weight}, .keep_names = true}, &report);
        if (graph ? graph->people() > 100 : graph.errors().empty()) FAIL(changed);
        ++(graph ? read : refused);
      }
  // most signs stand in names, which may be any; many hold the file together
  CHECK(read > 1000);
  CHECK(refused > 1000);
}

TEST_CASE("entity bombs, deep nesting and many errors end soon") {
  const std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE graphml [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><graphml><graph><node id=\"&b;\"/></graph></graphml>";
  REQUIRE(errors_of(bomb).size() == 1);
  CHECK(errors_of(bomb)[0].remedy.find("DOCTYPE") != std::string::npos);
  CHECK(errors_of("<!DOCTYPE graphml SYSTEM \"http://example.org/x.dtd\">" + kGraphml.substr(kGraphml.find("<graphml"))).empty());
  std::string deep = "<graphml>", lists = "graph [";
  for (int i = 0; i < 100'000; ++i) deep += "<a>", lists += " a [";
  CHECK(errors_of(deep).size() == 1);
  CHECK(errors_of(lists).size() == 1);
  std::string many = "*Vertices 2\n*Edges\n";
  for (int i = 0; i < 1000; ++i) many += "1 9\n";
  CHECK(errors_of(many).size() == 20);
  CHECK(errors_of("*Vertices 900000000\n*Edges\n1 2\n").size() == 1);
  CHECK(errors_of(kPajek, {.ties = {.max_people = 3}}).size() == 1);
}
