#include "ui/import_screen.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/drill_parts.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kTopBar = 52, kGap = 12, kPad = 18, kRow = 30, kTwoColumns = 900, kSide = 372, kTableRow = 25;
constexpr std::string_view kPrivate = english("Read on this device and never uploaded. Names are shown as digests and words not at all; neither goes into the scenario.");

struct ImportScene {
  const ImportModel& model;
  const Platform& platform;
  Commands& commands;
  std::vector<ImportCommand>& asked;
  void ask(ImportCommand command) const { asked.push_back(std::move(command)); }
};

// --- nothing is open yet

float invitation(Gui& gui, const Box& box, const ImportScene& scene) {
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  float y = box.top + gui.px(20);
  y += draw_wrapped(gui, gui.fonts.headline, gui.theme->text, {left, y}, right - left, say("A scenario that starts from your own tickets")) + gui.px(8);
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left,
                    say("Choose an export of tickets or of mentions as CSV, or drop it here. Zendesk, Salesforce, Freshdesk and ServiceNow exports and collections of posts are known by their headings; you confirm what each column means before anything is made of it.")) + gui.px(8);
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, say(kPrivate)) + gui.px(18);
  if (!scene.platform.choose_file) return y;
  const auto place = [&](std::string_view label, Look look) {
    const float width = button_width(gui, label, {.look = look}) + gui.px(8);
    const Box at{left, y, std::min(right, left + width), y + gui.px(36)};
    y = at.bottom + gui.px(8);
    return at;
  };
  if (button(gui, "choose table", place(say("Choose a table (CSV)…"), Look::primary), say("Choose a table (CSV)…"), {.look = Look::primary})) scene.commands.push_back(Action::choose_table);
  if (button(gui, "choose scenario", place(say("Open a scenario file…"), Look::plain), say("Open a scenario file…"))) scene.commands.push_back(Action::choose_file);
  return y + gui.px(12);
}

// --- what the columns mean

void column_menu(Gui& gui, const Box& anchor, ColumnRole role, const ImportScene& scene) {
  if (!begin_menu(gui, "column menu", anchor, 260, true)) return;
  const auto now = column_of(scene.model.mapping(), role);
  const auto choose = [&](std::optional<std::size_t> column) { scene.ask([role, column](ImportModel& model) { model.map(role, column); }); };
  if (menu_item(gui, -1, say("Not in the table"), {}, !now)) choose(std::nullopt);
  const std::vector<std::string>& columns = scene.model.table().columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (menu_item(gui, static_cast<int>(i), columns[i].empty() ? say("(no heading)") : std::string_view(columns[i]), {}, now == i)) choose(i);
  end_menu();
}

float role_row(Gui& gui, float left, float y, float right, ColumnRole role, const ImportScene& scene) {
  const Box row{left, y, right, y + gui.px(kRow)};
  const auto column = column_of(scene.model.mapping(), role);
  const float middle = left + std::floor((right - left) * 0.48f);
  draw_text_in(gui, column ? gui.fonts.body_semibold : gui.fonts.body, column ? gui.theme->text : gui.theme->second, {left, row.top, middle - gui.px(8), row.bottom}, say(label_of(role)));
  ImGui::PushID(static_cast<int>(role));
  gui.part = name_of(role);
  const ButtonOptions options{.look = column ? Look::plain : Look::quiet, .icon_after = Icon::chevron_down, .align = Align::left};
  const Box place{middle, row.top + gui.px(1), right, row.bottom - gui.px(1)};
  if (button(gui, "column", place, column ? std::string_view(scene.model.table().columns[*column]) : say("Not in the table"), options)) ImGui::OpenPopup("column menu");
  gui.part = {};
  column_menu(gui, place, role, scene);
  ImGui::PopID();
  return row.bottom + gui.px(4);
}

float errors_list(Gui& gui, float left, float y, float right, const Errors& errors) {
  for (const Error& error : errors) {
    y += draw_wrapped(gui, gui.fonts.body_semibold, gui.theme->worse, {left, y}, right - left, say("Found {}", error.found)) + gui.px(2);
    y += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {left, y}, right - left, say("Needed: {}. {}", error.allowed, error.remedy)) + gui.px(10);
  }
  return y;
}

float people_row(Gui& gui, float left, float y, float right, const ImportScene& scene) {
  static constexpr std::array<std::int32_t, 4> kPeople{2'000, 5'000, 10'000, 20'000};
  static constexpr std::array<std::string_view, 4> kShown{"2,000", "5,000", "10,000", "20,000"};
  const auto found = std::ranges::find(kPeople, scene.model.people());
  draw_text_in(gui, gui.fonts.body, gui.theme->text, {left, y, right, y + gui.px(20)}, say("People in the scenario"));
  y += gui.px(24);
  if (const int chosen = segmented(gui, "people", {left, y, right, y + gui.px(28)}, kShown, static_cast<int>(found - kPeople.begin()), false); chosen >= 0)
    scene.ask([chosen](ImportModel& model) { model.set_people(kPeople[static_cast<std::size_t>(chosen)]); });
  return y + gui.px(38);
}

float dates_row(Gui& gui, float left, float y, float right, const ImportScene& scene) {
  static constexpr std::array<std::string_view, 3> kOrders{english("As shown"), english("Day first"), english("Month first")};
  const auto order = scene.model.order();
  draw_text_in(gui, gui.fonts.body, gui.theme->text, {left, y, right, y + gui.px(20)}, say("Dates such as 03/04"));
  y += gui.px(24);
  if (const int chosen = segmented(gui, "dates", {left, y, right, y + gui.px(28)}, said(kOrders), !order ? 0 : *order == DateOrder::day_first ? 1 : 2, false); chosen >= 0)
    scene.ask([chosen](ImportModel& model) { do_in_import(model, "dates", chosen, {}); });
  return y + gui.px(38);
}

float columns_panel(Gui& gui, const Box& box, const ImportScene& scene) {
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  const ImportModel& model = scene.model;
  float y = draw_heading(gui, left, box.top + gui.px(14), right, say("What the columns mean"));
  y += draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y}, right - left, say("Guessed from the headings. Change what is wrong, then go on.")) + gui.px(10);
  y = errors_list(gui, left, y, right, model.errors());
  for (std::size_t role = 0; role < kColumnRoles; ++role) y = role_row(gui, left, y, right, static_cast<ColumnRole>(role), scene);
  y = dates_row(gui, left, y + gui.px(8), right, scene);
  y = people_row(gui, left, y, right, scene);
  const Box names{left, y + gui.px(2), left + gui.px(32), y + gui.px(20)};
  if (toggle(gui, "names", names, model.keeps_names(), false)) scene.ask([keep = !model.keeps_names()](ImportModel& m) { m.set_keep_names(keep); });
  draw_text_in(gui, gui.fonts.body, gui.theme->second, {names.right + gui.px(10), y, right, y + gui.px(22)}, say("Show names and words as they are"));
  y += gui.px(34);
  const ButtonOptions primary{.look = Look::primary, .enabled = column_of(model.mapping(), ColumnRole::created).has_value()};
  if (button(gui, "confirm", {left, y, right, y + gui.px(38)}, say("Use these columns"), primary)) scene.ask([](ImportModel& m) { m.confirm(); });
  y += gui.px(38);
  if (!primary.enabled) y += gui.px(8) + draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y + gui.px(8)}, right - left, say("Say first which column tells when a ticket was opened."));
  return y + gui.px(16);
}

// --- twenty rows

// The meaning of a column, or nothing.
std::string_view meaning_of(const Mapping& mapping, std::size_t column) {
  for (std::size_t role = 0; role < kColumnRoles; ++role)
    if (mapping[role] == column) return say(label_of(static_cast<ColumnRole>(role)));
  return {};
}

float draw_table(Gui& gui, ImVec2 at, const ImportModel& model) {
  const Preview& preview = model.preview();
  const float gap = gui.px(18), row = gui.px(kTableRow), head = gui.px(40);
  float x = at.x;
  for (std::size_t place = 0; place < preview.columns.size(); ++place) {
    const std::string heading = shown(model.table().columns[preview.columns[place]], ImportModel::kLetters);
    const std::string_view meaning = meaning_of(model.mapping(), preview.columns[place]);
    float width = std::max(text_width(gui.fonts.second_semibold, heading), text_width(gui.fonts.second, meaning));
    for (const auto& cells : preview.rows) width = std::max(width, text_width(gui.fonts.body, cells[place]));
    width = std::ceil(width) + 1;
    draw_text_in(gui, gui.fonts.second, gui.theme->accent, {x, at.y, x + width, at.y + head / 2}, meaning);
    draw_text_in(gui, gui.fonts.second_semibold, meaning.empty() ? gui.theme->second : gui.theme->text, {x, at.y + head / 2, x + width, at.y + head}, heading);
    for (std::size_t i = 0; i < preview.rows.size(); ++i) {
      const float y = at.y + head + gui.px(4) + row * static_cast<float>(i);
      draw_text_in(gui, gui.fonts.body, meaning.empty() ? gui.theme->second : gui.theme->text, {x, y, x + width, y + row}, preview.rows[i][place]);
    }
    x += width + gap;
  }
  for (std::size_t i = 0; i <= preview.rows.size(); ++i) {
    const float y = at.y + head + gui.px(4) + row * static_cast<float>(i);
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, y - gui.hairline()}, {x - gap, y}, gui.theme->grid);
  }
  return x - gap;
}

void table_panel(Gui& gui, const Box& box, const ImportScene& scene) {
  draw_panel(gui, box);
  const ImportModel& model = scene.model;
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  const std::string beside = say("{} rows, {} columns; the first {}", grouped(static_cast<std::int64_t>(model.table().rows.size()) + model.table().short_rows), model.table().columns.size(), model.preview().rows.size());
  float y = draw_heading(gui, left, box.top + gui.px(14), right, shown(model.name(), 60), beside);
  y += draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y}, right - left, say(kPrivate)) + gui.px(10);
  begin_region("table", {left, y, box.right - gui.px(2), box.bottom - gui.px(4)}, true, true);
  const ImVec2 at{ImGui::GetWindowPos().x - ImGui::GetScrollX(), ImGui::GetWindowPos().y - ImGui::GetScrollY()};
  const float end = draw_table(gui, at, model);
  const float tall = gui.px(44) + gui.px(kTableRow) * static_cast<float>(model.preview().rows.size());
  ImGui::SetCursorScreenPos({end, at.y + tall});
  ImGui::Dummy({gui.px(kPad), gui.px(8)});
  end_region();
}

float table_height(const Gui& gui, const ImportModel& model) { return gui.px(120) + gui.px(kTableRow) * static_cast<float>(model.preview().rows.size()); }

// --- what came of it

float read_panel(Gui& gui, const Box& box, const ImportScene& scene) {
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  const ImportModel& model = scene.model;
  float y = draw_heading(gui, left, box.top + gui.px(14), right, say("What was read"));
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {left, y}, right - left, rows_line(model.tickets())) + gui.px(10);
  if (!model.skipped().empty()) {
    y = draw_heading(gui, left, y, right, say("Passed over"));
    for (const std::string& line : model.skipped()) y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, "• " + line) + gui.px(4);
    y += gui.px(8);
  }
  if (model.tickets().order_in_doubt)
    y += draw_wrapped(gui, gui.fonts.body, gui.theme->worse, {left, y}, right - left, say("Dates could be read with the day or with the month first: they were taken for day first. Back to the columns, to change it.")) + gui.px(10);
  if (model.phase() == ImportModel::Phase::result && button(gui, "open scenario", {left, y, right, y + gui.px(38)}, say("Open this scenario"), {.look = Look::primary})) scene.commands.push_back(Action::open_import);
  if (model.phase() == ImportModel::Phase::result) y += gui.px(46);
  if (button(gui, "back to columns", {left, y, right, y + gui.px(34)}, say("Back to the columns"))) scene.ask([](ImportModel& m) { m.back(); });
  return y + gui.px(34 + 16);
}

float rows_of(Gui& gui, float left, float y, float right, std::string_view heading, std::string_view what, std::string_view second, const std::vector<TicketRow>& told) {
  y = draw_heading(gui, left, y, right, heading);
  Rows rows{{std::string(what), std::string(say("Data")), std::string(second)}};
  for (const TicketRow& row : told) rows.push_back({row.label, row.data, row.scenario});
  static constexpr float kWeights[] = {2, 1, 1};
  return draw_rows(gui, left, y, right, rows, kWeights, 1) + gui.px(14);
}

float result_panel(Gui& gui, const Box& box, const ImportScene& scene) {
  const float left = box.left + gui.px(kPad), right = box.right - gui.px(kPad);
  const ImportModel& model = scene.model;
  float y = box.top + gui.px(14);
  if (model.phase() == ImportModel::Phase::trying) {
    y = draw_heading(gui, left, y, right, say("Trying the scenario out"));
    return y + draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left,
                            say_number(model.tried(), "How many agents answer as fast as in the tickets? {} number was tried so far.", "How many agents answer as fast as in the tickets? {} numbers were tried so far.", model.tried())) + gui.px(20);
  }
  const TicketFit& fit = model.fit();
  y = rows_of(gui, left, y, right, say("The tickets beside the scenario"), "", say("Scenario"), ticket_rows(fit.figures(), fit.trial()));
  for (const std::string& line : ticket_sentences(fit.figures(), fit.trial())) y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, line) + gui.px(4);
  y = rows_of(gui, left, y + gui.px(14), right, say("When they come"), say("Tickets, Monday to Friday"), say("Model"), arrival_rows(fit.figures()));
  y = draw_heading(gui, left, y, right, say("What the scenario takes from the data"));
  Rows rows{{"", std::string(say("Value")), std::string(say("Why"))}};
  for (const FittedRow& row : fitted_rows(fit.own())) rows.push_back({row.label, row.value, row.why});
  static constexpr float kWeights[] = {3, 1.3f, 4};
  return draw_rows(gui, left, y, right, rows, kWeights) + gui.px(10);
}

// --- the screen

void bar(Gui& gui, const Box& box, const ImportScene& scene, const ViewChoices& choices, Passing& passing) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), gui.theme->panel);
  list->AddRectFilled({box.left, box.bottom - gui.hairline()}, box.max(), gui.theme->border);
  draw_mark(gui, {box.left + gui.px(18), std::floor(box.middle())});
  if (pressable(gui, "start", {box.left + gui.px(10), box.top + gui.px(8), box.left + gui.px(50), box.bottom - gui.px(8)})) scene.commands.push_back(Command::go_to(Screen::first));
  hint(gui, say("The first screen; what was read stays open"));
  Box row{box.left + gui.px(58), box.top + gui.px(11), box.right - gui.px(14), box.bottom - gui.px(11)};
  const ButtonOptions quiet{.look = Look::quiet};
  const auto place = [&](float width) {
    const Box at = row.take_right(width);
    row.right -= gui.px(8);
    return at;
  };
  if (button(gui, "keys", place(gui.px(30)), "?", quiet)) passing.show_keys = true;
  if (button(gui, "theme", place(gui.px(32)), "", {.look = Look::quiet, .icon = choices.dark ? Icon::sun : Icon::moon})) scene.commands.push_back(Action::toggle_dark);
  hint(gui, choices.dark ? say("Light colours") : say("Dark colours"));
  const bool open = scene.model.phase() != ImportModel::Phase::none;
  if (open && scene.platform.choose_file && row.width() > gui.px(260)) {
    const std::string_view other = say("Another table…");
    if (button(gui, "other table", place(button_width(gui, other)), other)) scene.commands.push_back(Action::choose_table);
  }
  draw_text_in(gui, gui.fonts.headline, gui.theme->text, row, say("Open my data"));
}

void table_and_columns(Gui& gui, const Box& box, const ImportScene& scene) {
  const float gap = gui.px(kGap);
  const bool columns = scene.model.phase() == ImportModel::Phase::columns;
  const auto side = [&](const Box& at) { return columns ? columns_panel(gui, at, scene) : read_panel(gui, at, scene); };
  if (box.width() >= gui.px(kTwoColumns)) {
    const float split = box.left + gui.px(kSide);
    begin_region("side", {box.left, box.top, split, box.bottom});
    const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap;
    extend_region(grown_panel(gui, box.left + gap, top, split - gui.px(2), side) + gap);
    end_region();
    const Box rest{split + gap, box.top, box.right, box.bottom};
    if (columns) return table_panel(gui, {rest.left, rest.top + gap, rest.right - gap, rest.bottom - gap}, scene);
    begin_region("result", rest);
    const float begin = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap;
    extend_region(grown_panel(gui, rest.left, begin, rest.right - gap, [&](const Box& at) { return result_panel(gui, at, scene); }) + gap);
    end_region();
    return;
  }
  begin_region("all", box);
  float y = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gap;
  const float left = box.left + gap, right = box.right - gap;
  y = grown_panel(gui, left, y, right, side) + gap;
  if (columns) {
    const float tall = table_height(gui, scene.model);
    table_panel(gui, {left, y, right, y + tall}, scene);
    y += tall + gap;
  } else {
    y = grown_panel(gui, left, y, right, [&](const Box& at) { return result_panel(gui, at, scene); }) + gap;
  }
  extend_region(y);
  end_region();
}

}  // namespace

void import_screen(Gui& gui, const Scene& scene, const ImportModel& model, const ViewChoices& choices, Passing& passing, Commands& commands, std::vector<ImportCommand>& import_commands) {
  const Box all = begin_screen("Import");
  const ImportScene of{model, *scene.platform, commands, import_commands};
  for (const ImWchar c : ImGui::GetIO().InputQueueCharacters)
    if (c == '?' && !ImGui::GetIO().WantTextInput) passing.show_keys = true;
  Box rest = all;
  const Box top = rest.take_top(gui.px(kTopBar));
  if (!passing.messages.empty()) {
    const float width = rest.width() - 2 * gui.px(kGap), height = message_height(gui, width, passing.messages.back());
    rest.top += gui.px(kGap);
    const Box strip = rest.take_top(height).inset(gui.px(kGap), 0);
    message_panel(gui, strip, passing.messages.back(), commands);
  }
  if (model.phase() != ImportModel::Phase::none) table_and_columns(gui, rest, of);
  else {
    begin_region("invitation", rest);
    const float width = std::min(rest.width() - 2 * gui.px(kGap), gui.px(640)), left = std::floor((rest.width() - width) / 2);
    const float y = ImGui::GetWindowPos().y - ImGui::GetScrollY() + gui.px(40);
    extend_region(grown_panel(gui, left, y, left + width, [&](const Box& at) { return invitation(gui, at, of); }) + gui.px(kGap));
    end_region();
  }
  bar(gui, top, of, choices, passing);
  overlays(gui, *scene.platform, passing, commands);
  ImGui::End();
}

}  // namespace grapevine
