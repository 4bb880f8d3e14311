// What can take the place of the baseline: saved scenarios of the same crowd.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ui/document.h"
#include "ui/panels.h"

namespace grapevine {

// How things are today, the scenario's what-ifs, those that were kept, and shipped scenarios of the same crowd; only those
// from which what is on screen differs by additions alone.
std::vector<BaselineChoice> baseline_choices(const Document& document, std::span<const Kept> kept);

// "As you work today", or the title of a baseline of one's own.
std::string baseline_title(const Document& document);

}  // namespace grapevine
