#include "window/window_files.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/wording.h"
#include "cli/files.h"
#include "window/keeping.h"

namespace grapevine {

namespace {

constexpr std::uint64_t kLargestScenario = 16ull << 20, kLargestTable = 256ull << 20;
constexpr double kKeepSeconds = 2;  // the scenario is written down at most this often

bool is_table(FileKind kind, const std::string& path) { return kind == FileKind::table || path.ends_with(".csv") || path.ends_with(".tsv"); }

std::string name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

}  // namespace

WindowFiles::WindowFiles(bool keeps) : keeps_(keeps) {
  if (keeps_) recent_ = read_lines(kept_recent_path());
}

void WindowFiles::add_to(Platform& platform) {
  platform.choose_file = [this](FileKind kind) { choose(kind); };
  platform.save_file = [this](const std::string& name, const std::string& bytes, const std::string&) { save_export(name, bytes); };
  platform.desk.save = [this](bool anew) { save_document(anew); };
  platform.desk.recent = [this] { return recent_; };
  platform.desk.open_recent = [this](std::size_t which) {
    if (which < recent_.size()) open(std::string(recent_[which]));
  };
  platform.desk.take_path = [this](const std::string& path) { answer(path); };
  platform.desk.quit = [this] { quits_ = true; };
}

// --- asking for a path

void WindowFiles::ask(DialogQuestion question, std::function<void(const std::string&)> then) {
  if (dialog_.is_open()) return;
  then_ = std::move(then);
  if (!dialog_.ask(question)) app_->ask_path(question.title, question.suggested, question.saves);
}

void WindowFiles::answer(const std::string& path) {
  const auto then = std::exchange(then_, {});
  if (path.empty() || !then) return;
  folder_ = std::filesystem::path(path).parent_path().string();
  then(path);
}

// --- in and out

void WindowFiles::choose(FileKind kind) {
  DialogQuestion question{.title = std::string(kind == FileKind::baseline ? say("Compare with a scenario") : kind == FileKind::table ? say("Open a table of tickets") : say("Open"))};
  question.patterns = kind == FileKind::baseline ? "*.json" : kind == FileKind::table ? "*.csv *.tsv" : "*.json *.csv *.tsv";
  if (!folder_.empty()) question.suggested = folder_ + "/";
  ask(std::move(question), [this, kind](const std::string& path) { open(path, kind); });
}

void WindowFiles::open(const std::string& path, FileKind kind) {
  const auto bytes = read_file(path, is_table(kind, path) ? kLargestTable : kLargestScenario);
  if (!bytes) return app_->show_message(say("Could not read {}", name_of(path)), bytes.errors());
  if (!app_->open_file(kind, *bytes, name_of(path))) return;
  const std::string whole = std::filesystem::absolute(path).string();
  remember(whole);
  if (kind == FileKind::any && !is_table(kind, path)) document_ = whole;
}

void WindowFiles::remember(const std::string& path) {
  std::erase(recent_, path);
  recent_.insert(recent_.begin(), path);
  if (recent_.size() > kMostRecent) recent_.resize(kMostRecent);
  if (keeps_) write_lines(kept_recent_path(), recent_);
}

bool WindowFiles::write(const std::string& path, const std::string& bytes) {
  if (auto error = write_file(path, bytes)) {
    error->remedy = std::string(say("choose another folder"));
    app_->show_message(say("Could not save {}", name_of(path)), {std::move(*error)});
    return false;
  }
  app_->show_message(say("Saved as {}", name_of(path)), {});
  return true;
}

void WindowFiles::save_document(bool anew) {
  if (!anew && !document_.empty()) {
    write(document_, app_->scenario_json());
    return;
  }
  const std::string suggested = document_.empty() ? (folder_.empty() ? "" : folder_ + "/") + app_->document_name() + ".json" : document_;
  ask({.saves = true, .title = std::string(say("Save the scenario as")), .suggested = suggested, .patterns = "*.json"}, [this](const std::string& path) {
    if (!write(path, app_->scenario_json())) return;
    document_ = std::filesystem::absolute(path).string();
    remember(document_);
  });
}

void WindowFiles::save_export(const std::string& name, const std::string& bytes) {
  ask({.saves = true, .title = std::string(say("Save")), .suggested = (folder_.empty() ? "" : folder_ + "/") + name}, [this, bytes](const std::string& path) { write(path, bytes); });
}

// --- what is found again

void WindowFiles::offer_last_time() {
  const std::string kept = keeps_ ? read_kept(kept_scenario_path()) : std::string();
  if (!kept.empty()) app_->offer_scenario(kept);
}

void WindowFiles::turn(double now) {
  if (auto path = dialog_.take()) {
    app_->wake();
    answer(*path);
  }
  const std::uint64_t edits = app_->edits();
  if (!kept_edits_) kept_edits_ = edits;
  unwritten_ = keeps_ && edits != *kept_edits_;
  if (!unwritten_ || now - kept_at_ < kKeepSeconds) return;
  unwritten_ = false;
  kept_edits_ = edits;
  kept_at_ = now;
  write_kept(kept_scenario_path(), app_->scenario_json());
}

}  // namespace grapevine
