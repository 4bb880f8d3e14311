#include "cli/interrupt.h"

#include <unistd.h>
#include <csignal>

#include "cli/exit_code.h"

namespace grapevine {

namespace {

volatile std::sig_atomic_t raised = 0;

void raise_flag(int) {
  if (raised) ::_exit(static_cast<int>(Exit::interrupted));
  raised = 1;
}

}  // namespace

void watch_for_interrupt() {
  std::signal(SIGINT, raise_flag);
  std::signal(SIGTERM, raise_flag);
}

bool interrupted() { return raised != 0; }

}  // namespace grapevine
