#include "people/mixing.h"

#include <algorithm>
#include <cmath>

namespace grapevine {

void mix_opinions(std::span<float> sentiment, std::span<float> before, const Graph& graph, const MixingParameters& mixing) {
  std::copy(sentiment.begin(), sentiment.end(), before.begin());
  const auto confidence = static_cast<float>(mixing.confidence), share = static_cast<float>(mixing.per_day);
  for (std::size_t i = 0; i < sentiment.size(); ++i) {
    const auto others = graph.neighbors(static_cast<std::int32_t>(i));
    const auto weights = graph.weights(static_cast<std::int32_t>(i));
    const float own = before[i];
    float sum = 0, weight = 0;
    for (std::size_t k = 0; k < others.size(); ++k) {
      const float opinion = before[static_cast<std::size_t>(others[k])];
      const float counts = std::abs(opinion - own) <= confidence ? static_cast<float>(weights[k]) : 0.0f;
      sum += counts * opinion;
      weight += counts;
    }
    if (weight > 0) sentiment[i] = own + share * (sum / weight - own);
  }
}

}  // namespace grapevine
