// The bar that plays one future: play, the moment in words, a track with the scenario's events, and which future it is.
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/network_screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr double kWholeSeconds = 24;   // to play a whole scenario
constexpr float kKnob = 7;

const FutureName& name_of(FutureChoice choice) { return kFutureNames[static_cast<std::size_t>(choice)]; }

void move_on(Gui& gui, const NetworkScene& scene) {
  NetworkPassing& passing = *scene.passing;
  if (!passing.playing) return;
  const Millis until = scene.model->diary()->until;
  const double seconds = std::clamp(gui.now - passing.last_frame, 0.0, 0.25);
  passing.last_frame = gui.now;
  passing.at = std::min(until, passing.at + static_cast<Millis>(seconds / kWholeSeconds * static_cast<double>(scene.model->scenario().end())));
  if (passing.at >= until) passing.playing = false;
  else gui.wants_frame = true;
}

void draw_track(Gui& gui, const Box& line, const NetworkScene& scene) {
  NetworkPassing& passing = *scene.passing;
  const Theme& theme = *gui.theme;
  const Diary& diary = *scene.model->diary();
  const auto end = static_cast<double>(scene.model->scenario().end());
  const auto x = [&](Millis at) { return line.left + static_cast<float>(static_cast<double>(at) / end) * line.width(); };
  pressable(gui, "moment", line.inset(-gui.px(kKnob), 0));
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const bool active = ImGui::IsItemActive() && g.ActiveIdSource == ImGuiInputSource_Mouse, hovered = ImGui::IsItemHovered();
  const ImGuiID id = ImGui::GetItemID();
  Millis at = passing.at;
  if (active) at = static_cast<Millis>(static_cast<double>((ImGui::GetIO().MousePos.x - line.left) / std::max(1.0f, line.width())) * end);
  if (ImGui::IsItemFocused() && !g.NavDisableHighlight) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) ImGui::SetKeyOwner(key, id);
    const Millis step = ImGui::GetIO().KeyShift ? kDay : kHour;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow, id, ImGuiInputFlags_Repeat)) at -= step;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow, id, ImGuiInputFlags_Repeat)) at += step;
  }
  at = std::clamp(at, Millis{0}, diary.until);
  if (at != passing.at) passing.playing = false;
  passing.at = at;

  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = std::floor(line.middle()), half = gui.px(2);
  list->AddRectFilled({line.left, y - half}, {line.right, y + half}, theme.track, half);
  list->AddRectFilled({line.left, y - half}, {x(passing.at), y + half}, theme.accent, half);
  for (const Marker& marker : markers_of(scene.model->scenario(), 0)) {
    const ImVec2 tip{x(marker.at), y - gui.px(9)};
    draw_triangle(gui, false, tip, 8, marker.kind == Marker::Kind::bad ? theme.worse : marker.kind == Marker::Kind::good ? theme.better : theme.third);
    hint_over(gui, {tip.x - gui.px(6), line.top, tip.x + gui.px(6), y - gui.px(3)}, long_moment(scene.model->scenario().start, marker.at) + ": " + marker.title);
  }
  const float knob = gui.px(active || hovered ? kKnob + 1 : kKnob);
  list->AddCircleFilled({x(passing.at), y}, knob, theme.panel, 32);
  list->AddCircle({x(passing.at), y}, knob - gui.px(1), theme.accent, 32, gui.px(2));
}

}  // namespace

void network_play(Gui& gui, const Box& box, const NetworkScene& scene, Commands& commands) {
  if (!scene.strip) draw_panel(gui, box);
  NetworkPassing& passing = *scene.passing;
  Box row = box.inset(gui.px(14), gui.px(11));
  if (!scene.told()) {
    draw_text_in(gui, gui.fonts.body, gui.theme->second, row, say("Telling one of the futures person by person…"));
    return;
  }
  const Diary& diary = *scene.model->diary();
  if (button(gui, "play", row.take_left(gui.px(34)), "", {.look = Look::primary, .icon = passing.playing ? Icon::pause : Icon::play})) {
    passing.playing = !passing.playing;
    passing.last_frame = gui.now;
    if (passing.playing && passing.at >= diary.until) passing.at = 0;
  }
  hint(gui, passing.playing ? say("Pause") : say("Play this future"));
  move_on(gui, scene);

  // the line of time comes first: where it is narrow, which future it is stands behind a button, and the month goes
  const bool wide = box.width() > gui.px(620), narrow = box.width() < gui.px(520);
  const Futures& futures = *scene.scene->futures;
  const std::string_view name = say(name_of(scene.choices->future).name);
  const std::string which = wide ? say_number(futures.replicates(), "one of {} future: {}", "one of {} futures: {}", grouped(futures.replicates()), name) : std::string(name);
  const ButtonOptions options{.look = Look::quiet, .icon = narrow ? Icon::more : Icon::none, .icon_after = narrow ? Icon::none : Icon::chevron_down};
  const Box menu = row.take_right(narrow ? gui.px(32) : std::min(button_width(gui, which, options), row.width() * 0.5f));
  if (button(gui, "future", menu, narrow ? std::string_view() : which, options)) ImGui::OpenPopup("which future");
  hint(gui, say("Future number {} of the same crowd with other luck each", grouped(diary.replicate)));
  if (begin_menu(gui, "which future", menu, 300, true)) {
    for (const FutureName& future : kFutureNames)
      if (menu_item(gui, static_cast<int>(future.choice), say(future.name), say(future.meaning), future.choice == scene.choices->future)) commands.push_back(Command::choose_future(future.choice));
    end_menu();
  }
  row.left += gui.px(12);
  std::string moment = long_moment(scene.model->scenario().start, passing.at);
  if (const std::size_t clock = moment.rfind(' '); box.width() < gui.px(420) && clock != moment.npos) moment = short_date(scene.model->scenario().start, passing.at) + moment.substr(clock);
  draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, row.take_left(gui.px(wide ? 132 : box.width() < gui.px(420) ? 84 : 116)), moment);
  row.left += gui.px(kKnob + 6);
  row.right -= gui.px(kKnob + 10);
  if (row.width() > gui.px(40)) draw_track(gui, row, scene);
}

}  // namespace grapevine
