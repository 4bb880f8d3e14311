// The what-if: where its panels stand at every size.
#pragma once

#include "ui/panels.h"

namespace grapevine {

struct NetworkScene;

// `network` is what its strip is drawn of.
void what_if_screen(Gui& gui, const Box& box, const Scene& scene, const NetworkScene& network, ViewChoices& choices, Passing& passing, Commands& commands);

}  // namespace grapevine
