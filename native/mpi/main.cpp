// The program behind `mpirun grapevine sweep`: grapevine-mpi and the words behind sweep, one process a rank. Rank 0 runs the
// command, hands out claims of a few runs to whoever asks, and alone writes; so the bytes are those of one process. A rank
// that dies ends the job (mpirun sees to it); what rank 0 had finished is in the journal, and --resume goes on.
//
// A rank gets two claims at first, so that it always has the next one while it works on one.
#include <fcntl.h>
#include <mpi.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <exception>
#include <string>
#include <vector>

#include "cli/crew.h"
#include "mpi/wire.h"
#include "study/hands.h"

namespace {

using namespace grapevine;

enum Tag : int {
  kHello = 1,  // to rank 0: can work; digest of the study that this rank has read
  kDone,       // to rank 0: finished runs
  kBye,        // to rank 0: nothing more will come; with text: why
  kClaim,      // from rank 0: point, first, count
  kEnd,        // from rank 0
};

using ClaimWords = std::array<std::int64_t, 3>;

int rank_of_this() {
  int rank = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

int ranks_in_all() {
  int ranks = 1;
  MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  return ranks;
}

// --- rank 0 -----------------------------------------------------------------------------------------------------------

class Ranks : public Crew {
 public:
  explicit Ranks(Console& console) : console_(console), here_(static_cast<std::size_t>(ranks_in_all()), State::coming) {}

  void begin(const std::string& digest) override { digest_ = digest; }

  void serve(Sweep& sweep) override {
    int there = 1;
    MPI_Status status;
    while (MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status) == MPI_SUCCESS && there) receive(&sweep, status);
    while (!idle_.empty()) {
      const auto claim = sweep.claim();
      if (!claim) return;
      const ClaimWords words = {static_cast<std::int64_t>(claim->point), claim->first, claim->count};
      MPI_Send(words.data(), static_cast<int>(words.size()), MPI_INT64_T, idle_.front(), kClaim, MPI_COMM_WORLD);
      idle_.pop_front();
    }
  }

  void dismiss(Sweep& sweep) override { dismiss(&sweep); }

  void dismiss(Sweep* sweep) {
    for (int rank = 1; rank < ranks_in_all(); ++rank) send_home(rank);
    while (std::ranges::find_if(here_.begin() + 1, here_.end(), [](State state) { return state != State::gone; }) != here_.end()) {
      MPI_Status status;
      MPI_Probe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &status);
      receive(sweep, status);
    }
  }

 private:
  enum class State : std::uint8_t { coming, working, leaving, gone };
  State& state_of(int rank) { return here_[static_cast<std::size_t>(rank)]; }

  void send_home(int rank) {
    if (state_of(rank) == State::leaving || state_of(rank) == State::gone) return;
    MPI_Send(nullptr, 0, MPI_BYTE, rank, kEnd, MPI_COMM_WORLD);
    state_of(rank) = State::leaving;
  }

  void receive(Sweep* sweep, const MPI_Status& status) {
    const int rank = status.MPI_SOURCE;
    if (status.MPI_TAG == kDone) {
      const WireWords runs = received<std::uint64_t>(status, MPI_UINT64_T);
      idle_.push_back(rank);
      if (sweep != nullptr) sweep->deliver(unpacked(runs));
      return;
    }
    const std::vector<char> letters = received<char>(status, MPI_CHAR);
    const std::string text(letters.begin(), letters.end());
    if (status.MPI_TAG == kHello) {
      if (state_of(rank) != State::coming) return;
      if (text != digest_) {
        console_.note(fmt::format("rank {} does not work: it reads another experiment, scenario or network", rank));
        return send_home(rank);
      }
      state_of(rank) = State::working;
      idle_.insert(idle_.end(), 2, rank);
      return;
    }
    if (!text.empty() && sweep != nullptr) console_.note(fmt::format("rank {} does not work: {}", rank, shown(text)));
    // what it was given would never come
    if (!text.empty() && state_of(rank) == State::working) MPI_Abort(MPI_COMM_WORLD, static_cast<int>(Exit::invalid_input));
    state_of(rank) = State::gone;
  }

  template <class Item>
  static std::vector<Item> received(const MPI_Status& status, MPI_Datatype type) {
    int count = 0;
    MPI_Get_count(&status, type, &count);
    std::vector<Item> items(static_cast<std::size_t>(count));
    MPI_Recv(items.data(), count, type, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return items;
  }

  Console& console_;
  std::deque<int> idle_;  // ranks that can take a claim, twice where they can take two
  std::string digest_;
  std::vector<State> here_;  // by rank; rank 0's is not used
};

Exit lead(const Words& words, Console& console) {
  Ranks crew(console);
  const Exit exit = sweep_with(words, console, &crew);
  // after Ctrl-C or a signal nobody waits for the others: what is finished is kept
  if (exit == Exit::interrupted) {
    console.finish(exit);
    MPI_Abort(MPI_COMM_WORLD, static_cast<int>(exit));
  }
  crew.dismiss(static_cast<Sweep*>(nullptr));
  return exit;
}

// --- all others -------------------------------------------------------------------------------------------------------

// Works until it is sent home. Why it did not, or empty.
std::string help(const Words& words) {
  const auto part = sweep_part(words);
  if (!part) return "it cannot read the experiment, its scenario or its network";
  const Study& study = part->input.study;
  auto shared = make_course(study.base, nullptr, study.network);
  if (!shared) return "it cannot make the crowd";
  const std::string digest = digest_of(part->input);
  MPI_Send(digest.data(), static_cast<int>(digest.size()), MPI_CHAR, 0, kHello, MPI_COMM_WORLD);
  Hands hands;
  const std::atomic<bool> never{false};
  for (;;) {
    ClaimWords claim{};
    MPI_Status status;
    MPI_Recv(claim.data(), static_cast<int>(claim.size()), MPI_INT64_T, 0, MPI_ANY_TAG, MPI_COMM_WORLD, &status);
    if (status.MPI_TAG == kEnd) return "";
    const auto point = static_cast<std::size_t>(claim[0]);
    if (const Errors errors = hands.take_up(study.scenario(point), study.network, *shared); !errors.empty()) return to_string(errors.front());
    FinishedRuns runs{point, claim[1], std::vector<Outcomes>(static_cast<std::size_t>(claim[2]))};
    for (std::size_t i = 0; i < runs.outcomes.size(); ++i) hands.run(claim[1] + static_cast<std::int64_t>(i), runs.outcomes[i], never);
    const WireWords packet = packed(runs);
    MPI_Send(packet.data(), static_cast<int>(packet.size()), MPI_UINT64_T, 0, kDone, MPI_COMM_WORLD);
  }
}

Exit follow(const Words& words) {
  // rank 0 says all that there is to say
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  const std::string why = help(words);
  MPI_Send(why.data(), static_cast<int>(why.size()), MPI_CHAR, 0, kBye, MPI_COMM_WORLD);
  return Exit::done;
}

}  // namespace

int main(int count, char** arguments) {
  int provided = 0;
  MPI_Init_thread(&count, &arguments, MPI_THREAD_FUNNELED, &provided);
  const Words words{std::vector<std::string>(arguments + 1, arguments + count)};
  Exit exit = Exit::internal_error;
  try {
    if (rank_of_this() == 0) {
      Console console;
      exit = console.finish(lead(words, console));
    } else {
      exit = follow(words);
    }
  } catch (const std::exception& exception) {
    Console().note(std::string("internal error: ") + exception.what() + "; please report it");
    MPI_Abort(MPI_COMM_WORLD, static_cast<int>(Exit::internal_error));
  }
  MPI_Finalize();
  return static_cast<int>(exit);
}
