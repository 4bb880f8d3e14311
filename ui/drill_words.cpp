#include "ui/drill_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"
#include "report/wording.h"

namespace grapevine {

std::string when_of(const Drill& drill, std::int32_t minute) { return long_moment(drill.scenario.start, drill.moment(minute)); }
std::string day_of(const Drill& drill, std::int32_t minute) { return long_date(drill.scenario.start, drill.moment(minute)); }
std::string time_of(const Drill& drill, std::int32_t minute) { return clock_text(drill.moment(minute)); }
std::string span_of(std::int32_t minutes) { return duration_to_string(minutes); }
std::string room_time(std::int32_t minutes, std::int32_t pace) {
  const std::int32_t seconds = static_cast<std::int32_t>(std::int64_t{minutes} * 60 / std::max(1, pace));
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::vector<DrillFigure> figures_of(const DrillSession& session) {
  const DrillFigures figures = session.play().figures();
  const auto row = [](std::string_view label, std::string_view meaning, std::string value) { return DrillFigure{say(label), say(meaning), std::move(value)}; };
  const std::string silent = figures.minutes_unanswered > 0 ? span_of(static_cast<std::int32_t>(figures.minutes_unanswered)) : std::string(say("none"));
  return {row(english("People who heard"), english("People who heard something bad at least once"), grouped(figures.people_reached)),
          row(english("Complaints in public"), english("First posts about something bad"), grouped(figures.public_complaints)),
          row(english("Backlog"), english("Open contacts, in lines and in service"), grouped(figures.backlog)),
          row(english("Silence so far"), english("Since the first bad story, while nobody has answered it in public"), silent),
          row(english("Crisis level"), english("0 none, 1 the story has reached the crisis threshold, 2 the company has answered in public, 3 losses"), std::to_string(figures.crisis_level)),
          row(english("Spent"), english("On the options that were chosen"), "$ " + grouped(static_cast<std::int64_t>(std::llround(session.play().spent()))))};
}

std::vector<FeedLine> feed_of(const DrillSession& session) {
  const Drill& drill = session.drill();
  std::vector<FeedLine> lines;
  for (const DrillEvent& event : session.play().events()) {
    const auto index = static_cast<std::size_t>(event.index);
    switch (event.kind) {
      case DrillEvent::Kind::inject: lines.push_back({event.minute, fmt::format("{} · {}", drill.injects[index].from, drill.injects[index].channel), drill.injects[index].text, false}); break;
      case DrillEvent::Kind::decided: {
        const CardState& state = session.play().card(index);
        const std::string& chosen = drill.cards[index].options[static_cast<std::size_t>(state.option)].title;
        lines.push_back({event.minute, drill.cards[index].title, state.by_default ? say("No decision in time, so: {}", chosen) : say("Decided: {}", chosen), true});
        break;
      }
      case DrillEvent::Kind::aborted: lines.push_back({event.minute, std::string(say("The drill was stopped")), drill.aborts[index].text, true}); break;
      default: break;
    }
  }
  std::ranges::reverse(lines);
  return lines;
}

bool waits(const DrillSession& session, std::size_t card) {
  const CardState& state = session.play().card(card);
  return state.opens != kNone && state.opens <= session.minute() && state.decided > session.minute();
}

std::string cost_of(const DrillOption& option) {
  std::int32_t first = -1;
  for (const DrillEffect& effect : option.effects) first = first < 0 ? effect.after_minutes : std::min(first, effect.after_minutes);
  std::string text = option.cost > 0 ? "$ " + grouped(static_cast<std::int64_t>(std::llround(option.cost))) : std::string(say("costs nothing"));
  if (first > 0) text += " · " + say("ready in {}", span_of(first));
  else if (first == 0) text += " · " + std::string(say("at once"));
  return text;
}

}  // namespace grapevine
