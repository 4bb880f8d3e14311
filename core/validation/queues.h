// Inside of room `validation`: what the two files about queues share.
#pragma once

#include <string>

#include "support/support.h"
#include "validation/validation.h"

namespace grapevine {

// 64 replicates of 20,000 cases each, the loss run left out.
QueueStudyOptions queue_of(double arrivals_per_hour, double service_per_hour, double patience_per_hour,
                           int agents);

// `settings` scales the cases and moves the seed.
QueueStudy simulated(QueueStudyOptions options, const ValidationSettings& settings);

void agrees(Checks& checks, std::string what, double expected, const Estimate& found);
void agrees(Checks& checks, std::string what, double expected, const SimulatedQueue& found,
            std::optional<double> QueueFigures::*key);

}  // namespace grapevine
