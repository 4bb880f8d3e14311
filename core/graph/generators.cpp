#include "graph/generators.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

#include "base/index.h"
#include "base/portable_math.h"
#include "base/wording.h"
#include "graph/configuration.h"
#include "graph/strength.h"

namespace grapevine {

namespace {

// --- parameters ------------------------------------------------------------------------------------------------------

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

// Adds an error unless low <= value <= high; NaN is never within.
void require(Errors& errors, const char* where, double value, double low, double high, std::string_view remedy) {
  if (value >= low && value <= high) return;
  errors.push_back({where, number(value), say("{} to {}", number(low), number(high)), remedy});
}

void require_people(Errors& errors, double people, double least = 2) {
  require(errors, "/people", people, least, kMaxPeople, say("Choose another number of people."));
}

void require_ties(Errors& errors, const char* where, double expected) {
  if (expected <= static_cast<double>(kMaxTies)) return;
  errors.push_back({where, say("{} ties", number(expected)), say("up to {} ties", kMaxTies),
                    say("Choose fewer people or fewer ties a person.")});
}

// --- small world -----------------------------------------------------------------------------------------------------

// The ring's ties, each kept by the person it starts from: tie t of person i is far_ends[i * half + t].
class Ring {
 public:
  Ring(std::int32_t people, std::int32_t neighbors)
      : people_(static_cast<std::uint32_t>(people)), half_(index(neighbors / 2)), far_ends_(people_ * half_) {
    for (std::uint32_t person = 0; person < people_; ++person)
      for (std::size_t tie = 0; tie < half_; ++tie)
        far_ends_[person * half_ + tie] = static_cast<std::uint32_t>((person + tie + 1) % people_);
  }

  void rewire(double probability, const Luck& luck) {
    constexpr int kAttempts = 1000;  // in a nearly complete network nobody may be left: the tie stays
    for (std::uint32_t person = 0; person < people_; ++person) {
      Stream draws = graph_stream(luck, GraphStage::rewire, person);
      for (std::size_t tie = 0; tie < half_; ++tie) {
        if (!yes(draws.next32(), probability)) continue;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
          const std::uint32_t other = to_below64(draws.next(), people_);
          if (other == person || starts(person, other) || starts(other, person)) continue;
          far_ends_[person * half_ + tie] = other;
          break;
        }
      }
    }
  }

  std::vector<Tie> ties() const {
    std::vector<Tie> all;
    all.reserve(far_ends_.size());
    for (std::uint32_t person = 0; person < people_; ++person)
      for (std::size_t tie = 0; tie < half_; ++tie) all.push_back({person, far_ends_[person * half_ + tie]});
    return all;
  }

 private:
  bool starts(std::uint32_t from, std::uint32_t to) const {
    const auto first = far_ends_.begin() + static_cast<std::ptrdiff_t>(from * half_);
    return std::find(first, first + static_cast<std::ptrdiff_t>(half_), to) != first + static_cast<std::ptrdiff_t>(half_);
  }

  std::uint32_t people_;
  std::size_t half_;
  std::vector<std::uint32_t> far_ends_;
};

// --- blocks ----------------------------------------------------------------------------------------------------------

// Ties `person` to each of [first, end) with the given probability.
void tie_to_range(std::vector<Tie>& ties, Stream& draws, double probability, std::uint32_t person, std::uint32_t first,
                  std::uint32_t end) {
  if (probability >= 1) {
    for (; first < end; ++first) ties.push_back({person, first});
  } else if (probability > 0) {
    const double per_skip = 1 / portable_log(1 - probability);
    while (first < end) {
      const double skip = std::floor(portable_log(draws.unit()) * per_skip);
      if (skip >= end - first) return;
      first += static_cast<std::uint32_t>(skip);
      ties.push_back({person, first++});
    }
  }
}

}  // namespace

std::int32_t automatic_max_degree(std::int32_t people, double mean_degree) {
  const double room = std::max(std::min(people / 50, 200) * 1.0, std::ceil(2 * mean_degree));
  return static_cast<std::int32_t>(std::clamp(room, 1.0, std::max(1.0, people - 1.0)));
}

Result<Graph> generate(const PowerLaw& network, const Luck& luck) {
  Errors errors;
  require_people(errors, network.people);
  require(errors, "/network/exponent", network.exponent, 1.01, 10, say("Choose an exponent in that range."));
  require(errors, "/network/mean_degree", network.mean_degree, 0, network.people - 1.0, say("Choose a smaller mean degree."));
  if (network.max_degree != 0)
    require(errors, "/network/max_degree", network.max_degree, 1, network.people - 1.0, say("Choose 0 for automatic."));
  require_ties(errors, "/network/mean_degree", network.people * network.mean_degree / 2);
  if (!errors.empty()) return errors;

  const PowerLawDegrees law(network.exponent, network.max_degree != 0
                                                  ? network.max_degree
                                                  : automatic_max_degree(network.people, network.mean_degree));
  require(errors, "/network/mean_degree", network.mean_degree, law.lowest_mean(), law.max(),
          say("Choose a mean degree that exponent and maximum degree allow."));
  if (!errors.empty()) return errors;

  return graph_with_degrees(law.draw(network.people, network.mean_degree, luck), luck);
}

Result<Graph> generate(const BarabasiAlbert& network, const Luck& luck) {
  Errors errors;
  require_people(errors, network.people);
  require(errors, "/network/attach", network.attach, 1, network.people - 1.0, say("Choose fewer ties for a newcomer."));
  require_ties(errors, "/network/attach", 1.0 * network.people * network.attach);
  if (!errors.empty()) return errors;

  const auto people = static_cast<std::uint32_t>(network.people), attach = static_cast<std::uint32_t>(network.attach);
  const std::size_t clique = std::size_t{attach} * (attach + 1) / 2;
  std::vector<Tie> ties(clique + std::size_t{people - attach - 1} * attach);
  std::size_t count = 0;
  for (std::uint32_t a = 1; a <= attach; ++a)
    for (std::uint32_t b = 0; b < a; ++b) ties[count++] = {a, b};

  constexpr std::uint32_t kBlock = 16;
  std::vector<std::uint32_t> asked(kBlock * attach);  // ends of ties, for a block of newcomers
  for (std::uint32_t first = attach + 1; first < people; first += kBlock) {
    const std::uint32_t newcomers = std::min(kBlock, people - first);
    // which ends they ask for depends on how many ties there are by then, not on which: draw them all, call for them
    for (std::uint32_t i = 0; i < newcomers; ++i) {
      const std::uint64_t key = graph_key(luck, GraphStage::attach, first + i);
      const auto ends = static_cast<std::uint32_t>(2 * (count + std::size_t{i} * attach));
      for (std::uint32_t k = 0; k < attach; ++k) {
        const std::uint32_t end = asked[i * attach + k] = to_below64(tie_bits(key, k), ends);
        __builtin_prefetch(&ties[end / 2]);
      }
    }
    for (std::uint32_t i = 0; i < newcomers; ++i, count += attach) {
      const std::span<Tie> own(&ties[count], attach);
      const auto met = [&](std::uint32_t k) {  // whether tie k repeats an earlier one of this newcomer
        bool again = false;
        for (std::uint32_t j = 0; j < k; ++j) again |= own[j][1] == own[k][1];
        return again;
      };
      bool repeats = false;
      for (std::uint32_t k = 0; k < attach; ++k) {
        const std::uint32_t end = asked[i * attach + k];
        own[k] = {first + i, ties[end / 2][end % 2]};
        repeats |= met(k);
      }
      if (!repeats) continue;
      Stream draws = graph_stream(luck, GraphStage::attach_again, first + i);
      for (std::uint32_t k = 1; k < attach; ++k)
        while (met(k)) {
          const std::uint32_t end = to_below64(draws.next(), static_cast<std::uint32_t>(2 * count));
          own[k][1] = ties[end / 2][end % 2];
        }
    }
  }
  return build_graph(network.people, std::move(ties), {}, {.simple = true});
}

Result<Graph> generate(const WattsStrogatz& network, const Luck& luck) {
  Errors errors;
  require_people(errors, network.people, 3);
  require(errors, "/network/mean_degree", network.neighbors, 2, network.people - 1.0, say("Choose a mean degree in that range."));
  if (network.neighbors % 2 != 0)
    errors.push_back({"/network/mean_degree", std::to_string(network.neighbors), say("an even number"),
                      say("Choose the next even number: half the neighbours stand on either side.")});
  require(errors, "/network/rewire", network.rewire, 0, 1, say("Choose a probability."));
  require_ties(errors, "/network/mean_degree", 0.5 * network.people * network.neighbors);
  if (!errors.empty()) return errors;

  Ring ring(network.people, network.neighbors);
  ring.rewire(network.rewire, luck);
  return build_graph(network.people, ring.ties(), {}, {.simple = true});
}

Result<Graph> generate(const StochasticBlocks& network, const Luck& luck) {
  Errors errors;
  double people = 0, pairs_inside = 0;
  for (const double size : network.sizes) {
    if (size < 1) errors.push_back({"/network/blocks", number(size), say("blocks of 1 or more people"), say("Choose fewer blocks.")});
    people += size;
    pairs_inside += size * (size - 1) / 2;
  }
  require_people(errors, people);
  require(errors, "/network/inside_share", network.inside, 0, 1, say("Choose fewer ties inside or larger blocks."));
  require(errors, "/network/inside_share", network.across, 0, 1, say("Choose fewer ties across or smaller blocks."));
  const double pairs = people * (people - 1) / 2;
  require_ties(errors, "/network/mean_degree", pairs_inside * network.inside + (pairs - pairs_inside) * network.across);
  if (!errors.empty()) return errors;

  const auto everybody = static_cast<std::uint32_t>(people);
  std::vector<Tie> ties;
  std::uint32_t person = 0, block_end = 0;
  for (const std::int32_t size : network.sizes) {
    block_end += static_cast<std::uint32_t>(size);
    for (; person < block_end; ++person) {
      Stream draws = graph_stream(luck, GraphStage::skip, person);
      tie_to_range(ties, draws, network.inside, person, person + 1, block_end);
      tie_to_range(ties, draws, network.across, person, block_end, everybody);
    }
  }
  return build_graph(static_cast<std::int32_t>(everybody), std::move(ties), {}, {.simple = true});
}

Result<Graph> generate(const ErdosRenyi& network, const Luck& luck) {
  return generate(StochasticBlocks{{network.people}, network.probability, 0}, luck);
}

Result<Graph> generate(const NetworkSpec& spec, std::int32_t people, std::uint64_t seed) {
  const Luck luck(seed, 0);
  const auto drawn = [&]() -> Result<Graph> {
    switch (spec.kind) {
      case NetworkSpec::Kind::power_law:
        return generate(PowerLaw{people, spec.mean_degree, spec.exponent, spec.max_degree}, luck);
      case NetworkSpec::Kind::barabasi_albert: return generate(BarabasiAlbert{people, spec.attach}, luck);
      case NetworkSpec::Kind::watts_strogatz: {
        const double neighbors = std::floor(spec.mean_degree);
        if (neighbors != spec.mean_degree || neighbors > kMaxPeople)
          return Error{"/network/mean_degree", number(spec.mean_degree), say("an even number"), say("Choose an even number.")};
        return generate(WattsStrogatz{people, static_cast<std::int32_t>(neighbors), spec.rewire}, luck);
      }
      case NetworkSpec::Kind::stochastic_blocks: {
        Errors errors;
        require_people(errors, people);
        require(errors, "/network/blocks", spec.blocks, 1, people / 2, say("Choose fewer blocks."));
        require(errors, "/network/inside_share", spec.inside_share, 0, 1, say("Choose a share."));
        require(errors, "/network/mean_degree", spec.mean_degree, 0, people - 1.0, say("Choose a smaller mean degree."));
        if (!errors.empty()) return errors;
        StochasticBlocks blocks{std::vector<std::int32_t>(index(spec.blocks), people / spec.blocks), 0, 0};
        blocks.sizes.back() += people % spec.blocks;
        blocks.inside = spec.mean_degree * spec.inside_share / (blocks.sizes.front() - 1.0);
        if (spec.blocks > 1) blocks.across = spec.mean_degree * (1 - spec.inside_share) / (people - blocks.sizes.front());
        return generate(blocks, luck);
      }
      case NetworkSpec::Kind::file: break;
    }
    return Error{"/network/kind", "file", say("a network that can be generated"), say("Load the file first.")};
  };
  Result<Graph> graph = drawn();
  if (graph) assign_tie_strength(*graph, {.strong_share = spec.strong_share});
  return graph;
}

}  // namespace grapevine
