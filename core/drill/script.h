// A play as text, a line for each thing that was done: what is typed from paper forms, what the command line plays without a
// screen, and what the app keeps of a drill in progress.
//   D5 22:40 decide alarm call 80        card, option, confidence in % (may be left out)
//   D5 22:50 overrule alarm monday       D5 22:50 extend first-answer 30
//   D6 10:00 skip legal                  D6 10:00 send journalist
//   D6 11:00 note They argue             D6 11:05 undo
//   D6 11:10 vote 2 alarm call 70        member, then as decide
// Blank lines and lines that begin with # say nothing.
#pragma once

#include <string>
#include <string_view>

#include "drill/session.h"

namespace grapevine {

// Plays the lines, in order of time, in a session. Every error at once, with its line; the session is left where the last
// line that could be played left it. `where`: the script's name in errors.
Errors play_script(std::string_view script, std::string_view where, DrillSession& session);

// "D5 22:40 WHAT" and the end of the line.
std::string script_line(const Drill& drill, std::int32_t minute, std::string_view what);
// "alarm call 80" after "decide", or after "vote 2"; `confidence` in tenths, kNone: not said.
std::string decide_in_script(const Drill& drill, std::int32_t card, std::int32_t option, std::int32_t confidence = kNone, std::size_t member = 0);

}  // namespace grapevine
