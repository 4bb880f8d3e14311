// Bytes of a store that change on their own: no value that differs is ever taken for a result.
#include <catch2/catch_test_macros.hpp>

#include <stdlib.h>

#include "cli/manifest.h"
#include "cli/results_store.h"
#include "tests/crash/damage.h"

using namespace grapevine;
namespace fs = std::filesystem;

namespace {

// Gone afterwards; in memory where there is such a place, for there are thousands of syncs.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = ((fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) / "grapevine-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path operator/(const char* name) const { return path / name; }
};

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

constexpr std::int64_t kSides = 6, kReplicates = 12;

StoreLayout layout() {
  StoreLayout layout;
  layout.metrics = {Metric::crisis, Metric::negative_exposures, Metric::nps};
  layout.series = true;
  layout.factors = {"support.social.agents"};
  return layout;
}

std::vector<StoredSide> sides() {
  std::vector<StoredSide> sides;
  for (std::int64_t side = 0; side < kSides; ++side) sides.push_back({"point", side == 0 ? "{}" : "", 24, {static_cast<double>(side)}});
  return sides;
}

// Values of every kind that SQLite stores differently: 0, 1, small and large whole numbers, fractions.
StoredRun made_run(std::int64_t side, std::int64_t replicate) {
  StoredRun run{side, replicate, {static_cast<double>(replicate % 2), static_cast<double>(side * 40'000 + replicate), 0.1 * static_cast<double>(side) - 0.37 * static_cast<double>(replicate)}, {}, std::string(32, static_cast<char>('a' + (side + replicate) % 6))};
  for (std::size_t series = 0; series < kSeriesCount; ++series) run.series.push_back({replicate % 3, side + static_cast<std::int64_t>(series), 70'000 * replicate});
  return run;
}

bool same(const StoredRun& a, const StoredRun& b) { return a.side == b.side && a.replicate == b.replicate && a.values == b.values && a.series == b.series && a.digest == b.digest; }

std::vector<StoredRun> all_runs() {
  std::vector<StoredRun> runs;
  for (std::int64_t side = 0; side < kSides; ++side)
    for (std::int64_t replicate = 0; replicate < kReplicates; ++replicate) runs.push_back(made_run(side, replicate));
  return runs;
}

// A journal as an interrupted job leaves it, in several batches, with the last runs missing; and the final store.
struct Files {
  Folder folder;
  std::string journal, store, digest;

  Files() {
    const auto runs = all_runs();
    const auto store_path = folder / "results.sqlite";
    {
      auto begun = open_results_store(folder / "journal.sqlite", sides(), layout());
      REQUIRE(begun.ok());
      // as threads deliver: not in order
      for (const std::size_t first : {std::size_t{20}, std::size_t{0}, std::size_t{40}}) REQUIRE_FALSE((*begun)->append(std::span(runs).subspan(first, 20)));
    }
    journal = bytes_of(folder / "journal.sqlite");
    std::int64_t damaged = 0;
    auto resumed = resume_results_store(folder / "journal.sqlite", sides(), layout(), [](StoredRun&&) {}, damaged);
    REQUIRE(resumed.ok());
    REQUIRE(damaged == 0);
    REQUIRE_FALSE((*resumed)->append(std::span(runs).subspan(60)));
    auto finished = (*resumed)->finish(store_path);
    REQUIRE(finished.ok());
    digest = *finished;
    store = bytes_of(store_path);
  }
};

}  // namespace

TEST_CASE("of a damaged journal every whole run is kept as it was, and the study ends at the same bytes") {
  const Files files;
  const auto runs = all_runs();
  const fs::path journal = files.folder / "journal.sqlite", store = files.folder / "again.sqlite";
  Damage damage(1);
  const int trials = long_form() ? 100'000 : 1'500;
  std::int64_t kept = 0, noticed = 0, untouched = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const std::string bytes = trial % 4 == 0 ? damage.of_header(files.journal) : damage.of(files.journal);
    write_bytes(journal, bytes);
    std::vector<bool> there(runs.size());
    std::int64_t damaged = 0, wrong = 0;
    auto resumed = resume_results_store(journal, sides(), layout(), [&](StoredRun&& run) {
      const std::int64_t place = run.side * kReplicates + run.replicate;
      const bool known = run.side >= 0 && run.replicate >= 0 && run.replicate < kReplicates && place < std::ssize(runs);
      if (!known || there[static_cast<std::size_t>(place)] || !same(run, runs[static_cast<std::size_t>(place)])) ++wrong;
      else there[static_cast<std::size_t>(place)] = true;
    }, damaged);
    INFO("trial " << trial);
    if (!resumed) FAIL(to_string(resumed.errors().front()));
    if (wrong > 0) FAIL("damage was accepted");
    std::vector<StoredRun> missing;
    for (std::size_t i = 0; i < runs.size(); ++i)
      if (!there[i]) missing.push_back(runs[i]);
    kept += std::ssize(runs) - std::ssize(missing);
    noticed += damaged > 0;
    untouched += missing.size() == runs.size() - 60;
    if ((*resumed)->append(missing)) FAIL("the runs that were missing could not be added");
    const auto digest = (*resumed)->finish(store);
    if (!digest || *digest != files.digest) FAIL("other bytes in the end");
  }
  INFO(kept << " runs kept in " << trials << " trials, damage noticed in " << noticed << ", no run lost in " << untouched);
  CHECK(noticed > trials / 4);
  CHECK(untouched > trials / 10);
  CHECK(kept > trials * 20);
  // nothing is left lying about
  std::size_t others = 0;
  for (const auto& entry : fs::directory_iterator(files.folder.path)) others += entry.path().extension() != ".sqlite";
  CHECK(others == 0);
}

TEST_CASE("of a damaged results store no run is read that differs from the one that was written") {
  const Files files;
  const auto runs = all_runs();
  const fs::path store = files.folder / "damaged.sqlite";
  Damage damage(2);
  const int trials = long_form() ? 100'000 : 3'000;
  int refused = 0;
  for (int trial = 0; trial < trials; ++trial) {
    write_bytes(store, trial % 4 == 0 ? damage.of_header(files.store) : damage.of(files.store));
    std::size_t next = 0;
    std::int64_t wrong = 0;
    const auto error = read_results_store(store, layout(), [&](StoredRun&& run) {
      const std::int64_t place = run.side * kReplicates + run.replicate;
      if (place < 0 || place >= std::ssize(runs) || !same(run, runs[static_cast<std::size_t>(place)])) ++wrong;
      ++next;
    });
    INFO("trial " << trial);
    if (wrong > 0) FAIL("damage was accepted");
    refused += error.has_value();
    if (error) CHECK(error->remedy.find("restore it from a copy") != std::string::npos);
  }
  CHECK(refused > trials / 4);
}

TEST_CASE("of a damaged manifest nothing is read that differs and could be told") {
  Manifest manifest;
  manifest.engine = "0.1.0";
  manifest.command = "sweep";
  manifest.experiment_digest = std::string(32, 'e');
  manifest.replicates = 12;
  manifest.sides.push_back({"A study", "scenario.json", std::string(32, 'a'), "", 7, std::string(32, 'b')});
  manifest.store_digest = std::string(32, 'd');
  const Folder folder;
  const std::string bytes = to_json(manifest);
  write_bytes(folder / "manifest.json", bytes);
  REQUIRE(read_manifest(folder.path).value() == manifest);
  Damage damage(3);
  const int trials = long_form() ? 100'000 : 3'000;
  int differ = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const std::string damaged = damage.of(bytes);
    write_bytes(folder / "manifest.json", damaged);
    const auto read = read_manifest(folder.path);
    INFO(damaged);
    if (!read) CHECK(read.errors().front().remedy.find("restore it from a copy") != std::string::npos);
    // what reads well and is another text or number is compared with the inputs and the store by whoever uses it
    else if (*read != manifest) ++differ;
    else CHECK(damaged == bytes);
  }
  INFO(differ << " of " << trials << " read as another manifest");
  CHECK(differ < trials / 2);
}
