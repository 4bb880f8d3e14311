// The left panel: every lever and assumption in groups that fold, and the way back to the baseline.
#pragma once

#include "ui/box.h"
#include "ui/panels.h"
#include "ui/state.h"
#include "ui/theme.h"

namespace grapevine {

// `scrolls` false: the panel is as tall as its contents, within a page that scrolls. Returns its bottom.
float levers_panel(Gui& gui, const Box& box, bool scrolls, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands);

}  // namespace grapevine
