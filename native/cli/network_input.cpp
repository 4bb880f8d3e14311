#include "cli/network_input.h"

#include "base/digest.h"
#include "cli/files.h"

namespace grapevine {

Result<LoadedNetwork> load_network(const std::filesystem::path& file, EdgeListOptions options) {
  const auto bytes = read_file(file, kNetworkBytes);
  if (!bytes) return bytes.errors();
  const std::string name = file == "-" ? "standard input" : shown_path(file);
  options.name = name;
  LoadReport report;
  auto graph = read_edge_list(*bytes, options, &report);
  if (!graph) return graph.errors();
  return LoadedNetwork{std::move(*graph), report, digest_of(*bytes)};
}

}  // namespace grapevine
