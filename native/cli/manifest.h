// The manifest of a results folder: what was run, by which engine, and the digests of what came out. It holds
// neither time nor host, number of jobs or command line (those are in run.log), so that the same job leaves
// the same bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace grapevine {

struct Manifest {
  struct Side {
    std::string name;             // of the scenario or the what-if
    std::string file;             // in the folder, "scenario.json"
    std::string scenario_digest;  // of the file's bytes
    std::string network_digest;   // of the edge list; empty when the network is made up
    std::uint64_t seed = 1;
    std::string outcomes_digest;  // as `run --digest` prints it; empty until the job is complete
    bool operator==(const Side&) const = default;
  };
  std::string engine;
  std::string command;  // "run", "compare" or "sweep"
  std::string experiment_digest;  // of a sweep: of experiment.json
  std::string shard;              // of a sweep that is one of several parts: "2/4"
  std::int64_t replicates = 0;
  std::vector<Side> sides;   // the baseline first
  std::string store_digest;  // of results.sqlite; empty until complete, and in a build without a store

  bool complete() const { return !sides.empty() && !sides.front().outcomes_digest.empty(); }
  // The same without what only a complete job knows.
  Manifest begun() const;
  bool operator==(const Manifest&) const = default;
};

std::string to_json(const Manifest& manifest);
Result<Manifest> read_manifest(const std::filesystem::path& folder);

}  // namespace grapevine
