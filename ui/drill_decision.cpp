// One decision: the question, its options with what they cost, the votes of members, how sure the team is, and how long there is.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/wording.h"
#include "ui/drill_parts.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace grapevine {

namespace {

constexpr std::array<std::int32_t, 5> kConfidences{kNone, 3, 5, 7, 9};
constexpr std::array<std::string_view, 5> kSure{english("not said"), "30 %", "50 %", "70 %", "90 %"};

// Cards that may be looked at now: open ones by their deadline, and for the facilitator those decided, the latest first.
std::vector<std::int32_t> cards_of(const DrillSession& session, bool may_overrule) {
  std::vector<std::int32_t> open, decided;
  for (std::size_t i = 0; i < session.drill().cards.size(); ++i) {
    const CardState& state = session.play().card(i);
    if (waits(session, i)) open.push_back(static_cast<std::int32_t>(i));
    else if (may_overrule && state.opens != kNone && state.decided <= session.minute()) decided.push_back(static_cast<std::int32_t>(i));
  }
  const auto when = [&](std::int32_t card) { return session.play().card(static_cast<std::size_t>(card)).decided; };
  std::ranges::stable_sort(open, {}, when);
  std::ranges::stable_sort(decided, std::greater<>{}, when);
  open.insert(open.end(), decided.begin(), decided.end());
  return open;
}

// What is asked on this screen now.
struct Asked {
  const DrillCard& card;
  std::size_t team = 0;
  bool open = false;
  std::int32_t taken = kNone;  // the option, of one that was decided
  Ballot ballot;
  bool voting = false;         // members vote, each for themselves; else the team decides
  bool counted() const { return open && !voting && ballot.proposed != kNone; }
};

// "3 votes", when they are counted; what was taken; else the key.
std::string mark_of(const Asked& asked, std::size_t option) {
  if (asked.taken == static_cast<std::int32_t>(option)) return std::string(say("taken"));
  return asked.counted() ? say_number(asked.ballot.by_option[option], "{} vote", "{} votes", asked.ballot.by_option[option]) : std::to_string(option + 1);
}

bool draw_option(Gui& gui, const Box& box, const DrillOption& option, int index, bool chosen, std::string_view mark) {
  const Theme& theme = *gui.theme;
  ImGui::PushID(index);
  gui.part = "option";
  static constexpr const char* kIds[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
  const bool pressed = pressable(gui, kIds[index], box);
  gui.part = {};
  const bool hovered = ImGui::IsItemHovered();
  ImGui::PopID();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min(), box.max(), chosen || hovered ? theme.control : theme.page, gui.px(8));
  list->AddRect(box.min(), box.max(), chosen ? theme.accent : theme.border, gui.px(8), 0, chosen ? gui.px(2) : gui.hairline());
  const Box in = box.inset(gui.px(14), gui.px(12));
  float y = in.top + draw_wrapped(gui, gui.fonts.title, theme.text, {in.left, in.top}, in.width(), option.title) + gui.px(5);
  if (!option.text.empty()) y += draw_wrapped(gui, gui.fonts.body, theme.second, {in.left, y}, in.width(), option.text) + gui.px(5);
  const float foot = in.bottom - line_height(gui.fonts.second);
  draw_text_in(gui, gui.fonts.second, theme.text, {in.left, foot, in.right - text_width(gui.fonts.second_semibold, mark) - gui.px(10), in.bottom}, cost_of(option));
  draw_text_in(gui, gui.fonts.second_semibold, mark == kIds[index] ? theme.third : theme.accent, {in.left, foot, in.right, in.bottom}, mark, Align::right);
  return pressed;
}

float option_height(const Gui& gui, float width, const DrillOption& option) {
  const float room = width - gui.px(28);
  float tall = wrapped_height(gui.fonts.title, room, option.title) + gui.px(5);
  if (!option.text.empty()) tall += wrapped_height(gui.fonts.body, room, option.text) + gui.px(5);
  return tall + line_height(gui.fonts.second) + gui.px(30);
}

// The options in rows of equal height. Returns the y below them.
float options(Gui& gui, float left, float top, float right, const Asked& asked, DrillPassing& passing) {
  const DrillCard& card = asked.card;
  const float gap = gui.px(10), width = right - left;
  const int count = static_cast<int>(card.options.size());
  const int fit = width >= gui.px(600) ? 3 : width >= gui.px(400) ? 2 : 1;
  const int columns = count == 4 && fit == 3 ? (width >= gui.px(860) ? 4 : 2) : std::min(count, fit);
  const float each = std::floor((width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  float y = top;
  for (int row = 0; row < count; row += columns) {
    float tall = 0;
    const int end = std::min(count, row + columns);
    for (int i = row; i < end; ++i) tall = std::max(tall, option_height(gui, each, card.options[static_cast<std::size_t>(i)]));
    for (int i = row; i < end; ++i) {
      const float x = left + (each + gap) * static_cast<float>(i - row);
      if (draw_option(gui, {x, y, x + each, y + tall}, card.options[static_cast<std::size_t>(i)], i, passing.option == i, mark_of(asked, static_cast<std::size_t>(i)))) passing.option = i;
    }
    y += tall + gap;
  }
  return y;
}

// Which of several; draws nothing for one. Returns the y below.
float chooser(Gui& gui, float left, float top, float right, const std::vector<std::int32_t>& cards, const DrillScene& scene) {
  if (cards.size() < 2) return top;
  std::vector<std::string_view> titles;
  for (const std::int32_t card : cards) titles.push_back(scene.drill().cards[static_cast<std::size_t>(card)].title);
  const auto at = static_cast<int>(std::ranges::find(cards, scene.passing->card) - cards.begin());
  gui.part = "card";
  const int pressed = tabs(gui, "cards", {left, top, right, top + gui.px(28)}, titles, at);
  gui.part = {};
  if (pressed >= 0) scene.passing->choose_card(cards[static_cast<std::size_t>(pressed)]);
  return top + gui.px(28) + gui.px(12);
}

void foot(Gui& gui, Box row, const DrillScene& scene, const Asked& asked) {
  DrillPassing& passing = *scene.passing;
  const bool chosen = passing.option >= 0 && passing.option < static_cast<std::int32_t>(asked.card.options.size());
  const ButtonOptions primary{.look = Look::primary, .enabled = chosen};
  const std::string_view label = asked.voting ? say("Vote") : asked.open ? say("Decide") : say("Overrule");
  const Box decide = row.take_right(std::max(gui.px(110), button_width(gui, label, primary)));
  if (button(gui, "decide", decide, label, primary)) {
    scene.ask([team = asked.team, which = passing.card, option = passing.option, sure = passing.confidence, open = asked.open, voting = asked.voting](DrillModel& model) {
      if (voting) model.vote(team, which, option, sure);
      else if (open) model.decide(team, which, option, sure);
      else model.overrule(team, which, option);
    });
    if (asked.voting) passing.option = passing.confidence = -1;
    else passing.choose_card(-1);
    return;
  }
  hint(gui, !chosen ? say("Choose an option first") : asked.voting ? say("Then the next member chooses") : asked.open ? say("It takes effect at once") : say("As if this had been decided now and nothing before"));
  row.right -= gui.px(14);
  if (asked.voting && asked.ballot.count() > 0) {
    const ButtonOptions quiet{.look = Look::quiet};
    const Box count = row.take_right(button_width(gui, say("Count now"), quiet));
    row.right -= gui.px(8);
    if (button(gui, "count", count, say("Count now"), quiet)) passing.counted = passing.card;
    hint(gui, say("Without those who have not voted"));
  }
  if (!asked.open) return;
  const float wanted = text_width(gui.fonts.body, say("How sure are you?")) + gui.px(12);
  draw_text_in(gui, gui.fonts.body, gui.theme->second, row.take_left(std::min(wanted, row.width() / 3)), say("How sure are you?"));
  const auto at = static_cast<int>(std::ranges::find(kConfidences, passing.confidence) - kConfidences.begin());
  if (const int sure = segmented(gui, "sure", row.take_left(std::min(row.width(), gui.px(330))), said(kSure), at, false); sure >= 0) passing.confidence = kConfidences[static_cast<std::size_t>(sure)];
}

// Who is asked: the next member, or the team after its members. Returns the y below; draws nothing where nobody votes.
float whose_turn(Gui& gui, float left, float top, float right, const Asked& asked, std::size_t members) {
  std::string text;
  if (asked.voting) text = say("Member {} of {}: choose for yourself, before you talk. What the others chose is shown when all have voted.", std::ranges::find(asked.ballot.voted, false) - asked.ballot.voted.begin() + 1, members);
  else if (asked.counted()) text = say("Most are for \"{}\" ({} of {}). Talk; what the team decides counts.", asked.card.options[static_cast<std::size_t>(asked.ballot.proposed)].title, asked.ballot.by_option[static_cast<std::size_t>(asked.ballot.proposed)], asked.ballot.count());
  else return top;
  return top + draw_wrapped(gui, gui.fonts.body_semibold, gui.theme->accent, {left, top}, right - left, text) + gui.px(10);
}

// The end of play: what there is to be handed in. Returns the y below.
float handing_in(Gui& gui, float left, float top, float right, const DrillScene& scene, std::size_t team) {
  DrillPassing& passing = *scene.passing;
  if (std::string text = scene.model->hand_in(team); text != passing.qr_text) {
    passing.qr = qr_code(text);
    passing.qr_text = std::move(text);
  }
  const float most = std::min(gui.px(264), right - left), gap = gui.px(20);
  const bool beside = right - left >= most + gap + gui.px(220);
  const float side = draw_qr(gui, left, top, most, passing.qr);
  const float begin = beside && side > 0 ? left + side + gap : left;
  float y = beside ? top : top + side + gui.px(12);
  draw_text(gui.fonts.headline, gui.theme->text, {begin, y}, say("The window has closed"));
  y += line_height(gui.fonts.headline) + gui.px(6);
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->second, {begin, y}, right - begin,
                    side > 0 ? say("Your decision code holds all that you decided. Show it to the facilitator's camera, or copy it from the line at the bottom.") : say("You took more decisions than a code holds: save the log in the report."));
  return std::max(y, top + side) + gui.px(16);
}

}  // namespace

float preview_card(Gui& gui, float left, float top, float right, const DrillCard& card, std::string_view role) {
  DrillPassing passing;
  float y = top + draw_wrapped(gui, gui.fonts.headline, gui.theme->text, {left, top}, right - left, card.title) + gui.px(2);
  y += draw_wrapped(gui, gui.fonts.second, gui.theme->second, {left, y}, right - left, role) + gui.px(6);
  y += draw_wrapped(gui, gui.fonts.body, gui.theme->text, {left, y}, right - left, card.question) + gui.px(12);
  ImGui::PushID("preview");
  y = options(gui, left, y, right, {card, 0, true, kNone, {}, false}, passing);
  ImGui::PopID();
  return y + draw_wrapped(gui, gui.fonts.second, gui.theme->third, {left, y}, right - left,
                          card.fallback >= 0 && static_cast<std::size_t>(card.fallback) < card.options.size() ? say("Without a decision within {}: {}", span_of(card.deadline_minutes), card.options[static_cast<std::size_t>(card.fallback)].title) : std::string()) + gui.px(8);
}

float decision_panel(Gui& gui, const Box& box, const DrillScene& scene, std::size_t team, bool may_overrule) {
  const Theme& theme = *gui.theme;
  const DrillSession& session = *scene.model->teams()[team].session;
  const float left = box.left + gui.px(18), right = box.right - gui.px(18);
  float y = box.top + gui.px(15);
  const auto cards = cards_of(session, may_overrule);
  DrillPassing& passing = *scene.passing;
  if (std::ranges::find(cards, passing.card) == cards.end()) {
    const std::int32_t option = passing.card < 0 ? passing.option : -1;
    passing.choose_card(cards.empty() ? -1 : cards.front());
    passing.option = option;
  }
  if (passing.card < 0 && session.over() && !may_overrule) return handing_in(gui, left, y, right, scene, team);
  if (passing.card < 0) {
    draw_text(gui.fonts.headline, theme.text, {left, y}, say("Nothing to decide now"));
    y += line_height(gui.fonts.headline) + gui.px(4);
    y += draw_wrapped(gui, gui.fonts.body, theme.second, {left, y}, right - left, session.over() ? say("The window has closed.") : say("A card opens here when something is asked of you."));
    return y + gui.px(16);
  }
  y = chooser(gui, left, y, right, cards, scene);
  const DrillCard& card = scene.drill().cards[static_cast<std::size_t>(passing.card)];
  const CardState& state = session.play().card(static_cast<std::size_t>(passing.card));
  const bool open = waits(session, static_cast<std::size_t>(passing.card));
  const std::int32_t left_over = state.decided - session.minute();
  const bool soon = open && left_over <= std::max(5, scene.model->pace());
  const std::string timer = !open ? state.by_default ? say("decided at {}, by default", time_of(scene.drill(), state.decided)) : say("decided at {}", time_of(scene.drill(), state.decided))
                            : state.by_default ? say("closes in {} · {} here", span_of(left_over), room_time(left_over, scene.model->pace()))
                                               : say("a bot will decide in {}", span_of(left_over));
  // the time that is left stands beside the title, or below it where both have no room
  const float timer_width = text_width(gui.fonts.body_semibold, timer) + gui.px(16), line = line_height(gui.fonts.headline);
  const bool beside = text_width(gui.fonts.headline, card.title) + timer_width <= right - left;
  y += draw_wrapped(gui, gui.fonts.headline, theme.text, {left, y}, right - left, card.title) + gui.px(2);
  const float timer_top = beside ? y - gui.px(2) - line : y;
  draw_text_in(gui, gui.fonts.body_semibold, soon ? theme.worse : theme.second, {beside ? right - timer_width : left, timer_top, right, timer_top + line}, timer, beside ? Align::right : Align::left);
  if (!beside) y += line;
  draw_text(gui.fonts.second, theme.second, {left, y}, scene.drill().roles[static_cast<std::size_t>(card.role)].title);
  y += line_height(gui.fonts.second) + gui.px(6);
  y += draw_wrapped(gui, gui.fonts.body, theme.text, {left, y}, right - left, card.question) + gui.px(12);
  const std::size_t members = scene.model->members();
  Asked asked{card, team, open, open ? kNone : state.option, session.ballot(passing.card)};
  asked.voting = open && asked.ballot.count() < members && passing.counted != passing.card;
  if (asked.counted() && passing.option < 0) passing.option = asked.ballot.proposed;
  y = whose_turn(gui, left, y, right, asked, members);
  y = options(gui, left, y, right, asked, passing) + gui.px(4);
  foot(gui, {left, y, right, y + gui.px(34)}, scene, asked);
  y += gui.px(34) + gui.px(8);
  if (open) y += draw_wrapped(gui, gui.fonts.second, theme.third, {left, y}, right - left, say("Without a decision by {}: {}", when_of(scene.drill(), state.decided), card.options[static_cast<std::size_t>(card.fallback)].title)) + gui.px(2);
  return y + gui.px(12);
}

}  // namespace grapevine
