// A screen with the bar at the top: what-if or network below it, and the keys that work everywhere.
#pragma once

#include "ui/network_screen.h"
#include "ui/panels.h"

namespace grapevine {

void workspace(Gui& gui, const Scene& scene, NetworkModel& model, NetworkPicture& picture, ViewChoices& choices, Passing& passing, Commands& commands);

}  // namespace grapevine
