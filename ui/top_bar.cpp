#include <algorithm>
#include <array>
#include <cmath>

#include "base/wording.h"
#include "ui/baselines.h"
#include "ui/panels.h"
#include "ui/shipped.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr double kCopiedSeconds = 2;
constexpr float kControl = 30, kGap = 8;
constexpr std::string_view kReplay = english("Replay change");
constexpr std::array<std::string_view, 2> kScreens{english("What-if"), english("Network")};

}  // namespace

// Three circles: one that speaks, one glad, one cross.
void draw_mark(const Gui& gui, ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled({at.x + gui.px(9), at.y}, 9.25f * gui.scale, gui.theme->accent, 40);
  list->AddCircleFilled({at.x + gui.px(21.5f), at.y - gui.px(5.5f)}, 4.25f * gui.scale, gui.theme->better, 28);
  list->AddCircleFilled({at.x + gui.px(21.5f), at.y + gui.px(7)}, 3.25f * gui.scale, gui.theme->worse, 28);
}

namespace {

void scenario_menu(Gui& gui, const Box& anchor, const Scene& scene, Commands& commands) {
  if (!begin_menu(gui, "scenario menu", anchor, 420)) return;
  int id = 0;
  for (const ShippedEntry& entry : shipped_entries())
    if (menu_item(gui, id++, entry.title, entry.question, entry.name == scene.document->opened().name)) commands.push_back(Command::open_named(entry.name));
  if (scene.platform->choose_file) {
    menu_gap(gui);
    if (menu_item(gui, id++, say("Open a scenario file…"), say("It stays on this device."))) commands.push_back(Action::choose_file);
  }
  end_menu();
}

void what_if_menu(Gui& gui, const Box& anchor, const Scene& scene, Passing& passing, Commands& commands) {
  if (!begin_menu(gui, "what-if menu", anchor, 320)) return;
  const Document& document = *scene.document;
  const bool as_chosen = !document.edited();
  if (menu_item(gui, -1, say("As it is"), say("The baseline alone: {}", baseline_title(document)), as_chosen && document.choices().what_if == kAsItIs)) commands.push_back(Command::choose_what_if(kAsItIs));
  const std::vector<WhatIf>& what_ifs = document.opened().what_ifs;
  for (std::size_t i = 0; i < what_ifs.size(); ++i) {
    const auto which = static_cast<std::int32_t>(i);
    const std::string title = shown_title(what_ifs[i].title);
    if (menu_item(gui, which, title, {}, as_chosen && document.choices().what_if == which)) commands.push_back(Command::choose_what_if(which));
  }
  menu_gap(gui);
  if (menu_item(gui, -2, say("Make this the baseline"), say("Others are then compared with what is on screen"), false, document.differs())) commands.push_back(Action::make_baseline);
  if (menu_item(gui, -3, say("Choose a baseline…"), say("Compare with another saved scenario"))) passing.baselines = Opening::asked;
  const bool own = !document.opened().baseline.empty();
  if (own && menu_item(gui, -4, say("Back to the scenario's own"), say(kAsToday), false, document.own_baseline().has_value())) commands.push_back(Action::own_baseline);
  end_menu();
}

void baseline_menu(Gui& gui, const Box& anchor, const Scene& scene, Passing& passing, Commands& commands) {
  if (passing.baselines == Opening::asked) {
    ImGui::OpenPopup("baseline menu");
    passing.baselines = Opening::open;
  }
  if (passing.baselines != Opening::open) return;
  if (!begin_menu(gui, "baseline menu", anchor, 380)) {
    passing.baselines = Opening::closed;
    return;
  }
  menu_heading(gui, say("What is on screen is compared with"));
  int id = 0;
  for (const BaselineChoice& choice : scene.baselines) {
    if (menu_item(gui, id, choice.shown, choice.detail, choice.chosen)) commands.push_back(Command::choose_baseline(id));
    ++id;
  }
  if (scene.platform->choose_file) {
    menu_gap(gui);
    if (menu_item(gui, -1, say("A scenario file…"), say("Saved from this crowd: the same people, network, days and seed"))) commands.push_back(Action::choose_baseline_file);
  }
  end_menu();
}

void save_items(Gui& gui, const Scene& scene, Commands& commands) {
  const bool ready = scene.shown().ready && !scene.futures->stale();
  const DeskPlatform& desk = scene.platform->desk;
  if (desk.save) {
    if (menu_item(gui, 20, say("Save"), say("Ctrl+S"))) commands.push_back(Action::save_document);
    if (menu_item(gui, 21, say("Save as…"), say("Ctrl+Shift+S"))) commands.push_back(Action::save_document_as);
    menu_gap(gui);
  }
  if (menu_item(gui, 5, say("Report"), say("One page to pass on; opens anywhere, prints well"), false, ready)) commands.push_back(Action::save_report);
  if (!desk.save && menu_item(gui, 1, say("Scenario file"), say("With this what-if; opens again as it is"))) commands.push_back(Action::save_scenario);
  if (menu_item(gui, 2, say("Figures as CSV"), say("Baseline, what-if and their difference"), false, ready && scene.shown().paired)) commands.push_back(Action::save_comparison);
  if (menu_item(gui, 3, say("Every future as CSV"), say("One line a future"), false, ready)) commands.push_back(Action::save_runs);
  if (menu_item(gui, 4, say("Lines over time as CSV"), say("One line a future and interval"), false, ready)) commands.push_back(Action::save_series);
  if (menu_item(gui, 6, say("Chart as SVG"), say("People who heard something bad"), false, ready)) commands.push_back(Action::save_chart);
}

// The last part of a path is its name; the rest says where it is.
void recent_items(Gui& gui, const DeskPlatform& desk, Commands& commands) {
  const std::vector<std::string> recent = desk.recent ? desk.recent() : std::vector<std::string>();
  if (recent.empty()) return;
  menu_gap(gui);
  menu_heading(gui, say("Open recent"));
  for (std::size_t i = 0; i < recent.size(); ++i) {
    const std::size_t slash = recent[i].find_last_of('/');
    const std::string_view path = recent[i];
    const bool whole = slash == path.npos;
    if (menu_item(gui, 30 + static_cast<int>(i), whole ? path : path.substr(slash + 1), whole ? std::string_view() : path.substr(0, slash))) commands.push_back(Command::numbered(Action::open_recent, static_cast<std::int64_t>(i)));
  }
}

void file_items(Gui& gui, const Scene& scene, Commands& commands) {
  if (menu_item(gui, 22, say("Open…"), say("Ctrl+O; or drop a file on the window"))) commands.push_back(Action::choose_file);
  recent_items(gui, scene.platform->desk, commands);
  menu_gap(gui);
  save_items(gui, scene, commands);
  menu_gap(gui);
  if (menu_item(gui, 23, say("Quit"), say("Ctrl+Q"))) commands.push_back(Action::quit);
}

// What stands on the right, by how much room there is.
struct RightPart {
  bool file, open, save, text_view, theme_and_keys, share;
  bool more;      // what has no room behind one button
  bool turns;     // undo, redo and the link are behind it too
};

float width_of(const Gui& gui, const RightPart& part) {
  float width = 0;
  const auto add = [&](bool there, float wide) { width += there ? wide + gui.px(kGap) : 0; };
  add(part.file, button_width(gui, say("File"), {.icon_after = Icon::chevron_down}));
  add(part.open, button_width(gui, say("Open")));
  add(part.save, button_width(gui, say("Save"), {.icon_after = Icon::chevron_down}));
  add(part.share, gui.px(84));
  add(part.theme_and_keys, gui.px(32));
  add(part.text_view, button_width(gui, say("Text view"), {.look = Look::quiet}));
  add(part.theme_and_keys, gui.px(30));
  add(part.more, gui.px(32));
  return width;
}

// From right to left, so that the last ones keep their place.
void right_part(Gui& gui, Box row, const RightPart& part, const Scene& scene, const ViewChoices& choices, Passing& passing, Commands& commands) {
  const Platform& platform = *scene.platform;
  const auto place = [&](float width) {
    const Box box = row.take_right(width);
    row.right -= gui.px(kGap);
    return box;
  };
  const ButtonOptions quiet{.look = Look::quiet};
  if (part.theme_and_keys) {
    if (button(gui, "keys", place(gui.px(30)), "?", quiet)) passing.show_keys = true;
    hint(gui, say("Keys"));
  }
  if (part.text_view) {
    if (button(gui, "text view", place(button_width(gui, say("Text view"), quiet)), say("Text view"), quiet)) commands.push_back(Action::text_view);
    hint(gui, say("The same as text and native controls, for keyboard and screen reader"));
  }
  if (part.theme_and_keys) {
    if (button(gui, "theme", place(gui.px(32)), "", {.look = Look::quiet, .icon = choices.dark ? Icon::sun : Icon::moon})) commands.push_back(Action::toggle_dark);
    hint(gui, choices.dark ? say("Light colours") : say("Dark colours"));
  }
  if (part.more) {
    const Box box = place(gui.px(32));
    if (button(gui, "more", box, "", {.look = Look::quiet, .icon = Icon::more})) ImGui::OpenPopup("more menu");
    hint(gui, say("More"));
    if (begin_menu(gui, "more menu", box, 280, true)) {
      if (part.turns) {
        if (menu_item(gui, 14, say("Undo"), {}, false, scene.document->can_undo())) commands.push_back(Action::undo);
        if (menu_item(gui, 15, say("Redo"), {}, false, scene.document->can_redo())) commands.push_back(Action::redo);
        if (menu_item(gui, 16, say("Replay the last change"), {}, false, scene.can_replay)) commands.push_back(Action::replay_change);
        if (platform.copy_text && menu_item(gui, 17, say("Share"), say("Copies a link to exactly this what-if"))) commands.push_back(Action::share);
        menu_gap(gui);
      }
      const bool network = choices.screen == Screen::network;
      if (menu_item(gui, 9, say(kScreens[network ? 0 : 1]))) commands.push_back(Command::go_to(network ? Screen::what_if : Screen::network));
      if (platform.desk.save) {
        menu_gap(gui);
        file_items(gui, scene, commands);
      } else if (platform.choose_file && menu_item(gui, 10, say("Open a scenario file…"))) {
        commands.push_back(Action::choose_file);
      }
      if (platform.save_file && !platform.desk.save) {
        menu_gap(gui);
        save_items(gui, scene, commands);
      }
      menu_gap(gui);
      if (menu_item(gui, 11, choices.dark ? say("Light colours") : say("Dark colours"))) commands.push_back(Action::toggle_dark);
      if (platform.show_text_view && menu_item(gui, 12, say("Text view"))) commands.push_back(Action::text_view);
      if (menu_item(gui, 13, say("Keys"))) passing.show_keys = true;
      end_menu();
    }
  }
  if (part.share) {
    const bool copied = gui.now - passing.copied_at < kCopiedSeconds;
    if (button(gui, "share", place(gui.px(84)), copied ? say("Copied") : say("Share"), {.look = Look::primary})) commands.push_back(Action::share);
    hint(gui, say("Copies a link to exactly this what-if"));
  }
  const auto menu = [&](const char* id, std::string_view title, float width, auto items) {
    const ButtonOptions options{.icon_after = Icon::chevron_down};
    const Box box = place(button_width(gui, title, options));
    const std::string popup = std::string(id) + " menu";
    if (button(gui, id, box, title, options)) ImGui::OpenPopup(popup.c_str());
    if (!begin_menu(gui, popup.c_str(), box, width, true)) return;
    items(gui, scene, commands);
    end_menu();
  };
  if (part.save) menu("save", say("Save"), 290, save_items);
  if (part.file) menu("file", say("File"), 300, file_items);
  if (part.open && button(gui, "open", place(button_width(gui, say("Open"))), say("Open"))) commands.push_back(Action::choose_file);
}

// Two choosers have the same room together whatever they say; each has half of it, but who needs less leaves the rest to
// the other.
float share_of_first(float both, float first_needs, float second_needs) {
  const float half = std::floor(both / 2);
  if ((first_needs > half) == (second_needs > half)) return half;
  return first_needs > half ? std::min(first_needs, both - second_needs) : both - std::min(second_needs, both - first_needs);
}

void left_part(Gui& gui, Box row, float chooser, bool turns, bool replays, const Scene& scene, Passing& passing, Commands& commands) {
  const Document& document = *scene.document;
  const auto place = [&](float width) {
    const Box box = row.take_left(width);
    row.left += gui.px(kGap);
    return box;
  };
  const ButtonOptions options{.icon_after = Icon::chevron_down, .align = Align::left};
  const std::string_view title = document.opened().title.empty() ? say("A scenario") : std::string_view(document.opened().title);
  const std::string what_if_title = say("What-if: {}", document.what_if_title());
  const Box scenario = place(share_of_first(2 * chooser, button_width(gui, title, options), button_width(gui, what_if_title, options)));
  if (button(gui, "scenario", scenario, title, options)) ImGui::OpenPopup("scenario menu");
  scenario_menu(gui, scenario, scene, commands);
  const Box what_if = place(2 * chooser - scenario.width());
  if (button(gui, "what-if", what_if, what_if_title, options)) ImGui::OpenPopup("what-if menu");
  what_if_menu(gui, what_if, scene, passing, commands);
  baseline_menu(gui, what_if, scene, passing, commands);
  if (!turns) return;
  row.left += gui.px(4);
  if (button(gui, "undo", place(gui.px(32)), "", {.icon = Icon::undo, .enabled = document.can_undo()})) commands.push_back(Action::undo);
  hint(gui, say("Undo (Ctrl+Z)"));
  if (button(gui, "redo", place(gui.px(32)), "", {.icon = Icon::redo, .enabled = document.can_redo()})) commands.push_back(Action::redo);
  hint(gui, say("Redo (Ctrl+Y)"));
  const float replay = button_width(gui, say(kReplay));
  if (!replays) return;
  if (button(gui, "replay", place(replay), say(kReplay), {.enabled = scene.can_replay})) commands.push_back(Action::replay_change);
  hint(gui, scene.can_replay ? say("Shows the results before the last change, and then after it") : say("Change something first"));
}

}  // namespace

void top_bar(Gui& gui, const Box& box, const Scene& scene, const ViewChoices& choices, Passing& passing, Commands& commands) {
  const Theme& theme = *gui.theme;
  const Platform& platform = *scene.platform;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), theme.panel);
  list->AddRectFilled({box.left, box.bottom - gui.hairline()}, box.max(), theme.border);

  // first what there is, then less of it until the choosers can be read
  const bool window = static_cast<bool>(platform.desk.save);
  RightPart part{window, platform.choose_file && !window, platform.save_file && !window, static_cast<bool>(platform.show_text_view), true, static_cast<bool>(platform.copy_text), false, false};
  const float name_width = text_width(gui.fonts.headline, "Grapevine");
  bool name = true, replay = true, screens = true;
  const float screens_width = text_width(gui.fonts.body_semibold, say(kScreens[0])) + text_width(gui.fonts.body_semibold, say(kScreens[1])) + gui.px(22 + 18);
  const auto chooser_width = [&] {
    const float left = gui.px(18 + 26 + 10) + (name ? name_width + gui.px(22) : 0) + (screens ? screens_width : 0), turns = (part.turns ? 0 : 2 * gui.px(32 + kGap) + gui.px(4)) + (replay ? button_width(gui, say(kReplay)) + gui.px(kGap) : 0);
    return std::floor((box.width() - left - turns - width_of(gui, part) - gui.px(18) - 2 * gui.px(kGap)) / 2);
  };
  if (chooser_width() < gui.px(150)) replay = false;
  if (chooser_width() < gui.px(150)) part = {false, false, false, false, false, part.share, true, false};
  if (chooser_width() < gui.px(130)) name = false;
  if (chooser_width() < gui.px(110)) {
    screens = false;
    part.more = true;
  }
  if (chooser_width() < gui.px(96)) {
    part.turns = true;
    part.share = false;
  }
  const float chooser = std::clamp(chooser_width(), gui.px(60), gui.px(250));

  const float middle = std::floor(box.middle());
  draw_mark(gui, {box.left + gui.px(18), middle});
  float left = box.left + gui.px(18 + 26 + 10);
  if (name) {
    draw_text_in(gui, gui.fonts.headline, theme.text, {left, box.top, left + name_width + 1, box.bottom}, "Grapevine");
    left += name_width + gui.px(22);
  }
  if (pressable(gui, "start", {box.left + gui.px(10), box.top + gui.px(8), left - gui.px(name ? 14 : 4), box.bottom - gui.px(8)})) commands.push_back(Command::go_to(Screen::first));
  hint(gui, say("The first screen"));
  const float half = gui.px(kControl) / 2;
  if (screens) {
    const int screen = tabs(gui, "screens", {left, box.top, left + screens_width, box.bottom}, said(kScreens), choices.screen == Screen::network ? 1 : 0);
    if (screen >= 0) commands.push_back(Command::go_to(screen == 1 ? Screen::network : Screen::what_if));
    left += screens_width;
  }
  const Box row{left, middle - half, box.right - gui.px(14), middle + half};
  right_part(gui, row, part, scene, choices, passing, commands);
  left_part(gui, row, chooser, !part.turns, replay, scene, passing, commands);
}

}  // namespace grapevine
