// What the drill says, for the canvas and for the text view alike. No ImGui.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drill/session.h"

namespace grapevine {

// "Sat 7 Nov, 22:40" and "22:40" of a minute of the window.
std::string when_of(const Drill& drill, std::int32_t minute);
std::string day_of(const Drill& drill, std::int32_t minute);
std::string time_of(const Drill& drill, std::int32_t minute);
// "2 h 10 min" of a span of the window, and what of the room's time that takes: "2:10".
std::string span_of(std::int32_t minutes);
std::string room_time(std::int32_t minutes, std::int32_t pace);

struct DrillFigure {
  std::string_view label, meaning;
  std::string value;
};
std::vector<DrillFigure> figures_of(const DrillSession& session);

// What has come in and what was decided, the latest first.
struct FeedLine {
  std::int32_t minute = 0;
  std::string head, text;
  bool decision = false;
};
std::vector<FeedLine> feed_of(const DrillSession& session);

// Whether a card is open: a decision of people counts now.
bool waits(const DrillSession& session, std::size_t card);
// "$ 250 · ready in 6 h".
std::string cost_of(const DrillOption& option);

}  // namespace grapevine
