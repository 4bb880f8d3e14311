// From the state at the end of a replicate to its outcomes.
#pragma once

#include "sim/outcomes.h"

namespace grapevine {

struct Run;
void finish_run(Run& run, Outcomes& outcomes);

}  // namespace grapevine
