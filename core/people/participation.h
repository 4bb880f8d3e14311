// How much people take part in public: a ladder from creators to inactives (after Forrester's social technographics).
#pragma once

#include <vector>

#include "base/base.h"
#include "graph/graph.h"
#include "scenario/parameters.h"

namespace grapevine {

// How many times as likely as the average a spectator posts and passes on, so that the mean over all people is 1.
double spectators_factor(const ParticipationParameters& participation);

// Factor of each person by internal index: creators, critics and spectators theirs, inactives 0. Empty when everybody is a
// spectator. Drawn by stable id.
std::vector<float> make_participation(const ParticipationParameters& participation, const Graph& graph, std::uint64_t seed);

}  // namespace grapevine
