// "posterior" of a scenario's file: draws of parameters that are not known for sure.
#pragma once

#include "scenario/object_reader.h"
#include "scenario/relations.h"
#include "scenario/scenario.h"

namespace grapevine {

constexpr std::size_t kMostDraws = 2000;
constexpr std::size_t kMostDrawn = 64;  // parameters

// What stands at "posterior"; empty when there is none, or a problem.
Posterior read_posterior(ObjectReader& scenario);
// Whether relations between parameters hold with each draw, from the start and along the timeline; a problem where not.
void check_posterior(const Posterior& posterior, const Parameters& start, const std::vector<PlacedEntry>& timeline, Problems& problems);
Json posterior_json(const Posterior& posterior);
Json posterior_schema();

}  // namespace grapevine
