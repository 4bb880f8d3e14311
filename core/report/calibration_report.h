// A calibration for people: fit, posterior, and what the data cannot tell. HTML under the rules of html_report.h, and the
// same in short for a terminal.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/terminal.h"
#include "study/study.h"

namespace grapevine {

struct CalibrationSubject {
  const Study& study;              // its experiment: factors in ranges, outcomes as summaries
  std::span<const double> observed;  // by outcome
  std::span<const AbcRound> rounds;  // at least one
  AbcEnd end{};
  std::string scenario_title;
  std::string data;                // what the observed figures come from
  // Of history matching, where `rounds` are what was run first, and draws from what is left.
  const HistoryMatch* history = nullptr;
  HistoryEnd history_end{};
  std::int64_t points = 0, futures = 0;  // of a wave
};

// Values of a factor at the particles of a round.
std::vector<double> posterior_values(const Study& study, const AbcRound& round, std::size_t factor);
// "Service time cannot be told from these data: …"; empty where all is told.
std::vector<std::string> unidentified(const CalibrationSubject& subject);

std::string calibration_text(const CalibrationSubject& subject, const TerminalStyle& style);
std::string calibration_report(const CalibrationSubject& subject);

}  // namespace grapevine
