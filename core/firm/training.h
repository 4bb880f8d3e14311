// What a fire drill leaves: a level of training that is forgotten, and what it does to answers under pressure.
#pragma once

#include "base/base.h"
#include "scenario/parameters.h"

namespace grapevine {

// Level (0..1) so long after it was reached: half of it is left after half_life_days [A].
double training_left(double level, Millis since, const TrainingParameters& training);

// How many times as long a public complaint takes at this level: 1 / (u + (1 − u)·level), u = untrained_throughput.
double handling_stretch(double level, const TrainingParameters& training);

// Hours from the press call to a statement: from reply.statement_delay_hours, untrained, to trained_statement_hours, and
// never later for being trained.
double statement_hours(double level, const ReplyParameters& reply, const TrainingParameters& training);

// Probability that a public reply strikes the wrong tone: untrained_errors·(1 − level), times 1 + fatigue; at most 1.
double wrong_tone(double level, double fatigue, const TrainingParameters& training);

// A team's fatigue (0..1) after a day at this utilisation: f (1 − recovery), and on a hard day gain · (utilisation − from) /
// (1 − from) more. Work takes 1 + f times as long. Off while the gain is 0. [A]
double fatigue_after(double fatigue, double utilisation, const FatigueParameters& parameters);

}  // namespace grapevine
