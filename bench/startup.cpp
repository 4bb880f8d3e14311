// The command line, from start to the first result of a small scenario.
#ifndef __EMSCRIPTEN__
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "bench.h"

namespace {

// Seconds until `grapevine` beside this program has ended with these words; negative when it failed.
double seconds_to_run(std::vector<std::string> words) {
  std::error_code error;
  words.insert(words.begin(),
               (std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "grapevine").string());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  int status = 1;
  const double seconds = seconds_of([&] {
    pid_t child = -1;
    if (::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0)
      ::waitpid(child, &status, 0);
  });
  posix_spawn_file_actions_destroy(&actions);
  return status == 0 ? seconds : -1;
}

BenchRow median_row(const char* name, const std::vector<std::string>& words, double target) {
  constexpr int kRounds = 30;
  std::vector<double> seconds;
  for (int round = 0; round < kRounds; ++round) seconds.push_back(seconds_to_run(words));
  std::sort(seconds.begin(), seconds.end());
  const bool failed = seconds.front() < 0;
  return {name,
          failed ? 0 : seconds[kRounds / 2] * 1000,
          "ms",
          target,
          failed ? "the program failed or is not built" : "median of 30, process start and end included",
          true};
}

std::vector<BenchRow> startup_rows() {
  return {
      median_row("start: --version", {"--version"}, 0),
      median_row("start: 5,000 people x 14 days, 1 replicate",
                 {"run", "influencer-in-the-queue", "--replicates", "1"}, 20),
  };
}

const RegisterBench startup_bench{"startup", startup_rows};

}  // namespace
#endif
