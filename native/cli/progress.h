// How far long work is, on standard error: a line that changes where that is a terminal, a line a minute
// where it is not. Nothing at all for work that is done within half a second.
#pragma once

#include <chrono>
#include <string>

#include "cli/console.h"
#include "ensemble/ensemble.h"

namespace grapevine {

class ProgressLine {
 public:
  // `what` is counted: "futures".
  ProgressLine(Console& console, std::string what)
      : console_(console), what_(std::move(what)), started_(Clock::now()), last_(started_) {}
  ~ProgressLine() { console_.clear_progress(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  std::string what_;
  Clock::time_point started_, last_;
};

}  // namespace grapevine
