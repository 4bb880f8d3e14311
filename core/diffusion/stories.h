// Public stories: a post, the people who see it in their feed, and those who pass it on later. All posts about one
// incident are one story, so a person counts once. P(see) = φ / (1 + k/k_att); reshare probability
// r = r0 R0 2^(−age/h) damp with r0 = 1/(φ0 K), age at the exposure, damp at the moment of sharing; delay by the kernel
// of SEISMIC; one share per person and story. With linear thresholds r = n/k r0 R0 2^(−age/h) damp after n sightings by
// somebody of k ties, against one u per person and story, and r0 such that R0 is the branching number again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/base.h"
#include "diffusion/tie_rows.h"

namespace grapevine {

inline constexpr std::uint32_t kNoStory = UINT32_MAX;

struct Story {
  std::uint32_t root = 0;          // internal index of the author
  std::uint32_t root_id = 0;       // stable id: with `cause` the story's address
  std::uint32_t cause = 0;         // the author's own ordinal of what it is about, below 2^24
  Millis born = 0;
  float valence = 0;               // −1..1
  float branching = 0;             // R0, after heterogeneity and cap
  float damp = 1;                  // 0..1.5, lowered by good replies
  std::int32_t reach = 0;          // different people who saw or were told of it
  std::int32_t reach_first_day = 0;  // of them within 24 h of birth
  std::int32_t shares = 0;         // reshares so far
  std::int32_t later_shares = 0;   // of them by people who did not see it from its author: beyond one hop
  bool addressed = false;          // it asks the company
  bool answering = false;          // a public reply is written, and published when it is approved
  bool replied = false;            // a public reply was given (only the first acts)
  bool softened = false;           // its author's case was resolved
  bool advocated = false;          // an advocate answered it (only the first acts)
  bool known = false;              // the company knows of it: it is, or was, a case
  bool press_called = false;       // its reach has passed the press's threshold
  bool defect = false;             // stands for a defect: counts whom it reaches, has no post to reply to
};

// One person who saw a post just now.
struct Exposure {
  std::uint32_t person = 0;        // internal index
  float weight = 0;                // of the tie, 0..1
  bool first = false;              // the first time that this person meets this story
};

// A share that may follow: at `at` the person shares if the story's damp is above `needs_damp`.
struct PlannedShare {
  Millis at = 0;
  std::uint32_t person = 0;
  float needs_damp = 0;
  bool from_author = false;        // saw it from its author: one hop
};

struct FeedSettings {
  std::uint64_t visibility = 0;    // φ as threshold32
  double reshare_base = 0;         // r0
  double half_life_hours = 24;     // h; infinity for none
  std::int32_t exposures_needed = 1;  // a person considers to pass a story on from this sighting on
  std::span<const std::uint64_t> outsiders{};  // set of people who neither show nor see posts; empty: nobody
  std::span<const float> keenness{};  // factor on the probability to pass on, per person; empty: 1 for all
  bool linear_threshold = false;   // people pass on once enough of their ties have shown them the story
};

class Stories {
 public:
  // Room for that many stories and different (story, person) pairs, and rows of that length.
  void reserve(std::size_t stories, std::size_t pairs, std::size_t largest_degree);
  void clear();

  std::uint32_t begin(const Story& story) {
    stories_.push_back(story);
    return static_cast<std::uint32_t>(stories_.size() - 1);
  }
  Story& operator[](std::uint32_t story) { return stories_[story]; }
  const Story& operator[](std::uint32_t story) const { return stories_[story]; }
  std::span<const Story> all() const { return stories_; }
  std::size_t bytes() const { return stories_.size() * sizeof(Story) + met_.bytes(); }

  // `sender` posts or passes on `story` at `now`: decides the sender's row. Exposures and planned shares are valid
  // until the next call. `see` is P(see) / φ per person; `ties` the row's tie weights in 1/65535.
  struct Post {
    std::span<const Exposure> exposures;
    std::span<const PlannedShare> shares;
  };
  Post post(std::uint32_t story, std::uint32_t sender, Millis now, const TieRows& rows, std::span<const std::uint16_t> ties, std::span<const Chance> see, const FeedSettings& feed, const Luck& luck);

  // The company shows `story` to these people, who are no ties of its: each once.
  Post show(std::uint32_t story, std::span<const std::uint32_t> audience, Millis now, const TieRows& rows, const FeedSettings& feed, const Luck& luck);

  // Whether the person shares now (marks it): damp suffices and they have not shared this story before.
  bool share(std::uint32_t story, std::uint32_t person, float needs_damp, bool from_author);

  // Counts a person who hears of the story otherwise; true the first time.
  bool reach(std::uint32_t story, std::uint32_t person, Millis now);

 private:
  // A set of (story, person) with one bit of its own; open addressing, never iterated, so no order is taken from it.
  class PairSet {
   public:
    void reserve(std::size_t pairs);
    void clear();
    bool insert(std::uint32_t story, std::uint32_t person);    // true when new
    bool mark(std::uint32_t story, std::uint32_t person);      // true when marked for the first time; the pair must be there
    std::int32_t see(std::uint32_t story, std::uint32_t person);  // counts a sighting, up to 127; the pair must be there
    std::size_t bytes() const { return slots_.size() * sizeof slots_[0]; }

   private:
    static std::uint64_t key_of(std::uint32_t story, std::uint32_t person) { return (static_cast<std::uint64_t>(story) + 1) << 32 | person; }
    std::size_t find(std::uint64_t key) const;
    void grow();
    std::vector<std::uint64_t> slots_;  // 0: empty; bit 63: marked; bits 56 to 62: sightings; 24 bits of story, 32 of person
    std::size_t used_ = 0;
  };

  // What those who have just seen a story may do with it: how likely, and the key of their draws.
  struct Reaction {
    Millis now;
    double rate;
    std::uint64_t key;
    bool from_author;
  };
  Reaction reaction(const Story& story, std::uint64_t story_key, std::uint64_t sender_key, Millis now, bool from_author, const FeedSettings& feed) const;
  void react(std::uint32_t story, std::uint32_t person, const TieRows& rows, const Reaction& reaction, const FeedSettings& feed);

  std::vector<Story> stories_;
  PairSet met_;
  std::vector<std::int32_t> positions_;
  std::vector<Exposure> exposures_;
  std::vector<PlannedShare> shares_;
};

// Branching number of an ordinary story: base times a log-normal with mean 1, capped.
double story_branching(double base, double sigma, double cap, std::uint32_t bits);

// K = Σ k(k−1)/(1+k/k_att) / Σ k: how many see one share on a tree, per unit of φ. With linear thresholds each of them
// counts 1/k.
double branching_factor(const TieRows& rows, double attention_ties, bool linear_threshold = false);

}  // namespace grapevine
