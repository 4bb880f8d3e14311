// "Open my data": what the columns of a table mean, twenty of its rows, and then what the tickets say beside the scenario
// made of them.
#pragma once

#include <vector>

#include "ui/import_model.h"
#include "ui/panels.h"

namespace grapevine {

void import_screen(Gui& gui, const Scene& scene, const ImportModel& model, const ViewChoices& choices, Passing& passing, Commands& commands, std::vector<ImportCommand>& import_commands);

}  // namespace grapevine
