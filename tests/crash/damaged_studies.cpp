// Damage to the files of a study, as whoever uses them meets it.
#include <catch2/catch_test_macros.hpp>

#include "tests/crash/damage.h"
#include "tests/crash/studies.h"

namespace fs = std::filesystem;

TEST_CASE("of a study whose manifest is damaged nothing is told") {
  const ScratchFolder folder;
  const std::string file = small_experiment(folder, 2), manifest = folder / "study/manifest.json";
  REQUIRE(grapevine({"sweep", file, "-o", folder / "study"}).exit == 0);
  const std::string bytes = bytes_of(manifest);
  Damage damage(3);
  for (int trial = 0; trial < (long_form() ? 3'000 : 40); ++trial) {
    const std::string damaged = damage.of(bytes);
    if (damaged == bytes) continue;
    write_bytes(manifest, damaged);
    const Ran ran = grapevine({"analyze", folder / "study"});
    INFO(damaged << ran.err);
    CHECK((ran.exit == 3 || ran.exit == 6));
    CHECK(ran.out.empty());
  }
}

TEST_CASE("results that are not those that the manifest names end analyze, report, merge and sweep with exit code 6") {
  const ScratchFolder folder;
  const std::string file = small_experiment(folder, 2), study = folder / "study";
  REQUIRE(grapevine({"sweep", file, "-o", study}).exit == 0);
  const std::string bytes = bytes_of(study + "/results.sqlite");
  Damage damage(4);
  for (int trial = 0; trial < 8; ++trial) {
    write_bytes(study + "/results.sqlite", damage.of_header(bytes));
    for (const auto& words : std::vector<std::vector<std::string>>{{"analyze", study}, {"report", study, "-o", folder / "page.html"}, {"merge", study, "-o", folder / "merged"}, {"sweep", file, "-o", study, "--resume"}}) {
      const Ran ran = grapevine(words);
      INFO(words.front() << ": " << ran.err);
      CHECK(ran.exit == 6);
      CHECK(ran.err.find("run the study again") != std::string::npos);
      CHECK(ran.out.empty());
    }
    fs::remove_all(folder / "merged");
  }
  // of a manifest whose digest of outcomes is another one
  write_bytes(study + "/results.sqlite", bytes);
  std::string manifest = bytes_of(study + "/manifest.json");
  const std::size_t at = manifest.find("\"outcomes\": \"") + 13;
  manifest[at] = manifest[at] == 'a' ? 'b' : 'a';
  write_bytes(study + "/manifest.json", manifest);
  CHECK(grapevine({"analyze", study}).exit == 6);
}
