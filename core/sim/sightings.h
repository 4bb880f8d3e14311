// Who showed a story to whom: kept on request only, and no part of the state.
#pragma once

#include <cstdint>

#include "base/calendar.h"
#include "sim/causes.h"

namespace grapevine {

struct Sighting {
  std::uint32_t story = 0;   // number of the story in its replicate
  std::uint32_t person = 0;  // internal index of who saw or heard it
  std::uint32_t from = 0;    // of whom; kCompanyId: of the company
  Millis at = 0;
  bool told = false;         // in person, else seen in the feed
};

}  // namespace grapevine
