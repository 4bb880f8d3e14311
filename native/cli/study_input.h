// An experiment as it is named on the command line, with its scenario; and what a study's folder says of it.
#pragma once

#include <filesystem>
#include <string>

#include "cli/exit_code.h"
#include "cli/manifest.h"
#include "cli/results_store.h"
#include "cli/scenario_input.h"
#include "study/study.h"

namespace grapevine {

struct StudyInput {
  std::string label;   // the experiment's file, as messages call it
  ScenarioInput base;
  Study study;

  // experiment.json of a results folder: canonical, its scenario beside it.
  std::string experiment_json() const;
  Manifest manifest(Shard shard) const;
  StoreLayout layout() const;
  std::vector<StoredSide> sides() const;
};

Result<StudyInput> load_study(const std::filesystem::path& file);

// A results folder of a complete study: what was run, and what came out.
struct StudyFolderContents {
  StudyInput input;
  Manifest manifest;
};
// Refuses folders of something else, of another engine, or whose inputs are not those that were run.
Result<StudyFolderContents> open_study_folder(const std::filesystem::path& folder);
// The same, and not one shard of it.
Result<StudyFolderContents> open_whole_study(const std::filesystem::path& folder);
// Reads a complete folder's results, each byte of which must be as it was written. `visit` may be null.
Result<StudyResults> read_study_results(const std::filesystem::path& folder, const StudyFolderContents& contents,
                                        const RunVisitor& visit = {});
// What errors about a study's folder end a command with: digest_mismatch for results that are not those that were written.
constexpr std::string_view kAsWritten = "file and manifest as they were written";
Exit exit_of(const Errors& errors);

// "2/4" as shard 1 of 4.
Result<Shard> parse_shard(const std::string& text);
std::string to_string(Shard shard);  // empty for the whole

}  // namespace grapevine
