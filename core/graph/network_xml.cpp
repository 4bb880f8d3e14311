// GraphML and GEXF.
//
// GraphML: graphml.graphdrawing.org, primer: node id, edge source and target, edgedefault and directed, data of declared
// keys. GEXF: gexf.net, primer 1.3: node id, edge source, target and weight, defaultedgetype and type.
#include "base/wording.h"
#include "graph/network_collector.h"
#include "graph/xml_reader.h"

namespace grapevine {

namespace {

using Part = XmlReader::Part;

void tell_fault(const XmlReader& xml, NetworkCollector& into) {
  into.wrong(xml.line(), xml.fault().found, xml.fault().allowed, xml.fault().remedy);
}

// Whether the first element is the one that is expected; says so when not.
bool begins_with(XmlReader& xml, std::string_view root, NetworkCollector& into) {
  const Part part = xml.next();
  if (part == Part::broken) tell_fault(xml, into);
  else if (xml.name() != root) into.wrong(xml.line(), xml.name(), say("<{}> as the first element", root), say("check that this is the network's file"));
  else return true;
  return false;
}

std::string_view value(const XmlReader& xml, std::string_view name) { return xml.attribute(name).value_or(std::string_view()); }

// A number, 1 where there is none; nothing after saying that it is none.
std::optional<std::optional<double>> weight_of(std::optional<std::string_view> text, std::int64_t line, NetworkCollector& into) {
  if (!text || text->empty()) return std::optional<double>();
  if (const auto number = number_of(*text)) return std::optional<double>(*number);
  into.wrong(line, *text, say("a number as the weight of a tie"), say("correct the number"));
  return std::nullopt;
}

// A tie of GraphML, complete when its element ends.
struct OpenTie {
  std::string from, to;
  std::optional<std::string> weight;
  std::int64_t line = 0;
};

bool end_tie(const OpenTie& tie, NetworkCollector& into) {
  const auto weight = weight_of(tie.weight ? std::optional<std::string_view>(*tie.weight) : std::nullopt, tie.line, into);
  return weight && into.tie(tie.from, tie.to, *weight, tie.line);
}

}  // namespace

void read_graphml(std::string_view text, NetworkCollector& into, NetworkReport& report) {
  XmlReader xml(text);
  if (!begins_with(xml, "graphml", into)) return;
  std::string weight_key, data_key;  // of the ties' weight; of the data that is open
  std::optional<OpenTie> tie;
  for (;;) {
    const Part part = xml.next();
    if (part == Part::broken) return tell_fault(xml, into);
    if (part == Part::end) return;
    const std::string_view name = xml.name();
    if (part == Part::close) {
      if (name == "edge" && tie) {
        if (!end_tie(*tie, into)) return;
        tie.reset();
      }
      if (name == "data" && tie && !weight_key.empty() && data_key == weight_key) tie->weight = xml.text();
    } else if (name == "node") {
      if (!into.person(value(xml, "id"), xml.line())) return;
    } else if (name == "edge") {
      tie = OpenTie{std::string(value(xml, "source")), std::string(value(xml, "target")), std::nullopt, xml.line()};
      report.says_directed |= value(xml, "directed") == "true";
    } else if (name == "graph") {
      report.says_directed |= value(xml, "edgedefault") == "directed";
    } else if (name == "key") {
      const bool of_ties = value(xml, "for") == "edge" || value(xml, "for") == "all";
      if (of_ties && value(xml, "attr.name") == "weight") weight_key = value(xml, "id");
    } else if (name == "data") {
      data_key = value(xml, "key");
    } else if (name == "hyperedge") {
      into.skip(say("hyperedges"));
    }
  }
}

void read_gexf(std::string_view text, NetworkCollector& into, NetworkReport& report) {
  XmlReader xml(text);
  if (!begins_with(xml, "gexf", into)) return;
  for (;;) {
    const Part part = xml.next();
    if (part == Part::broken) return tell_fault(xml, into);
    if (part == Part::end) return;
    if (part == Part::close) continue;
    const std::string_view name = xml.name();
    if (name == "node") {
      if (!into.person(value(xml, "id"), xml.line())) return;
      if (xml.attribute("start") || xml.attribute("end")) into.skip(say("times of people"));
    } else if (name == "edge") {
      const auto weight = weight_of(xml.attribute("weight"), xml.line(), into);
      report.says_directed |= value(xml, "type") == "directed";
      if (xml.attribute("start") || xml.attribute("end")) into.skip(say("times of ties"));
      if (!weight || !into.tie(value(xml, "source"), value(xml, "target"), *weight, xml.line())) return;
    } else if (name == "graph") {
      report.says_directed |= value(xml, "defaultedgetype") == "directed";
    } else if (name == "spell") {
      into.skip(say("times"));
    }
  }
}

}  // namespace grapevine
