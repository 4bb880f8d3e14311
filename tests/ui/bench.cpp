#include "tests/ui/bench.h"

#include <chrono>

namespace grapevine::test {

namespace {

constexpr double kFrameSeconds = 1.0 / 60;

double clock_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

Bench::Bench(float width, float height, float scale, bool dark, int threads) : display_{width, height, scale} {
  AppOptions options;
  options.threads = threads;
  options.slice_ms = 50;
  options.dark = dark;
  options.platform.copy_text = [this](const std::string& text) { taken_.copied.push_back(text); };
  options.platform.choose_file = [this](FileKind) { ++taken_.dialogs; };
  options.platform.save_file = [this](const std::string& name, const std::string& bytes, const std::string&) { taken_.files[name] = bytes; };
  options.platform.keep_drill = [this](const std::string& kept) { taken_.drill = kept; };
  options.platform.show_text_view = [this] { ++taken_.text_views; };
  options.platform.remember_tour = [this] { ++taken_.tours; };
  app_ = std::make_unique<App>(std::move(options));
  app_->open_named("influencer-in-the-queue");
  context_ = ImGui::CreateContext();
  app_->attach_gui();
  app_->note_controls(&controls_);
}

Bench::~Bench() {
  app_.reset();
  ImGui::DestroyContext(context_);
}

void Bench::resize(float width, float height, float scale) { display_ = {width, height, scale}; }

void Bench::frame() {
  now_ += kFrameSeconds;
  app_->update(now_);
  if (app_->prepare_frame(display_)) {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  }
  ImGui::GetIO().DeltaTime = static_cast<float>(kFrameSeconds);
  ImGui::NewFrame();
  app_->build_gui();
  ImGui::Render();
}

bool Bench::settle(double most_seconds) {
  const double until = clock_seconds() + most_seconds;
  while (clock_seconds() < until) {
    frame();
    if (app_->settled()) {
      // what is settled is also published
      now_ += 0.3;
      frame();
      return true;
    }
  }
  return false;
}

int Bench::idle_frames(int turns) {
  int drawn = 0;
  for (int i = 0; i < turns; ++i) {
    now_ += kFrameSeconds;
    app_->update(now_);
    if (!app_->needs_frame()) continue;
    ++drawn;
    frame();
  }
  return drawn;
}

void Bench::move(float x, float y) {
  ImGui::GetIO().AddMousePosEvent(x, y);
  app_->wake();
  frame();
}

void Bench::press(bool down) {
  ImGui::GetIO().AddMouseButtonEvent(0, down);
  app_->wake();
  frame();
}

void Bench::click(float x, float y) {
  now_ += 1;  // never the second half of a double-click
  ImGui::GetIO().DeltaTime = 1;
  move(x, y);
  frame();
  press(true);
  press(false);
  frames(3);  // as a shell draws after an event
}

void Bench::double_click(float x, float y) {
  now_ += 1;
  move(x, y);
  frames(60);
  for (int i = 0; i < 2; ++i) {
    press(true);
    press(false);
  }
  frame();
}

void Bench::drag(float x0, float y0, float x1, float y1, int steps) {
  move(x0, y0);
  frames(60);
  press(true);
  for (int i = 1; i <= steps; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(steps);
    move(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part);
  }
  press(false);
  frame();
}

void Bench::key(ImGuiKey key, bool control, bool shift) {
  ImGuiIO& io = ImGui::GetIO();
  app_->wake();
  if (control) io.AddKeyEvent(ImGuiMod_Ctrl, true);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
  io.AddKeyEvent(key, true);
  frames(2);
  io.AddKeyEvent(key, false);
  if (control) io.AddKeyEvent(ImGuiMod_Ctrl, false);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
  frames(2);
}

void Bench::type(std::string_view text) {
  app_->wake();
  for (const char c : text) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
    frame();
  }
  frame();
}

const Control* Bench::find(std::string_view of, std::string_view id) const {
  for (const Control& control : controls_)
    if (control.of == of && control.id == id) return &control;
  return nullptr;
}

bool Bench::click(std::string_view of, std::string_view id) {
  const Control* control = find(of, id);
  if (!control) return false;
  click((control->box.left + control->box.right) / 2, control->box.middle());
  return true;
}

nlohmann::json Bench::state() {
  now_ += 0.3;
  app_->update(now_);
  return nlohmann::json::parse(app_->view_state_json());
}

nlohmann::json Bench::lever(std::string_view path) {
  const nlohmann::json all = state();
  for (const auto& lever : all["levers"])
    if (lever["path"] == path) return lever;
  return {};
}

}  // namespace grapevine::test
