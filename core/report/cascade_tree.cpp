#include "report/cascade_tree.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

namespace grapevine {

namespace {

// Σ over the tree's ties of (people below)·(people not below) is the sum of all distances.
double mean_distance(const std::vector<TreePerson>& people) {
  const std::size_t n = people.size();
  if (n < 2) return 0;
  std::vector<double> below(n, 1);
  double distances = 0;
  for (std::size_t i = n; i-- > 0;) {
    if (people[i].parent < 0) continue;
    below[static_cast<std::size_t>(people[i].parent)] += below[i];
    distances += below[i] * (static_cast<double>(n) - below[i]);
  }
  return distances / (static_cast<double>(n) * static_cast<double>(n - 1) / 2);
}

}  // namespace

CascadeTree cascade_tree(std::span<const Sighting> sightings, std::uint32_t story, const Story& what) {
  CascadeTree tree;
  std::unordered_map<std::uint32_t, std::int64_t> place;  // looked up only, so no order is taken from it
  const auto add = [&](const TreePerson& person) {
    place.emplace(person.person, static_cast<std::int64_t>(tree.people.size()));
    tree.people.push_back(person);
  };
  const bool by_person = std::any_of(sightings.begin(), sightings.end(), [&](const Sighting& s) { return s.story == story && s.from == what.root; });
  if (by_person || sightings.empty()) add({what.root, -1, 0, 0, false, true});
  std::vector<std::int64_t> widths(1, 0);
  std::int64_t met = 0, later = 0;
  for (const Sighting& s : sightings) {
    if (s.story != story) continue;
    const auto from = place.find(s.from);
    if (from != place.end()) tree.people[static_cast<std::size_t>(from->second)].passed_on = true;
    if (place.contains(s.person)) continue;
    const std::int64_t parent = from == place.end() ? -1 : from->second;
    const std::int32_t depth = parent < 0 ? 1 : tree.people[static_cast<std::size_t>(parent)].depth + 1;
    add({s.person, parent, depth, s.at - what.born, s.told, false});
    if (widths.size() <= static_cast<std::size_t>(depth)) widths.resize(static_cast<std::size_t>(depth) + 1, 0);
    ++widths[static_cast<std::size_t>(depth)];
    tree.depth = std::max(tree.depth, depth);
    ++met;
    later += depth > 1;
  }
  tree.widest = static_cast<std::int32_t>(*std::max_element(widths.begin(), widths.end()));
  tree.beyond_one_hop = met > 0 ? static_cast<double>(later) / static_cast<double>(met) : 0;
  tree.structural_virality = mean_distance(tree.people);
  return tree;
}

std::string cascade_csv(const CascadeTree& tree, const Graph& graph) {
  std::string text = "person,from,minutes,how,depth,passed_on\n";
  const auto label = [&](const TreePerson& person) { return graph.label(static_cast<std::int32_t>(person.person)); };
  for (const TreePerson& person : tree.people) {
    const std::string from = person.parent >= 0 ? std::to_string(label(tree.people[static_cast<std::size_t>(person.parent)])) : "";
    const char* how = person.depth == 0 ? "author" : person.told ? "told" : "seen";
    text += fmt::format("{},{},{},{},{},{}\n", label(person), from, to_minutes(person.after), how, person.depth, person.passed_on ? 1 : 0);
  }
  return text;
}

}  // namespace grapevine
