// Other processes that help with a sweep: the ranks of an MPI job (native/mpi). Rank 0 runs the command as ever and alone
// writes; the others do nothing but run what it hands out.
#pragma once

#include <memory>
#include <string>

#include "cli/console.h"
#include "cli/options.h"
#include "cli/study_input.h"

namespace grapevine {

class Crew {
 public:
  virtual ~Crew() = default;
  // Before anything else: the digest of the study. Whoever has another one does not work.
  virtual void begin(const std::string& digest) = 0;
  // Takes over what was run elsewhere and hands out more; never waits. Call it every few milliseconds.
  virtual void serve(Sweep& sweep) = 0;
  // Sends everybody home, after taking over what is still on its way.
  virtual void dismiss(Sweep& sweep) = 0;
};

// `grapevine sweep` in the process that writes; `crew` may be null.
Exit sweep_with(const Words& words, Console& console, Crew* crew);
// What the command's words name, for those who help. Nothing is said: the one who writes says it.
struct SweepPart {
  StudyInput input;
  Shard shard;
};
std::unique_ptr<SweepPart> sweep_part(const Words& words);
std::string digest_of(const StudyInput& input);  // of all that decides the runs

}  // namespace grapevine
