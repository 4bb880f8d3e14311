// What a person sees who has just opened the app: a finished result in one sentence, its chart, three things to change,
// and four ways on. The same document as behind it.
#pragma once

#include "ui/panels.h"

namespace grapevine {

void first_screen(Gui& gui, const Scene& scene, ViewChoices& choices, Passing& passing, Commands& commands);

}  // namespace grapevine
