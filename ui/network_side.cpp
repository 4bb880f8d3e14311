// What is said beside the picture: the legend with its counts, who is looked at, the stories, connectors and bridges.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/network_screen.h"
#include "ui/network_text.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kPad = 18, kRow = 24;
constexpr std::size_t kStories = 4;

// Writes downwards.
struct Page {
  Gui& gui;
  float left, right, y;

  void heading(std::string_view text, std::string_view detail = {}) {
    y += gui.px(14);
    draw_text_in(gui, gui.fonts.title, gui.theme->text, {left, y, right, y + gui.px(22)}, text);
    y += gui.px(22);
    if (!detail.empty()) words(detail);
    y += gui.px(4);
  }
  void words(std::string_view text) { y += draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y}, right - left, text) + gui.px(2); }
  Box line(float height = kRow) {
    const Box box{left, y, right, y + gui.px(height)};
    y = box.bottom;
    return box;
  }
  // A line that can be pressed: what it is on the left, how much on the right.
  bool entry(const char* of, int id, std::string_view what, std::string_view much, bool chosen) {
    Box box = line(26);
    gui.part = of;
    ImGui::PushID(of);
    ImGui::PushID(id);
    const bool pressed = pressable(gui, "entry", box.inset(-gui.px(6), 0));
    ImGui::PopID();
    ImGui::PopID();
    gui.part = {};
    const bool hovered = ImGui::IsItemHovered();
    if (hovered || chosen) ImGui::GetWindowDrawList()->AddRectFilled({box.left - gui.px(6), box.top}, {box.right + gui.px(6), box.bottom}, gui.theme->control, gui.px(5));
    const Box count = box.take_right(text_width(gui.fonts.second, much) + gui.px(8));
    draw_text_in(gui, gui.fonts.second, gui.theme->second, count, much, Align::right);
    draw_text_in(gui, chosen ? gui.fonts.body_semibold : gui.fonts.body, chosen ? gui.theme->accent : gui.theme->text, box, what);
    return pressed;
  }
};

void look_at(const NetworkScene& scene, std::int64_t person) {
  scene.passing->person = scene.passing->person == person ? -1 : person;
  scene.passing->story = -1;
}

void search(Page& page, const NetworkScene& scene) {
  Gui& gui = page.gui;
  NetworkPassing& passing = *scene.passing;
  const Box box = page.line(30);
  ImGui::PushFont(gui.fonts.body);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {gui.px(10), std::floor((box.height() - gui.fonts.body->FontSize) / 2)});
  ImGui::SetCursorScreenPos(box.min());
  ImGui::SetNextItemWidth(box.width());
  if (gui.controls) gui.controls->push_back({gui.part, "search", box, true});
  note_text(say("Find a person by number"));
  const bool entered = ImGui::InputTextWithHint("##search", say("Find a person by number").data(), passing.search.data(), passing.search.size(), ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_CharsDecimal);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (entered) {
    std::int64_t number = -1;
    const char* end = passing.search.data() + std::strlen(passing.search.data());
    const bool whole = std::from_chars(passing.search.data(), end, number).ptr == end;
    const std::int64_t found = whole ? scene.model->find(number) : -1;
    passing.not_found = found >= 0 ? "" : no_person(passing.search.data(), *scene.model->world());
    if (found >= 0) {
      passing.person = found;
      passing.story = -1;
    }
  }
  if (!passing.not_found.empty()) {
    page.y += gui.px(4);
    page.words(passing.not_found);
  }
}

// What the points mean, and how many there are of each.
void legend(Page& page, const NetworkScene& scene) {
  Gui& gui = page.gui;
  const auto palette = network_palette(gui);
  page.heading(say("At this moment"));
  for (std::size_t i = 0; i < kStandpoints; ++i) {
    const auto standpoint = static_cast<Standpoint>(i);
    Box box = page.line();
    hint_over(gui, box, meaning_of(standpoint));
    const Box mark = box.take_left(gui.px(22));
    draw_point({0, shape_of(standpoint), 32, 255}, {mark.left + gui.px(6), mark.middle()}, gui.px(4), palette[i]);
    const std::string count = scene.told() ? grouped(scene.picture->count[i]) : "";
    draw_text_in(gui, gui.fonts.body_semibold, gui.theme->text, box.take_right(gui.px(60)), count, Align::right);
    draw_text_in(gui, gui.fonts.body, gui.theme->text, box, label_of(standpoint));
  }
  page.words(say("The larger, the more ties."));
}

void person_card(Page& page, const NetworkScene& scene) {
  Gui& gui = page.gui;
  NetworkPassing& passing = *scene.passing;
  const NetworkModel& model = *scene.model;
  const auto person = static_cast<std::uint32_t>(passing.person);
  page.heading(say("Person {}", grouped(model.number_of(person))));
  for (const std::string& line : person_described(model, person)) page.words(line);
  if (scene.told()) {
    page.y += gui.px(4);
    const PersonNow& now = scene.model->people_at(passing.at)[person];
    for (const std::string& line : person_in_full(now, acquaintance(*model.diary(), person, passing.at), passing.at))
      page.y += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {page.left, page.y}, page.right - page.left, line) + gui.px(3);
  }
  page.y += gui.px(6);
  const Box box = page.line(28);
  if (button(gui, "everybody", {box.left, box.top, box.left + button_width(gui, say("Show everybody")), box.bottom}, say("Show everybody"))) passing.person = -1;
}

void stories(Page& page, const NetworkScene& scene) {
  NetworkPassing& passing = *scene.passing;
  NetworkModel& model = *scene.model;
  const Diary& diary = *model.diary();
  page.heading(say("Stories that went furthest"), say("Press one to see who showed it to whom."));
  NetworkPicture& picture = *scene.picture;
  const bool other = picture.largest_telling != model.telling(), moved = picture.largest_at != passing.at;
  // while it plays they are counted a few times a second
  if (other || (moved && (!passing.playing || page.gui.now - picture.largest_when > 0.3))) {
    picture.largest = largest_stories(diary, passing.at, kStories);
    picture.largest_telling = model.telling();
    picture.largest_at = passing.at;
    picture.largest_when = page.gui.now;
  }
  const std::vector<StoryNow>& largest = picture.largest;
  if (largest.empty()) page.words(say("None so far."));
  bool shown = passing.story < 0;
  const auto entry = [&](std::uint32_t number, std::int64_t reach) {
    const bool chosen = passing.story == number;
    shown = shown || chosen;
    if (!page.entry("stories", static_cast<int>(number), story_title(diary.stories[number], model), say_number(reach, "{} person", "{} people", grouped(reach)), chosen)) return;
    passing.story = chosen ? -1 : number;
    passing.person = -1;
  };
  for (const StoryNow& story : largest) entry(story.story, story.reach);
  if (passing.story < 0 || static_cast<std::size_t>(passing.story) >= diary.stories.size()) return;
  // the one that is shown, as far as it has come by now
  const auto number = static_cast<std::uint32_t>(passing.story);
  const StoryInWords words = story_in_words(model, number, passing.at);
  if (!shown) entry(number, words.met);
  page.y += page.gui.px(4);
  page.words(words.text);
  page.y += page.gui.px(6);
  const Box box = page.line(28);
  const std::string_view label = say("Show everybody");
  if (button(page.gui, "no story", {box.left, box.top, box.left + button_width(page.gui, label), box.bottom}, label)) passing.story = -1;
}

void connectors(Page& page, const NetworkScene& scene) {
  const NetworkModel& model = *scene.model;
  const Graph& graph = *model.world()->graph;
  page.heading(say("Connectors"), say("The people with most ties: what they hear, many hear."));
  for (const std::int32_t person : model.connectors()) {
    if (graph.degree(person) == 0) break;
    if (page.entry("connectors", person, say("Person {}", grouped(graph.label(person))), say_number(graph.degree(person), "{} tie", "{} ties", grouped(graph.degree(person))), scene.passing->person == person)) look_at(scene, person);
  }
  if (!model.communities()) return;
  if (!model.clear_communities()) {
    page.heading(say("Bridges"));
    return page.words(say("This crowd has no clear communities: people are tied to others all over it, so nobody is a bridge between groups."));
  }
  page.heading(say("Bridges"), say("Their ties lead into other communities: through them talk crosses over."));
  for (const Bridge& bridge : model.bridges())
    if (page.entry("bridges", bridge.person, say("Person {}", grouped(graph.label(bridge.person))), say_number(bridge.outside, "{} tie to {}", "{} ties to {}", grouped(bridge.outside), bridge.reaches), scene.passing->person == bridge.person)) look_at(scene, bridge.person);
}

}  // namespace

float network_side(Gui& gui, const Box& box, bool scrolls, const NetworkScene& scene) {
  if (scrolls) draw_panel(gui, box);
  if (!scene.model->world()) return box.bottom;
  if (scrolls) begin_region("side", box.inset(gui.px(1)));
  const float top = scrolls ? ImGui::GetWindowPos().y - ImGui::GetScrollY() : box.top;
  Page page{gui, box.left + gui.px(kPad), box.right - gui.px(kPad), top + gui.px(14)};
  search(page, scene);
  if (scene.passing->person >= 0) person_card(page, scene);
  legend(page, scene);
  if (scene.told()) stories(page, scene);
  connectors(page, scene);
  if (scene.told() && !scene.model->diary()->whole) {
    page.y += gui.px(10);
    page.words(say("So much is said in this crowd that it is told up to {}.", long_moment(scene.model->scenario().start, scene.model->diary()->until)));
  }
  page.y += gui.px(16);
  if (scrolls) {
    extend_region(page.y);
    end_region();
  }
  return page.y;
}

}  // namespace grapevine
