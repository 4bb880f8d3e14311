// The canvas: SDL2 and WebGL2 around Dear ImGui. Made when it is first shown, so that the text view needs none of it.
#pragma once

#include <string_view>

#include "ui/app.h"

struct SDL_Window;

namespace grapevine {

class Canvas {
 public:
  explicit Canvas(App& app) : app_(app) {}

  bool create();                  // false: no WebGL2 here
  static void* gl_function(const char* name);
  bool ready() const { return ready_ && !lost_; }
  void take_events();             // what the person did since the last turn
  void draw();
  void lost();                    // the browser took the context: nothing is drawn until it gives it back
  void restored();
  void paste(std::string_view text) const;
  Display display() const;
  float ratio() const;            // device pixels for each CSS pixel

 private:
  bool attach_backends();

  App& app_;
  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  bool ready_ = false, lost_ = false;
};

}  // namespace grapevine
