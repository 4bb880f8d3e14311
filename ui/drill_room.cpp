// The room view, for the projector: the time, what everybody can know, and how far it has gone. Read from the last row.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/wording.h"
#include "ui/drill_parts.h"
#include "ui/screen.h"
#include "ui/text.h"

namespace grapevine {

namespace {

// What the public knows: everything that was not said inside the house or by telephone.
bool is_public(const DrillInject& inject) { return inject.channel != "inside" && inject.channel != "phone" && inject.channel != "email"; }

}  // namespace

void drill_room(Gui& gui, const Box& box, const DrillScene& scene) {
  const DrillModel& model = *scene.model;
  const Drill& drill = scene.drill();
  const Theme& theme = *gui.theme;
  draw_panel(gui, box);
  const Box in = box.inset(gui.px(40), gui.px(26));
  const ImFont* large = gui.fonts.clock;
  float y = in.top;
  const std::string clock = time_of(drill, model.minute());
  draw_text(large, theme.text, {in.left, y}, clock);
  const float beside = in.left + text_width(large, clock) + gui.px(36);
  const std::string day = long_moment(drill.scenario.start, drill.moment(model.minute()));
  draw_text(gui.fonts.first, theme.second, {beside, y + gui.px(34)}, std::string_view(day).substr(0, day.find(',')));
  const bool stands = !model.running() && !model.over();
  draw_text(gui.fonts.first, stands ? theme.waiting : theme.second, {beside, y + gui.px(78)}, model.over() ? "the window has closed" : stands ? "paused" : "the clock runs");
  y += large->FontSize;

  // reach: of one team what it is, of several between which figures, so that nobody is shown up
  std::int64_t least = -1, most = 0;
  const auto reach = [&](const DrillSession& session) {
    const std::int64_t people = session.play().figures().people_reached;
    least = least < 0 ? people : std::min(least, people);
    most = std::max(most, people);
  };
  for (const DrillTeam& team : model.teams()) reach(*team.session);
  if (model.teams().empty()) reach(model.reference());
  const std::string heard = least == most ? grouped(most) : grouped(least) + "–" + grouped(most);
  draw_text(large, theme.accent, {in.left, y}, heard);
  draw_text(gui.fonts.first, theme.second, {in.left + text_width(large, heard) + gui.px(24), y + large->FontSize * 0.58f},
            fmt::format("of {} people have heard{}", grouped(drill.scenario.people), least == most ? "" : ", by team"));
  y += large->FontSize + gui.px(6);

  ImGui::GetWindowDrawList()->AddRectFilled({in.left, y}, {in.right, y + gui.hairline()}, theme.border);
  y += gui.px(18);
  const DrillSession& session = model.teams().empty() ? model.reference() : *model.teams().front().session;
  std::vector<std::size_t> known;
  for (const DrillEvent& event : session.play().events())
    if (event.kind == DrillEvent::Kind::inject && is_public(drill.injects[static_cast<std::size_t>(event.index)])) known.push_back(static_cast<std::size_t>(event.index));
  std::ranges::reverse(known);
  if (known.empty()) draw_text(gui.fonts.first, theme.third, {in.left, y}, "Nothing public yet.");
  for (const std::size_t index : known) {
    const DrillInject& inject = drill.injects[index];
    const float text_left = in.left + gui.px(100), width = in.right - text_left;
    const float tall = wrapped_height(gui.fonts.kpi_small, width, inject.text, 3) + line_height(gui.fonts.title) + gui.px(4);
    if (y + tall > in.bottom) break;
    draw_text(gui.fonts.kpi_small, theme.second, {in.left, y}, time_of(drill, session.play().inject(index).sent));
    draw_text(gui.fonts.title, theme.second, {text_left, y}, inject.from);
    draw_wrapped(gui, gui.fonts.kpi_small, theme.text, {text_left, y + line_height(gui.fonts.title) + gui.px(4)}, width, inject.text, 3);
    y += tall + gui.px(18);
  }
}

}  // namespace grapevine
