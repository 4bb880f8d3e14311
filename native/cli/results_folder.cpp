#include "cli/results_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <ctime>

#include "cli/files.h"
#include "report/report.h"

namespace grapevine {

namespace fs = std::filesystem;

namespace {

}  // namespace

std::string log_prefix() {
  char host[256] = "?";
  ::gethostname(host, sizeof host - 1);
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char time[32] = "";
  std::strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return fmt::format("{} {}: ", time, shown(host));
}

namespace {

Manifest manifest_of(const std::string& command, std::span<const ScenarioInput> sides) {
  Manifest manifest;
  manifest.engine = kEngineVersion;
  manifest.command = command;
  manifest.replicates = sides.front().scenario.replicates;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const ScenarioInput& side = sides[i];
    manifest.sides.push_back({side.title, side_file(i, "scenario.json", ".json"),
                              digest_of(to_json(side.scenario)), side.network_digest, side.scenario.seed,
                              ""});
  }
  return manifest;
}

}  // namespace

std::optional<Error> refuse_folder(const fs::path& path, const Manifest& wanted) {
  std::error_code error;
  if (!fs::exists(path, error)) return std::nullopt;
  const std::string where = shown_path(path);
  const std::string remedy = "name a new folder with -o";
  if (!fs::is_directory(path, error)) return Error{where, "a file", "a folder", remedy};
  if (fs::exists(path / "manifest.json", error)) {
    const auto there = read_manifest(path);
    if (!there) return there.errors().front();
    if (there->engine != wanted.engine)
      return Error{where, fmt::format("results of engine {}", shown(there->engine)),
                   fmt::format("results of engine {}", wanted.engine), remedy};
    if (there->begun() != wanted)
      return Error{where,
                   fmt::format("results of another job ({} {})", shown(there->command),
                               shown(there->sides.front().name)),
                   "results of the same scenarios, seeds and replicates", remedy};
    return std::nullopt;
  }
  for (const char* ours :
       {"scenario.json", "results.sqlite", "journal.sqlite", "runs.csv", "series.csv", "run.log"})
    if (fs::exists(path / ours, error))
      return Error{where, fmt::format("a folder without a manifest that holds {}", ours),
                   "a new folder, or one that -o has written", remedy};
  return std::nullopt;
}

std::optional<Error> make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error) return std::nullopt;
  return Error{shown_path(path), error.message(), "a place where a folder can be made", "choose another place with -o"};
}

std::string side_file(std::size_t side, std::string_view name_of_baseline, std::string_view name_of_what_if) {
  return side == 0 ? std::string(name_of_baseline) : fmt::format("what-if-{}{}", side, name_of_what_if);
}

Result<ResultsFolder> ResultsFolder::create(const fs::path& path, const std::string& command,
                                            std::span<const ScenarioInput> sides, std::string log) {
  ResultsFolder folder;
  folder.path_ = path;
  folder.manifest_ = manifest_of(command, sides);
  if (auto error = refuse_folder(path, folder.manifest_)) return *error;
  if (auto error = make_folder(path)) return *error;
  if (auto failure = write_file(path / "manifest.json", to_json(folder.manifest_))) return *failure;
  if (auto failure = folder.write_inputs(sides)) return *failure;
  folder.write_log(std::move(log));

  std::vector<StoredSide> stored;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    stored.push_back(
        {folder.manifest_.sides[i].name, to_json(sides[i].scenario), sides[i].scenario.series_hours, {}});
    folder.series_hours_.push_back(sides[i].scenario.series_hours);
  }
  folder.kept_.assign(sides.size(), 0);
  if (has_results_store()) {
    auto store = open_results_store(path / "journal.sqlite", stored, {});
    if (!store) return store.errors();
    folder.store_ = std::move(*store);
  }
  return folder;
}

std::optional<Error> ResultsFolder::write_inputs(std::span<const ScenarioInput> sides) {
  for (std::size_t i = 0; i < sides.size(); ++i)
    if (auto error = write_file(path_ / manifest_.sides[i].file, to_json(sides[i].scenario))) return error;
  // all sides share one edge list
  const ScenarioInput& baseline = sides.front();
  if (baseline.network == nullptr) return std::nullopt;
  const auto bytes = read_file(baseline.network_file, kNetworkBytes);
  if (!bytes) return bytes.errors().front();
  return write_file(path_ / baseline.scenario.network.file, *bytes);
}

std::optional<Error> ResultsFolder::keep(std::size_t side, const Replicates& replicates, std::int64_t ready,
                                         bool now) {
  using namespace std::chrono_literals;
  std::int64_t& kept = kept_[side];
  const auto time = std::chrono::steady_clock::now();
  if (ready <= kept || (!now && time - last_kept_ < 1s)) return std::nullopt;
  last_kept_ = time;
  if (store_) {
    std::vector<StoredRun> fresh;
    for (std::int64_t replicate = kept; replicate < ready; ++replicate)
      fresh.push_back(stored_run({}, static_cast<std::int64_t>(side), replicate,
                                 replicates.outcomes[static_cast<std::size_t>(replicate)]));
    if (auto error = store_->append(fresh)) return error;
  }
  kept = ready;
  return std::nullopt;
}

std::optional<Error> ResultsFolder::finish(std::span<const Replicates* const> sides, std::string log) {
  if (store_) {
    auto digest = store_->finish(path_ / "results.sqlite");
    if (!digest) return digest.errors().front();
    manifest_.store_digest = std::move(*digest);
  }
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const Replicates& replicates = *sides[i];
    if (auto error = write_file(path_ / side_file(i, "runs.csv", "-runs.csv"), runs_csv(replicates)))
      return error;
    if (auto error = write_file(path_ / side_file(i, "series.csv", "-series.csv"),
                                series_csv(replicates, series_hours_[i])))
      return error;
    manifest_.sides[i].outcomes_digest = replicates.digest();
  }
  if (auto error = write_file(path_ / "manifest.json", to_json(manifest_))) return error;
  write_log(std::move(log));
  return std::nullopt;
}

void ResultsFolder::stop(std::string log) { write_log(std::move(log)); }

void ResultsFolder::write_log(std::string line) {
  log_ += log_prefix() + line + "\n";
  // a log that cannot be written loses nothing that matters
  if (const auto ignored = write_file(path_ / "run.log", log_)) return;
}

Result<std::vector<ScenarioInput>> load_sides(const fs::path& folder, const Manifest& manifest,
                                              const ScenarioOptions& options) {
  const std::string where = shown_path(folder);
  if (manifest.engine != kEngineVersion)
    return Error{where, fmt::format("results of engine {}", shown(manifest.engine)),
                 fmt::format("results of engine {}", kEngineVersion),
                 "replay it with the Grapevine that made it"};
  std::vector<ScenarioInput> sides;
  for (const Manifest::Side& side : manifest.sides) {
    const fs::path file = folder / side.file;
    const auto bytes = read_file(file, kScenarioBytes);
    if (!bytes) return bytes.errors();
    if (digest_of(*bytes) != side.scenario_digest)
      return Error{shown_path(file), "a scenario other than the one that was run",
                   "the file as it was written", "restore it, or run it anew with -o"};
    auto input = load_scenario(shown_path(file), *bytes, folder, options);
    if (!input) return input.errors();
    if (input->network_digest != side.network_digest)
      return Error{shown_path(input->network_file), "a network other than the one that was run",
                   "the file as it was written", "restore it, or run it anew with -o"};
    sides.push_back(std::move(*input));
  }
  return sides;
}

}  // namespace grapevine
