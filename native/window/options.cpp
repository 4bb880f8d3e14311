#include "window/options.h"

#include <exception>

#include <CLI/CLI.hpp>

namespace grapevine {

bool parse_arguments(int count, char** arguments, WindowOptions& options, int& exit_code) {
  CLI::App parser{"Grapevine: word of mouth and support response on a social graph."};
  std::string size;
  parser.add_option("file", options.file, "Scenario or drill file to open; one can also be dropped on the window");
  parser.add_option("--scenario", options.scenario, "Shipped scenario to open, by name");
  parser.add_option("--drill", options.drill, "Shipped drill to prepare, by name");
  parser.add_option("--why", options.why, "Figure to explain at once, by its name in files, as in negative_reach");
  parser.add_option("--link", options.link, "Link to open, or its part from # on");
  parser.add_option("--size", size, "Size of the window, as 1440x900");
  parser.add_option("--scale", options.scale, "Zoom: device pixels for each unit of the layout")->check(CLI::Range(0.5, 4.0));
  parser.add_option("--threads", options.threads, "Threads that simulate; 0: between frames")->check(CLI::Range(0, 256));
  parser.add_option("--language", options.language, "Catalogue of words (.mo) to say everything in, see wording/README.md");
  parser.add_flag("--dark", options.dark, "Dark colours");
  parser.add_flag("--tour", options.tour, "Offer the tour of the what-if screen, even when it was taken before");
  parser.add_flag("--network", options.network, "Begin with the network, person by person");
  parser.add_option("--screenshot", options.screenshot, "Write a picture (.png or .ppm) when all is worked out, and leave");
  parser.add_option("--frames", options.frames, "Frames to draw before it")->check(CLI::Range(1, 10000));
  try {
    parser.parse(count, arguments);
    if (!size.empty()) {
      char by = 0, rest = 0;
      if (std::sscanf(size.c_str(), "%d%c%d%c", &options.width, &by, &options.height, &rest) != 3 || by != 'x' || options.width < 200 || options.height < 150 || options.width > 16384 || options.height > 16384)
        throw CLI::ValidationError("--size", "found \"" + size + "\"; allowed: 200x150 to 16384x16384, as 1440x900");
    }
  } catch (const CLI::ParseError& error) {
    exit_code = parser.exit(error) == 0 ? 0 : 2;
    return false;
  }
  return true;
}

}  // namespace grapevine
