// grapevine calibrate: known values are found again in data that the model made, whatever the threads and interruptions.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "tests/cli/program.h"

using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A scenario with routine e-mail, and what one future of it gives at known values, as metric,value.
struct Known {
  ScratchFolder folder;
  std::string scenario, data;

  Known() {
    scenario = folder.file("small.json", small_scenario(R"("parameters": {"support.email.routine_per_1000_per_day": 60},)"));
    const Ran truth = grapevine({"run", scenario, "--set", "support.email.service_minutes=14", "--set", "experience.failure_rate=0.1", "--replicates", "1", "--seed", "77", "-o", folder / "truth"});
    INFO(truth.err);
    REQUIRE(truth.exit == 0);
    std::stringstream runs(bytes_of(folder / "truth/runs.csv"));
    std::string names, values, name, value, csv = "metric,value\n";
    std::getline(runs, names);
    std::getline(runs, values);
    std::stringstream name_list(names), value_list(values);
    while (std::getline(name_list, name, ',') && std::getline(value_list, value, ','))
      if (name != "replicate") csv += name + "," + value + "\n";
    data = folder.file("observed.csv", csv);
  }

  std::vector<std::string> words(const std::string& to) const {
    return {"calibrate", scenario, "--data", data, "--fit", "complaints,utilisation_email,routine_wait_mean", "--vary", "support.email.service_minutes=4..40", "--vary", "experience.failure_rate=0.02..0.4",
            "--vary", "tell.bad_probability=0.3..0.95", "--particles", "100", "--rounds", "4", "-o", folder / to};
  }
};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

const std::vector<std::string> kFiles = {"problem.json", "scenario.json", "posterior.json", "particles.csv", "report.html", "rounds/round-1.csv", "rounds/round-4.csv"};

}  // namespace

TEST_CASE("calibration finds known values again, says what it cannot tell, and leaves what run and sweep take") {
  const Known known;
  const Ran ran = grapevine(known.words("one"));
  INFO(ran.err << ran.out);
  REQUIRE(ran.exit == 0);
  // the ranges have their middles at 22 minutes and 21 %
  std::stringstream particles(bytes_of(known.folder / "one/particles.csv"));
  std::string line;
  std::getline(particles, line);
  CHECK(line.starts_with("weight,distance,support.email.service_minutes,experience.failure_rate,"));
  double weight = 0, minutes = 0, rate = 0, all = 0;
  while (std::getline(particles, line)) {
    std::stringstream cells(line);
    std::string cell;
    std::vector<double> row;
    while (std::getline(cells, cell, ',')) row.push_back(std::strtod(cell.c_str(), nullptr));
    weight = row[0];
    all += weight;
    minutes += weight * row[2];
    rate += weight * row[3];
  }
  CHECK(std::abs(all - 1) < 1e-6);
  INFO("minutes " << minutes << " of 14, rate " << rate << " of 0.1");
  CHECK(std::abs(minutes - 14) < 5);
  CHECK(std::abs(rate - 0.1) < 0.05);
  CHECK(ran.out.find("hardly say anything about it") != std::string::npos);
  CHECK(bytes_of(known.folder / "one/report.html").find("What cannot be identified") != std::string::npos);
  CHECK(grapevine({"run", known.folder / "one/scenario.json", "--replicates", "2", "--digest"}).exit == 0);
  const Json posterior = Json::parse(bytes_of(known.folder / "one/posterior.json"))["posterior"];
  CHECK(posterior["draws"].size() == 200);
  CHECK(posterior["parameters"].size() == 3);
}

TEST_CASE("run and compare draw from a posterior: a draw a future, the same on both sides, the same bytes at any number of threads") {
  const Known known;
  REQUIRE(grapevine(known.words("one")).exit == 0);
  const std::string file = known.folder / "one/posterior.json";
  const Ran ran = grapevine({"run", file, "--replicates", "30", "--jobs", "1", "-o", known.folder / "run"});
  INFO(ran.err);
  REQUIRE(ran.exit == 0);
  CHECK(ran.out.find("one of 200 draws of 3 parameters") != std::string::npos);
  const std::string digest = grapevine({"run", file, "--replicates", "30", "--jobs", "3", "--digest"}).out;
  CHECK(digest.size() == 33);
  CHECK(grapevine({"run", known.folder / "run/scenario.json", "--replicates", "30", "--digest"}).out == digest);
  CHECK(grapevine({"replay", known.folder / "run", "--verify"}).exit == 0);
  // future 7 is the one of draw 7
  const Json posterior = Json::parse(bytes_of(file))["posterior"];
  std::vector<std::string> words = {"run", known.scenario, "--replicates", "8", "-o", known.folder / "seven"};
  for (std::size_t i = 0; i < 3; ++i) words.insert(words.end(), {"--set", posterior["parameters"][i].get<std::string>() + "=" + posterior["draws"][7][i].dump()});
  REQUIRE(grapevine(words).exit == 0);
  const auto line_of_seven = [&](const std::string& folder) {
    std::stringstream runs(bytes_of(known.folder / folder));
    std::string line;
    for (int i = 0; i < 9; ++i) std::getline(runs, line);
    return line;
  };
  CHECK(line_of_seven("run/runs.csv").starts_with("7,"));
  CHECK(line_of_seven("run/runs.csv") == line_of_seven("seven/runs.csv"));
  // the middle alone is surer of itself than it should be
  const auto spread = [](const std::string& scenario) {
    const Json rows = Json::parse(grapevine({"run", scenario, "--replicates", "60", "--json"}).out);
    for (const auto& row : rows["metrics"].items())
      if (row.key() == "complaints") return row.value()["high80"].get<double>() - row.value()["low80"].get<double>();
    return -1.0;
  };
  INFO(grapevine({"run", file, "--replicates", "4", "--json"}).out.substr(0, 600));
  CHECK(spread(file) > spread(known.folder / "one/scenario.json"));
  // a what-if has the same draws, but for what it sets
  const Ran pair = grapevine({"compare", file, "--set", "support.email.service_minutes=5", "--replicates", "20", "--digest", "--jobs", "1"});
  CHECK(pair.exit == 0);
  CHECK(pair.out == grapevine({"compare", file, "--set", "support.email.service_minutes=5", "--replicates", "20", "--digest", "--jobs", "3"}).out);
  CHECK(grapevine({"link", file}).err.find("save the file") != std::string::npos);
}

TEST_CASE("history matching finds known values again with few runs, says what is left, and can be gone on with") {
  const Known known;
  const auto words = [&](const std::string& to) {
    return std::vector<std::string>{"calibrate", known.scenario, "--data", known.data, "--fit", "complaints,utilisation_email,routine_wait_mean", "--vary", "support.email.service_minutes=4..40", "--vary", "experience.failure_rate=0.02..0.4",
                                    "--vary", "tell.bad_probability=0.3..0.95", "--method", "history", "--rounds", "3", "-o", known.folder / to};
  };
  const Ran ran = grapevine(with(words("one"), {"--jobs", "1"}));
  INFO(ran.err << ran.out);
  REQUIRE(ran.exit == 0);
  for (const char* said : {"waves of 40 points, 4 futures each", "of the ranges is not ruled out", "hardly say anything about it"}) CHECK(ran.out.find(said) != std::string::npos);
  const std::string page = bytes_of(known.folder / "one/report.html");
  for (const char* said : {"History matching", "Not ruled out", "What cannot be identified"}) CHECK(page.find(said) != std::string::npos);
  const Json posterior = Json::parse(bytes_of(known.folder / "one/posterior.json"))["posterior"];
  double minutes = 0, rate = 0, least = 1, most = 0;
  for (const Json& draw : posterior["draws"]) {
    for (std::size_t i = 0; i < 3; ++i) {
      const double value = draw[i].get<double>() / static_cast<double>(posterior["draws"].size());
      if (posterior["parameters"][i] == "support.email.service_minutes") minutes += value;
      if (posterior["parameters"][i] != "experience.failure_rate") continue;
      rate += value;
      least = std::min(least, draw[i].get<double>());
      most = std::max(most, draw[i].get<double>());
    }
  }
  INFO("minutes " << minutes << " of 14, rate " << rate << " of 0.1, from " << least << " to " << most);
  CHECK(std::abs(minutes - 14) < 6);
  CHECK(least < 0.1);
  CHECK(most > 0.1);
  CHECK(most < 0.36);  // one future with two complaints says little more
  // at any number of threads, and after a wave that was lost
  REQUIRE(grapevine(with(words("two"), {"--jobs", "3"})).exit == 0);
  fs::remove(known.folder / "two/rounds/round-2.csv");
  const Ran again = grapevine(with(words("two"), {"--resume"}));
  CHECK(again.err.find("going on after 1 waves") != std::string::npos);
  for (const char* name : {"problem.json", "scenario.json", "posterior.json", "particles.csv", "report.html", "rounds/round-2.csv"}) CHECK(bytes_of(known.folder / ("one/" + std::string(name))) == bytes_of(known.folder / ("two/" + std::string(name))));
  // data beyond what the model can give
  const std::string beyond = known.folder.file("beyond.csv", "metric,value\ncomplaints,90000\n");
  const Ran none = grapevine({"calibrate", known.scenario, "--data", beyond, "--fit", "complaints", "--vary", "experience.failure_rate=0.02..0.4", "--method", "history", "-o", known.folder / "none"});
  CHECK(none.exit == 3);
  CHECK(none.err.find("complaints is 90000 in the data") != std::string::npos);
}

TEST_CASE("a calibration leaves the same bytes at any number of threads, and after rounds that were lost or damaged") {
  const Known known;
  REQUIRE(grapevine(with(known.words("one"), {"--jobs", "1"})).exit == 0);
  REQUIRE(grapevine(with(known.words("three"), {"--jobs", "3"})).exit == 0);
  for (const std::string& name : kFiles) CHECK(bytes_of(known.folder / "one/" + name) == bytes_of(known.folder / "three/" + name));
  fs::remove(known.folder / "three/rounds/round-4.csv");
  std::string damaged = bytes_of(known.folder / "three/rounds/round-2.csv");
  damaged[damaged.size() / 2] ^= 1;
  known.folder.file("three/rounds/round-2.csv", damaged);
  CHECK(grapevine(known.words("three")).exit == 3);
  const Ran ran = grapevine(with(known.words("three"), {"--resume"}));
  CHECK(ran.exit == 0);
  CHECK(ran.err.find("going on after 1 rounds") != std::string::npos);
  for (const std::string& name : kFiles) CHECK(bytes_of(known.folder / "one/" + name) == bytes_of(known.folder / "three/" + name));
  CHECK(grapevine(with(known.words("three"), {"--resume", "--seed", "2"})).exit == 3);
}

TEST_CASE("a parameter that shapes the crowd is not drawn, and the calibration says so") {
  const Known known;
  const Ran ran = grapevine({"calibrate", known.scenario, "--data", known.data, "--fit", "complaints", "--vary", "support.email.service_minutes=4..40", "--vary", "people.followers_per_tie=100..400", "--particles", "20", "--rounds", "1", "-o", known.folder / "crowd"});
  INFO(ran.err << ran.out);
  REQUIRE(ran.exit == 0);
  CHECK(ran.out.find("Followers per tie: part of the crowd") != std::string::npos);
  CHECK(bytes_of(known.folder / "crowd/report.html").find("Followers per tie: part of the crowd") != std::string::npos);
  CHECK(Json::parse(bytes_of(known.folder / "crowd/posterior.json"))["posterior"]["parameters"] == Json{"support.email.service_minutes"});
}

TEST_CASE("an interrupted calibration can be gone on with") {
  const Known known;
  const auto words = with(known.words("cut"), {"--particles", "2000"});
  const Ran ran = grapevine(words, {.interrupt_after_ms = 700});
  CHECK(ran.exit == 130);
  CHECK(ran.err.find("--resume") != std::string::npos);
  CHECK(fs::exists(known.folder / "cut/problem.json"));
}

TEST_CASE("tickets are fitted by what they tell, and what they do not tell is said") {
  const ScratchFolder folder;
  std::string csv = "Ticket ID,Created time,Resolved time,Initial response time,Source\n";
  for (int i = 0; i < 600; ++i) {
    const std::string date = "2026-01-" + std::to_string(10 + i / 40);
    csv += std::to_string(i) + "," + date + " 10:" + std::to_string(10 + i % 40) + "," + date + " 15:00," + date + " 11:00,Email\n";
  }
  const std::string tickets = folder.file("tickets.csv", csv);
  const std::string scenario = folder.file("small.json", small_scenario(R"("parameters": {"support.email.routine_per_1000_per_day": 60},)"));
  const std::vector<std::string> words = {"calibrate", scenario, "--data", tickets, "-o", folder / "fitted", "--particles", "20", "--rounds", "1"};
  const Ran ran = grapevine(with(words, {"--fit", "first_response_time,backlog,contacts"}));
  INFO(ran.err);
  CHECK(ran.exit == 0);
  for (const char* said : {"First response, median", "First response, P90", "Backlog at peak", "Contacts", "support.email.agents"}) CHECK(ran.out.find(said) != std::string::npos);
  const Json problem = Json::parse(bytes_of(folder / "fitted/problem.json"));
  CHECK(problem["observed"]["backlog_peak"] == 40);  // of each day all are open at once before 15:00
  // what nobody closed stays open: ten of each forty from the first day on
  std::string with_open = "Ticket ID,Created time,Resolved time,Initial response time,Source\n";
  for (int i = 0; i < 600; ++i) {
    const std::string date = "2026-01-" + std::to_string(10 + i / 40);
    with_open += std::to_string(i) + "," + date + " 10:" + std::to_string(10 + i % 40) + "," + (i % 4 == 0 ? "" : date + " 15:00") + "," + date + " 11:00,Email\n";
  }
  const std::string open = folder.file("open.csv", with_open);
  const Ran kept_open = grapevine({"calibrate", scenario, "--data", open, "--fit", "backlog", "-o", folder / "open", "--particles", "20", "--rounds", "1"});
  INFO(kept_open.err);
  CHECK(kept_open.exit == 0);
  const Json of_open = Json::parse(bytes_of(folder / "open/problem.json"));
  CHECK(of_open["observed"]["backlog_peak"] > 40);
  CHECK(of_open["data"].get<std::string>().find("counts 150 of them, which have no end") != std::string::npos);
  const Ran unknown = grapevine(with(words, {"--fit", "nps"}));
  CHECK(unknown.exit == 3);
  CHECK(unknown.err.find("nps, which") != std::string::npos);
  CHECK(grapevine(with(words, {"--fit", "backlogg"})).err.find("did you mean backlog") != std::string::npos);
}

TEST_CASE("what calibrate cannot take is refused with a remedy") {
  const Known known;
  CHECK(grapevine({"calibrate", known.scenario}).exit == 2);
  const std::vector<std::string> words = {"calibrate", known.scenario, "--data", known.data, "--fit", "complaints", "-o", known.folder / "no"};
  CHECK(grapevine(with(words, {"--vary", "experience.failure_rate"})).exit == 3);
  CHECK(grapevine(with(words, {"--vary", "experience.failure_rate=0.1..0.05"})).exit == 3);
  CHECK(grapevine(with(words, {"--vary", "experience.failure_rat=0.1..0.5"})).err.find("experience.failure_rate") != std::string::npos);
  known.folder.file("bad.csv", "metric,value\ncomplaints,many\n");
  CHECK(grapevine({"calibrate", known.scenario, "--data", known.folder / "bad.csv", "--fit", "complaints", "-o", known.folder / "no"}).err.find("bad.csv:2") != std::string::npos);
}

TEST_CASE("an incident log of a real company can be calibrated to") {
  const char* data = std::getenv("GRAPEVINE_DATA");
  const fs::path log = fs::path(data ? data : "") / "incident-event-log.csv";
  if (!data || !fs::exists(log)) SKIP("no folder of public data sets: set GRAPEVINE_DATA");
  const ScratchFolder folder;
  const std::string scenario = folder.file("small.json", small_scenario(R"("parameters": {"support.email.routine_per_1000_per_day": 60},)"));
  const Ran ran = grapevine({"calibrate", scenario, "--data", log.string(), "--fit", "resolution_time,handoffs", "--particles", "50", "--rounds", "2", "-o", folder / "fitted"});
  INFO(ran.err);
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("Resolution, median") != std::string::npos);
}
