// docs/scenarios.md: what every scenario that comes with Grapevine asks, and what its what-ifs find.
#pragma once

#include <cstdint>
#include <string>

#include "cli/console.h"
#include "cli/options.h"

namespace grapevine {

struct PageOptions {
  std::string pictures;   // folder for one NAME.svg a scenario; empty: no pictures
  std::int32_t jobs = 0;  // threads; 0 before parsing: one a core

  void declare(Options& options);
};

// Runs every shipped scenario and its what-ifs with their own seed and number of futures and prints one page as Markdown.
// The page shows pictures by the last part of their folder's name, so it belongs beside that folder.
Exit print_scenario_pages(const PageOptions& options, Console& console);

}  // namespace grapevine
