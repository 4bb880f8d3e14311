#include "mpi/wire.h"

#include <bit>

namespace grapevine {

namespace {

template <class Value>
void put(WireWords& words, const std::vector<Value>& values) {
  words.push_back(values.size());
  for (const Value value : values) words.push_back(std::bit_cast<std::uint64_t>(value));
}

template <class Value>
void get(const WireWords& words, std::size_t& at, std::vector<Value>& values) {
  values.resize(words[at++]);
  for (Value& value : values) value = std::bit_cast<Value>(words[at++]);
}

}  // namespace

WireWords packed(const FinishedRuns& runs) {
  WireWords words = {runs.point, static_cast<std::uint64_t>(runs.first), runs.outcomes.size()};
  for (const Outcomes& outcomes : runs.outcomes) {
    for (const double total : outcomes.totals) words.push_back(std::bit_cast<std::uint64_t>(total));
    for (const auto& bins : outcomes.series) put(words, bins);
    put(words, outcomes.day_digests);
  }
  return words;
}

FinishedRuns unpacked(const WireWords& words) {
  FinishedRuns runs{words[0], static_cast<std::int64_t>(words[1]), std::vector<Outcomes>(words[2])};
  std::size_t at = 3;
  for (Outcomes& outcomes : runs.outcomes) {
    for (double& total : outcomes.totals) total = std::bit_cast<double>(words[at++]);
    for (auto& bins : outcomes.series) get(words, at, bins);
    get(words, at, outcomes.day_digests);
  }
  return runs;
}

}  // namespace grapevine
