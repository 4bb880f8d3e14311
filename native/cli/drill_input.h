// A drill as it is named on the command line, and the script of a play.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "drill/session.h"

namespace grapevine {

// A file, "-", or the name of a drill that comes with Grapevine.
Result<Drill> load_drill(const std::string& word);

// Plays a script in a session: lines in order of time, each a moment and what is done then.
//   D5 22:40 decide alarm call 80        card, option, confidence in % (may be left out)
//   D5 22:50 overrule alarm monday       D5 22:50 extend first-answer 30
//   D6 10:00 skip legal                  D6 10:00 send journalist
//   D6 11:00 note They argue             D6 11:05 undo
// Blank lines and lines that begin with # say nothing. Every error at once, with its line; the session is left where the
// last line that could be played left it.
Errors play_script(std::string_view script, std::string_view where, DrillSession& session);

}  // namespace grapevine
