// Opinion mixing: people move towards what those around them think (DeGroot 1974), listening only to opinions within their
// confidence (Deffuant et al. 2000; Hegselmann & Krause 2002).
#pragma once

#include <cstdint>
#include <span>

#include "graph/graph.h"
#include "scenario/parameters.h"

namespace grapevine {

// One day, everybody at once: s ← s + μ (m − s), m the mean of the opinions among one's ties that differ by at most the
// confidence, weighted by tie; who has none stays. `before` is scratch of the same length. A loop over rows in the order of
// internal indices, so that the bits are the same everywhere.
void mix_opinions(std::span<float> sentiment, std::span<float> before, const Graph& graph, const MixingParameters& mixing);

}  // namespace grapevine
