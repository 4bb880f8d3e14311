#include "cli/drill_input.h"

#include <fmt/format.h>

#include "cli/files.h"
#include "cli/scenario_input.h"
#include "drills.h"

namespace grapevine {

Result<Drill> load_drill(const std::string& word) {
  std::vector<std::string_view> names;
  for (const ShippedDrill& shipped : shipped_drills()) {
    names.push_back(shipped.name);
    if (shipped.name == word) return parse_drill(shipped.json, shipped_texts(), {.where = shipped.name});
  }
  const std::string_view near = nearest_name(word, names);
  const auto bytes = read_file(word, kScenarioBytes, near.empty() ? "name a drill file, or one that grapevine drill list tells" : fmt::format("did you mean {}?", near));
  if (!bytes) return bytes.errors();
  const std::string where = word == "-" ? "standard input" : shown_path(word);
  return parse_drill(*bytes, shipped_texts(), {.where = where});
}

}  // namespace grapevine
