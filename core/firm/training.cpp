#include "firm/training.h"

#include <algorithm>

namespace grapevine {

double training_left(double level, Millis since, const TrainingParameters& training) {
  if (level <= 0) return 0;
  return level * portable_exp(-0.69314718055994530942 * to_hours(since) / 24 / training.half_life_days);
}

double handling_stretch(double level, const TrainingParameters& training) {
  return 1 / (training.untrained_throughput + (1 - training.untrained_throughput) * level);
}

double statement_hours(double level, const ReplyParameters& reply, const TrainingParameters& training) {
  const double trained = std::min(training.trained_statement_hours, reply.statement_delay_hours);
  return reply.statement_delay_hours + (trained - reply.statement_delay_hours) * level;
}

double wrong_tone(double level, double fatigue, const TrainingParameters& training) {
  return std::min(1.0, training.untrained_errors * (1 - level) * (1 + fatigue));
}

double fatigue_after(double fatigue, double utilisation, const FatigueParameters& p) {
  const double hard = std::max(0.0, utilisation - p.from_utilisation) / std::max(1e-9, 1 - p.from_utilisation);
  return std::min(1.0, fatigue * (1 - p.recovery_per_day) + p.gain_per_day * hard);
}

}  // namespace grapevine
