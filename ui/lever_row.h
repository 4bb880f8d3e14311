// One parameter as a control: a slider, a switch or a choice, with its label, value, baseline and explanation.
#pragma once

#include "ui/document.h"
#include "ui/state.h"
#include "ui/theme.h"

namespace grapevine {

// Draws the row at the cursor's place and returns the y below it.
float lever_row(Gui& gui, float left, float top, float right, std::size_t parameter, const Document& document, Passing& passing, Commands& commands);

// What a parameter means and where its value comes from: the tooltip of every row.
void explain_parameter(Gui& gui, std::size_t parameter, const Document& document);
// Opens the number field of a parameter.
void open_entry(Passing& passing, std::size_t parameter, double value);

}  // namespace grapevine
