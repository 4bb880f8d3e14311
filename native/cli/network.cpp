// grapevine network: made-up networks as edge lists, and the figures of any.
#include <fmt/format.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/network_input.h"
#include "graph/metrics.h"
#include "report/exports.h"

namespace grapevine {

namespace {

struct Kind {
  std::string_view name;
  NetworkSpec::Kind kind;
};
constexpr Kind kKinds[] = {{"power_law", NetworkSpec::Kind::power_law},
                           {"barabasi_albert", NetworkSpec::Kind::barabasi_albert},
                           {"watts_strogatz", NetworkSpec::Kind::watts_strogatz},
                           {"stochastic_blocks", NetworkSpec::Kind::stochastic_blocks}};

// Every tie once, "a b" with a < b, in ascending order: the same network gives the same bytes.
std::string edge_list_text(const Graph& graph, const std::string& comment) {
  std::string text = "# " + comment + "\n";
  const std::vector<std::int32_t> people = graph.index_by_stable_id();
  std::vector<std::uint32_t> later;
  for (std::uint32_t person = 0; person < people.size(); ++person) {
    later.clear();
    for (const std::int32_t neighbor : graph.neighbors(people[person]))
      if (graph.stable_id(neighbor) > person) later.push_back(graph.stable_id(neighbor));
    std::sort(later.begin(), later.end());
    for (const std::uint32_t other : later)
      fmt::format_to(std::back_inserter(text), "{} {}\n", person, other);
  }
  return text;
}

void print_stats(const LoadedNetwork& network, bool json, Console& console) {
  const GraphMetrics metrics = measure(network.graph);
  const LoadReport& report = network.report.load;
  if (json) {
    nlohmann::ordered_json out = {{"nodes", metrics.nodes},
                                  {"declared", nullptr},
                                  {"edges", metrics.edges},
                                  {"clustering", metrics.average_clustering},
                                  {"transitivity", metrics.transitivity},
                                  {"largest_component", metrics.largest_component},
                                  {"max_degree", metrics.max_degree},
                                  {"mean_degree", metrics.mean_degree},
                                  {"directed", network.graph.directed()},
                                  {"self_loops", report.self_loops},
                                  {"duplicates", report.duplicates}};
    if (report.declared_people) out["declared"] = *report.declared_people;
    console.print_line(out.dump(2));
    return;
  }
  const auto line = [&](std::string_view label, const std::string& figure) {
    console.print_line(fmt::format("{:<22}{:>14}", label, figure));
  };
  line("people with a tie", std::to_string(metrics.nodes));
  if (report.declared_people) line("people declared", std::to_string(*report.declared_people));
  line(network.graph.directed() ? "arcs" : "ties", std::to_string(metrics.edges));
  line("mean degree", fmt::format("{:.3f}", metrics.mean_degree));
  line("largest degree", std::to_string(metrics.max_degree));
  line("clustering", fmt::format("{:.5f}", metrics.average_clustering));
  line("transitivity", fmt::format("{:.5f}", metrics.transitivity));
  line("largest component", std::to_string(metrics.largest_component));
  if (report.self_loops > 0) line("self-loops dropped", std::to_string(report.self_loops));
  if (report.duplicates > 0) line("repeats merged", std::to_string(report.duplicates));
}

// A list whose first line promises more than follows was probably cut on its way.
void warn_of_a_cut(const LoadReport& report, const std::string& file, Console& console) {
  if (report.declared_rows && *report.declared_rows > report.rows)
    console.note(fmt::format("{}: the first line declares {} rows and {} follow; the file may be cut short",
                             shown(file), *report.declared_rows, report.rows));
}

// What a file held that is not in the network.
void tell_skipped(const LoadedNetwork& network, Console& console) {
  const NetworkReport& report = network.report;
  for (const auto& [what, times] : report.skipped) console.note(fmt::format("passed over: {} {}", times, what));
  if (report.renumbered) console.note("people are named in the file: here they are numbered as they appear there, and their names stay behind");
  if (report.says_directed && !network.graph.directed()) console.note("the file calls its ties directed: here they are read as ties between two; --directed keeps their direction");
}

// Every tie once (both directions of a directed network), by label, with its weight where the file has weights.
std::string csv_of(const Graph& graph, bool weights) {
  std::string text = weights ? "source,target,weight\n" : "source,target\n";
  const std::vector<std::int32_t> people = graph.index_by_stable_id();
  std::vector<std::pair<std::uint32_t, double>> row;
  for (std::uint32_t person = 0; person < people.size(); ++person) {
    row.clear();
    const auto neighbors = graph.neighbors(people[person]);
    const auto strengths = graph.weights(people[person]);
    for (std::size_t i = 0; i < neighbors.size(); ++i)
      if (graph.directed() || graph.stable_id(neighbors[i]) > person) row.emplace_back(graph.stable_id(neighbors[i]), static_cast<double>(strengths[i]) / kFullWeight);
    std::sort(row.begin(), row.end());
    for (const auto& [other, strength] : row) {
      fmt::format_to(std::back_inserter(text), "{},{}", graph.label(people[person]), graph.label(people[other]));
      if (weights) fmt::format_to(std::back_inserter(text), ",{:.5g}", strength);
      text += '\n';
    }
  }
  return text;
}

}  // namespace

Exit network_import_command(const Words& words, Console& console) {
  std::string file, output = "-", names;
  bool directed = false, weights = false;
  std::int32_t max_people = kMaxPeople;
  Options options("network import",
                  "A network of GraphML, GEXF, Pajek or GML (told by its contents), or an edge list, as an edge list with commas. People\n"
                  "who are named become numbers. Any of these files may also stand in a scenario, or after --network, as it is.",
                  "grapevine network import friends.graphml -o friends.csv");
  options.argument("FILE", file, true, "the network, or \"-\"");
  options.text("-o,--output", output, "FILE", "where it goes; \"-\": standard output");
  options.flag("--directed", directed, "keep the direction of ties");
  options.flag("--weights", weights, "also write weights, 1 the largest");
  options.text("--names", names, "FILE", "also write who is which number: the only place that names go to");
  options.whole("--max-people", max_people, 2, kMaxPeople, "refuse networks with more people");
  if (const auto exit = options.parse(words, console)) return *exit;

  const auto network = load_network(file, {.directed = directed, .third = weights ? ThirdColumn::weight : ThirdColumn::ignore, .max_people = max_people}, !names.empty());
  if (!network) return console.fail(Exit::invalid_input, network.errors());
  const NetworkReport& report = network->report;
  const Graph& graph = network->graph;
  warn_of_a_cut(report.load, file, console);
  console.note(fmt::format("{}: {}, {} people, {} {}", shown(file), name_of(report.format), graph.people(), graph.ties(), graph.directed() ? "arcs" : "ties"));
  tell_skipped(*network, console);
  if (report.load.self_loops > 0) console.note(fmt::format("passed over: {} ties of people with themselves", report.load.self_loops));
  if (report.load.duplicates > 0) console.note(fmt::format("merged: {} repeats", report.load.duplicates));
  if (report.without_ties > 0) console.note(fmt::format("{} people without ties have no line in an edge list", report.without_ties));
  if (!names.empty()) {
    std::string text = "number,name\n";
    for (std::size_t number = 0; number < report.names.size(); ++number) text += fmt::format("{},{}\n", number, csv_cell(report.names[number]));
    if (const auto error = write_file(names, text)) return console.fail(Exit::invalid_input, *error);
  }
  const std::string csv = csv_of(graph, weights);
  if (output == "-") console.print(csv);
  else if (const auto error = write_file(output, csv)) return console.fail(Exit::invalid_input, *error);
  return Exit::done;
}

Exit network_generate_command(const Words& words, Console& console) {
  NetworkSpec spec;
  std::size_t kind = 0;
  std::int32_t people = 10'000;
  std::uint64_t seed = 1;
  std::string output = "-";
  Options options(
      "network generate", "A made-up network as an edge list: one tie a line, people counted from 0.",
      "grapevine network generate --kind barabasi_albert --people 1000 --attach 5 -o friends.txt");
  options.choice("--kind", kind, {kKinds[0].name, kKinds[1].name, kKinds[2].name, kKinds[3].name},
                 "rule by which it is made");
  options.whole("--people", people, 2, kMaxPeople, "people");
  options.whole("--seed", seed, std::uint64_t{0}, (std::uint64_t{1} << 53) - 1, "seed");
  options.number("--mean-degree", spec.mean_degree, 1, 1000, "mean number of ties (not barabasi_albert)");
  options.number("--exponent", spec.exponent, 1.5, 6, "of the power law");
  options.whole("--max-degree", spec.max_degree, 0, 1'000'000,
                "most ties of one person in the power law; 0: chosen");
  options.whole("--attach", spec.attach, 1, 500, "ties of a newcomer in barabasi_albert");
  options.number("--rewire", spec.rewire, 0, 1, "share of ties that watts_strogatz moves");
  options.whole("--blocks", spec.blocks, 1, 100'000, "communities of stochastic_blocks");
  options.number("--inside-share", spec.inside_share, 0, 1, "share of ties within a block");
  options.text("-o,--output", output, "FILE", "write it there instead of to standard output");
  if (const auto exit = options.parse(words, console)) return *exit;

  spec.kind = kKinds[kind].kind;
  const auto graph = generate(spec, people, seed);
  if (!graph) return console.fail(Exit::usage, graph.errors());
  const std::string text =
      edge_list_text(*graph, fmt::format("{}, {} people, {} ties, seed {}; Grapevine {}", kKinds[kind].name,
                                         graph->people(), graph->ties(), seed, kEngineVersion));
  if (output == "-") {
    console.print(text);
    return Exit::done;
  }
  if (const auto error = write_file(output, text)) return console.fail(Exit::invalid_input, *error);
  console.note(fmt::format("{}: {} people, {} ties", shown_path(output), graph->people(), graph->ties()));
  return Exit::done;
}

Exit network_stats_command(const Words& words, Console& console) {
  std::string file;
  bool directed = false, json = false;
  std::int32_t max_people = kMaxPeople;
  Options options("network stats", "The figures of a network. Self-loops are dropped, repeats merged.",
                  "grapevine network stats friends.txt --json");
  options.argument("NETWORK", file, true, "an edge list, GraphML, GEXF, Pajek or GML; or \"-\"");
  options.flag("--directed", directed, "every line is an arc, not a tie");
  options.whole("--max-people", max_people, 2, kMaxPeople, "refuse networks with more people");
  options.flag("--json", json, "print JSON");
  if (const auto exit = options.parse(words, console)) return *exit;

  const auto network = load_network(file, {.directed = directed, .max_people = max_people});
  if (!network) return console.fail(Exit::invalid_input, network.errors());
  warn_of_a_cut(network->report.load, file, console);
  tell_skipped(*network, console);
  print_stats(*network, json, console);
  return Exit::done;
}

}  // namespace grapevine
