// The drill: a bar with its phases, and the phase below it.
#pragma once

#include "ui/drill_parts.h"
#include "ui/state.h"

namespace grapevine {

void drill_screen(Gui& gui, const Scene& scene, const DrillModel& model, const ViewChoices& choices, Passing& passing, Commands& commands, std::vector<DrillCommand>& drill_commands);

}  // namespace grapevine
