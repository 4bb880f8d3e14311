// The picture itself: everybody as a point, ties where they can be read, communities by name, and the hand on it.
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "report/axis.h"
#include "report/wording.h"
#include "ui/network_screen.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr float kMostZoom = 40, kPick = 12;     // pixels a unit of the layout; how near the pointer must be
constexpr std::size_t kMostTies = 500;          // lines that can still be told apart
constexpr std::size_t kMostInTree = 12'000;     // of a story
constexpr std::size_t kMostWithoutCard = 4000;  // points that Dear ImGui's lists draw
constexpr int kMostNames = 8;                   // of communities
constexpr std::uint8_t kFaint = 56;             // alpha of who is not spoken of

struct View {
  Box box;
  float scale = 1, x = 0, y = 0;   // pixels a unit; the unit in the middle
  ImVec2 at(float px, float py) const { return {(box.left + box.right) / 2 + (px - x) * scale, box.middle() + (py - y) * scale}; }
};

float whole_scale(const Box& box, const NetworkModel& model) { return 0.46f * std::min(box.width(), box.height()) / model.radius(); }

View view_of(const Box& box, const NetworkScene& scene) {
  const NetworkPassing& passing = *scene.passing;
  const float whole = whole_scale(box, *scene.model);
  if (passing.scale <= 0 || scene.strip) return {box, whole, 0, 0};
  return {box, std::clamp(passing.scale, whole * 0.5f, std::max(kMostZoom, whole)), passing.x, passing.y};
}

// --- the hand: wheel, drag, click, double-click

void zoom(const NetworkScene& scene, const View& view, float factor, ImVec2 around) {
  NetworkPassing& passing = *scene.passing;
  const float whole = whole_scale(view.box, *scene.model);
  const float scale = std::clamp(view.scale * factor, whole * 0.5f, std::max(kMostZoom, whole));
  // what is under the pointer stays there
  const float dx = around.x - (view.box.left + view.box.right) / 2, dy = around.y - view.box.middle();
  passing.x = view.x + dx / view.scale - dx / scale;
  passing.y = view.y + dy / view.scale - dy / scale;
  passing.scale = scale;
}

std::int64_t nearest(const NetworkScene& scene, const View& view, ImVec2 pointer, float within) {
  const Layout& layout = *scene.model->layout();
  std::int64_t found = -1;
  float best = within * within;
  for (std::size_t i = 0; i < layout.x().size(); ++i) {
    const ImVec2 at = view.at(layout.x()[i], layout.y()[i]);
    const float dx = at.x - pointer.x, dy = at.y - pointer.y, square = dx * dx + dy * dy;
    if (square >= best) continue;
    best = square;
    found = static_cast<std::int64_t>(i);
  }
  return found;
}

void take_hand(Gui& gui, const NetworkScene& scene, const View& view) {
  NetworkPassing& passing = *scene.passing;
  ImGuiIO& io = ImGui::GetIO();
  const bool pressed = pressable(gui, "picture", view.box);
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  const ImGuiID id = ImGui::GetItemID();
  if (hovered && !scene.strip) {
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    if (io.MouseWheel != 0) zoom(scene, view, std::pow(1.2f, std::clamp(io.MouseWheel, -5.0f, 5.0f)), io.MousePos);
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) passing.scale = 0;
  }
  if (active && !scene.strip && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) {
    passing.scale = view.scale;
    passing.x = view.x - io.MouseDelta.x / view.scale;
    passing.y = view.y - io.MouseDelta.y / view.scale;
    passing.panned = true;
  }
  passing.hovered = hovered && !passing.panned ? nearest(scene, view, io.MousePos, gui.px(kPick)) : -1;
  if (pressed && hovered && !passing.panned) {
    passing.person = passing.hovered;
    passing.story = -1;
  }
  if (!active) passing.panned = false;
  // by keyboard: the arrows move, + and − zoom; Page keys too, for keyboards without
  if (!scene.strip && ImGui::IsItemFocused() && !ImGui::GetCurrentContext()->NavDisableHighlight) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow}) ImGui::SetKeyOwner(key, id);
    const auto steps = [&](ImGuiKey key) { return ImGui::IsKeyPressed(key, id, ImGuiInputFlags_Repeat) ? 1.0f : 0.0f; };
    const float dx = steps(ImGuiKey_RightArrow) - steps(ImGuiKey_LeftArrow), dy = steps(ImGuiKey_DownArrow) - steps(ImGuiKey_UpArrow);
    if (dx != 0 || dy != 0) {
      passing.scale = view.scale;
      passing.x = view.x + dx * gui.px(60) / view.scale;
      passing.y = view.y + dy * gui.px(60) / view.scale;
    }
  }
}

// --- what lies under and over the points

bool in_view(const View& view, ImVec2 at) { return view.box.contains(at); }

// The ties of one person, or of everybody in view when these are few.
void draw_ties(const Gui& gui, const NetworkScene& scene, const View& view) {
  const Graph& graph = *scene.model->world()->graph;
  const Layout& layout = *scene.model->layout();
  const NetworkPassing& passing = *scene.passing;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto place = [&](std::int32_t i) { return view.at(layout.x()[static_cast<std::size_t>(i)], layout.y()[static_cast<std::size_t>(i)]); };
  if (passing.story >= 0 && scene.told() && static_cast<std::size_t>(passing.story) < scene.model->diary()->stories.size()) {
    const Story& story = scene.model->diary()->stories[static_cast<std::size_t>(passing.story)];
    const CascadeTree& tree = scene.model->tree(static_cast<std::uint32_t>(passing.story));
    const ImU32 colour = faded(story.valence < 0 ? gui.theme->worse : gui.theme->better, 0.45f);
    std::size_t drawn = 0;
    for (const TreePerson& person : tree.people) {
      if (person.parent < 0 || story.born + person.after > passing.at) continue;
      const std::uint32_t from = tree.people[static_cast<std::size_t>(person.parent)].person;
      if (from >= static_cast<std::uint32_t>(graph.people())) continue;  // the company, which has no place among them
      if (++drawn > kMostInTree) break;
      list->AddLine(place(static_cast<std::int32_t>(from)), place(static_cast<std::int32_t>(person.person)), colour, gui.px(1));
    }
    return;
  }
  if (passing.person >= 0) {
    const auto who = static_cast<std::int32_t>(passing.person);
    for (const std::int32_t j : graph.neighbors(who)) list->AddLine(place(who), place(j), faded(gui.theme->accent, 0.4f), gui.px(1));
    return;
  }
  // everybody's, once so few are in view that the lines can be read
  std::vector<std::array<std::int32_t, 2>> ties;
  std::size_t people = 0;
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    if (!in_view(view, place(i))) continue;
    if (++people > kMostTies) return;
    for (const std::int32_t j : graph.neighbors(i)) {
      if (j <= i || !in_view(view, place(j))) continue;
      ties.push_back({i, j});
      if (ties.size() > kMostTies) return;
    }
  }
  for (const auto& [i, j] : ties) list->AddLine(place(i), place(j), faded(gui.theme->third, 0.4f), gui.hairline());
}

void draw_names(const Gui& gui, const NetworkScene& scene, const View& view) {
  const NetworkModel& model = *scene.model;
  if (scene.strip || !model.clear_communities() || scene.passing->person >= 0 || scene.passing->story >= 0) return;
  const Communities& communities = *model.communities();
  const Layout& layout = *model.layout();
  const std::size_t named = std::min<std::size_t>(kMostNames, communities.sizes.size());
  std::array<double, kMostNames> x{}, y{};
  for (std::size_t i = 0; i < communities.of.size(); ++i) {
    const auto c = static_cast<std::size_t>(communities.of[i]);
    if (c >= named) continue;
    x[c] += static_cast<double>(layout.x()[i]);
    y[c] += static_cast<double>(layout.y()[i]);
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t c = 0; c < named; ++c) {
    const std::int32_t size = communities.sizes[c];
    if (size < 10 || size * 50 < static_cast<std::int32_t>(communities.of.size())) break;
    // above its people: they fill about a disc
    ImVec2 at = view.at(static_cast<float>(x[c] / size), static_cast<float>(y[c] / size) - 1.1f * std::sqrt(static_cast<float>(size)));
    at.y -= gui.px(4);
    if (scene.passing->scale <= 0) at.y = std::max(at.y, view.box.top + gui.px(16));
    const std::string text = say("Community {} · {}", c + 1, tick_text(size));
    const float half = text_width(gui.fonts.second_semibold, text) / 2 + gui.px(6), tall = line_height(gui.fonts.second_semibold) / 2 + gui.px(3);
    const Box card{at.x - half, at.y - tall, at.x + half, at.y + tall};
    if (card.left < view.box.left || card.right > view.box.right || card.top < view.box.top || card.bottom > view.box.bottom) continue;
    list->AddRectFilled(card.min(), card.max(), faded(gui.theme->panel, 0.82f), gui.px(5));
    draw_text(gui.fonts.second_semibold, gui.theme->second, {at.x - half + gui.px(6), at.y - tall + gui.px(3)}, text);
  }
}

void draw_points_by_list(const NetworkScene& scene, const View& view) {
  const PointCloud& cloud = scene.picture->cloud;
  const std::size_t count = std::min(cloud.looks.size(), kMostWithoutCard);
  for (const bool below : {true, false})
    for (std::size_t i = count; i-- > 0;) {
      const PointLook& look = cloud.looks[i];
      if ((look.colour == 0) != below) continue;
      const ImVec2 at = view.at(cloud.x[i], cloud.y[i]);
      if (!in_view(view, at)) continue;
      draw_point(look, at, std::max(cloud.least_radius, cloud.radius * static_cast<float>(look.size) / 32), faded(cloud.palette[look.colour], static_cast<float>(look.alpha) / 255));
    }
}

void draw_points(const Gui& gui, const NetworkScene& scene, const View& view) {
  NetworkPicture& picture = *scene.picture;
  PointCloud& cloud = picture.cloud;
  const Layout& layout = *scene.model->layout();
  cloud.x = layout.x();
  cloud.y = layout.y();
  cloud.looks = picture.looks;
  cloud.places = scene.model->places();
  cloud.scale = view.scale;
  const ImVec2 origin = view.at(0, 0);
  cloud.left = origin.x;
  cloud.top = origin.y;
  cloud.radius = std::clamp(0.52f * view.scale, 0.75f * gui.scale, 7.0f * gui.scale);
  cloud.least_radius = 0.7f * gui.scale;
  cloud.palette = network_palette(gui);
  // what of it is not scrolled away
  const ImDrawList* clipped = ImGui::GetWindowDrawList();
  picture.clip = {clipped->GetClipRectMin().x, clipped->GetClipRectMin().y, clipped->GetClipRectMax().x, clipped->GetClipRectMax().y};
  if (!picture.card.usable()) return draw_points_by_list(scene, view);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCallback([](const ImDrawList*, const ImDrawCmd* command) {
    auto& now = *static_cast<NetworkPicture*>(command->UserCallbackData);
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    now.card.draw(now.cloud, now.clip, size.x, size.y);
  }, &picture);
  list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

// The one spoken of, and the one under the pointer.
void draw_marks(Gui& gui, const NetworkScene& scene, const View& view) {
  const NetworkPassing& passing = *scene.passing;
  const Layout& layout = *scene.model->layout();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto ring = [&](std::int64_t person, ImU32 colour) {
    const auto i = static_cast<std::size_t>(person);
    const ImVec2 at = view.at(layout.x()[i], layout.y()[i]);
    const float size = i < scene.picture->looks.size() ? static_cast<float>(scene.picture->looks[i].size) / 32 : 1.0f;
    const float radius = std::max(scene.picture->cloud.radius * size * 1.3f, gui.px(3)) + gui.px(3);
    list->AddCircle(at, radius, colour, 32, gui.px(2));
    return at;
  };
  if (passing.person >= 0) ring(passing.person, gui.theme->text);
  if (passing.story >= 0 && scene.told()) {
    const Story& story = scene.model->diary()->stories[static_cast<std::size_t>(passing.story)];
    if (story.root < layout.x().size() && story.born <= passing.at && !story.defect) ring(story.root, gui.theme->text);
  }
  if (passing.hovered < 0) return;
  ring(passing.hovered, gui.theme->accent);
  // said at once: who points at somebody wants to know
  const auto person = static_cast<std::uint32_t>(passing.hovered);
  const Graph& graph = *scene.model->world()->graph;
  const std::int32_t ties = graph.degree(static_cast<std::int32_t>(person));
  const std::string title = say_number(ties, "Person {} · {} tie", "Person {} · {} ties", grouped(scene.model->number_of(person)), grouped(ties));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui.px(12), gui.px(10)});
  ImGui::BeginTooltip();
  paragraph(gui, gui.fonts.body_semibold, gui.theme->text, title, 320);
  if (scene.told()) {
    const PersonNow& now = scene.model->people_at(passing.at)[person];
    ImGui::Dummy({1, gui.px(2)});
    paragraph(gui, gui.fonts.second, gui.theme->second, person_in_short(now, acquaintance(*scene.model->diary(), person, passing.at), passing.at), 320);
  }
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void draw_words(const Gui& gui, const NetworkScene& scene, const Box& box) {
  const NetworkModel& model = *scene.model;
  const std::int64_t people = model.world()->size();
  std::string text;
  if (!model.layout()->over()) text = say("Finding everybody's place: {} %", static_cast<int>(100 * model.part_laid_out()));
  else if (!scene.picture->card.usable() && static_cast<std::size_t>(people) > kMostWithoutCard)
    text = say("This device's graphics draw no more: here are the {} best connected of {} people.", grouped(kMostWithoutCard), grouped(people));
  else if (people > 50'000) text = say("{} people; where many stand it is darker. Zoom in for each of them.", grouped(people));
  if (text.empty()) return;
  draw_text_in(const_cast<Gui&>(gui), gui.fonts.second, gui.theme->second, {box.left + gui.px(16), box.bottom - gui.px(30), box.right - gui.px(16), box.bottom - gui.px(8)}, text);
}

void buttons(Gui& gui, const NetworkScene& scene, const View& view) {
  const float size = gui.px(30), gap = gui.px(6);
  Box row{view.box.right - 3 * size - 2 * gap - gui.px(12), view.box.top + gui.px(12), view.box.right - gui.px(12), view.box.top + gui.px(12) + size};
  const auto place = [&] {
    const Box box = row.take_left(size);
    row.left += gap;
    return box;
  };
  const ImVec2 middle{(view.box.left + view.box.right) / 2, view.box.middle()};
  if (button(gui, "nearer", place(), "", {.icon = Icon::plus})) zoom(scene, view, 1.5f, middle);
  hint(gui, say("Nearer (or turn the wheel)"));
  if (button(gui, "further", place(), "", {.icon = Icon::minus})) zoom(scene, view, 1 / 1.5f, middle);
  hint(gui, say("Further away"));
  if (button(gui, "whole", place(), "", {.icon = Icon::whole})) scene.passing->scale = 0;
  hint(gui, say("The whole crowd (or double-click)"));
}

}  // namespace

std::array<ImU32, kPalette> network_palette(const Gui& gui) {
  const Theme& theme = *gui.theme;
  return {faded(theme.third, 0.62f), faded(theme.accent, 0.6f), theme.accent, theme.better, theme.worse, theme.waiting, theme.second, theme.text};
}

void draw_point(const PointLook& look, ImVec2 at, float radius, ImU32 colour) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float r = radius;
  switch (look.shape) {
    case PointShape::circle: list->AddNgonFilled(at, r, colour, r < 3 ? 8 : 16); break;
    case PointShape::diamond: list->AddQuadFilled({at.x, at.y - r * 1.2f}, {at.x + r * 1.2f, at.y}, {at.x, at.y + r * 1.2f}, {at.x - r * 1.2f, at.y}, colour); break;
    case PointShape::up: list->AddTriangleFilled({at.x, at.y - r * 1.36f}, {at.x + r * 1.18f, at.y + r * 0.68f}, {at.x - r * 1.18f, at.y + r * 0.68f}, colour); break;
    case PointShape::down: list->AddTriangleFilled({at.x - r * 1.18f, at.y - r * 0.68f}, {at.x + r * 1.18f, at.y - r * 0.68f}, {at.x, at.y + r * 1.36f}, colour); break;
    case PointShape::ring: list->AddCircle(at, r, colour, 16, std::max(1.4f, r * 0.48f)); break;
    case PointShape::cross: {
      const float d = r * 0.85f, thick = std::max(1.2f, r * 0.52f);
      list->AddLine({at.x - d, at.y - d}, {at.x + d, at.y + d}, colour, thick);
      list->AddLine({at.x - d, at.y + d}, {at.x + d, at.y - d}, colour, thick);
      break;
    }
  }
}

// Colour, shape and size of everybody at the moment shown.
void update_looks(const NetworkScene& scene) {
  NetworkPicture& picture = *scene.picture;
  NetworkModel& model = *scene.model;
  const NetworkPassing& passing = *scene.passing;
  const World& world = *model.world();
  const auto people = static_cast<std::size_t>(world.size());
  const NetworkPicture::Of of{model.telling(), model.layout() ? 1u : 0u, passing.at, passing.person, passing.story};
  if (of == picture.of && picture.looks.size() == people) return;
  picture.of = of;
  ++picture.cloud.look;
  picture.looks.assign(people, {});
  picture.count = {};
  const double mean = std::max(1.0, static_cast<double>(world.graph->stored_ties()) / std::max(1.0, static_cast<double>(people)));
  const std::span<const PersonNow> now = scene.told() ? model.people_at(passing.at) : std::span<const PersonNow>();
  for (std::size_t i = 0; i < people; ++i) {
    const Standpoint standpoint = now.empty() ? Standpoint::nothing : standpoint_of(now[i]);
    ++picture.count[static_cast<std::size_t>(standpoint)];
    const auto ties = static_cast<float>(world.graph->degree(static_cast<std::int32_t>(i)) / mean);
    const float size = std::clamp(std::sqrt(ties), 0.75f, 3.2f) * (standpoint == Standpoint::nothing ? 1.0f : 1.2f);
    picture.looks[i] = {static_cast<std::uint8_t>(standpoint), shape_of(standpoint), static_cast<std::uint8_t>(std::min(255.0f, 32 * size)), 255};
  }
  // who is not spoken of steps back
  if (passing.story >= 0 && scene.told() && static_cast<std::size_t>(passing.story) < model.diary()->stories.size()) {
    const Story& story = model.diary()->stories[static_cast<std::size_t>(passing.story)];
    for (PointLook& look : picture.looks) look.alpha = kFaint;
    for (const TreePerson& person : model.tree(static_cast<std::uint32_t>(passing.story)).people)
      if (person.person < people && (person.depth == 0 || story.born + person.after <= passing.at)) picture.looks[person.person].alpha = 255;
  } else if (passing.person >= 0) {
    for (PointLook& look : picture.looks) look.alpha = kFaint;
    const auto who = static_cast<std::int32_t>(passing.person);
    picture.looks[static_cast<std::size_t>(who)].alpha = 255;
    for (const std::int32_t j : world.graph->neighbors(who)) picture.looks[static_cast<std::size_t>(j)].alpha = 255;
  } else if (people > 50'000) {
    for (PointLook& look : picture.looks)
      if (look.colour == 0) look.alpha = 110;
  }
}

void network_picture(Gui& gui, const Box& box, const NetworkScene& scene) {
  const NetworkModel& model = *scene.model;
  if (!scene.strip) draw_panel(gui, box);
  if (!model.world() || !model.layout()) {
    draw_text_in(gui, gui.fonts.body, gui.theme->second, box, model.world() ? say("Looking for communities…") : say("Making the crowd…"), Align::centre);
    return;
  }
  const Box inner = box.inset(gui.px(1));
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::SetNextItemAllowOverlap();
  take_hand(gui, scene, view_of(inner, scene));
  const View view = view_of(inner, scene);
  list->PushClipRect(inner.min(), inner.max(), true);
  draw_ties(gui, scene, view);
  draw_points(gui, scene, view);
  draw_names(gui, scene, view);
  draw_words(gui, scene, inner);
  draw_marks(gui, scene, view);
  list->PopClipRect();
  if (!scene.strip) buttons(gui, scene, view);
}

}  // namespace grapevine
