#include "people/crowd.h"

#include <algorithm>

namespace grapevine {

People make_people(const PeopleParameters& parameters, const Graph& graph, std::uint64_t seed) {
  const Luck luck(seed, 0);
  const auto ids = graph.stable_ids();
  const auto n = static_cast<std::int32_t>(ids.size());
  People people;
  people.sentiment.resize(n);
  people.customer.resize(static_cast<std::size_t>(n));
  for (std::int32_t i = 0; i < n; ++i) {
    const auto words = luck.words(Purpose::person, ids[static_cast<std::size_t>(i)]);
    const double drawn = parameters.sentiment_mean + parameters.sentiment_sd * standard_normal(to_unit32(words[0]));
    people.sentiment[i] = static_cast<float>(std::clamp(drawn, -1.0, 1.0));
    people.customer[static_cast<std::size_t>(i)] = yes(words[1], parameters.customers_share) ? 1 : 0;
  }
  return people;
}

}  // namespace grapevine
