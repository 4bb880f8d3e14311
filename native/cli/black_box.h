// A scenario as a black box: values of parameters from a file, figures into a file. What optimisers and explorers such as
// Dakota and OpenMOLE drive.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "cli/options.h"
#include "ensemble/ensemble.h"

namespace grapevine {

struct BlackBox {
  std::string values;   // file to read; empty: none
  std::string results;  // file to write; empty: none
  std::string metrics;  // names with commas between; empty: all

  void declare(Options& options);
  // "path=value" for each value in the file. Lines "path=value" or "path=value@moment", # for comments; or a parameters file
  // of Dakota, standard ("2 variables", then "value path") or APREPRO ("{ DAKOTA_VARS = 2 }", then "{ path = value }").
  Result<std::vector<std::string>> changes() const;
  Result<std::vector<Metric>> chosen() const;
  // "value name", a line a metric: the mean over all futures.
  static std::string text(std::span<const Metric> metrics, const Replicates& replicates);
};

}  // namespace grapevine
