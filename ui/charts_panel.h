// The two charts of the results on screen. What is moved on them becomes a command.
#pragma once

#include "ui/panels.h"

namespace grapevine {

void people_chart(Gui& gui, const Box& box, const Scene& scene, Passing& passing, Commands& commands);
void backlog_chart(Gui& gui, const Box& box, const Scene& scene, Passing& passing, Commands& commands);

}  // namespace grapevine
