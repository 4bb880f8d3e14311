#include "wasm/canvas.h"

#define SDL_MAIN_HANDLED
#include <GLES3/gl3.h>
#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <cmath>
#include <string>

#include "wasm/page_calls.h"

namespace grapevine {

bool Canvas::create() {
  if (ready_) return true;
  SDL_SetMainReady();
  // keys only while the canvas has the focus: the rest of the page is the browser's
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  window_ = SDL_CreateWindow("Grapevine", 0, 0, 1440, 900, SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  if (!window_) return false;
  context_ = SDL_GL_CreateContext(window_);
  if (!context_) return false;

  ImGui::CreateContext();
  app_.attach_gui();
  if (!attach_backends()) return false;
  // the system's clipboard is the page's business; pasting comes from the page's own event
  ImGuiIO& io = ImGui::GetIO();
  static std::string copied;
  io.SetClipboardTextFn = [](void*, const char* text) {
    copied = text;
    page::copy_text(copied);
  };
  io.GetClipboardTextFn = [](void*) { return copied.c_str(); };
  io.ConfigMacOSXBehaviors = page::on_mac();
  ready_ = true;
  app_.wake();
  return true;
}

bool Canvas::attach_backends() { return ImGui_ImplSDL2_InitForOpenGL(window_, context_) && ImGui_ImplOpenGL3_Init("#version 300 es"); }

void* Canvas::gl_function(const char* name) { return SDL_GL_GetProcAddress(name); }

float Canvas::ratio() const {
  int wide = 0, pixels = 0, tall = 0;
  SDL_GetWindowSize(window_, &wide, &tall);
  SDL_GL_GetDrawableSize(window_, &pixels, &tall);
  return wide > 0 ? static_cast<float>(pixels) / static_cast<float>(wide) : 1;
}

Display Canvas::display() const {
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  return {static_cast<float>(width), static_cast<float>(height), ratio()};
}

void Canvas::take_events() {
  if (!ready_) return;
  SDL_Event event;
  while (SDL_PollEvent(&event)) {
    // mouse positions in device pixels, as the app draws
    if (event.type == SDL_MOUSEMOTION) {
      event.motion.x = static_cast<int>(std::lround(static_cast<float>(event.motion.x) * ratio()));
      event.motion.y = static_cast<int>(std::lround(static_cast<float>(event.motion.y) * ratio()));
    }
    ImGui_ImplSDL2_ProcessEvent(&event);
    app_.wake();
  }
}

void Canvas::draw() {
  const Display size = display();
  if (!ready() || size.width < 1 || size.height < 1) return;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  if (app_.prepare_frame(size)) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  ImGui::NewFrame();
  app_.build_gui();
  ImGui::Render();
  glViewport(0, 0, static_cast<int>(size.width), static_cast<int>(size.height));
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window_);
}

// Every texture and program went with the context. The backend lets go of its own now: a lost context takes no notice,
// the one that comes after would complain.
void Canvas::lost() {
  if (!ready()) return;
  ImGui_ImplOpenGL3_Shutdown();
  lost_ = true;
}

void Canvas::restored() {
  if (!lost_) return;
  lost_ = !ImGui_ImplOpenGL3_Init("#version 300 es");
  app_.forget_graphics();
  app_.wake();
}

void Canvas::paste(std::string_view text) const {
  if (ready_) ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
}

}  // namespace grapevine
