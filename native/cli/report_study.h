// The report of a study's results folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace grapevine {

// Whether the folder holds the results of a sweep.
bool is_study(const std::filesystem::path& folder);

struct StudyPageRequest {
  std::string folder;
  std::vector<std::string> outcomes;    // of --outcome
  std::vector<std::string> conditions;  // of --prim; none: the worst quarter of each outcome
};
Result<std::string> study_page(const StudyPageRequest& request);

}  // namespace grapevine
