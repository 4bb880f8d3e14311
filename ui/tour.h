// The first-run tour: five acts on the what-if screen, each of which waits until the person has done it. No ImGui here.
#pragma once

#include <cstdint>
#include <string_view>

namespace grapevine {

enum class Action;

enum class Act : std::int32_t { none, lever, read, time, why, share, end };
inline constexpr int kActs = 5;

// `changed`: whether it was a step of the history. Returns the act that follows; the same one while it waits.
Act act_after(Act act, Action action, bool changed);

struct ActText {
  std::string_view title, text;
};
// `paired`: whether there is a what-if on screen; some acts need one and then say how to get it.
ActText text_of(Act act, bool paired);

}  // namespace grapevine
