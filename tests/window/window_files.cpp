// What the window does with files, without a window: dialogs, saving, recent files, and what is found after a kill.
#include <catch2/catch_test_macros.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <nlohmann/json.hpp>

#include "scenario/scenario.h"
#include "window/window_files.h"
#include "window/keeping.h"

using namespace grapevine;

namespace {

constexpr const char* kPlan = R"({"grapevine":1,"name":"plan-a","title":"Plan A","people":500,"days":7})";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A home of its own, and no dialog but those that a test puts there.
struct Home {
  std::filesystem::path folder;
  std::string path = std::getenv("PATH");

  Home() {
    std::string name = (std::filesystem::temp_directory_path() / "grapevine-files-XXXXXX").string();
    folder = ::mkdtemp(name.data());
    ::setenv("XDG_STATE_HOME", folder.c_str(), 1);
    ::setenv("PATH", (folder / "bin").c_str(), 1);
    std::filesystem::create_directory(folder / "bin");
  }
  ~Home() {
    ::setenv("PATH", path.c_str(), 1);
    ::unsetenv("XDG_STATE_HOME");
    std::filesystem::remove_all(folder);
  }
  std::string file(const char* name, std::string_view bytes) const {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return (folder / name).string();
  }
  // A zenity that answers with this.
  void answers(const std::string& script) const {
    const auto program = folder / "bin" / "zenity";
    std::ofstream(program) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  }
};

struct Running {
  WindowFiles files{true};
  App app;
  double now = 1;

  Running() : app([this] {
    AppOptions options;
    files.add_to(options.platform);
    return options;
  }()) {
    files.attach(app);
    turn();
  }
  nlohmann::json turn(double seconds = 3) {
    now += seconds;
    app.update(now);
    files.turn(now);
    return nlohmann::json::parse(app.view_state_json());
  }
  // Until the dialog has answered.
  void wait() {
    for (int i = 0; i < 2000 && files.waits(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      turn();
    }
  }
};

}  // namespace

TEST_CASE("what was edited is offered at the next start and opened by a press; untouched it is not written down") {
  const Home home;
  {
    Running first;
    CHECK_FALSE(std::filesystem::exists(kept_scenario_path()));
    REQUIRE(first.app.edit("support.social.agents", 9).empty());
    first.turn();
    CHECK(std::filesystem::exists(kept_scenario_path()));
  }
  Running next;
  next.files.offer_last_time();
  auto state = next.turn();
  REQUIRE(state["messages"].size() == 1);
  CHECK(state["messages"][0]["offer"] == "Open it again");
  const std::string kept = bytes_of(kept_scenario_path());
  next.app.take_offer();
  next.turn();
  CHECK(next.app.scenario_json() == kept);
  // what cannot be read is no offer
  write_kept(kept_scenario_path(), "{\"grapevine\":");
  Running broken;
  broken.files.offer_last_time();
  CHECK(broken.turn()["messages"].empty());
}

TEST_CASE("a window that is killed at any moment leaves a whole scenario behind") {
  const Home home;
  for (int round = 0; round < 30; ++round) {
    write_kept(kept_scenario_path(), {});
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      Running running;
      for (int i = 0;; ++i) {
        (void)running.app.edit("support.social.agents", 3 + i % 20);
        running.now += 3;
        running.files.turn(running.now);
      }
    }
    for (int i = 0; i < 10'000 && !std::filesystem::exists(kept_scenario_path()); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    std::this_thread::sleep_for(std::chrono::milliseconds(round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    INFO("round " << round);
    CHECK(parse_scenario(read_kept(kept_scenario_path())).ok());
  }
}

TEST_CASE("files that were open last are listed, the latest first, and found again") {
  const Home home;
  {
    Running running;
    for (int i = 0; i < 10; ++i) running.files.open(home.file(("plan-" + std::to_string(i) + ".json").c_str(), kPlan));
    running.files.open((home.folder / "plan-4.json").string());
    running.files.open((home.folder / "missing.json").string());
    CHECK(running.turn()["messages"][0]["title"] == "Could not read missing.json");
  }
  Running next;
  Platform platform;
  next.files.add_to(platform);
  const std::vector<std::string> recent = platform.desk.recent();
  REQUIRE(recent.size() == kMostRecent);
  CHECK(recent[0].ends_with("plan-4.json"));
  CHECK(recent[1].ends_with("plan-9.json"));
  platform.desk.open_recent(1);
  CHECK(next.turn()["scenario"]["name"] == "plan-a");
  platform.desk.open_recent(99);
}

TEST_CASE("without a dialog of the desktop a path is asked for, and the scenario goes there, then into the same file") {
  const Home home;
  Running running;
  Platform platform;
  running.files.add_to(platform);
  REQUIRE(running.app.edit("support.social.agents", 9).empty());
  platform.desk.save(false);
  const std::string path = (home.folder / "saved.json").string();
  platform.desk.take_path(path);
  CHECK(bytes_of(path) == running.app.scenario_json());
  REQUIRE(running.app.edit("support.social.agents", 8).empty());
  platform.desk.save(false);
  CHECK(bytes_of(path) == running.app.scenario_json());
  platform.desk.save(true);
  platform.desk.take_path((home.folder / "no" / "folder" / "x.json").string());
  CHECK(running.turn()["messages"][0]["title"] == "Could not save x.json");
  // an answer that nobody asked for, or none, does nothing
  platform.desk.take_path(path + "2");
  CHECK_FALSE(std::filesystem::exists(path + "2"));
}

TEST_CASE("the desktop's dialog answers while the window goes on; closing it changes nothing") {
  const Home home;
  Running running;
  Platform platform;
  running.files.add_to(platform);
  home.answers("echo '" + home.file("plan.json", kPlan) + "'");
  platform.choose_file(FileKind::any);
  CHECK(running.files.waits());
  running.wait();
  CHECK(running.turn()["scenario"]["name"] == "plan-a");
  const std::string before = running.app.scenario_json();
  home.answers("exit 1");
  platform.choose_file(FileKind::any);
  running.wait();
  CHECK(running.app.scenario_json() == before);
  home.answers("sleep 30");
  platform.choose_file(FileKind::any);  // one that is still open is closed with the window
}
