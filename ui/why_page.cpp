// Why a figure has changed.
#include "base/wording.h"
#include "ui/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

float bullet(Gui& gui, float left, float y, float right, std::string_view text) {
  const float indent = gui.px(16);
  ImGui::GetWindowDrawList()->AddCircleFilled({left + gui.px(5), y + std::floor(line_height(gui.fonts.body) / 2)}, 2.0f * gui.scale, gui.theme->third, 12);
  return y + draw_wrapped(gui, gui.fonts.body, gui.theme->text, {left + indent, y}, right - left - indent, text) + gui.px(6);
}

float heading(Gui& gui, float left, float y, float right, std::string_view text) {
  draw_text_in(gui, gui.fonts.second, gui.theme->third, {left, y, right, y + gui.px(24)}, text);
  return y + gui.px(26);
}

// Another figure to explain: all that have changed.
void figures_menu(Gui& gui, const Box& anchor, const Scene& scene, Commands& commands) {
  if (!begin_menu(gui, "explained menu", anchor, 320, true)) return;
  for (const FigureText& figure : scene.shown().table)
    if (figure.direction != 0 && menu_item(gui, static_cast<int>(figure.metric), figure.label, figure.before + " \u2192 " + figure.after, figure.metric == scene.explained))
      commands.push_back(Command::explain(static_cast<std::int64_t>(figure.metric)));
  end_menu();
}

}  // namespace

float why_page(Gui& gui, float left, float top, float right, const Scene& scene, Commands& commands) {
  const Theme& theme = *gui.theme;
  float y = top + gui.px(8);
  if (!scene.shown().paired) {
    draw_text_in(gui, gui.fonts.body_semibold, theme.text, {left, y, right, y + gui.px(22)}, say("Nothing has changed yet."));
    y += gui.px(22);
    return y + draw_wrapped(gui, gui.fonts.body, theme.second, {left, y}, right - left, say("Move a lever or choose a what-if. Then this page names the people, cases and minutes behind a change, in the future that shows it most plainly.")) + gui.px(8);
  }
  const float width = std::min(right - left, gui.px(820));
  const Reasons* reasons = scene.reasons;
  const ButtonOptions options{.icon_after = Icon::chevron_down, .align = Align::left};
  const float chooser = std::min(gui.px(220), width * 0.45f);
  const Box place{left + width - chooser, y, left + width, y + gui.px(30)};
  if (button(gui, "explained", place, say("Another figure"), options)) ImGui::OpenPopup("explained menu");
  figures_menu(gui, place, scene, commands);
  const std::string title = reasons ? reasons->title : std::string(say(info(scene.explained).label));
  draw_text_in(gui, gui.fonts.title, theme.text, {left, y, place.left - gui.px(12), y + gui.px(30)}, title);
  y += gui.px(32);
  if (!reasons) return y + draw_wrapped(gui, gui.fonts.body, theme.second, {left, y}, width, say("Working it out…")) + gui.px(8);
  if (!reasons->future.empty()) y += draw_wrapped(gui, gui.fonts.body, theme.second, {left, y}, width, reasons->future) + gui.px(10);
  for (const std::string& line : reasons->lines) y = bullet(gui, left, y, left + width, line);
  if (reasons->causes.empty()) return y + gui.px(4);
  y = heading(gui, left, y + gui.px(4), left + width, say("With one change left out, in the same future"));
  for (const std::string& cause : reasons->causes) y = bullet(gui, left, y, left + width, cause);
  return y + gui.px(4);
}

}  // namespace grapevine
