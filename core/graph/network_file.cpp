#include "graph/network_file.h"

#include <algorithm>

#include "base/wording.h"
#include "graph/network_collector.h"

namespace grapevine {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return bytes;
}

// The first signs that say something, in small letters: neither blanks nor comments of Pajek and GML.
std::string beginning(std::string_view bytes) {
  std::string_view rest = without_mark(bytes);
  for (;;) {
    const std::size_t first = rest.find_first_not_of(" \t\r\n");
    if (first == rest.npos) return "";
    rest.remove_prefix(first);
    if (rest[0] != '%' && rest[0] != '#') break;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
  }
  std::string small(rest.substr(0, 4096));
  for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return small;
}

bool begins_a_list(std::string_view text, std::string_view key) {
  if (!text.starts_with(key)) return false;
  text.remove_prefix(key.size());
  const std::size_t next = text.find_first_not_of(" \t\r\n");
  return next != text.npos && (text[next] == '[' || (key != "graph" && next > 0));
}

}  // namespace

std::string_view name_of(NetworkFormat format) {
  constexpr std::string_view kNames[] = {english("an edge list"), "GraphML", "GEXF", "Pajek", "GML"};
  return kNames[static_cast<std::size_t>(format)];
}

NetworkFormat format_of(std::string_view bytes) {
  const std::string text = beginning(bytes);
  // of XML without a known root GraphML's reader says what is wrong
  if (text.starts_with("<")) return text.find("<gexf") != text.npos ? NetworkFormat::gexf : NetworkFormat::graphml;
  if (text.starts_with("*")) return NetworkFormat::pajek;
  for (const std::string_view key : {"graph", "creator", "version", "comment"})
    if (begins_a_list(text, key) && text.find('[') != text.npos) return NetworkFormat::gml;
  return NetworkFormat::edge_list;
}

Result<Graph> read_network(std::string_view bytes, const NetworkOptions& options, NetworkReport* report) {
  NetworkReport unused;
  NetworkReport& told = report != nullptr ? *report : unused;
  told = {};
  told.format = format_of(bytes);
  if (told.format == NetworkFormat::edge_list) return read_edge_list(bytes, options.ties, &told.load);
  const std::string_view text = without_mark(bytes);
  if (const std::size_t zero = text.find('\0'); zero != text.npos)
    return Error{std::string(options.ties.name) + ":" + std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(zero), '\n')), say("a zero byte"), say("text"), say("save the network as plain text in UTF-8")};
  NetworkCollector into(options, told);
  switch (told.format) {
    case NetworkFormat::graphml: read_graphml(text, into, told); break;
    case NetworkFormat::gexf: read_gexf(text, into, told); break;
    case NetworkFormat::pajek: read_pajek(text, into, told); break;
    default: read_gml(text, into, told); break;
  }
  return into.finish();
}

}  // namespace grapevine
