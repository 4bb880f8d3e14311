// What the window is started with.
#pragma once

#include <string>

namespace grapevine {

struct WindowOptions {
  int width = 1440, height = 900;  // in units of the layout
  float scale = 0;                 // device pixels for each; 0: the display's own
  bool dark = false;
  int threads = -1;                // −1: one for each core
  std::string language;            // the catalogue of words (.mo); English without it
  bool tour = false;               // begin with the tour, even when it was taken before
  bool network = false;            // begin with the network
  std::string scenario;            // a shipped one by name
  std::string drill;               // a shipped one by name
  std::string link;
  std::string why;                 // the figure to explain, by its name in files
  std::string file;
  std::string screenshot;          // .png or .ppm: draw until everything is worked out, write it, leave
  int frames = 3;                  // drawn before the screenshot, after the last result
};

// False after printing what is wrong (to stderr) or the help (to stdout); `exit_code` says which.
bool parse_arguments(int count, char** arguments, WindowOptions& options, int& exit_code);

}  // namespace grapevine
