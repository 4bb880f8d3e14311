// grapevine-bench [--filter WORD] [--json] [--list]
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <nlohmann/json.hpp>

#include "bench.h"

namespace {

struct Entry {
  std::string name;
  BenchFn run;
};

// Filled before main by static objects in unknown order, hence made on first use and sorted before running.
std::vector<Entry>& registry() {
  static std::vector<Entry> entries;
  return entries;
}

bool reached(const BenchRow& row) { return row.lower_is_better ? row.value <= row.target : row.value >= row.target; }

void print_text(const BenchRow& row) {
  char target[64] = "";
  if (row.target > 0) std::snprintf(target, sizeof target, "target %s%.4g%s", row.lower_is_better ? "<= " : ">= ", row.target, reached(row) ? "" : "  MISSED");
  std::printf("%-44s %12.4g %-14s %-26s %s\n", row.name.c_str(), row.value, row.unit.c_str(), target, row.note.c_str());
  std::fflush(stdout);
}

nlohmann::json to_json(const BenchRow& row) {
  nlohmann::json json = {{"name", row.name}, {"value", row.value}, {"unit", row.unit}, {"note", row.note}};
  if (row.target > 0) json.update({{"target", row.target}, {"lower_is_better", row.lower_is_better}, {"reached", reached(row)}});
  return json;
}

}  // namespace

RegisterBench::RegisterBench(const char* name, BenchFn run) { registry().push_back({name, run}); }

int main(int argc, char** argv) {
  std::string_view filter;
  bool json = false, list = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--json") == 0)
      json = true;
    else if (std::strcmp(argv[i], "--list") == 0)
      list = true;
    else if (std::strcmp(argv[i], "--filter") == 0 && i + 1 < argc)
      filter = argv[++i];
    else {
      std::fprintf(stderr, "%s: unknown option; use --filter WORD, --json, --list\n", argv[i]);
      return 2;
    }
  }
  auto& entries = registry();
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  nlohmann::json rows = nlohmann::json::array();
  for (const Entry& entry : entries) {
    if (entry.name.find(filter) == std::string::npos) continue;
    if (list) {
      std::printf("%s\n", entry.name.c_str());
      continue;
    }
    for (const BenchRow& row : entry.run()) {
      if (json)
        rows.push_back(to_json(row));
      else
        print_text(row);
    }
  }
  if (json && !list) std::printf("%s\n", rows.dump(2).c_str());
  return 0;
}
