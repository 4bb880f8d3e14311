#include "cli/study_folder.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "cli/files.h"
#include "cli/results_folder.h"
#include "report/study_tables.h"

namespace grapevine {

namespace fs = std::filesystem;

std::optional<Error> StudyFolder::begin(const StudyInput& input) {
  if (auto error = make_folder(path_)) return error;
  if (auto error = write_file(path_ / "manifest.json", to_json(manifest_))) return error;
  if (auto error = write_file(path_ / "experiment.json", input.experiment_json())) return error;
  if (auto error = write_file(path_ / "scenario.json", to_json(input.base.scenario))) return error;
  if (input.base.network == nullptr) return std::nullopt;
  const auto bytes = read_file(input.base.network_file, kNetworkBytes);
  if (!bytes) return bytes.errors().front();
  return write_file(path_ / input.base.scenario.network.file, *bytes);
}

Result<StudyFolder> StudyFolder::open(const fs::path& path, const StudyInput& input, Shard shard, Opening opening,
                                      const RunVisitor& already) {
  StudyFolder folder;
  folder.path_ = path;
  folder.manifest_ = input.manifest(shard);
  if (auto error = refuse_folder(path, folder.manifest_)) return *error;
  const fs::path journal = path / "journal.sqlite", store = path / "results.sqlite";
  std::error_code failed;
  const bool begun = fs::exists(path / "manifest.json", failed);
  bool running = fs::exists(journal, failed);
  if (begun && !running) {
    const auto there = read_manifest(path);
    if (there && there->complete()) {
      folder.complete_ = true;
      folder.manifest_ = *there;
      return folder;
    }
  }
  const bool stored = begun && !running && fs::exists(store, failed);  // and nothing after it was written
  if ((running || stored) && opening == Opening::fresh)
    return Error{shown_path(path), "a study that was begun and is not complete", "a new folder, or --resume",
                 "add --resume to go on with it, or name a new folder with -o"};
  if (stored) {
    // every run is there; it is judged like a journal
    fs::rename(store, journal, failed);
    if (failed) return Error{shown_path(store), failed.message(), std::string(kWritablePlace), "choose another place with -o"};
    running = true;
  }
  if (auto error = folder.begin(input)) return *error;
  const auto count = [&](StoredRun&& run) {
    ++folder.runs_;
    already(std::move(run));
  };
  auto opened = running && opening == Opening::resume
                    ? resume_results_store(journal, input.sides(), input.layout(), count, folder.damaged_)
                    : open_results_store(journal, input.sides(), input.layout());
  if (!opened) return opened.errors();
  folder.store_ = std::move(*opened);
  return folder;
}

std::optional<Error> StudyFolder::keep(std::vector<StoredRun> runs) {
  using namespace std::chrono_literals;
  for (StoredRun& run : runs) waiting_.push_back(std::move(run));
  return std::chrono::steady_clock::now() - last_kept_ < 1s ? std::nullopt : flush();
}

std::optional<Error> StudyFolder::flush() {
  last_kept_ = std::chrono::steady_clock::now();
  if (waiting_.empty()) return std::nullopt;
  if (auto error = store_->append(waiting_)) return error;
  runs_ += std::ssize(waiting_);
  waiting_.clear();
  return std::nullopt;
}

Result<StudyResults> StudyFolder::finish(const StudyInput& input) {
  if (auto error = flush()) return *error;
  const fs::path file = path_ / "results.sqlite";
  auto digest = store_->finish(file);
  if (!digest) return digest.errors();
  manifest_.store_digest = std::move(*digest);
  // what the files say is what the store holds, read back
  StudyResults results(input.study.experiment);
  Digest outcomes;
  bool fits = true;
  std::int64_t runs = 0;
  const auto take = [&](StoredRun&& run) {
    ++runs;
    fits = results.add(static_cast<std::size_t>(run.side), run.replicate, run.values) && fits;
    outcomes.add(std::string_view(run.digest));
  };
  if (auto error = read_results_store(file, input.layout(), take)) return *error;
  if (!fits || runs != runs_)
    return Error{shown_path(file), "runs that are not those of the study", "every run once",
                 "run the study again into a new folder"};
  if (auto error = write_file(path_ / "points.csv", points_csv(input.study, results))) return *error;
  if (auto error = write_file(path_ / "runs.csv", study_runs_csv(results))) return *error;
  manifest_.sides.front().outcomes_digest = outcomes.hex();
  if (auto error = write_file(path_ / "manifest.json", to_json(manifest_))) return *error;
  return results;
}

void StudyFolder::log(const std::string& line) {
  // a log that cannot be written loses nothing that matters
  const fs::path file = path_ / "run.log";
  std::error_code missing;
  std::string text;
  if (fs::exists(file, missing))
    if (auto before = read_file(file, 1 << 20)) text = std::move(*before);
  if (const auto ignored = write_file(file, text + log_prefix() + line + "\n")) return;
}

}  // namespace grapevine
