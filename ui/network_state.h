// What the network screen remembers.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/calendar.h"

namespace grapevine {

// Which of the futures is told: by how many people heard something bad.
enum class FutureChoice : std::int32_t { typical, worst, mildest };

// Kept.
struct NetworkChoices {
  bool baseline = false;               // show the baseline's future instead of the what-if's
  FutureChoice future = FutureChoice::typical;
  bool operator==(const NetworkChoices&) const = default;
};

// Passes.
struct NetworkPassing {
  // the piece of the picture in view; scale 0: all of it
  float x = 0, y = 0, scale = 0;       // middle, in the layout's units; pixels a unit
  Millis at = -1;                      // the moment shown; negative: not chosen yet
  bool playing = false;
  double last_frame = 0;               // when the clock of the play was last moved on
  std::int64_t person = -1, hovered = -1;  // internal indices; −1: nobody
  std::int64_t story = -1;             // whose tree is shown
  bool searching = false, search_opened = false;
  std::array<char, 24> search{};
  std::string not_found;
  bool panned = false;                 // this press has moved the picture: letting go chooses nobody
};

}  // namespace grapevine
