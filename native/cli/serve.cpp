// grapevine serve: the web app on this machine.
#include <fmt/format.h>

#include <array>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/interrupt.h"

#if GRAPEVINE_HAS_SERVE
#include "serve/server.h"
#endif

namespace grapevine {

#if GRAPEVINE_HAS_SERVE

namespace {

namespace fs = std::filesystem;

// The page beside the build that this program belongs to, or beside an installed one.
fs::path find_page() {
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const char* place : {"../web", "web", "../share/grapevine/web"})
    if (fs::is_regular_file(folder / place / "index.html", error))
      return fs::canonical(folder / place, error);
  return {};
}

// How a browser on this machine writes the address that the server is bound to.
std::string host_in_address(const std::string& bind) {
  if (bind == "0.0.0.0") return "127.0.0.1";
  return bind.find(':') == std::string::npos ? shown(bind) : "[" + shown(bind) + "]";
}

}  // namespace

Exit serve_command(const Words& words, Console& console) {
  std::string folder;
  ServeOptions serve;
  Options options("serve", "The web app on this machine. Nothing leaves it; Ctrl-C ends it.",
                  "grapevine serve --port 8080");
  options.argument("DIR", folder, false,
                   "folder of the page (default: the one that was built with this program)");
  options.whole("--port", serve.port, 1, 65535, "port; without it the next free one from 8080 on");
  options.text("--bind", serve.bind, "ADDRESS=127.0.0.1", "address; 0.0.0.0 lets other machines in");
  if (const auto exit = options.parse(words, console)) return *exit;

  serve.exact_port = options.given("--port");
  serve.folder = folder.empty() ? find_page() : fs::path(folder);
  std::error_code error;
  if (serve.folder.empty())
    return console.fail(Exit::invalid_input, {"serve", "no page near this program", "",
                                              "build it, or name its folder: grapevine serve build/web"});
  if (!fs::is_regular_file(serve.folder / "index.html", error))
    return console.fail(Exit::invalid_input,
                        {shown_path(serve.folder), "no index.html in it", "a folder that holds the page",
                         "name the folder of the page, such as build/web"});

  const std::string bind = serve.bind;
  LocalServer server(std::move(serve));
  const auto port = server.bind();
  if (!port) return console.fail(Exit::invalid_input, port.errors());
  watch_for_interrupt();
  console.print_line(fmt::format("http://{}:{}/", host_in_address(bind), *port));
  if (const Exit exit = console.finish(Exit::done); exit != Exit::done) return exit;
  if (bind != "127.0.0.1" && bind != "localhost" && bind != "::1")
    console.note("other machines can open this page too (--bind " + shown(bind) + ")");
  server.run(interrupted);
  return Exit::done;
}

#else

Exit serve_command(const Words& words, Console& console) {
  Options options("serve", "The web app on this machine (not in this build).", "grapevine serve");
  if (const auto exit = options.parse(words, console)) return *exit;
  return console.fail(Exit::usage,
                      {"serve", "a build without the web server", "", "use the native command line"});
}

#endif

}  // namespace grapevine
