#include "cli/network_input.h"

#include "base/digest.h"
#include "cli/files.h"

namespace grapevine {

Result<LoadedNetwork> load_network(const std::filesystem::path& file, EdgeListOptions options, bool keep_names) {
  const auto bytes = read_file(file, kNetworkBytes);
  if (!bytes) return bytes.errors();
  const std::string name = file == "-" ? "standard input" : shown_path(file);
  options.name = name;
  NetworkReport report;
  auto graph = read_network(*bytes, {.ties = options, .keep_names = keep_names}, &report);
  if (!graph) return graph.errors();
  return LoadedNetwork{std::move(*graph), std::move(report), digest_of(*bytes)};
}

}  // namespace grapevine
