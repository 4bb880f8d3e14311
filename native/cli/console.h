// The two streams of a command. Results go to standard output and nothing else does; whatever is said about
// them goes to standard error. A reader of standard output that goes away (`| head`) is no error; a full disk
// is.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "cli/exit_code.h"

namespace grapevine {

class Console {
 public:
  // Looks once at the streams and at NO_COLOR, TERM and COLUMNS. Makes sure that descriptors 0 to 2 are
  // taken, so that no file of ours can become a standard stream, and that a closed pipe or a file over the
  // limit is an error code rather than a signal.
  Console();

  // Results, buffered. finish() writes what is left.
  void print(std::string_view text);
  void print_line(std::string_view text);

  // One line on standard error: "grapevine: …".
  void note(std::string_view text);
  // Every error on a line of its own on standard error; returns `exit`.
  Exit fail(Exit exit, const Errors& errors);
  Exit fail(Exit exit, const Error& error) { return fail(exit, Errors{error}); }

  // A line of progress on standard error that the next one replaces; only where error_is_terminal().
  void progress(std::string_view text);
  void clear_progress();

  // Writes the buffer. Results that could not be written turn `exit` into an internal error.
  Exit finish(Exit exit);

  bool output_is_terminal() const { return output_is_terminal_; }
  bool error_is_terminal() const { return error_is_terminal_; }
  bool colour() const { return colour_; }  // whether results may carry colour
  int columns() const { return columns_; }

 private:
  void flush();

  std::string buffer_;
  int write_error_ = 0;  // errno of the first write that failed
  bool progress_shown_ = false;
  bool output_is_terminal_ = false;
  bool error_is_terminal_ = false;
  bool colour_ = false;
  int columns_ = 80;
};

}  // namespace grapevine
