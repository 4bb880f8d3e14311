// Text from anywhere, drawn as it is: never a format string, never an ImGui id. What does not fit ends in "…" and
// shows itself whole under the pointer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/box.h"
#include "ui/theme.h"

namespace grapevine {

enum class Align { left, centre, right };

// For tests: from now on every text that is drawn is added, whole, even where it is cut on screen, and every hint, even where
// no pointer rests. Null: no longer.
void note_texts(std::vector<std::string>* texts);
void note_text(std::string_view text);

float text_width(const ImFont* font, std::string_view text);
// Distance of the lines of a paragraph.
inline float line_height(const ImFont* font) { return std::floor(font->FontSize * 1.16f + 0.5f); }

// At a point, top left, not clipped.
void draw_text(const ImFont* font, ImU32 colour, ImVec2 at, std::string_view text);
// On one line within a box, vertically centred. Returns the width drawn.
float draw_text_in(Gui& gui, const ImFont* font, ImU32 colour, const Box& box, std::string_view text, Align align = Align::left);

// Paragraphs. Lines break at blanks; a word longer than the line breaks anywhere. `most_lines` 0: as many as it takes,
// else the last line ends in "…".
float wrapped_height(const ImFont* font, float width, std::string_view text, int most_lines = 0);
float draw_wrapped(Gui& gui, const ImFont* font, ImU32 colour, ImVec2 at, float width, std::string_view text, int most_lines = 0);

}  // namespace grapevine
