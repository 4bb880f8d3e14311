// The tour's strip above the what-if screen, which covers nothing, and the frame around what its act is about.
#pragma once

#include "ui/panels.h"

namespace grapevine {

float tour_height(const Gui& gui, float width);  // the same for all acts, so that nothing moves under the hand
void tour_panel(Gui& gui, const Box& box, const Scene& scene, Act act, Commands& commands);
void tour_frame(const Gui& gui, const Box& box);

}  // namespace grapevine
