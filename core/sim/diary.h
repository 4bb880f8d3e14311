// One replicate told person by person: who heard what from whom, who waited for the company, whose mood changed, who
// left. Written by running the replicate once more, in parts; the run that is watched is the same to the last bit.
// A reader then says how everybody stood at any moment.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "scenario/scenario.h"
#include "sim/simulation.h"

namespace grapevine {

struct DiaryEntry {
  enum class What : std::uint8_t {
    asked,      // a complaint reached the company
    answered,   // its first response
    resolved,
    gave_up,    // abandoned the line, or was sent away without a solution
    worse, usual, better,  // mood, beside the person's own first opinion
    left,
    won,        // became a customer
  };
  Millis at = 0;
  std::uint32_t person = 0;  // internal index
  What what = What::asked;
};

// A mood is worse or better from so far off the first opinion on [A].
constexpr float kMoodChange = 0.15f;

struct Diary {
  std::uint32_t replicate = 0;
  Millis until = 0;                 // told up to here
  bool whole = true;                // false: so much was said that the telling stops before the end
  std::vector<Sighting> sightings;  // in order of time
  std::vector<DiaryEntry> entries;      // the same; moods, leavers and who gave up to the hour or a 512th of the time
  std::vector<Story> stories;       // as they stood at the end
};

class DiaryWriter {
 public:
  // `scenario` as for a Simulation. The telling stops once `most_sightings` are kept (24 bytes each).
  DiaryWriter(std::shared_ptr<const World> world, const Scenario& scenario, std::uint32_t replicate, std::size_t most_sightings = 4'000'000);
  ~DiaryWriter();
  // At least one step of the run and more until the time is spent. True once it is over.
  bool work(double budget_ms);
  double part() const;   // of the way, 0..1
  Diary take();          // when it is over; once

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// How a person stands at a moment.
struct PersonNow {
  std::uint32_t told = 0, shown = 0;        // how often they told somebody in person; how often others saw their posts
  std::uint16_t heard_bad = 0, heard_good = 0;  // how often; 65535 and more count as so many
  DiaryEntry::What mood = DiaryEntry::What::usual;
  bool waiting = false;                     // for a first response
  bool open = false;                        // has a complaint that is neither resolved nor given up
  bool left = false, won = false;
  Millis since = 0;                         // of the complaint that waits or is open
};

class DiaryReader {
 public:
  // The diary must live as long.
  DiaryReader(const Diary& diary, std::int32_t people);
  // Everything up to and including `at`. Forwards costs what happens between, backwards starts over.
  void go_to(Millis at);
  Millis at() const { return at_; }
  std::span<const PersonNow> people() const { return people_; }  // by internal index

 private:
  const Diary& diary_;
  std::vector<PersonNow> people_;
  std::size_t sightings_ = 0, entries_ = 0;  // read so far
  Millis at_ = -1;
};

}  // namespace grapevine
