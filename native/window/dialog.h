// The desktop's own file dialogs: zenity's or kdialog's, whichever is there, in a process of its own, so that the window
// goes on drawing. Without either the window asks for a path in a field of its own.
#pragma once

#include <optional>
#include <string>

#include <sys/types.h>

namespace grapevine {

struct DialogQuestion {
  bool saves = false;
  std::string title = {};      // "Open a scenario"
  std::string suggested = {};  // when it saves: a path; else the folder to begin in
  std::string patterns = {};   // "*.json *.csv"; empty: every file
};

class FileDialog {
 public:
  FileDialog() = default;
  ~FileDialog();          // closes it
  FileDialog(const FileDialog&) = delete;
  FileDialog& operator=(const FileDialog&) = delete;

  // False: this desktop has none, or one is open.
  bool ask(const DialogQuestion& question);
  bool is_open() const { return process_ > 0; }
  // Once, after it was closed: the path that was chosen, empty when nothing was.
  std::optional<std::string> take();

 private:
  pid_t process_ = 0;
  int output_ = -1;
  std::string text_;
};

}  // namespace grapevine
