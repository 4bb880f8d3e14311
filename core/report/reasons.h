// Why a figure changed, in sentences about people, cases and minutes of one future.
#pragma once

#include <string>
#include <vector>

#include "ensemble/why.h"

namespace grapevine {

struct Reasons {
  std::string title;               // "Bad news on the worst day: 120 instead of 410"
  std::string future;              // "In future 23, which of 64 shows it most plainly."
  std::vector<std::string> lines;  // the chain of what happened there
  std::vector<std::string> causes; // what each thing that was changed does of it
};

Reasons reasons(const Why& why, std::int64_t futures);
// When there is nothing to explain: the figure is the same in every future, or nothing was changed.
Reasons no_reasons(Metric metric);

}  // namespace grapevine
