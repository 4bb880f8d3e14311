#include "ui/tour.h"

#include "base/wording.h"
#include "ui/session.h"

namespace grapevine {

namespace {

constexpr ActText kTexts[] = {
    {"", ""},
    {english("Drag a lever"), english("Take any slider among the levers and move it. There is no button to run it: results follow your hand.")},
    {english("Read what changed"), english("The sentence says what came of it and how many futures agree. The figures below stand beside the baseline; what is not clear is called so.")},
    {english("Move something in time"), english("Drag a marker at the top of a chart to another day, or press R to see your last change once more.")},
    {english("Ask why"), english("Press Why? beside the sentence, or press a figure: you are told the people, cases and minutes behind the change.")},
    {english("Keep it or pass it on"), english("Keep leaves this what-if on the charts while you try another. Share copies a link that gives exactly this; Save has a report.")},
    {english("That is the whole of it"), english("Everything can be undone, and nothing leaves this device. The list of keys, behind the question mark, has this tour again.")}};

}  // namespace

Act act_after(Act act, Action action, bool changed) {
  if (action == Action::start_tour) return Act::lever;
  if (action == Action::skip_tour) return Act::none;
  switch (act) {
    case Act::lever: return changed && (action == Action::set_value || action == Action::type_value) ? Act::read : act;
    case Act::read: return action == Action::has_read ? Act::time : act;
    case Act::time: return (action == Action::move_moment && changed) || action == Action::replay_change ? Act::why : act;
    case Act::why: return action == Action::explain ? Act::share : act;
    case Act::share: return action == Action::share || action == Action::keep || action == Action::save_report || action == Action::save_scenario ? Act::end : act;
    case Act::none: case Act::end: break;
  }
  return act;
}

ActText text_of(Act act, bool paired) {
  const ActText english = kTexts[static_cast<std::size_t>(act)], text{say(english.title), say(english.text)};
  if (paired || act == Act::none || act == Act::lever || act == Act::end) return text;
  return {text.title, say("Nothing differs from the baseline at the moment. Move a lever first, then this can go on.")};
}

void Session::offer_tour() {
  passing.tour = Act::lever;
  changed();
}

void Session::follow_tour(Action action, bool stepped) {
  const Act before = passing.tour, after = act_after(before, action, stepped);
  passing.tour = after;
  if (action == Action::start_tour) run(Command::go_to(Screen::what_if));
  const bool over = before != Act::none && before != Act::end && (after == Act::none || after == Act::end);
  if (over && options_.platform.remember_tour) options_.platform.remember_tour();
}

}  // namespace grapevine
