// A network file as commands need it: read once, its bytes fingerprinted.
#pragma once

#include <filesystem>
#include <string>

#include "graph/graph.h"
#include "graph/network_file.h"

namespace grapevine {

struct LoadedNetwork {
  Graph graph;
  NetworkReport report;
  std::string digest;  // of the file's bytes
};

// "-" is standard input. The name in `options` is set here.
Result<LoadedNetwork> load_network(const std::filesystem::path& file, EdgeListOptions options, bool keep_names = false);

}  // namespace grapevine
