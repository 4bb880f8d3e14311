#include "wasm/page_calls.h"

#include <emscripten.h>

#include <cstdlib>

// The page's functions by name; `Module.shell` is wasm/page/shell.js.
EM_JS(void, shell_copy_text, (const char* text), { Module["shell"].copyText(UTF8ToString(text)); });
EM_JS(void, shell_choose_file, (int kind), { Module["shell"].chooseFile(kind); });
EM_JS(int, shell_has_camera, (), { return Module["shell"].hasCamera() ? 1 : 0; });
EM_JS(void, shell_read_code, (), { Module["shell"].readCode(); });
EM_JS(void, shell_save_file, (const char* name, const char* bytes, int size, const char* type), {
  Module["shell"].saveFile(UTF8ToString(name), HEAPU8.slice(bytes, bytes + size), UTF8ToString(type));
});
EM_JS(void, shell_keep_drill, (const char* kept), { Module["shell"].keepDrill(UTF8ToString(kept)); });
EM_JS(void, shell_show_text_view, (), { Module["shell"].showTextView(); });
EM_JS(void, shell_remember_tour, (), { Module["shell"].rememberTour(); });
EM_JS(void, shell_state_changed, (double number), { Module["shell"].stateChanged(number); });
EM_JS(char*, shell_address, (), { return stringToNewUTF8(Module["shell"].address()); });
EM_JS(int, shell_on_mac, (), { return navigator.platform.startsWith("Mac") ? 1 : 0; });

namespace grapevine::page {

void copy_text(const std::string& text) { shell_copy_text(text.c_str()); }
void choose_file(FileKind kind) { shell_choose_file(static_cast<int>(kind)); }
bool has_camera() { return shell_has_camera() != 0; }
void read_code() { shell_read_code(); }
void save_file(const std::string& name, const std::string& bytes, const std::string& type) {
  shell_save_file(name.c_str(), bytes.data(), static_cast<int>(bytes.size()), type.c_str());
}
void keep_drill(const std::string& kept) { shell_keep_drill(kept.c_str()); }
void show_text_view() { shell_show_text_view(); }
void remember_tour() { shell_remember_tour(); }
void state_changed(double number) { shell_state_changed(number); }

std::string address() {
  char* text = shell_address();
  std::string copy(text);
  std::free(text);
  return copy;
}

bool on_mac() { return shell_on_mac() != 0; }

}  // namespace grapevine::page
