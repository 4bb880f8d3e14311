// What the window does with files: the desktop's dialogs (or a field for a path), opening, saving, the list of files that
// were open last, and the scenario that is found again after a crash.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/app.h"
#include "window/dialog.h"

namespace grapevine {

constexpr std::size_t kMostRecent = 8;

class WindowFiles {
 public:
  // `keeps`: lists and scenarios are written down, and found again at the next start.
  explicit WindowFiles(bool keeps);

  void attach(App& app) { app_ = &app; }
  void add_to(Platform& platform);            // its services for files

  void open(const std::string& path, FileKind kind = FileKind::any);
  void offer_last_time();                     // what was open last, whether the window was closed or killed
  void turn(double now);                      // answers of dialogs, and what is kept
  bool waits() const { return dialog_.is_open() || unwritten_; }  // to be turned again soon, whatever else happens
  bool quits() const { return quits_; }

 private:
  void ask(DialogQuestion question, std::function<void(const std::string& path)> then);
  void answer(const std::string& path);
  void choose(FileKind kind);
  void save_document(bool anew);
  void save_export(const std::string& name, const std::string& bytes);
  bool write(const std::string& path, const std::string& bytes);
  void remember(const std::string& path);

  App* app_ = nullptr;
  bool keeps_ = false, quits_ = false;
  FileDialog dialog_;
  std::function<void(const std::string&)> then_;  // with the path that is asked for
  std::vector<std::string> recent_;
  std::string document_, folder_;                 // the scenario's file, and where the last dialog was
  std::optional<std::uint64_t> kept_edits_;       // what is written down; what the window began with is not
  double kept_at_ = 0;
  bool unwritten_ = false;                        // the scenario has changed since it was written down
};

}  // namespace grapevine
