// What the readers of GraphML, GEXF, Pajek and GML have in common: people and ties as they come, errors with their lines,
// and the graph at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/network_file.h"

namespace grapevine {

class NetworkCollector {
 public:
  NetworkCollector(const NetworkOptions& options, NetworkReport& report) : options_(options), report_(report) {}

  // False when nothing more should be read: too many errors, people or ties.
  bool person(std::string_view id, std::int64_t line);
  bool tie(std::string_view from, std::string_view to, std::optional<double> weight, std::int64_t line);
  bool wrong(std::int64_t line, std::string_view found, std::string_view allowed, std::string_view remedy);
  void skip(std::string_view what, std::int64_t times = 1);

  Result<Graph> finish();

 private:
  std::uint32_t place_of(std::string_view id, std::int64_t line);
  std::string at(std::int64_t line) const { return std::string(options_.ties.name) + ":" + std::to_string(line); }
  void number_people();
  bool check_listed();

  struct Person {
    std::int64_t line = 0;  // where first met
    bool listed = false;
  };
  const NetworkOptions& options_;
  NetworkReport& report_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::vector<const std::string*> ids_;  // by place: keys of places_
  std::vector<Person> people_;           // by place
  std::vector<Tie> ties_;
  std::vector<float> weights_;  // one a tie where wanted
  std::vector<std::int64_t> labels_;
  bool any_listed_ = false, too_many_ = false;
  Errors errors_;
};

// Each hands all of a text to the collector.
void read_graphml(std::string_view text, NetworkCollector& into, NetworkReport& report);
void read_gexf(std::string_view text, NetworkCollector& into, NetworkReport& report);
void read_pajek(std::string_view text, NetworkCollector& into, NetworkReport& report);
void read_gml(std::string_view text, NetworkCollector& into, NetworkReport& report);

// A whole text as a number, or nothing.
std::optional<double> number_of(std::string_view text);

}  // namespace grapevine
