#include "cli/manifest.h"

#include "cli/files.h"
#include "scenario/json_guard.h"

namespace grapevine {

namespace {

constexpr int kFormat = 1;
constexpr std::uint64_t kManifestBytes = 1 << 20;

// Members of an object as they were written; anything else makes `ok` false.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(json), ok_(json.is_object()) {}
  std::string text(const char* key) {
    const Json* value = find(key);
    if (value == nullptr || !value->is_string()) return ok_ = false, std::string();
    return value->get<std::string>();
  }
  std::string optional_text(const char* key) { return find(key) == nullptr ? std::string() : text(key); }
  std::uint64_t whole(const char* key) {
    const Json* value = find(key);
    if (value == nullptr || !value->is_number_unsigned()) return ok_ = false, 0;
    return value->get<std::uint64_t>();
  }
  const Json* array(const char* key) {
    const Json* value = find(key);
    if (value == nullptr || !value->is_array()) return ok_ = false, nullptr;
    return value;
  }
  bool ok() const { return ok_; }

 private:
  const Json* find(const char* key) const {
    if (!json_.is_object()) return nullptr;
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }
  const Json& json_;
  bool ok_;
};

// Files of a folder are only ever looked for inside it.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string::npos;
}

}  // namespace

Manifest Manifest::begun() const {
  Manifest other = *this;
  other.store_digest.clear();
  for (Side& side : other.sides) side.outcomes_digest.clear();
  return other;
}

std::string to_json(const Manifest& manifest) {
  Json json;
  json["format"] = kFormat;
  json["engine"] = manifest.engine;
  json["command"] = manifest.command;
  if (!manifest.experiment_digest.empty()) json["experiment"] = manifest.experiment_digest;
  if (!manifest.shard.empty()) json["shard"] = manifest.shard;
  json["replicates"] = manifest.replicates;
  json["sides"] = Json::array();
  for (const Manifest::Side& side : manifest.sides)
    json["sides"].push_back({{"name", side.name},
                             {"file", side.file},
                             {"scenario", side.scenario_digest},
                             {"network", side.network_digest},
                             {"seed", side.seed},
                             {"outcomes", side.outcomes_digest}});
  json["results.sqlite"] = manifest.store_digest;
  json["complete"] = manifest.complete();
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "manifest.json";
  const auto bytes = read_file(path, kManifestBytes, "name a results folder, one that was written with -o");
  if (!bytes) return bytes.errors();
  const std::string where = shown_path(path);
  Problems problems(where);
  const auto json = read_json(*bytes, problems);
  const Error damaged{where, "no manifest of a results folder, or a damaged one", "",
                      "restore it from a copy, or write the results again into a new folder"};
  if (!json) return damaged;

  Manifest manifest;
  Reader reader(*json);
  const std::uint64_t format = reader.whole("format");
  manifest.engine = reader.text("engine");
  manifest.command = reader.text("command");
  manifest.experiment_digest = reader.optional_text("experiment");
  manifest.shard = reader.optional_text("shard");
  manifest.replicates = static_cast<std::int64_t>(reader.whole("replicates"));
  manifest.store_digest = reader.text("results.sqlite");
  if (const Json* sides = reader.array("sides")) {
    for (const Json& one : *sides) {
      Reader side(one);
      manifest.sides.push_back({side.text("name"), side.text("file"), side.text("scenario"),
                                side.text("network"), side.whole("seed"), side.text("outcomes")});
      if (!side.ok() || !is_plain_name(manifest.sides.back().file)) return damaged;
    }
  }
  if (!reader.ok() || format != kFormat || manifest.sides.empty() || manifest.replicates < 1) return damaged;
  // each byte as it was written: what is not looked at above cannot differ either
  if (to_json(manifest) != *bytes) return damaged;
  return manifest;
}

}  // namespace grapevine
