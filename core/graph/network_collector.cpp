#include "graph/network_collector.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/wording.h"

namespace grapevine {

namespace {

constexpr std::size_t kErrorsShown = 20;
constexpr std::size_t kLongestId = 1000;

// An id that is a label as it stands: a whole number in its usual form.
std::optional<std::int64_t> label_of(std::string_view id) {
  std::int64_t value = 0;
  const auto [end, status] = std::from_chars(id.data(), id.data() + id.size(), value);
  const bool usual = status == std::errc() && end == id.data() + id.size() && value >= 0 && (id.size() == 1 || id[0] != '0');
  return usual ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, status] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  return status == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool NetworkCollector::wrong(std::int64_t line, std::string_view found, std::string_view allowed, std::string_view remedy) {
  errors_.push_back({at(line), shown(found), allowed, remedy});
  return errors_.size() < kErrorsShown;
}

void NetworkCollector::skip(std::string_view what, std::int64_t times) {
  for (auto& [name, count] : report_.skipped)
    if (name == what) {
      count += times;
      return;
    }
  report_.skipped.emplace_back(what, times);
}

std::uint32_t NetworkCollector::place_of(std::string_view id, std::int64_t line) {
  const auto [found, added] = places_.try_emplace(std::string(id), static_cast<std::uint32_t>(people_.size()));
  if (added) {
    ids_.push_back(&found->first);
    people_.push_back({line, false});
  }
  return found->second;
}

bool NetworkCollector::person(std::string_view id, std::int64_t line) {
  if (id.empty() || id.size() > kLongestId)
    return wrong(line, id, say("an id of 1 to 1000 bytes"), say("give every person an id"));
  const std::uint32_t place = place_of(id, line);
  Person& person = people_[place];
  if (person.listed) return wrong(line, id, say("every person once"), say("remove the second of them"));
  person.listed = any_listed_ = true;
  too_many_ = people_.size() > static_cast<std::size_t>(std::min(options_.ties.max_people, kMaxPeople));
  return !too_many_;
}

bool NetworkCollector::tie(std::string_view from, std::string_view to, std::optional<double> weight, std::int64_t line) {
  if (from.empty() || to.empty() || std::max(from.size(), to.size()) > kLongestId)
    return wrong(line, from.empty() ? to : from, say("two ends of a tie"), say("name both ends of the tie"));
  const ThirdColumn third = options_.ties.third;
  if (third != ThirdColumn::ignore) {
    const double most = third == ThirdColumn::probability ? 1 : 1e30, value = weight.value_or(1);
    if (!(value >= 0 && value <= most))
      return wrong(line, std::to_string(value), third == ThirdColumn::probability ? say("a probability from 0 to 1") : say("a weight from 0 to 1e30"), say("correct the number"));
    weights_.push_back(static_cast<float>(value));
  }
  report_.load.third_column |= weight.has_value();
  const std::uint32_t first = place_of(from, line);
  const std::uint32_t second = place_of(to, line);
  ties_.push_back({first, second});
  ++report_.load.rows;
  too_many_ = static_cast<std::int64_t>(ties_.size()) > kMaxTies || people_.size() > static_cast<std::size_t>(std::min(options_.ties.max_people, kMaxPeople));
  return !too_many_;
}

// Everybody whom a tie names must be listed, where anybody is.
bool NetworkCollector::check_listed() {
  if (!any_listed_) return true;
  for (std::size_t place = 0; place < people_.size(); ++place)
    if (!people_[place].listed && !wrong(people_[place].line, *ids_[place], say("ties between people whom the file lists"), say("list this person too, or remove the tie"))) break;
  return errors_.empty();
}

// Stable ids follow labels upwards, so people change places where ids are numbers.
void NetworkCollector::number_people() {
  labels_.clear();
  for (const std::string* id : ids_) {
    const auto label = label_of(*id);
    if (!label) break;
    labels_.push_back(*label);
  }
  report_.renumbered = labels_.size() < ids_.size();
  if (report_.renumbered) {
    labels_.clear();
    if (options_.keep_names)
      for (const std::string* id : ids_) report_.names.push_back(*id);
    return;
  }
  std::vector<std::uint32_t> order(labels_.size()), rank(labels_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t place) { return labels_[place]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  for (Tie& tie : ties_) tie = {rank[tie[0]], rank[tie[1]]};
  std::ranges::sort(labels_);
  if (!labels_.empty() && labels_.back() == static_cast<std::int64_t>(labels_.size()) - 1) labels_.clear();
}

Result<Graph> NetworkCollector::finish() {
  const std::string name(options_.ties.name);
  if (too_many_)
    return Error{name, say("more people or ties"), say("up to {} people and {} ties", std::min(options_.ties.max_people, kMaxPeople), kMaxTies), say("load a part of the network")};
  if (!errors_.empty() || !check_listed()) return errors_;
  if (any_listed_) report_.load.declared_people = static_cast<std::int64_t>(people_.size());
  if (ties_.empty()) return Error{name, say("no tie"), say("at least one tie between two people"), say("check that this is the network's file")};
  number_people();
  const auto people = static_cast<std::int32_t>(people_.size());
  if (options_.ties.third == ThirdColumn::weight) {
    const float most = *std::ranges::max_element(weights_);
    for (float& weight : weights_) weight = most > 0 ? weight / most : 0;
  }
  BuildReport merged;
  Graph graph = build_graph(people, std::move(ties_), std::move(weights_),
                            {.directed = options_.ties.directed, .order = options_.ties.order, .keep_probabilities = options_.ties.third == ThirdColumn::probability, .labels = std::move(labels_)}, &merged);
  report_.load.self_loops = merged.self_loops;
  report_.load.duplicates = merged.duplicates;
  if (graph.ties() == 0) return Error{name, say("only ties of people with themselves"), say("at least one tie between two people"), say("check that this is the network's file")};
  std::vector<bool> tied(static_cast<std::size_t>(people), false);
  for (std::int32_t i = 0; i < people; ++i)
    for (const std::int32_t other : graph.neighbors(i)) tied[static_cast<std::size_t>(i)] = tied[static_cast<std::size_t>(other)] = true;
  report_.without_ties = std::ranges::count(tied, false);
  return graph;
}

}  // namespace grapevine
