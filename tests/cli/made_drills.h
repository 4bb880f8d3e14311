// What must be refused (tests/unit/drill/hostile.h), in types that stand beside program.h: there the program has the name of
// the library's namespace.
#pragma once

#include <string>
#include <vector>

struct WrongDrillCode {
  std::string code, says;
};
std::vector<WrongDrillCode> wrong_drill_codes();  // of the weekend video

struct HostileDrillFile {
  std::string bytes, place, says;
};
std::vector<HostileDrillFile> hostile_drill_files();
