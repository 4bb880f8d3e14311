// Inside of `grapevine selftest`: its results as a table, as JSON and as the document.
#pragma once

#include <string>
#include <vector>

#include "validation/validation.h"

namespace grapevine {

// The rows of one group, in the order in which they ran.
struct GroupResult {
  const CheckGroup* group = nullptr;
  std::vector<Check> rows;
};

struct Tally {
  std::int64_t held = 0, failed = 0, skipped = 0;
};
Tally tally(const std::vector<GroupResult>& results);
std::string to_sentence(const Tally& tally);  // "366 checks hold, 1 fails, 2 are skipped."

std::string group_as_text(const GroupResult& result);
std::string results_as_json(const std::vector<GroupResult>& results, const ValidationSettings& settings);
std::string results_as_markdown(const std::vector<GroupResult>& results);

// How often simulated figures are off by chance, counted over many seeds.
struct Alarms {
  std::string_view group;
  std::int64_t checks = 0;      // simulated figures, of all seeds
  std::int64_t beyond_two = 0;  // standard errors
  std::int64_t beyond_three = 0;
  std::int64_t beyond_four = 0;
  std::int64_t others = 0;  // checks of another kind: limits, directions, wrong laws
  std::int64_t others_failed = 0;
};
// Adds the rows of one seed.
void count(Alarms& alarms, const std::vector<Check>& rows);
std::string alarms_as_text(const std::vector<Alarms>& alarms, std::int32_t seeds);
std::string alarms_as_json(const std::vector<Alarms>& alarms, std::int32_t seeds);

}  // namespace grapevine
