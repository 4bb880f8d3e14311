// Text that is typed. Values come from outside and go back by the return value; ids are our own.
#pragma once

#include <string>

#include "ui/box.h"
#include "ui/theme.h"

namespace grapevine {

// One line. Whether it was changed in this frame.
bool edit_line(Gui& gui, const char* id, const Box& box, std::string& text);
// Several, as tall as they need. `flows`: one paragraph, whose lines break where they must and by nothing that is typed. Returns
// the y below.
float edit_text(Gui& gui, const char* id, float left, float top, float right, std::string& text, bool flows);

}  // namespace grapevine
