#include "ui/drill_screen.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kTopBar = 52, kControl = 30, kGap = 8;
constexpr std::array<std::string_view, kDrillPhases> kPhases{english("Prepare"), english("Brief"), english("Play"), english("Hot wash"), english("Report")};

float phase_width(const Gui& gui, std::size_t phase) { return text_width(gui.fonts.body_semibold, say(kPhases[phase])) + gui.px(26); }

float phases_width(const Gui& gui) {
  float width = 0;
  for (std::size_t i = 0; i < kDrillPhases; ++i) width += phase_width(gui, i) + gui.px(i > 0 ? 6 : 0);
  return width;
}

void other_drill_items(Gui& gui, const DrillScene& scene) {
  if (menu_item(gui, 100, say("Play this one again"), say("From the beginning; what was played here is forgotten"))) scene.ask([](DrillModel& model) { model.play_again(); });
  if (menu_item(gui, 101, say("Choose another"), say("What was played here is forgotten; save the log first"))) scene.ask([](DrillModel& model) { model.close(); });
}

// Where they have no room: the one that it is, and the others behind it.
void phase_menu(Gui& gui, Box row, const DrillScene& scene) {
  const auto on = static_cast<std::size_t>(scene.model->phase());
  const ButtonOptions options{.icon_after = Icon::chevron_down};
  const Box box = row.take_left(std::min(row.width(), button_width(gui, say(kPhases[on]), options)));
  if (button(gui, "phase", box, say(kPhases[on]), options)) ImGui::OpenPopup("phase menu");
  if (!begin_menu(gui, "phase menu", box, 260)) return;
  for (std::size_t i = 0; i < kDrillPhases; ++i)
    if (menu_item(gui, static_cast<int>(i), say(kPhases[i]), {}, i == on)) scene.ask([i](DrillModel& model) { model.go_to(static_cast<DrillPhase>(i)); });
  menu_gap(gui);
  other_drill_items(gui, scene);
  end_menu();
}

void phases(Gui& gui, Box row, const DrillScene& scene) {
  if (phases_width(gui) > row.width()) return phase_menu(gui, row, scene);
  ImGui::PushID("phases");
  gui.part = "phase";
  for (std::size_t i = 0; i < kDrillPhases; ++i) {
    const bool on = static_cast<std::size_t>(scene.model->phase()) == i;
    const Box box = row.take_left(phase_width(gui, i));
    row.left += gui.px(6);
    ImGui::PushID(static_cast<int>(i));
    const bool pressed = pressable(gui, kPhases[i].data(), box);
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), on ? gui.theme->accent : hovered ? gui.theme->control_hover : gui.theme->control, box.height() / 2);
    draw_text_in(gui, on ? gui.fonts.body_semibold : gui.fonts.body, on ? gui.theme->on_accent : gui.theme->second, box, say(kPhases[i]), Align::centre);
    if (pressed && !on) scene.ask([i](DrillModel& model) { model.go_to(static_cast<DrillPhase>(i)); });
  }
  gui.part = {};
  ImGui::PopID();
}

void bar(Gui& gui, const Box& box, const DrillScene& scene, const ViewChoices& choices, Passing& passing) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), gui.theme->panel);
  list->AddRectFilled({box.left, box.bottom - gui.hairline()}, box.max(), gui.theme->border);
  draw_mark(gui, {box.left + gui.px(18), std::floor(box.middle())});
  const bool wide = box.width() >= gui.px(900);
  float left = box.left + gui.px(54);
  if (wide) {
    const float name = text_width(gui.fonts.headline, "Grapevine");
    draw_text_in(gui, gui.fonts.headline, gui.theme->text, {left, box.top, left + name + 1, box.bottom}, "Grapevine");
    left += name + gui.px(22);
  }
  if (pressable(gui, "start", {box.left + gui.px(10), box.top + gui.px(8), left - gui.px(wide ? 14 : 4), box.bottom - gui.px(8)})) scene.commands->push_back(Command::go_to(Screen::first));
  hint(gui, say("The first screen; the drill stays as it is"));

  Box row{left, box.middle() - gui.px(kControl / 2), box.right - gui.px(14), box.middle() + gui.px(kControl / 2)};
  const ButtonOptions quiet{.look = Look::quiet};
  const auto place = [&](float width) {
    const Box at = row.take_right(width);
    row.right -= gui.px(kGap);
    return at;
  };
  if (button(gui, "keys", place(gui.px(30)), "?", quiet)) passing.show_keys = true;
  hint(gui, say("Keys"));
  if (button(gui, "theme", place(gui.px(32)), "", {.look = Look::quiet, .icon = choices.dark ? Icon::sun : Icon::moon})) scene.commands->push_back(Action::toggle_dark);
  hint(gui, choices.dark ? say("Light colours") : say("Dark colours"));
  if (!scene.model->is_open() || scene.model->editor()) {
    draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, row, say("Run a fire drill"));
    return;
  }
  const float other = button_width(gui, say("Another drill"), quiet);
  if (wide || row.width() >= phases_width(gui) + gui.px(kGap) + other) {
    const Box at = place(other);
    if (button(gui, "other drill", at, say("Another drill"), quiet)) ImGui::OpenPopup("other drill menu");
    if (begin_menu(gui, "other drill menu", at, 320, true)) {
      other_drill_items(gui, scene);
      end_menu();
    }
  }
  if (wide) {
    const float title = std::min(text_width(gui.fonts.body_semibold, scene.drill().title), gui.px(240));
    draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, row.take_left(title + 1), scene.drill().title);
    row.left += gui.px(22);
  }
  phases(gui, row, scene);
}

void keys(const DrillScene& scene, Passing& passing) {
  ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || !scene.model->is_open() || scene.model->editor()) return;
  const bool playing = scene.model->phase() == DrillPhase::play;
  if ((io.KeyCtrl || io.KeySuper) && ImGui::IsKeyPressed(ImGuiKey_Z) && playing && scene.model->alone()) scene.ask([](DrillModel& model) { model.undo(0); });
  for (const ImWchar c : io.InputQueueCharacters) {
    if (c == '?') passing.show_keys = true;
    if (!playing) continue;
    if (c == 'p') scene.ask([](DrillModel& model) { model.run(!model.running()); });
    if (c == 'j') scene.ask([](DrillModel& model) { model.jump(); });
    if (c >= '1' && c <= '8') passing.drill.option = static_cast<std::int32_t>(c - '1');  // one that is not there is no choice
  }
}

}  // namespace

void drill_screen(Gui& gui, const Scene& scene, const DrillModel& model, const ViewChoices& choices, Passing& passing, Commands& commands, std::vector<DrillCommand>& drill_commands) {
  const Box all = begin_screen("Drill");
  const DrillScene drill{&model, &passing.drill, &drill_commands, scene.platform, &commands};
  keys(drill, passing);
  Box rest = all;
  const Box top = rest.take_top(gui.px(kTopBar));
  rest = rest.inset(gui.px(12));
  if (!passing.messages.empty()) {
    const float height = message_height(gui, rest.width(), passing.messages.back());
    message_panel(gui, rest.take_top(height), passing.messages.back(), commands);
    rest.top += gui.px(12);
  }
  if (model.editor()) drill_edit_screen(gui, rest, *model.editor(), drill);
  else if (!model.is_open()) drill_chooser(gui, rest, drill);
  else switch (model.phase()) {
    case DrillPhase::prepare: drill_prepare(gui, rest, drill); break;
    case DrillPhase::brief: drill_brief(gui, rest, drill); break;
    case DrillPhase::play: drill_play_screen(gui, rest, drill); break;
    case DrillPhase::hot_wash: drill_hot_wash(gui, rest, drill); break;
    case DrillPhase::report: drill_report_screen(gui, rest, drill); break;
  }
  bar(gui, top, drill, choices, passing);
  overlays(gui, *scene.platform, passing, commands);
  ImGui::End();
}

}  // namespace grapevine
