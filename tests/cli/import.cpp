// grapevine import.
#include <catch2/catch_test_macros.hpp>

#include "tests/cli/program.h"

TEST_CASE("import shows rows without names or words, says what it took and passed over, and writes a scenario that runs") {
  const ScratchFolder folder;
  std::string csv = "Ticket ID,Requester,Subject,Created time,Resolved time,Initial response time,Source\n";
  for (int i = 0; i < 200; ++i) {
    const std::string date = "2026-01-" + std::to_string(10 + i / 10);
    csv += std::to_string(i) + ",Ann Lee,\"Secret, please\"," + date + " 10:" + std::to_string(10 + i % 40) + "," + date + " 15:00," + date + " 11:00,Email\n";
  }
  csv += "200,Ann Lee,x,soon,,,Email\n";
  const std::string file = folder.file("tickets.csv", csv);
  const Ran ran = grapevine({"import", file, "-o", folder / "ours.json"});
  CHECK(ran.exit == 0);
  CHECK(ran.err.empty());
  CHECK(ran.out.find("Ann") == std::string::npos);
  CHECK(ran.out.find("Secret") == std::string::npos);
  for (const char* said : {"Created time", "passed over: 1 rows whose moment of creation cannot be read", "First reply, median", "support.email.routine_per_1000_per_day", "200 tickets"})
    CHECK(ran.out.find(said) != std::string::npos);
  CHECK(bytes_of(folder / "ours.json").find("Ann") == std::string::npos);
  CHECK(grapevine({"run", folder / "ours.json", "--replicates", "2"}).exit == 0);
  CHECK(grapevine({"import", file, "--keep-names"}, {.environment = {"COLUMNS=200"}}).out.find("Ann Lee") != std::string::npos);
}

TEST_CASE("import refuses with a place and a remedy what it cannot use") {
  const ScratchFolder folder;
  CHECK(grapevine({"import", folder / "missing.csv"}).exit == 3);
  const Ran none = grapevine({"import", folder.file("none.csv", "a,b\n1,2\n")});
  CHECK(none.exit == 3);
  CHECK(none.err.find("--map created=") != std::string::npos);
  CHECK(grapevine({"import", folder / "none.csv", "--map", "created=c"}).exit == 2);
  CHECK(grapevine({"import"}).exit == 2);
}
