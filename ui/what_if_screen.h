// The what-if: where its panels stand at every size.
#pragma once

#include "ui/panels.h"

namespace grapevine {

void what_if_screen(Gui& gui, const Box& box, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands);

}  // namespace grapevine
