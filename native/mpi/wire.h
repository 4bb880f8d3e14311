// Finished runs as words of 8 bytes on their way from one rank to another. All ranks are the same program.
#pragma once

#include <cstdint>
#include <vector>

#include "study/study.h"

namespace grapevine {

using WireWords = std::vector<std::uint64_t>;

WireWords packed(const FinishedRuns& runs);
FinishedRuns unpacked(const WireWords& words);

}  // namespace grapevine
