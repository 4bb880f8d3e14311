#include "ui/text.h"

#include <string>

#include "base/line_end.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr std::string_view kEllipsis = "…";
std::vector<std::string>* noted = nullptr;

void put_text(const ImFont* font, ImU32 colour, ImVec2 at, std::string_view text) {
  if (text.empty()) return;
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::floor(at.x), std::floor(at.y)}, colour, text.data(), text.data() + text.size());
}

// The longest beginning of `text` that is at most `width` wide, never cut within a character.
std::string_view fitting(const ImFont* font, std::string_view text, float width) {
  const char* rest = text.data();
  font->CalcTextSizeA(font->FontSize, width, 0, text.data(), text.data() + text.size(), &rest);
  return text.substr(0, static_cast<std::size_t>(rest - text.data()));
}

std::string shortened(const ImFont* font, std::string_view text, float width) {
  std::string_view kept = fitting(font, text, std::max(0.0f, width - text_width(font, kEllipsis)));
  while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
  return std::string(kept) + std::string(kEllipsis);
}

// Calls line(text, is_last_allowed) for each line of a paragraph.
template <class Line>
int each_line(const ImFont* font, float width, std::string_view text, int most_lines, Line&& line) {
  int lines = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* stop = font->CalcWordWrapPositionA(1.0f, at, end, width);
    if (const auto* newline = static_cast<const char*>(std::char_traits<char>::find(at, static_cast<std::size_t>(end - at), '\n')); newline && newline < stop) stop = newline;
    // Dear ImGui breaks after a comma too, in the middle of "5,000", and at any blank
    if (stop < end && stop > at && *stop != '\n') {
      const std::string_view rest(at, static_cast<std::size_t>(end - at));
      const auto first = static_cast<std::size_t>(stop - at);
      for (std::size_t place = *stop != ' ' && stop[-1] == ' ' ? first - 1 : first; place > 0; --place)
        if (ends_line(rest, place)) {
          stop = at + place;
          break;
        }
    }
    // at least one character a line, whole in UTF-8, or a narrow column would never end
    if (stop == at && *at != '\n') {
      ++stop;
      while (stop < end && (*stop & 0xC0) == 0x80) ++stop;
    }
    ++lines;
    const bool cut = most_lines > 0 && lines == most_lines && stop < end;
    line(std::string_view(at, static_cast<std::size_t>((cut ? end : stop) - at)), cut);
    if (cut) break;
    at = stop;
    while (at < end && *at == ' ') ++at;
    if (at < end && *at == '\n') ++at;
  }
  return lines;
}

}  // namespace

float text_width(const ImFont* font, std::string_view text) {
  if (text.empty()) return 0;  // an empty view may point nowhere, which Dear ImGui takes for text
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

void note_texts(std::vector<std::string>* texts) { noted = texts; }
void note_text(std::string_view text) {
  if (noted && !text.empty()) noted->emplace_back(text);
}

void draw_text(const ImFont* font, ImU32 colour, ImVec2 at, std::string_view text) {
  note_text(text);
  put_text(font, colour, at, text);
}

float draw_text_in(Gui& gui, const ImFont* font, ImU32 colour, const Box& box, std::string_view text, Align align) {
  note_text(text);
  const float wide = text_width(font, text);
  const float top = std::floor(box.middle() - font->FontSize / 2 + 0.5f);
  if (wide <= box.width() + 0.5f) {
    const float spare = box.width() - wide;
    const float left = align == Align::left ? box.left : align == Align::right ? box.left + spare : box.left + spare / 2;
    put_text(font, colour, {left, top}, text);
    return wide;
  }
  put_text(font, colour, {box.left, top}, shortened(font, text, box.width()));
  hint_over(gui, box, text);
  return box.width();
}

float wrapped_height(const ImFont* font, float width, std::string_view text, int most_lines) {
  return static_cast<float>(each_line(font, width, text, most_lines, [](std::string_view, bool) {})) * line_height(font);
}

float draw_wrapped(Gui& gui, const ImFont* font, ImU32 colour, ImVec2 at, float width, std::string_view text, int most_lines) {
  note_text(text);
  float y = at.y;
  each_line(font, width, text, most_lines, [&](std::string_view line, bool cut) {
    if (cut) {
      put_text(font, colour, {at.x, y}, text_width(font, line) <= width ? std::string(line) : shortened(font, line, width));
      hint_over(gui, {at.x, at.y, at.x + width, y + line_height(font)}, text);
    } else {
      put_text(font, colour, {at.x, y}, line);
    }
    y += line_height(font);
  });
  return y - at.y;
}

}  // namespace grapevine
