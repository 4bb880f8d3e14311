// The editor of a drill: its parts on the left, their fields with what the parser says beside each, and on the right what a team
// would see of it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/drill_parts.h"
#include "ui/screen.h"
#include "ui/text.h"
#include "ui/text_edit.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

using Kind = EditorField::Kind;

constexpr float kGap = 12, kPad = 18, kRow = 30, kParts = 250, kPreviewFrom = 1180, kOneColumn = 760, kHeadWords = 28;

void ask(const DrillScene& scene, std::function<void(DrillEditor&)> act) {
  scene.ask([act = std::move(act)](DrillModel& model) {
    if (model.editor()) act(*model.editor());
  });
}

std::string things_to_mend(std::size_t errors) { return say_number(static_cast<std::int64_t>(errors), "{} thing to mend", "{} things to mend", errors); }

// --- parts

float part_row(Gui& gui, const Box& box, int id, std::string_view title, std::size_t errors, bool chosen, const ImFont* font) {
  ImGui::PushID(id);
  const bool pressed = pressable(gui, "part", box);
  const bool hovered = ImGui::IsItemHovered();
  ImGui::PopID();
  if (chosen || hovered) ImGui::GetWindowDrawList()->AddRectFilled(box.min(), box.max(), gui.theme->control, gui.px(6));
  const std::string wrong = errors > 0 ? std::to_string(errors) : "";
  const float room = text_width(gui.fonts.second_semibold, wrong) + gui.px(18);
  draw_text_in(gui, font, chosen ? gui.theme->accent : gui.theme->text, {box.left + gui.px(10), box.top, box.right - room, box.bottom}, title);
  draw_text_in(gui, gui.fonts.second_semibold, gui.theme->worse, {box.right - room, box.top, box.right - gui.px(8), box.bottom}, wrong, Align::right);
  if (errors > 0) hint_over(gui, box, things_to_mend(errors));
  return pressed ? 1.0f : 0.0f;
}

float parts(Gui& gui, float left, float top, float right, const DrillEditor& editor, const DrillScene& scene) {
  const float row = gui.px(kRow);
  float y = top;
  gui.part = "section";
  for (std::size_t i = 0; i < kEditorSections; ++i) {
    const auto section = static_cast<EditorSection>(i);
    const bool here = section == editor.section();
    if (part_row(gui, {left, y, right, y + row}, static_cast<int>(i), title_of(section), editor.errors_in(section), here, gui.fonts.body_semibold) > 0) ask(scene, [section](DrillEditor& e) { e.look(section); });
    y += row + gui.px(2);
    if (!here) continue;
    ImGui::PushID("items");
    gui.part = "item";
    const auto items = editor.items();
    for (std::size_t item = 0; item < items.size(); ++item) {
      if (part_row(gui, {left + gui.px(14), y, right, y + row}, static_cast<int>(item), items[item], 0, item == editor.item(), gui.fonts.body) > 0) ask(scene, [section, item](DrillEditor& e) { e.look(section, item); });
      y += row;
    }
    gui.part = "section";
    if (const std::string list(list_of(section)); !list.empty()) {
      if (button(gui, "add item", {left + gui.px(14), y, right, y + row}, say("Add one"), {.look = Look::quiet, .icon = Icon::plus, .align = Align::left})) ask(scene, [list](DrillEditor& e) { e.add(list); });
      y += row + gui.px(4);
    }
    ImGui::PopID();
  }
  gui.part = {};
  return y;
}

// --- fields

// A choice among several as a button with a menu.
void choice_field(Gui& gui, const Box& box, const EditorField& field, const DrillScene& scene) {
  const auto found = std::ranges::find(field.choices, field.value, [](const auto& pair) { return pair.first; });
  const std::string label = found == field.choices.end() ? field.value : found->second;
  if (button(gui, field.pointer.c_str(), box, label, {.icon_after = Icon::chevron_down, .align = Align::left})) ImGui::OpenPopup("choices");
  if (!begin_menu(gui, "choices", box, std::max(240.0f, box.width() / gui.scale))) return;
  for (std::size_t i = 0; i < field.choices.size(); ++i)
    if (menu_item(gui, static_cast<int>(i), field.choices[i].second, {}, field.choices[i].first == field.value)) ask(scene, [pointer = field.pointer, value = field.choices[i].first](DrillEditor& e) { e.set(pointer, value); });
  end_menu();
}

float field_row(Gui& gui, float left, float top, float right, const EditorField& field, const DrillScene& scene) {
  const Theme& theme = *gui.theme;
  const bool stacked = right - left < gui.px(460);
  const float label_room = field.label.empty() ? 0 : stacked ? 0 : gui.px(128);
  float y = top;
  if (!field.label.empty()) {
    draw_text_in(gui, gui.fonts.body, theme.second, {left, y, stacked ? right : left + label_room - gui.px(10), y + gui.px(kRow)}, field.label);
    hint_over(gui, {left, y, stacked ? right : left + label_room, y + gui.px(kRow)}, field.meaning);
    if (stacked) y += gui.px(kRow);
  }
  const float begin = left + label_room;
  ImGui::PushID(field.pointer.c_str());
  gui.part = "field";
  const auto changed = [&](std::string value) { ask(scene, [pointer = field.pointer, value = std::move(value)](DrillEditor& e) { e.set(pointer, value); }); };
  std::string text = field.value;
  if (field.kind == Kind::choice) {
    choice_field(gui, {begin, y, right, y + gui.px(kRow)}, field, scene);
    y += gui.px(kRow);
  } else if (field.kind == Kind::flag) {
    const bool on = field.value == "true";
    if (toggle(gui, field.pointer.c_str(), {begin, y, begin + gui.px(44), y + gui.px(kRow)}, on, false)) changed(on ? "" : "true");
    y += gui.px(kRow);
  } else if (field.kind == Kind::line || field.kind == Kind::number) {
    const float end = field.kind == Kind::number ? std::min(right, begin + gui.px(140)) : right;
    if (edit_line(gui, field.pointer.c_str(), {begin, y, end, y + gui.px(kRow)}, text)) changed(text);
    y += gui.px(kRow);
  } else {
    y = edit_text(gui, field.pointer.c_str(), begin, y, right, text, field.kind == Kind::text) ;
    if (text != field.value) changed(text);
  }
  gui.part = {};
  ImGui::PopID();
  if (!field.error.empty()) {
    ImGui::GetWindowDrawList()->AddRect({begin, stacked && !field.label.empty() ? top + gui.px(kRow) : top}, {right, y}, theme.worse, gui.px(6));
    y += gui.px(3) + draw_wrapped(gui, gui.fonts.second, theme.worse, {begin, y + gui.px(3)}, right - begin, field.error);
  }
  return y + gui.px(8);
}

float form(Gui& gui, float left, float top, float right, const DrillEditor& editor, const DrillScene& scene) {
  const EditorForm form = editor.form();
  float y = top;
  const std::string list(list_of(editor.section()));
  if (form.parts.empty()) y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, say("None yet. \"Add one\" on the left makes the first.")) + gui.px(10);
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    const EditorPart& part = form.parts[i];
    ImGui::PushID(static_cast<int>(i));
    if (!part.title.empty()) {
      y += gui.px(8);
      const Box row{left, y, right, y + gui.px(28)};
      draw_text_in(gui, gui.fonts.title, gui.theme->text, row, part.title);
      if (!part.pointer.empty() && button(gui, "remove part", {right - gui.px(86), y, right, row.bottom}, say("Remove"), {.look = Look::quiet})) ask(scene, [pointer = part.pointer](DrillEditor& e) { e.remove(pointer); });
      y = row.bottom + gui.px(6);
    }
    if (!part.error.empty()) y += draw_wrapped(gui, gui.fonts.second, gui.theme->worse, {left, y}, right - left, part.error) + gui.px(6);
    for (const EditorField& field : part.fields) y = field_row(gui, left, y, right, field, scene);
    ImGui::PopID();
  }
  for (std::size_t i = 0; i < form.additions.size(); ++i) {
    const auto& [pointer, what] = form.additions[i];
    ImGui::PushID(static_cast<int>(1000 + i));
    const Box add{left, y, left + button_width(gui, what), y + gui.px(kRow)};
    if (button(gui, "add", add, what)) ask(scene, [to = pointer](DrillEditor& e) { e.add(to); });
    ImGui::PopID();
    y = add.bottom + gui.px(8);
  }
  if (list.empty() || form.parts.empty()) return y;
  // the item among its neighbours
  const std::string pointer = pointer_to(list, editor.item());
  float x = left;
  const auto place = [&](const char* id, std::string_view label, bool enabled, std::function<void(DrillEditor&)> act) {
    const ButtonOptions quiet{.look = Look::quiet, .enabled = enabled};
    const Box box{x, y, x + button_width(gui, label, quiet), y + gui.px(kRow)};
    if (button(gui, id, box, label, quiet)) ask(scene, std::move(act));
    x = box.right + gui.px(6);
  };
  y += gui.px(6);
  place("earlier", say("Move up"), editor.item() > 0, [pointer](DrillEditor& e) { e.move(pointer, -1); });
  place("later", say("Move down"), editor.item() + 1 < editor.items().size(), [pointer](DrillEditor& e) { e.move(pointer, 1); });
  place("remove item", say("Remove"), true, [pointer](DrillEditor& e) { e.remove(pointer); });
  return y + gui.px(kRow);
}

// --- what a team would see

std::string text_of(const Json& object, const char* key) {
  if (!object.is_object() || !object.contains(key) || !object[key].is_string()) return {};
  return object[key].get<std::string>();
}

const Json* item_of(const DrillEditor& editor) {
  const std::string list(list_of(editor.section()));
  if (list.empty() || !editor.document().contains(list.substr(1))) return nullptr;
  const Json& items = editor.document()[list.substr(1)];
  return items.is_array() && editor.item() < items.size() ? &items[editor.item()] : nullptr;
}

// As far as it can be read.
DrillCard card_of(const Json& json) {
  DrillCard card;
  card.title = text_of(json, "title");
  card.question = text_of(json, "question");
  if (!json.contains("options") || !json["options"].is_array()) return card;
  for (const Json& option : json["options"]) {
    card.options.push_back({{}, text_of(option, "title"), text_of(option, "text"), 0, 0, {}});
    if (option.is_object() && option.contains("cost") && option["cost"].is_number()) card.options.back().cost = option["cost"].get<double>();
    if (card.options.size() == kMostOptions) break;
  }
  return card;
}

float preview_briefing(Gui& gui, float left, float y, float right, const DrillEditor& editor) {
  const Json& document = editor.document();
  const float width = right - left;
  y += draw_wrapped(gui, gui.fonts.headline, gui.theme->text, {left, y}, width, text_of(document, "title")) + gui.px(6);
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, width, text_of(document, "summary")) + gui.px(12);
  const auto lines = [&](std::string_view title, const char* list, const char* key) {
    if (!document.contains(list) || !document[list].is_array() || document[list].empty()) return;
    y = draw_heading(gui, left, y, right, title);
    for (const Json& line : document[list]) {
      const std::string text = line.is_string() ? line.get<std::string>() : text_of(line, key);
      y += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {left, y}, width, text) + gui.px(7);
    }
    y += gui.px(8);
  };
  lines(say("Where you stand"), "briefing", "");
  lines(say("What is to be achieved"), "objectives", "text");
  lines(say("Who you are"), "roles", "title");
  return y;
}

float preview(Gui& gui, float left, float top, float right, const DrillEditor& editor) {
  float y = draw_heading(gui, left, top, right, say("What a team sees"));
  const Json* item = item_of(editor);
  if (item && editor.section() == EditorSection::decisions) {
    const bool parsed = editor.drill() && editor.item() < editor.drill()->cards.size();
    const DrillCard card = parsed ? editor.drill()->cards[editor.item()] : card_of(*item);
    const std::string role = parsed ? editor.drill()->roles[static_cast<std::size_t>(card.role)].title : text_of(*item, "role");
    return preview_card(gui, left, y, right, card, role);
  }
  if (item && editor.section() == EditorSection::injects) {
    y += draw_wrapped(gui, gui.fonts.second_semibold, gui.theme->second, {left, y}, right - left, fmt::format("{} · {}", text_of(*item, "from"), text_of(*item, "channel"))) + gui.px(2);
    y += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {left, y}, right - left, text_of(*item, "text")) + gui.px(14);
    y = draw_heading(gui, left, y, right, say("Only the facilitator sees"));
    return y + draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, say("expected: {}", text_of(*item, "expected"))) + gui.px(8);
  }
  if (item && editor.section() == EditorSection::roles) {
    y += draw_wrapped(gui, gui.fonts.title, gui.theme->text, {left, y}, right - left, text_of(*item, "title")) + gui.px(4);
    return y + draw_wrapped(gui, gui.fonts.body, gui.theme->second, {left, y}, right - left, text_of(*item, "brief")) + gui.px(8);
  }
  return preview_briefing(gui, left, y, right, editor);
}

// --- above all

// Words beside buttons, or where `apart` above them, with the smallest button.
void head(Gui& gui, const Box& box, bool apart, const DrillEditor& editor, const DrillScene& scene) {
  draw_panel(gui, box);
  Box row = box.inset(gui.px(14), gui.px(10));
  Box words = apart ? row.take_top(gui.px(kHeadWords)) : Box{};
  const bool valid = editor.errors().empty();
  const auto place_in = [&](Box& line, const char* id, std::string_view label, const ButtonOptions& options) {
    const Box at = line.take_right(button_width(gui, label, options));
    line.right -= gui.px(8);
    return button(gui, id, at, label, options);
  };
  const auto place = [&](const char* id, std::string_view label, const ButtonOptions& options) { return place_in(row, id, label, options); };
  if (place("done", say("Done"), {.look = Look::quiet})) scene.ask([](DrillModel& m) { m.stop_editing(); });
  hint(gui, say("Back; what is not saved as a file is forgotten"));
  if (place("play edited", say("Play it"), {.enabled = valid})) scene.ask([](DrillModel& m) { m.play_edited(); });
  hint(gui, valid ? say("Opens it, at its beginning") : say("When nothing is left to mend"));
  if (scene.platform->save_file && place("save drill", say("Save"), {.look = Look::primary})) scene.ask([](DrillModel& m) { m.save_edited(); });
  hint(gui, valid ? say("As a drill file") : say("As it stands, to go on later"));
  if (scene.platform->choose_file && place("open to edit", say("Open…"), {.look = Look::quiet})) scene.commands->push_back(Action::choose_file);
  hint(gui, say("Another drill file, to write at"));
  if (place_in(apart ? words : row, "undo edit", "", {.look = Look::quiet, .icon = Icon::undo})) ask(scene, [](DrillEditor& e) { e.undo(); });
  hint(gui, say("Undo"));
  const std::string state = valid ? std::string(say("Nothing to mend")) : things_to_mend(editor.errors().size());
  if (!apart) words = row;
  const float wide = draw_text_in(gui, gui.fonts.title, gui.theme->text, words, say("Edit a drill"));
  draw_text_in(gui, gui.fonts.body_semibold, valid ? gui.theme->better : gui.theme->worse, {words.left + wide + gui.px(18), words.top, words.right, words.bottom}, state);
}

}  // namespace

void drill_edit_screen(Gui& gui, const Box& box, const DrillEditor& editor, const DrillScene& scene) {
  const float gap = gui.px(kGap);
  Box rest = box;
  const bool beside = box.width() >= gui.px(kPreviewFrom), one = box.width() < gui.px(kOneColumn);
  head(gui, rest.take_top(gui.px(one ? 54 + kHeadWords : 54)), one, editor, scene);
  rest.top += gap;
  const auto column = [&](const char* id, const Box& at, auto&& contents) {
    begin_region(id, {at.left, at.top, at.right + gui.px(8), at.bottom});
    const float top = ImGui::GetWindowPos().y - ImGui::GetScrollY();
    extend_region(grown_panel(gui, at.left, top, at.right, [&](const Box& panel) { return contents(panel.left + gui.px(kPad), panel.top + gui.px(14), panel.right - gui.px(kPad)) + gui.px(12); }) + gap);
    end_region();
  };
  if (one) {
    begin_region("editor", {rest.left, rest.top, rest.right + gui.px(8), rest.bottom});
    float y = ImGui::GetWindowPos().y - ImGui::GetScrollY();
    const auto stacked = [&](auto&& contents) { y = grown_panel(gui, rest.left, y, rest.right, [&](const Box& panel) { return contents(panel.left + gui.px(kPad), panel.top + gui.px(14), panel.right - gui.px(kPad)) + gui.px(12); }) + gap; };
    stacked([&](float l, float t, float r) { return parts(gui, l, t, r, editor, scene); });
    stacked([&](float l, float t, float r) { return form(gui, l, t, r, editor, scene); });
    stacked([&](float l, float t, float r) { return preview(gui, l, t, r, editor); });
    extend_region(y);
    return end_region();
  }
  column("parts", rest.take_left(gui.px(kParts)), [&](float l, float t, float r) { return parts(gui, l - gui.px(8), t, r + gui.px(8), editor, scene); });
  rest.left += gap;
  const Box right = beside ? rest.take_right(std::floor(rest.width() * 0.4f)) : Box{};
  if (beside) rest.right -= gap;
  column("form", rest, [&](float l, float t, float r) {
    const float y = form(gui, l, t, r, editor, scene);
    return beside ? y : preview(gui, l, y + gui.px(24), r, editor);
  });
  if (beside) column("preview", right, [&](float l, float t, float r) { return preview(gui, l, t, r, editor); });
}

}  // namespace grapevine
