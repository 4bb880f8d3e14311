// What C++ asks of the page: wasm/page/shell.js answers through the `shell` object that it gives to the module. All of
// it runs on the page's own thread.
#pragma once

#include <string>

#include "ui/platform.h"

namespace grapevine::page {

void copy_text(const std::string& text);
void choose_file(FileKind kind);
bool has_camera();  // that this page may ask for
void read_code();
void save_file(const std::string& name, const std::string& bytes, const std::string& type);
void keep_drill(const std::string& kept);  // over a reload; empty: there is none
void show_text_view();
void remember_tour();               // it was finished or skipped: it is not offered again
void state_changed(double number);  // a view state with this number can be read
std::string address();              // of this page, without its fragment
bool on_mac();                      // which keys people expect

}  // namespace grapevine::page
