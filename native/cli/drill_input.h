// A drill as it is named on the command line.
#pragma once

#include <string>

#include "cli/options.h"
#include "drill/drill.h"

namespace grapevine {

// A file, "-", or the name of a drill that comes with Grapevine.
Result<Drill> load_drill(const std::string& word);

}  // namespace grapevine
