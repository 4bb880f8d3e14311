#include "cli/study_input.h"

#include <fmt/format.h>

#include <charconv>

#include "base/digest.h"
#include "cli/files.h"

namespace grapevine {

namespace fs = std::filesystem;

std::string StudyInput::experiment_json() const {
  Experiment experiment = study.experiment;
  experiment.scenario = "scenario.json";
  return to_json(experiment);
}

Manifest StudyInput::manifest(Shard shard) const {
  Manifest manifest;
  manifest.engine = kEngineVersion;
  manifest.command = "sweep";
  manifest.experiment_digest = digest_of(experiment_json());
  manifest.shard = to_string(shard);
  manifest.replicates = study.experiment.replicates;
  manifest.sides.push_back({base.title, "scenario.json", digest_of(to_json(base.scenario)), base.network_digest,
                            base.scenario.seed, ""});
  return manifest;
}

StoreLayout StudyInput::layout() const {
  StoreLayout layout;
  layout.metrics = study.experiment.outcomes;
  layout.series = study.experiment.series;
  for (const Factor& factor : study.experiment.factors)
    layout.factors.emplace_back(parameter_table()[factor.parameter].path);
  return layout;
}

std::vector<StoredSide> StudyInput::sides() const {
  std::vector<StoredSide> sides;
  for (std::size_t point = 0; point < study.points.size(); ++point) {
    const auto values = study.points[point];
    sides.push_back({fmt::format("point {}", point), point == 0 ? to_json(base.scenario) : std::string(),
                     base.scenario.series_hours, {values.begin(), values.end()}});
  }
  return sides;
}

Result<StudyInput> load_study(const fs::path& file) {
  const auto bytes = read_file(file, kScenarioBytes, "name an experiment's file");
  if (!bytes) return bytes.errors();
  StudyInput input;
  input.label = shown_path(file);
  auto experiment = parse_experiment(*bytes, {input.label});
  if (!experiment) return experiment.errors();
  input.study.experiment = std::move(*experiment);
  const std::string& named = input.study.experiment.scenario;
  auto base = load_scenario(named.ends_with(".json") ? (file.parent_path() / named).string() : named, {});
  if (!base) return base.errors();
  input.base = std::move(*base);
  input.study.base = input.base.scenario;
  input.study.network = input.base.network;
  input.study.points = points_of(input.study.experiment);
  return input;
}

Result<StudyFolderContents> open_study_folder(const fs::path& folder) {
  auto manifest = read_manifest(folder);
  if (!manifest) return manifest.errors();
  const std::string where = shown_path(folder);
  if (manifest->command != "sweep")
    return Error{where, "results of " + shown(manifest->command), "results of a sweep", "name a folder that sweep has written"};
  if (manifest->engine != kEngineVersion)
    return Error{where, "results of engine " + shown(manifest->engine), fmt::format("results of engine {}", kEngineVersion),
                 "use the Grapevine that made it"};
  auto input = load_study(folder / "experiment.json");
  if (!input) return input.errors();
  const auto shard = manifest->shard.empty() ? Result<Shard>(Shard{}) : parse_shard(manifest->shard);
  if (!shard || manifest->begun() != input->manifest(*shard))
    return Error{where, "an experiment, scenario or network other than the one that was run", "the files as they were written",
                 "restore them, or run the study again into a new folder"};
  return StudyFolderContents{std::move(*input), std::move(*manifest)};
}

Result<StudyFolderContents> open_whole_study(const fs::path& folder) {
  auto contents = open_study_folder(folder);
  if (contents && !contents->manifest.shard.empty())
    return Error{shown_path(folder), "part " + contents->manifest.shard + " of a study", "a whole study",
                 "put the parts together with grapevine merge"};
  return contents;
}

Result<StudyResults> read_study_results(const fs::path& folder, const StudyFolderContents& contents,
                                        const RunVisitor& visit) {
  const fs::path file = folder / "results.sqlite";
  if (!contents.manifest.complete())
    return Error{shown_path(folder), "a study that is not complete", "a complete study", "finish it with sweep --resume"};
  const auto digest = digest_of_file(file);
  if (!digest) return digest.errors();
  const Error damaged{shown_path(file), "other bytes than those that the manifest names", std::string(kAsWritten),
                      "restore them from a copy, or run the study again: the same runs give the same results"};
  if (*digest != contents.manifest.store_digest) return damaged;
  StudyResults results(contents.input.study.experiment);
  bool fits = true;
  Digest outcomes;
  const auto take = [&](StoredRun&& run) {
    fits = results.add(static_cast<std::size_t>(run.side), run.replicate, run.values) && fits;
    outcomes.add(std::string_view(run.digest));
    if (visit) visit(std::move(run));
  };
  if (read_results_store(file, contents.input.layout(), take) || !fits || outcomes.hex() != contents.manifest.sides.front().outcomes_digest) return damaged;
  return results;
}

Exit exit_of(const Errors& errors) {
  if (errors.front().allowed == kAsWritten) return Exit::digest_mismatch;
  return is_write_failure(errors.front()) ? Exit::internal_error : Exit::invalid_input;
}

Result<Shard> parse_shard(const std::string& text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto [slash, first] = std::from_chars(text.data(), end, shard.index);
  const bool there = first == std::errc() && slash != end && *slash == '/';
  const auto [rest, second] = there ? std::from_chars(slash + 1, end, shard.count) : std::from_chars_result{end, std::errc::invalid_argument};
  --shard.index;
  if (second != std::errc() || rest != end || shard.count < 1 || shard.count > 100'000 || shard.index < 0 ||
      shard.index >= shard.count)
    return Error{"--shard", "\"" + shown(text) + "\"", "a part and the number of parts, as 2/4",
                 "number the parts from 1"};
  return shard;
}

std::string to_string(Shard shard) {
  return shard.count == 1 ? std::string() : fmt::format("{}/{}", shard.index + 1, shard.count);
}

}  // namespace grapevine
