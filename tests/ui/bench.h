// The app on a null backend: frames, mouse and keys without a window. Results are worked out in slices between frames
// (no threads), so a test that waits is over as soon as they are there.
#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "ui/app.h"
#include "ui/box.h"

namespace grapevine::test {

struct Taken {           // what the platform was asked for
  std::vector<std::string> copied;
  std::map<std::string, std::string> files;
  std::string drill;     // kept last
  int dialogs = 0, text_views = 0, tours = 0;
};

class Bench {
 public:
  explicit Bench(float width = 1440, float height = 900, float scale = 1, bool dark = false, int threads = 0);
  ~Bench();

  App& app() { return *app_; }
  Taken& taken() { return taken_; }
  double now() const { return now_; }

  void resize(float width, float height, float scale);
  void frame();                            // one turn: update, build, render
  void frames(int count) { while (count-- > 0) frame(); }
  bool settle(double most_seconds = 120);  // until the results are those of the last edit
  int idle_frames(int turns);              // how many of so many turns of a sleeping shell draw a frame

  // --- the mouse and the keys
  void move(float x, float y);
  void press(bool down);
  void click(float x, float y);
  void double_click(float x, float y);
  void drag(float x0, float y0, float x1, float y1, int steps);
  void key(ImGuiKey key, bool control = false, bool shift = false);
  void type(std::string_view text);

  // --- what is on screen
  const std::vector<Control>& controls() const { return controls_; }
  const Control* find(std::string_view of, std::string_view id) const;  // of the last frame; null: not there
  bool click(std::string_view of, std::string_view id);
  nlohmann::json state();                  // the view state, published by now
  nlohmann::json lever(std::string_view path);

 private:
  Display display_;
  double now_ = 1;
  Taken taken_;
  ImGuiContext* context_ = nullptr;
  std::vector<Control> controls_;
  std::unique_ptr<App> app_;
};

}  // namespace grapevine::test
