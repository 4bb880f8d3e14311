#include "sim/diary.h"

#include <algorithm>
#include <chrono>

#include "sim/state.h"

namespace grapevine {

namespace {

using What = DiaryEntry::What;

constexpr Millis kMostSteps = 512;

// What of a person is looked at after every step.
struct Seen {
  What mood = What::usual;
  bool left = false, customer = false;
};

What mood_of(float mood, float first) {
  if (mood < first - kMoodChange) return What::worse;
  return mood > first + kMoodChange ? What::better : What::usual;
}

bool gave_up(const Case& c) { return c.is == Case::Is::abandoned || c.is == Case::Is::given_up; }

}  // namespace

struct DiaryWriter::Impl {
  std::shared_ptr<const World> world;
  Millis end, step;
  std::size_t most_sightings;
  Simulation simulation;
  Diary diary;
  std::vector<Seen> seen;
  std::vector<bool> closed;   // of each case: noted that it was given up

  Impl(std::shared_ptr<const World> in, const Scenario& scenario, std::uint32_t replicate, std::size_t most)
      : world(std::move(in)), end(scenario.end()), step(std::max<Millis>(kHour, end / kMostSteps)), most_sightings(most), simulation(world, scenario) {
    simulation.start(replicate);
    simulation.keep_sightings(&diary.sightings);
    diary.replicate = replicate;
    seen.resize(static_cast<std::size_t>(world->size()));
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i].customer = is_customer(simulation.state().patience[i]);
  }

  void look() {
    const State& s = simulation.state();
    for (std::uint32_t i = 0; i < seen.size(); ++i) {
      Seen& before = seen[i];
      const auto note = [&](What what) { diary.entries.push_back({s.now, i, what}); };
      const What mood = mood_of(s.sentiment[i], world->people.sentiment[i]);
      if (mood != before.mood) note(mood);
      before.mood = mood;
      const bool left = s.flags[i] & kLeft, customer = is_customer(s.patience[i]);
      if (left && !before.left) note(What::left);
      if (customer && !before.customer) note(What::won);
      before.left = left;
      before.customer = customer;
    }
    closed.resize(s.cases.size(), false);
    for (std::size_t k = 0; k < s.cases.size(); ++k) {
      if (closed[k] || !gave_up(s.cases[k])) continue;
      closed[k] = true;
      diary.entries.push_back({s.now, s.cases[k].person, What::gave_up});
    }
  }

  // What the cases have kept to the millisecond.
  void read_cases() {
    const State& s = simulation.state();
    for (const Case& c : s.cases) {
      diary.entries.push_back({c.opened, c.person, What::asked});
      if (c.responded != kNever) diary.entries.push_back({c.responded, c.person, What::answered});
      if (c.resolved != kNever) diary.entries.push_back({c.resolved, c.person, What::resolved});
    }
    std::stable_sort(diary.entries.begin(), diary.entries.end(), [](const DiaryEntry& a, const DiaryEntry& b) {
      if (a.at != b.at) return a.at < b.at;
      return a.person != b.person ? a.person < b.person : a.what < b.what;
    });
    const std::span<const Story> stories = simulation.stories();
    diary.stories.assign(stories.begin(), stories.end());
  }
};

DiaryWriter::DiaryWriter(std::shared_ptr<const World> world, const Scenario& scenario, std::uint32_t replicate, std::size_t most_sightings)
    : impl_(std::make_unique<Impl>(std::move(world), scenario, replicate, most_sightings)) {}
DiaryWriter::~DiaryWriter() = default;

double DiaryWriter::part() const { return static_cast<double>(impl_->simulation.now()) / static_cast<double>(impl_->end); }

bool DiaryWriter::work(double budget_ms) {
  const auto stop = std::chrono::steady_clock::now() + std::chrono::duration<double, std::milli>(budget_ms);
  Impl& impl = *impl_;
  if (impl.diary.until > 0) return true;
  do {
    const bool more = impl.simulation.advance(std::min(impl.simulation.now() + impl.step, impl.end));
    impl.look();
    const bool full = impl.diary.sightings.size() >= impl.most_sightings;
    if (more && !full) continue;
    impl.diary.whole = !more;
    impl.diary.until = impl.simulation.now();
    impl.simulation.keep_sightings(nullptr);
    impl.read_cases();
    return true;
  } while (std::chrono::steady_clock::now() < stop);
  return false;
}

Diary DiaryWriter::take() { return std::move(impl_->diary); }

DiaryReader::DiaryReader(const Diary& diary, std::int32_t people) : diary_(diary), people_(static_cast<std::size_t>(people)) { go_to(0); }

void DiaryReader::go_to(Millis at) {
  if (at < at_) {
    std::fill(people_.begin(), people_.end(), PersonNow{});
    sightings_ = entries_ = 0;
  }
  at_ = at;
  for (; sightings_ < diary_.sightings.size() && diary_.sightings[sightings_].at <= at; ++sightings_) {
    const Sighting& sighting = diary_.sightings[sightings_];
    PersonNow& person = people_[sighting.person];
    std::uint16_t& heard = sighting.good ? person.heard_good : person.heard_bad;
    heard = static_cast<std::uint16_t>(std::min(heard + 1, 65535));
    if (sighting.from < people_.size()) ++(sighting.told ? people_[sighting.from].told : people_[sighting.from].shown);
  }
  for (; entries_ < diary_.entries.size() && diary_.entries[entries_].at <= at; ++entries_) {
    const DiaryEntry& moment = diary_.entries[entries_];
    PersonNow& person = people_[moment.person];
    switch (moment.what) {
      case What::asked:
        person.waiting = person.open = true;
        person.since = moment.at;
        break;
      case What::answered: person.waiting = false; break;
      case What::resolved: case What::gave_up: person.waiting = person.open = false; break;
      case What::worse: case What::usual: case What::better: person.mood = moment.what; break;
      case What::left: person.left = true; break;
      case What::won: person.won = true; break;
    }
  }
}

}  // namespace grapevine
