#include "tests/cli/made_drills.h"

#include "tests/unit/drill/hostile.h"

using namespace grapevine;

std::vector<WrongDrillCode> wrong_drill_codes() {
  const Drill drill = drills::parsed(drills::document("weekend-video")).value();
  const std::string good = to_code({"BLUE", bot_moves(drill, Policy::by_the_book)}, drill).value();
  std::vector<WrongDrillCode> codes;
  for (const auto& [code, says] : drills::wrong_codes(drill, good, to_code({"BLUE", {}}, drills::small()).value())) codes.push_back({code, std::string(says)});
  return codes;
}

std::vector<HostileDrillFile> hostile_drill_files() {
  std::vector<HostileDrillFile> files;
  for (const drills::Hostile& hostile : drills::hostile()) files.push_back({drills::hostile_file(hostile), hostile.place, hostile.says});
  return files;
}
