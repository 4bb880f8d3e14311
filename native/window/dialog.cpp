#include "window/dialog.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

extern char** environ;

namespace grapevine {

namespace {

constexpr std::size_t kLongestPath = 8192;

std::vector<std::string> zenity(const DialogQuestion& question) {
  std::vector<std::string> words{"zenity", "--file-selection", "--title=" + question.title};
  if (question.saves) words.insert(words.end(), {"--save", "--confirm-overwrite"});
  if (!question.suggested.empty()) words.push_back("--filename=" + question.suggested);
  if (!question.patterns.empty()) words.insert(words.end(), {"--file-filter=" + question.patterns, "--file-filter=*"});
  return words;
}

std::vector<std::string> kdialog(const DialogQuestion& question) {
  std::vector<std::string> words{"kdialog", "--title", question.title, question.saves ? "--getsavefilename" : "--getopenfilename", question.suggested.empty() ? "." : question.suggested};
  if (!question.patterns.empty()) words.push_back(question.patterns + "|" + question.patterns);
  return words;
}

// The process, with its output in `output`; 0 when there is no such program.
pid_t start(const std::vector<std::string>& words, int& output) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return 0;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t process = 0;
  const bool started = ::posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (!started) {
    ::close(ends[0]);
    return 0;
  }
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  output = ends[0];
  return process;
}

}  // namespace

FileDialog::~FileDialog() {
  if (process_ > 0) {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  if (output_ >= 0) ::close(output_);
}

bool FileDialog::ask(const DialogQuestion& question) {
  if (is_open()) return false;
  text_.clear();
  process_ = start(zenity(question), output_);
  if (process_ == 0) process_ = start(kdialog(question), output_);
  return process_ > 0;
}

std::optional<std::string> FileDialog::take() {
  if (!is_open()) return std::nullopt;
  const auto read_on = [&] {
    char bytes[1024];
    ssize_t got = 0;
    while ((got = ::read(output_, bytes, sizeof bytes)) > 0)
      if (text_.size() < kLongestPath) text_.append(bytes, static_cast<std::size_t>(got));
  };
  read_on();
  int status = 0;
  const pid_t ended = ::waitpid(process_, &status, WNOHANG);
  if (ended == 0) return std::nullopt;
  read_on();
  ::close(output_);
  output_ = -1;
  process_ = 0;
  const bool chosen = ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  while (!text_.empty() && (text_.back() == '\n' || text_.back() == '\r')) text_.pop_back();
  return chosen ? text_ : std::string();
}

}  // namespace grapevine
