// Runs the built command line as a person would, and a folder that is gone afterwards.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

struct Ran {
  int exit = -1;  // exit code; 128 + n when signal n ended it
  std::string out, err;
  double seconds = 0;
};

struct How {
  std::string input{};                    // on standard input
  std::string output_to{};                // standard output goes into this file instead of a pipe ("/dev/full")
  std::size_t read_at_most = SIZE_MAX;  // then the reader goes away
  int interrupt_after_ms = -1;          // sends SIGINT
  std::vector<std::string> environment{};  // added, "NO_COLOR=1"
  std::filesystem::path folder{};          // current folder; empty: the test's own
  int largest_file_kib = 0;              // writing beyond it fails, as on a full disk; 0: no limit
};

// grapevine with these words. Ended by SIGKILL after two minutes, which fails the test as exit code 137.
Ran grapevine(const std::vector<std::string>& words, const How& how = {});

// A grapevine that goes on running: a server.
class Background {
 public:
  explicit Background(const std::vector<std::string>& words);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  // The first line on standard output, without its end; waits for it.
  const std::string& first_line() const { return first_line_; }
  // Ctrl-C; the exit code, and what was said on standard error meanwhile.
  Ran interrupt();

 private:
  int child_ = -1, out_ = -1, err_ = -1;
  std::string first_line_;
};

class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }
  // Writes a file and returns its path.
  std::string file(std::string_view name, std::string_view bytes) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string bytes_of(const std::filesystem::path& file);
// A valid scenario that runs in milliseconds.
std::string small_scenario(std::string_view more_keys = "");
std::size_t count_lines(std::string_view text);
