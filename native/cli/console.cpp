#include "cli/console.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace grapevine {

namespace {

constexpr std::size_t kBufferBytes = 1 << 16;

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

int terminal_columns() {
  if (const char* columns = std::getenv("COLUMNS")) {
    if (const int wide = std::atoi(columns); wide > 0) return std::clamp(wide, 40, 400);
  }
#ifdef TIOCGWINSZ
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::clamp<int>(size.ws_col, 40, 400);
#endif
  return 80;
}

// Writes all of it; the errno of the failure, or 0.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Console::Console() {
#ifndef __EMSCRIPTEN__
  // open gives the lowest free descriptor; read-only, so that writing to a closed standard output is still an
  // error
  while (true) {
    const int descriptor = ::open("/dev/null", O_RDONLY);
    if (descriptor < 0 || descriptor > STDERR_FILENO) {
      if (descriptor >= 0) ::close(descriptor);
      break;
    }
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
#endif
  output_is_terminal_ = ::isatty(STDOUT_FILENO) == 1;
  error_is_terminal_ = ::isatty(STDERR_FILENO) == 1;
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  if (dumb) error_is_terminal_ = false;
  colour_ = output_is_terminal_ && !dumb && !is_set("NO_COLOR");
  columns_ = terminal_columns();
}

void Console::print(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBufferBytes) flush();
}

void Console::print_line(std::string_view text) {
  buffer_ += text;
  print("\n");
}

void Console::flush() {
  if (write_error_ == 0) write_error_ = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
}

void Console::note(std::string_view text) {
  clear_progress();
  write_all(STDERR_FILENO, "grapevine: " + std::string(text) + "\n");
}

Exit Console::fail(Exit exit, const Errors& errors) {
  constexpr std::size_t kMostShown = 50;
  for (std::size_t i = 0; i < errors.size() && i < kMostShown; ++i) note(to_string(errors[i]));
  if (errors.size() > kMostShown) note("and " + std::to_string(errors.size() - kMostShown) + " more errors");
  return exit;
}

void Console::progress(std::string_view text) {
  write_all(STDERR_FILENO, "\r\x1b[K" + std::string(text));
  progress_shown_ = true;
}

void Console::clear_progress() {
  if (!progress_shown_) return;
  write_all(STDERR_FILENO, "\r\x1b[K");
  progress_shown_ = false;
}

Exit Console::finish(Exit exit) {
  clear_progress();
  flush();
  // the reader took what it wanted
  if (write_error_ == 0 || write_error_ == EPIPE) return exit;
  note("standard output: " + std::string(std::strerror(write_error_)) +
       "; the results were not written, send them somewhere else");
  return exit == Exit::done ? Exit::internal_error : exit;
}

}  // namespace grapevine
