#include "people/participation.h"

#include <algorithm>

namespace grapevine {

double spectators_factor(const ParticipationParameters& p) {
  const double spectators = 1 - p.creators_share - p.critics_share - p.inactives_share;
  if (spectators <= 0) return 0;
  return std::max(0.0, (1 - p.creators_share * p.creators_factor - p.critics_share * p.critics_factor) / spectators);
}

std::vector<float> make_participation(const ParticipationParameters& p, const Graph& graph, std::uint64_t seed) {
  if (p.creators_share + p.critics_share + p.inactives_share <= 0) return {};
  const Luck always(seed, 0);
  const double others = spectators_factor(p);
  std::vector<float> factors;
  factors.reserve(graph.stable_ids().size());
  for (const std::uint32_t id : graph.stable_ids()) {
    const double place = to_unit32(always.words(Purpose::participation, id)[0]);
    const double creators = p.creators_share, critics = creators + p.critics_share, inactives = critics + p.inactives_share;
    factors.push_back(static_cast<float>(place < creators ? p.creators_factor : place < critics ? p.critics_factor : place < inactives ? 0 : others));
  }
  return factors;
}

}  // namespace grapevine
