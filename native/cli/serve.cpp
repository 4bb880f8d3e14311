// grapevine serve: the web app on this machine. The server itself is a program of its own beside this one
// (native/serve): its libraries would take longer to load than a small scenario takes to run.
#include <fmt/format.h>

#include <filesystem>

#ifndef __EMSCRIPTEN__
#include <unistd.h>
#endif

#include "cli/commands.h"
#include "cli/files.h"

namespace grapevine {

namespace {

namespace fs = std::filesystem;

// The page beside the build that this program belongs to, or beside an installed one.
fs::path find_page() {
  std::error_code error;
  const fs::path folder = own_folder();
  for (const char* place : {"../web", "web", "../share/grapevine/web"})
    if (fs::is_regular_file(folder / place / "index.html", error))
      return fs::canonical(folder / place, error);
  return {};
}

// Becomes the server; comes back only when there is none.
Exit become_server(const std::string& page, const std::string& bind, int port, bool exact, Console& console) {
#ifndef __EMSCRIPTEN__
  const std::string program = own_folder() / "grapevine-serve", number = std::to_string(port);
  ::execl(program.c_str(), program.c_str(), page.c_str(), bind.c_str(), number.c_str(), exact ? "exact" : "near", nullptr);
#else
  static_cast<void>(page), static_cast<void>(bind), static_cast<void>(port), static_cast<void>(exact);
#endif
  return console.fail(Exit::invalid_input, {"serve", "no program grapevine-serve beside this one", "",
                                            "build it with the native command line"});
}

}  // namespace

Exit serve_command(const Words& words, Console& console) {
  std::string folder, bind = "127.0.0.1";
  int port = 8080;
  Options options("serve", "The web app on this machine. Nothing leaves it; Ctrl-C ends it.",
                  "grapevine serve --port 8080");
  options.argument("DIR", folder, false,
                   "folder of the page (default: the one that was built with this program)");
  options.whole("--port", port, 1, 65535, "port; without it the next free one from 8080 on");
  options.text("--bind", bind, "ADDRESS=127.0.0.1", "address; 0.0.0.0 lets other machines in");
  if (const auto exit = options.parse(words, console)) return *exit;

  const fs::path page = folder.empty() ? find_page() : fs::path(folder);
  std::error_code error;
  if (page.empty())
    return console.fail(Exit::invalid_input, {"serve", "no page near this program", "",
                                              "build it, or name its folder: grapevine serve build/web"});
  if (!fs::is_regular_file(page / "index.html", error))
    return console.fail(Exit::invalid_input,
                        {shown_path(page), "no index.html in it", "a folder that holds the page",
                         "name the folder of the page, such as build/web"});
  return become_server(page, bind, port, options.given("--port"), console);
}

}  // namespace grapevine
