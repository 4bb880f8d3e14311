#include "ui/theme.h"

#include <initializer_list>

#include "fonts.h"

namespace grapevine {

namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, alpha);
}

constexpr Theme kLight{
    .page = rgb(0xF4F5F7), .panel = rgb(0xFFFFFF), .border = rgb(0xE2E5EA),
    .text = rgb(0x171B21), .second = rgb(0x5D6673), .third = rgb(0x67707C),
    .accent = rgb(0x0072B2), .on_accent = rgb(0xFFFFFF),
    .worse = rgb(0xD55E00), .better = rgb(0x009E73), .waiting = rgb(0xE69F00), .waiting_text = rgb(0x8A5F00),
    .baseline = rgb(0x3A424D), .control = rgb(0xEEF1F5), .track = rgb(0xDDE2E8),
    .control_hover = rgb(0xE3E8EE), .kept = {rgb(0xB05688), rgb(0x8A6D00), rgb(0x6851D1)}, .band = rgb(0x0072B2, 41), .grid = rgb(0xE9ECF0), .shadow = rgb(0x171B21, 10)};

constexpr Theme kDark{
    .page = rgb(0x101418), .panel = rgb(0x181D23), .border = rgb(0x2A313A),
    .text = rgb(0xE8ECF1), .second = rgb(0xA3ADBA), .third = rgb(0x848E9B),
    .accent = rgb(0x56B4E9), .on_accent = rgb(0x101418),
    .worse = rgb(0xF0833A), .better = rgb(0x3CC69A), .waiting = rgb(0xE69F00), .waiting_text = rgb(0xE69F00),
    .baseline = rgb(0xC5CDD7), .control = rgb(0x222931), .track = rgb(0x323B46),
    .control_hover = rgb(0x2B333D), .kept = {rgb(0xC07DA8), rgb(0xE0BC60), rgb(0x8792FF)}, .band = rgb(0x56B4E9, 51), .grid = rgb(0x252C34), .shadow = rgb(0x000000, 46)};

// What texts from files may hold (Latin, Greek, Cyrillic) and what we print ourselves.
constexpr ImWchar kRanges[] = {0x20, 0x17F, 0x370, 0x3FF, 0x400, 0x45F, 0x2010, 0x2027, 0x2030, 0x203A, 0x20AC, 0x20AC,
                               0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0xFFFD, 0xFFFD, 0};
// Large sizes show figures and our own sentences, which name things in files' own words: Latin is enough to begin with.
constexpr ImWchar kLatinRanges[] = {0x20, 0x17F, 0x2010, 0x2027, 0x2030, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193,
                                    0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0xFFFD, 0xFFFD, 0};

constexpr ImWchar kDigitRanges[] = {',', ',', '0', ':', 0x2013, 0x2013, 0};

ImFont* add_font(bool semibold, float size, float scale, const ImWchar* ranges) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = scale < 1.75f ? 3 : 2;
  config.OversampleV = 1;
  config.GlyphRanges = ranges;
  const unsigned char* data = semibold ? kInterSemibold : kInterRegular;
  const unsigned bytes = semibold ? kInterSemiboldSize : kInterRegularSize;
  // stb_truetype takes a size as ascent minus descent, the mock-ups take the em: Inter's is 1.21 em
  constexpr float kHeightOfEm = 1.2102f;
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  if (bytes > 0)
    return atlas->AddFontFromMemoryTTF(const_cast<unsigned char*>(data), static_cast<int>(bytes),
                                       std::round(size * scale * kHeightOfEm * 2) / 2, &config);
  config.GlyphRanges = nullptr;
  config.SizePixels = std::round(size * scale);
  return atlas->AddFontDefault(&config);
}

}  // namespace

const Theme& theme_of(bool dark) { return dark ? kDark : kLight; }

void Gui::begin_frame(bool dark_now, double seconds) {
  dark = dark_now;
  theme = &theme_of(dark);
  now = seconds;
  wants_frame = false;
  // the pointer left the box that was about to explain itself
  if (!resting.claimed) resting = {};
  resting.claimed = false;
}

ImU32 faded(ImU32 colour, float opacity) {
  const float alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT & 255) * opacity;
  return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(alpha + 0.5f) << IM_COL32_A_SHIFT;
}

Fonts build_fonts(float scale) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->Clear();
  atlas->Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas->TexDesiredWidth = scale > 1.25f ? 2048 : 1024;
  Fonts fonts;
  fonts.body = add_font(false, 13, scale, kRanges);
  fonts.second = add_font(false, 12, scale, kRanges);
  fonts.body_semibold = add_font(true, 13, scale, kLatinRanges);
  fonts.second_semibold = add_font(true, 12, scale, kLatinRanges);
  fonts.title = add_font(true, 14, scale, kRanges);
  fonts.headline = add_font(true, 17, scale, kRanges);
  fonts.kpi = add_font(true, 24, scale, kLatinRanges);
  fonts.first = add_font(true, 30, scale, kRanges);
  fonts.clock = add_font(true, 120, scale, kDigitRanges);
  fonts.kpi_small = add_font(true, 20, scale, kLatinRanges);
  atlas->Build();
  return fonts;
}

void apply_style(const Theme& theme, float scale) {
  ImGuiStyle style;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildRounding = 8;
  style.ChildBorderSize = 0;
  style.PopupRounding = 8;
  style.PopupBorderSize = 1;
  style.FramePadding = {8, 5};
  style.FrameRounding = 6;
  style.FrameBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.ItemInnerSpacing = {6, 4};
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.GrabMinSize = 24;
  style.ScaleAllSizes(scale);
  style.AntiAliasedLinesUseTex = false;  // its widths are whole pixels; ours are not
  style.CurveTessellationTol = 1.0f;
  style.CircleTessellationMaxError = 0.2f;

  const auto set = [&](ImGuiCol which, ImU32 colour) { style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour); };
  set(ImGuiCol_Text, theme.text);
  set(ImGuiCol_TextDisabled, theme.third);
  set(ImGuiCol_WindowBg, theme.page);
  set(ImGuiCol_ChildBg, 0);
  set(ImGuiCol_PopupBg, theme.panel);
  set(ImGuiCol_Border, theme.border);
  set(ImGuiCol_BorderShadow, 0);
  for (const ImGuiCol which : {ImGuiCol_FrameBg, ImGuiCol_Button, ImGuiCol_Header}) set(which, theme.control);
  for (const ImGuiCol which : {ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive,
                               ImGuiCol_HeaderHovered, ImGuiCol_HeaderActive})
    set(which, theme.control_hover);
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, theme.track);
  set(ImGuiCol_ScrollbarGrabHovered, faded(theme.third, 0.8f));
  set(ImGuiCol_ScrollbarGrabActive, theme.third);
  set(ImGuiCol_TextSelectedBg, faded(theme.accent, 0.3f));
  set(ImGuiCol_NavHighlight, theme.accent);
  set(ImGuiCol_NavWindowingHighlight, theme.accent);
  set(ImGuiCol_ModalWindowDimBg, faded(theme.page, 0.6f));
  set(ImGuiCol_NavWindowingDimBg, 0);
  ImGui::GetStyle() = style;
}

}  // namespace grapevine
