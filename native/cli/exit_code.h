// How the command line ends.
#pragma once

namespace grapevine {

enum class Exit : int {
  done = 0,
  internal_error = 1,   // ours, or the machine's: no memory, disk full
  usage = 2,            // the command line itself is wrong
  invalid_input = 3,    // a file, link or value is wrong
  condition_holds = 4,  // --fail-if
  stopped = 5,          // resumable
  digest_mismatch = 6,
  some_runs_failed = 7,
  check_failed = 8,     // selftest
  interrupted = 130,
};

}  // namespace grapevine
