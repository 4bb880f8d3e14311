#include "tests/cli/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kLimitSeconds = 120;

int milliseconds_since(Clock::time_point from) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - from).count());
}

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    close_read();
    close_write();
  }
  void close_read() { close(read); }
  void close_write() { close(write); }

 private:
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

pid_t spawn(const std::vector<std::string>& words, const How& how, const Pipe& in, const Pipe& out,
            const Pipe& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
  if (how.output_to.empty())
    posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
  else
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, how.output_to.c_str(), O_WRONLY | O_CREAT,
                                     0666);
  posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO);
  if (!how.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, how.folder.c_str());

  const char* program = std::getenv("GRAPEVINE");
  if (program == nullptr) throw std::runtime_error("GRAPEVINE is not set: run this through ctest");
  std::vector<std::string> held;
  if (how.largest_file_kib > 0)
    held = {"/bin/bash", "-c", "ulimit -f " + std::to_string(how.largest_file_kib) + "; exec \"$0\" \"$@\""};
  held.emplace_back(program);
  held.insert(held.end(), words.begin(), words.end());
  std::vector<char*> arguments, environment;
  for (std::string& word : held) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  for (char** variable = environ; *variable != nullptr; ++variable) environment.push_back(*variable);
  std::vector<std::string> added = how.environment;
  for (std::string& variable : added) environment.push_back(variable.data());
  environment.push_back(nullptr);

  pid_t child = -1;
  const int code =
      ::posix_spawn(&child, held.front().c_str(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) throw std::runtime_error("could not start " + held.front());
  return child;
}

// Moves bytes until both outputs have ended.
void converse(pid_t child, const How& how, Pipe& in, Pipe& out, Pipe& err, Ran& ran) {
  const Clock::time_point started = Clock::now();
  std::string_view input = how.input;
  bool interrupted = false;
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);
  while (out.read >= 0 || err.read >= 0) {
    if (input.empty()) in.close_write();
    if (how.interrupt_after_ms >= 0 && !interrupted &&
        milliseconds_since(started) >= how.interrupt_after_ms) {
      ::kill(child, SIGINT);
      interrupted = true;
    }
    if (milliseconds_since(started) > kLimitSeconds * 1000) ::kill(child, SIGKILL);
    pollfd ends[3] = {{out.read, POLLIN, 0}, {err.read, POLLIN, 0}, {in.write, POLLOUT, 0}};
    ::poll(ends, 3, 10);
    if (ends[2].revents & POLLOUT) {
      const ssize_t written = ::write(in.write, input.data(), std::min<std::size_t>(input.size(), 1 << 16));
      if (written > 0) input.remove_prefix(static_cast<std::size_t>(written));
    } else if (ends[2].revents & (POLLERR | POLLHUP)) {
      input = {};
    }
    char buffer[1 << 14];
    if (ends[0].revents) {
      const ssize_t got =
          ::read(out.read, buffer, std::min(sizeof buffer, how.read_at_most - ran.out.size()));
      if (got > 0) ran.out.append(buffer, static_cast<std::size_t>(got));
      if (got <= 0 || ran.out.size() >= how.read_at_most) out.close_read();
    }
    if (ends[1].revents) {
      const ssize_t got = ::read(err.read, buffer, sizeof buffer);
      if (got > 0)
        ran.err.append(buffer, static_cast<std::size_t>(got));
      else
        err.close_read();
    }
  }
}

}  // namespace

Ran grapevine(const std::vector<std::string>& words, const How& how) {
  std::signal(SIGPIPE, SIG_IGN);
  const Clock::time_point started = Clock::now();
  Ran ran;
  Pipe in, out, err;
  const pid_t child = spawn(words, how, in, out, err);
  in.close_read();
  out.close_write();
  err.close_write();
  converse(child, how, in, out, err, ran);
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.seconds = std::chrono::duration<double>(Clock::now() - started).count();
  return ran;
}

Background::Background(const std::vector<std::string>& words) {
  Pipe in, out, err;
  child_ = spawn(words, {}, in, out, err);
  out.close_write();
  err.close_write();
  char letter = 0;
  while (::read(out.read, &letter, 1) == 1 && letter != '\n') first_line_ += letter;
  std::swap(out_, out.read);
  std::swap(err_, err.read);
}

Ran Background::interrupt() {
  Ran ran;
  const Clock::time_point started = Clock::now();
  ::kill(child_, SIGINT);
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(out_, buffer, sizeof buffer)) > 0;)
    ran.out.append(buffer, static_cast<std::size_t>(got));
  for (ssize_t got = 0; (got = ::read(err_, buffer, sizeof buffer)) > 0;)
    ran.err.append(buffer, static_cast<std::size_t>(got));
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.seconds = std::chrono::duration<double>(Clock::now() - started).count();
  return ran;
}

Background::~Background() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ::close(out_);
  ::close(err_);
}

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "grapevine-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ScratchFolder::file(std::string_view name, std::string_view bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
  return *this / name;
}

std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

std::string small_scenario(std::string_view more_keys) {
  return R"({"grapevine": 1, "name": "small", "title": "A small town", "people": 500, "days": 5, "replicates": 12,
  "network": {"kind": "power_law", "mean_degree": 8}, )" +
         std::string(more_keys) + R"(
  "timeline": [{"at": "D1 09:00", "event": {"kind": "story", "rank": 1}}]})";
}

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}
