// Inside of room `validation`: small scenarios of the whole model, and their futures.
#pragma once

#include <vector>

#include "validation/validation.h"

namespace grapevine {

// Small and eventful: everybody has an experience every ten days, and the best connected customer complains.
Scenario small_town(const ValidationSettings& settings);
Scenario without_events(Scenario scenario);
// A town without routine contacts, which come in proportion to people, and with a desk that has time for
// everybody, so that people meet through what they say alone.
Scenario without_queues(Scenario scenario);

// All scenarios that come with the program, with the seed moved; a `broken` row for one that cannot be read.
std::vector<Scenario> every_shipped(Checks& checks, const ValidationSettings& settings);

// Replicates 0 .. count − 1. The scenario is our own, so an error is our mistake.
std::vector<Outcomes> futures_of(const Scenario& scenario, std::int64_t count);

// Over all of them.
double total(const std::vector<Outcomes>& futures, Metric metric);
double total(const std::vector<Outcomes>& futures, Series series);
// Paired: those of `futures` less those of `others`.
Interval difference(const std::vector<Outcomes>& futures, const std::vector<Outcomes>& others, Metric metric);
// How many differ in any figure.
double different(const std::vector<Outcomes>& futures, const std::vector<Outcomes>& others);

}  // namespace grapevine
