#include "cli/progress.h"

#include <fmt/format.h>

namespace grapevine {

void ProgressLine::show(const Progress& progress) {
  using namespace std::chrono_literals;
  const Clock::time_point now = Clock::now();
  const bool terminal = console_.error_is_terminal();
  if (now - started_ < 500ms || now - last_ < (terminal ? Clock::duration(100ms) : Clock::duration(60s)))
    return;
  last_ = now;
  // nobody knows how many there will be: total 0
  std::string line = progress.total > 0 ? fmt::format("{} of {} {}", progress.done, progress.total, what_) : fmt::format("{} {}", progress.done, what_);
  if (progress.per_second > 0)
    line += fmt::format(" · {:.{}f} a second · {} left", progress.per_second,
                        progress.per_second < 10 ? 1 : 0, duration_to_string(progress.seconds_left / 60));
  if (terminal)
    console_.progress(line);
  else
    console_.note(line);
}

}  // namespace grapevine
