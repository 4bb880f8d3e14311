// Who showed or told something to whom: kept on request only, and no part of the state.
#pragma once

#include <cstdint>

#include "base/calendar.h"
#include "sim/causes.h"

namespace grapevine {

struct Sighting {
  std::uint32_t story = 0;   // number of the story in its replicate; kNoStory: talk that is no story
  std::uint32_t person = 0;  // internal index of who saw or heard it
  std::uint32_t from = 0;    // of whom; kCompanyId: of the company, kPressId: of the press
  Millis at = 0;
  bool told = false;         // in person, else seen in the feed
  bool good = false;         // praise, else something bad
};

}  // namespace grapevine
