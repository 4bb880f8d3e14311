// The whole screen: where the panels stand at every size, and the keys that work everywhere.
#pragma once

#include "ui/panels.h"

namespace grapevine {

void what_if_screen(Gui& gui, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands);

}  // namespace grapevine
