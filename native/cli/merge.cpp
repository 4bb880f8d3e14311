// grapevine merge: the shards of a sweep as one study, with the bytes that one machine would have given.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/study_folder.h"
#include "cli/study_summary.h"

namespace grapevine {

namespace {

Manifest whole(Manifest manifest) {
  manifest = manifest.begun();
  manifest.shard.clear();
  return manifest;
}

// The folders, opened, and every part once.
Result<std::vector<StudyFolderContents>> open_shards(const std::vector<std::string>& folders) {
  std::vector<StudyFolderContents> all;
  Errors errors;
  for (const std::string& folder : folders) {
    auto contents = open_study_folder(folder);
    if (!contents) {
      errors.insert(errors.end(), contents.errors().begin(), contents.errors().end());
      continue;
    }
    if (!contents->manifest.complete())
      errors.push_back({shown_path(folder), "a shard that is not complete", "complete shards", "finish it with sweep --resume"});
    if (!all.empty() && whole(contents->manifest) != whole(all.front().manifest))
      errors.push_back({shown_path(folder), "a shard of another study", "shards of the study in " + shown_path(folders.front()),
                        "leave it out"});
    all.push_back(std::move(*contents));
  }
  if (!errors.empty()) return errors;

  std::vector<std::int64_t> times;  // how often each part is there
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto shard = all[i].manifest.shard.empty() ? Result<Shard>(Shard{}) : parse_shard(all[i].manifest.shard);
    const Shard part = shard ? *shard : Shard{};
    times.resize(static_cast<std::size_t>(part.count));
    if (times.size() != static_cast<std::size_t>(part.count) || ++times[static_cast<std::size_t>(part.index)] > 1)
      errors.push_back({shown_path(folders[i]), "part " + all[i].manifest.shard + (all[i].manifest.shard.empty() ? "1/1" : ""),
                        "every part of the same number of parts once", "leave it out"});
  }
  std::string missing;
  for (std::size_t part = 0; part < times.size(); ++part)
    if (times[part] == 0) missing += fmt::format("{}{}/{}", missing.empty() ? "" : ", ", part + 1, times.size());
  if (errors.empty() && !missing.empty())
    errors.push_back({"merge", "no part " + missing, "every part once", "name its folder too, or run it with sweep --shard"});
  if (!errors.empty()) return errors;
  return all;
}

std::optional<Errors> copy_runs(const std::filesystem::path& from, const StudyFolderContents& contents, StudyFolder& to) {
  std::optional<Error> failure;
  const auto copy = [&](StoredRun&& run) {
    if (failure) return;
    std::vector<StoredRun> one;
    one.push_back(std::move(run));
    failure = to.keep(std::move(one));
  };
  const auto results = read_study_results(from, contents, copy);
  if (!results) return results.errors();
  if (failure) return Errors{*failure};
  return std::nullopt;
}

}  // namespace

Exit merge_command(const Words& words, Console& console) {
  std::vector<std::string> folders;
  std::string output;
  bool digest = false;
  Options options("merge",
                  "The shards of a sweep as one study: the same bytes as of a sweep without shards.",
                  "grapevine merge part-1 part-2 -o study");
  options.arguments("DIR", folders, true, "the results folders of all shards");
  options.text("-o,--output", output, "DIR", "write the study into this new folder");
  options.flag("--digest", digest, "print only the digest of the results, 32 hexadecimal digits");
  if (const auto exit = options.parse(words, console)) return *exit;
  if (output.empty())
    return console.fail(Exit::usage, {"-o", "no results folder", "a folder for the study", "add -o DIR"});

  const auto shards = open_shards(folders);
  if (!shards) return console.fail(Exit::invalid_input, shards.errors());
  const StudyInput& input = shards->front().input;
  auto folder = StudyFolder::open(output, input, {}, StudyFolder::Opening::again, [](StoredRun&&) {});
  if (!folder) return console.fail(Exit::invalid_input, folder.errors());
  if (folder->complete())
    return console.fail(Exit::invalid_input, {shown_path(output), "this study, complete", "a new folder", "name a new folder with -o"});
  folder->log(fmt::format("merges {} shards", folders.size()));
  for (std::size_t i = 0; i < folders.size(); ++i)
    if (const auto errors = copy_runs(folders[i], (*shards)[i], *folder)) return console.fail(exit_of(*errors), *errors);
  const auto results = folder->finish(input);
  if (!results) return console.fail(Exit::internal_error, results.errors());
  folder->log("complete");
  if (digest)
    console.print_line(folder->outcomes_digest());
  else
    print_summary(input.study, *results, console);
  return Exit::done;
}

}  // namespace grapevine
