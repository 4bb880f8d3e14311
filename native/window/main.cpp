// The window: SDL2 and OpenGL 3.3 around the app. Everything that can be seen is in ui/; here are events, files and the
// loop, which sleeps while nothing changes.
#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <SDL_opengl.h>

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <optional>
#include <utility>

#include "base/catalogue.h"
#include "base/wording.h"
#include "cli/files.h"
#include "ui/app.h"
#include "window/keeping.h"
#include "window/options.h"
#include "window/picture.h"
#include "window/window_files.h"

namespace grapevine {

namespace {

constexpr double kDialogSeconds = 0.05;  // between looks at a file dialog that is open
constexpr double kPollSeconds = 0.008;   // between looks at results that are under way

class Window {
 public:
  // `refused`: why the catalogue of words that was asked for is not spoken
  Window(const WindowOptions& options, Errors refused) : options_(options), refused_(std::move(refused)), files_(options.screenshot.empty()), app_(app_options()) { files_.attach(app_); }
  int run();

 private:
  AppOptions app_options();
  bool create();
  void open_what_was_asked();
  Display display() const;
  float ratio() const;
  void handle(SDL_Event event);
  void zoom(int direction);
  void draw();
  bool shoot();

  WindowOptions options_;
  Errors refused_;
  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  float zoom_ = 1;
  bool open_ = true;
  int frames_left_ = 0;
  WindowFiles files_;
  App app_;
};

AppOptions Window::app_options() {
  AppOptions options;
  options.threads = options_.threads >= 0 ? options_.threads : std::max(1, SDL_GetCPUCount());
  options.dark = options_.dark;
  options.max_people = 2'000'000;
  options.platform.gl_function = [](const char* name) { return SDL_GL_GetProcAddress(name); };
  options.platform.copy_text = [](const std::string& text) { SDL_SetClipboardText(text.c_str()); };
  if (options_.screenshot.empty()) options.platform.keep_drill = [path = kept_drill_path()](const std::string& kept) { write_kept(path, kept); };
  if (options_.screenshot.empty()) options.platform.remember_tour = [path = kept_tour_path()] { write_kept(path, "seen\n"); };
  if (options_.screenshot.empty()) files_.add_to(options.platform);
  return options;
}

bool Window::create() {
  SDL_SetMainReady();
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  if (options_.scale > 0) zoom_ = options_.scale;
  const int width = static_cast<int>(std::lround(static_cast<float>(options_.width) * zoom_)), height = static_cast<int>(std::lround(static_cast<float>(options_.height) * zoom_));
  window_ = SDL_CreateWindow("Grapevine", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  if (!window_) return false;
  SDL_SetWindowMinimumSize(window_, 360, 320);
  context_ = SDL_GL_CreateContext(window_);
  if (!context_) return false;
  SDL_GL_SetSwapInterval(options_.screenshot.empty() ? 1 : 0);
  ImGui::CreateContext();
  app_.attach_gui();
  return ImGui_ImplSDL2_InitForOpenGL(window_, context_) && ImGui_ImplOpenGL3_Init("#version 150");
}

// Device pixels for each of the window's own units.
float Window::ratio() const {
  int wide = 0, pixels = 0, tall = 0;
  SDL_GetWindowSize(window_, &wide, &tall);
  SDL_GL_GetDrawableSize(window_, &pixels, &tall);
  return wide > 0 ? static_cast<float>(pixels) / static_cast<float>(wide) : 1;
}

Display Window::display() const {
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  return {static_cast<float>(width), static_cast<float>(height), ratio() * zoom_};
}

void Window::open_what_was_asked() {
  const bool asked = !options_.scenario.empty() || !options_.link.empty() || !options_.file.empty() || !options_.drill.empty();
  if (const std::string kept = asked ? "" : read_kept(kept_drill_path()); !kept.empty()) app_.restore_drill(kept);
  if (!options_.drill.empty()) app_.open_drill(options_.drill);
  if (!options_.scenario.empty()) app_.open_named(options_.scenario);
  if (!options_.link.empty()) app_.open_link(options_.link.substr(std::min(options_.link.find('#'), options_.link.size() - 1)));
  if (!options_.file.empty()) files_.open(options_.file);
  if (!asked) files_.offer_last_time();
  if (!refused_.empty()) app_.show_message(std::string(say("There is no catalogue of words for this language")), refused_);
  if (!options_.why.empty()) app_.explain(options_.why);
  if (options_.network) app_.show_network();
  // a picture has it only when asked for
  if (options_.tour || (options_.screenshot.empty() && read_kept(kept_tour_path()).empty())) app_.offer_tour();
}

void Window::zoom(int direction) {
  constexpr float kSteps[] = {0.75f, 1, 1.25f, 1.5f, 1.75f, 2, 2.5f, 3};
  if (direction == 0) zoom_ = 1;
  else if (direction > 0) zoom_ = *std::find_if(std::begin(kSteps), std::end(kSteps) - 1, [&](float step) { return step > zoom_ + 0.01f; });
  else zoom_ = *std::find_if(std::rbegin(kSteps), std::rend(kSteps) - 1, [&](float step) { return step < zoom_ - 0.01f; });
}

void Window::handle(SDL_Event event) {
  // mouse positions in device pixels, as the app draws
  if (event.type == SDL_MOUSEMOTION) {
    event.motion.x = static_cast<int>(std::lround(static_cast<float>(event.motion.x) * ratio()));
    event.motion.y = static_cast<int>(std::lround(static_cast<float>(event.motion.y) * ratio()));
  }
  ImGui_ImplSDL2_ProcessEvent(&event);
  app_.wake();
  if (event.type == SDL_QUIT) open_ = false;
  if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE) open_ = false;
  if (event.type == SDL_DROPFILE && event.drop.file) {
    files_.open(event.drop.file);
    SDL_free(event.drop.file);
  }
  if (event.type == SDL_KEYDOWN && (event.key.keysym.mod & (KMOD_CTRL | KMOD_GUI)) != 0) {
    const SDL_Keycode key = event.key.keysym.sym;
    if (key == SDLK_PLUS || key == SDLK_EQUALS || key == SDLK_KP_PLUS) zoom(1);
    if (key == SDLK_MINUS || key == SDLK_KP_MINUS) zoom(-1);
    if (key == SDLK_0 || key == SDLK_KP_0) zoom(0);
  }
}

void Window::draw() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  if (app_.prepare_frame(display())) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  // a picture shows no pointer
  if (!options_.screenshot.empty()) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  ImGui::NewFrame();
  app_.build_gui();
  ImGui::Render();
  const Display size = display();
  glViewport(0, 0, static_cast<int>(size.width), static_cast<int>(size.height));
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Window::shoot() {
  const Display size = display();
  Picture picture{static_cast<int>(size.width), static_cast<int>(size.height), {}};
  const std::size_t stride = static_cast<std::size_t>(picture.width) * 3;
  std::vector<std::uint8_t> upside_down(stride * static_cast<std::size_t>(picture.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, picture.width, picture.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  for (int y = picture.height - 1; y >= 0; --y) {
    const auto row = upside_down.begin() + static_cast<std::ptrdiff_t>(stride * static_cast<std::size_t>(y));
    picture.rgb.insert(picture.rgb.end(), row, row + static_cast<std::ptrdiff_t>(stride));
  }
  const bool ppm = options_.screenshot.ends_with(".ppm");
  return !write_file(options_.screenshot, ppm ? to_ppm(picture) : to_png(picture));
}

int Window::run() {
  if (!create()) {
    std::fprintf(stderr, "No window: %s\n", SDL_GetError());
    return 1;
  }
  open_what_was_asked();
  const bool shooting = !options_.screenshot.empty();
  frames_left_ = options_.frames;
  int exit_code = 0;
  while (open_) {
    // sleep until an event, the next look at results, or the end of something shown for a while
    SDL_Event event;
    const double next = app_.seconds_to_next_frame();
    const double most = files_.waits() ? kDialogSeconds : -1;
    const double rest = most >= 0 && (next < 0 || next > most) ? most : next;
    const double wait = app_.needs_frame() || shooting ? 0 : app_.needs_update() ? kPollSeconds : rest;
    bool there = wait < 0 ? SDL_WaitEvent(&event) : wait > 0 ? SDL_WaitEventTimeout(&event, std::max(1, static_cast<int>(wait * 1000))) : SDL_PollEvent(&event);
    for (; there; there = SDL_PollEvent(&event)) handle(event);
    const double now = static_cast<double>(SDL_GetPerformanceCounter()) / static_cast<double>(SDL_GetPerformanceFrequency());
    app_.update(now);
    files_.turn(now);
    if (files_.quits()) open_ = false;
    const bool done = shooting && app_.settled() && !app_.needs_update();
    if (app_.needs_frame() || done) {
      draw();
      if (done && --frames_left_ <= 0) {
        if (!shoot()) exit_code = 1;
        open_ = false;
      }
      SDL_GL_SwapWindow(window_);
    }
  }
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  ImGui::DestroyContext();
  SDL_GL_DeleteContext(context_);
  SDL_DestroyWindow(window_);
  SDL_Quit();
  return exit_code;
}

constexpr std::uint64_t kLargestCatalogue = 16ull << 20;

// From now on everything is said in the language of a file, which stays until the end.
Errors speak_file(const std::string& path) {
  static std::optional<Catalogue> spoken;
  const Result<std::string> bytes = read_file(path, kLargestCatalogue);
  if (!bytes) return bytes.errors();
  Result<Catalogue> catalogue = Catalogue::read(*bytes, path);
  if (!catalogue) return catalogue.errors();
  spoken = std::move(*catalogue);
  speak(&*spoken);
  return {};
}

}  // namespace

}  // namespace grapevine

int main(int count, char** arguments) {
  grapevine::WindowOptions options;
  int exit_code = 0;
  if (!grapevine::parse_arguments(count, arguments, options, exit_code)) return exit_code;
  grapevine::Errors refused = options.language.empty() ? grapevine::Errors() : grapevine::speak_file(options.language);
  return grapevine::Window(options, std::move(refused)).run();
}
