// Ctrl-C and SIGTERM. The first one raises a flag that long work looks at; the second one ends the process at
// once.
#pragma once

namespace grapevine {

// From now on. Before it the signals end the process, as for any program.
void watch_for_interrupt();
bool interrupted();

}  // namespace grapevine
