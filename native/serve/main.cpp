// The program behind `grapevine serve`: grapevine-serve FOLDER ADDRESS PORT exact|near. Prints the address and answers until
// it is interrupted.
#include <fmt/format.h>

#include <charconv>

#include "cli/console.h"
#include "cli/interrupt.h"
#include "serve/server.h"

namespace {

using namespace grapevine;

// How a browser on this machine writes the address that the server is bound to.
std::string host_in_address(const std::string& bind) {
  if (bind == "0.0.0.0") return "127.0.0.1";
  return bind.find(':') == std::string::npos ? shown(bind) : "[" + shown(bind) + "]";
}

Exit serve(const ServeOptions& options, Console& console) {
  LocalServer server(options);
  const auto port = server.bind();
  if (!port) return console.fail(Exit::invalid_input, port.errors());
  watch_for_interrupt();
  const std::string& bind = options.bind;
  console.print_line(fmt::format("http://{}:{}/", host_in_address(bind), *port));
  if (const Exit exit = console.finish(Exit::done); exit != Exit::done) return exit;
  if (bind != "127.0.0.1" && bind != "localhost" && bind != "::1")
    console.note("other machines can open this page too (--bind " + shown(bind) + ")");
  server.run(interrupted);
  return Exit::done;
}

}  // namespace

int main(int count, char** words) {
  Console console;
  Exit exit = Exit::usage;
  ServeOptions options;
  if (count == 5) {
    const std::string_view port = words[3];
    options.folder = words[1];
    options.bind = words[2];
    options.exact_port = std::string_view(words[4]) == "exact";
    std::from_chars(port.data(), port.data() + port.size(), options.port);
    exit = serve(options, console);
  } else {
    exit = console.fail(Exit::usage, {"grapevine-serve", "other words than it is started with", "",
                                      "use grapevine serve, which starts it"});
  }
  return static_cast<int>(console.finish(exit));
}
