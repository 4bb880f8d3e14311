#include "diffusion/cascade_run.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "diffusion/row_kernel.h"

namespace grapevine {
namespace {

// Ordinals of Purpose::cascade: what a replicate's keys are for.
enum : std::uint32_t { kTies = 0, kSkips = 1, kOrder = 2, kOpinions = 3, kThresholds = 4 };

CascadeNetwork pack_addresses(const TieRows& rows) {
  CascadeNetwork network;
  network.rows = rows;
  network.addresses.reserve(rows.receivers.size() + kStrip);
  for (const std::int32_t receiver : rows.receivers) network.addresses.push_back(rows.stable_ids[static_cast<std::size_t>(receiver)]);
  network.addresses.resize(rows.receivers.size() + kStrip);
  return network;
}

}  // namespace

CascadeNetwork pack_uniform(const TieRows& rows, Chance chance, bool skips) {
  CascadeNetwork network = pack_addresses(rows);
  network.same_chance = chance;
  if (skips && chance != 0 && chance != kAlways) network.skips = plan_skips(chance);
  return network;
}

CascadeNetwork pack_weighted(const TieRows& rows, std::vector<Chance> chances, bool skips) {
  CascadeNetwork network = pack_addresses(rows);
  if (skips) network.points = plan_points(rows, chances);
  network.chances = std::move(chances);
  network.thresholds.reserve(network.chances.size() + kStrip);
  for (const Chance chance : network.chances) network.thresholds.push_back(static_cast<std::uint16_t>(chance >> 16));
  network.thresholds.resize(network.chances.size() + kStrip);
  return network;
}

// Hits by the row kernel: same luck for every chance. The columns are held as plain pointers, because the visitor
// writes bytes, which could alias anything that is reached through the network.
class CascadeRun::RowHits {
 public:
  RowHits(const CascadeNetwork& network, const Luck& luck)
      : network_(network), kernel_(row_kernel()), key_(luck.key(Purpose::cascade, kTies)), starts_(network.rows.starts.data()),
        receivers_(network.rows.receivers.data()), stable_ids_(network.rows.stable_ids.data()),
        columns_{network.addresses.data(), network.thresholds.empty() ? nullptr : network.thresholds.data(), network.chances.data(), network.same_chance} {}

  // Takes senders from queue[head..end) as far as there is room for their strips, decides them and visits the hits.
  // Returns the new head.
  template <class Visit>
  [[gnu::always_inline]] std::int32_t of(const std::int32_t* queue, std::int32_t head, std::int32_t end, Visit visit) {
    std::uint32_t count = 0;
    while (head < end && count < kStrips) {
      const std::int32_t sender = queue[head];
      const std::int32_t row_end = starts_[sender + 1];
      std::int32_t tie = starts_[sender] + progress_;
      const std::uint64_t key = row_key(key_, stable_ids_[sender]);
      for (; tie < row_end && count < kStrips; tie += kStrip) strips_[count++] = {key, static_cast<std::uint32_t>(tie), valid_ties(row_end - tie)};
      progress_ = tie < row_end ? tie - starts_[sender] : 0;
      if (tie >= row_end) ++head;
    }
    const std::size_t found = kernel_.draw(columns_, {strips_.data(), count}, hits_.data());
    for (std::size_t i = 0; i < found; ++i) visit(receivers_[hits_[i]], true);
    return head;
  }

 private:
  static constexpr std::uint32_t kStrips = 128;
  const CascadeNetwork& network_;
  const RowKernel kernel_;
  const std::uint64_t key_;
  const std::int32_t* const starts_;
  const std::int32_t* const receivers_;
  const std::uint32_t* const stable_ids_;
  const StripColumns columns_;
  std::int32_t progress_ = 0;
  std::array<RowStrip, kStrips> strips_;
  std::array<std::uint32_t, kStrips * kStrip> hits_;
};

// Hits of a sender by skips of one chance: what is left of a skip at the end of a row counts for the next row.
class CascadeRun::SkipHits {
 public:
  SkipHits(const CascadeNetwork& network, const Luck& luck)
      : starts_(network.rows.starts.data()), receivers_(network.rows.receivers.data()) {
    skips_.begin(network.skips->tables.front(), luck.key(Purpose::cascade, kSkips));
  }

  template <class Visit>
  [[gnu::always_inline]] std::int32_t of(const std::int32_t* queue, std::int32_t head, std::int32_t, Visit visit) {
    const std::int32_t sender = queue[head];
    const std::int32_t* row = receivers_ + starts_[sender];
    const std::int64_t degree = starts_[sender + 1] - starts_[sender];
    for (; skips_.to_next() < degree; skips_.advance()) visit(row[skips_.to_next()], true);
    skips_.pass(degree);
    return head + 1;
  }

 private:
  const std::int32_t* const starts_;
  const std::int32_t* const receivers_;
  SkipStream skips_;
};

// Hits by Poisson points where chances differ. Two passes without an unpredictable branch: how many points fall on
// each stretch of a batch of senders, then where each of them falls.
class CascadeRun::PointHits {
 public:
  PointHits(const CascadeNetwork& network, const Luck& luck)
      : plan_(*network.points), stretch_starts_(network.points->stretch_starts.data()), stretches_(network.points->stretches.data()),
        places_(network.points->places.data()), receivers_(network.points->receivers.data()), stream_(luck.stream(Purpose::cascade, kSkips)) {}

  template <class Visit>
  [[gnu::always_inline]] std::int32_t of(const std::int32_t* queue, std::int32_t head, std::int32_t end, Visit visit) {
    std::size_t found = 0;
    while (found < kBatch) {
      if (next_ == last_) {
        if (head == end) break;
        const std::int32_t sender = queue[head++];
        next_ = stretch_starts_[sender];
        last_ = stretch_starts_[sender + 1];
        continue;
      }
      const PointPlan::Stretch& stretch = stretches_[next_];
      // the largest draw is folded so that a chance of kAlways is one
      const std::uint32_t bits = std::min(stream_.next32(), kAlways - 1);
      std::uint32_t points = 0;
      for (std::size_t k = 0; k < PointPlan::kCounted; ++k) {
        hits_[found + k] = static_cast<std::uint32_t>(next_);
        points += bits < stretch.more_than[k];
      }
      found += points;
      if (points == PointPlan::kCounted) [[unlikely]] found = more_points(bits, found);
      ++next_;
    }
    for (std::size_t i = 0; i < found; ++i) {
      const PointPlan::Stretch& stretch = stretches_[hits_[i]];
      const std::uint64_t word = stream_.next();
      const std::uint32_t own = to_below(static_cast<std::uint32_t>(word >> 32), stretch.count);
      const PointPlan::Place place = places_[stretch.first + own];
      constexpr std::uint32_t kOther = PointPlan::kLongest - 1;
      const std::uint32_t chosen = (static_cast<std::uint32_t>(word) | kOther) < place ? own : place & kOther;
      visit(receivers_[stretch.first + chosen], true);
    }
    return head;
  }

 private:
  static constexpr std::size_t kBatch = 64;
  [[gnu::noinline]] std::size_t more_points(std::uint32_t bits, std::size_t found) {
    for (int k = PointPlan::kCounted; bits < threshold32(1.0 - poisson_at_most(plan_.hazards[static_cast<std::size_t>(next_)], k)) && found < hits_.size(); ++k)
      hits_[found++] = static_cast<std::uint32_t>(next_);
    return found;
  }

  const PointPlan& plan_;
  const std::int32_t* const stretch_starts_;
  const PointPlan::Stretch* const stretches_;
  const PointPlan::Place* const places_;
  const std::int32_t* const receivers_;
  Stream stream_;
  std::int32_t next_ = 0, last_ = 0;
  std::array<std::uint32_t, 128> hits_;
};

CascadeRun::CascadeRun(const CascadeNetwork& network) : network_(&network) {
  const auto people = static_cast<std::size_t>(network.rows.people());
  queue_.resize(people + 1);
  is_active_.resize(people);
}

// Clears the marks of the replicate before: by its people when they are few, else all at once.
void CascadeRun::forget() {
  if (static_cast<std::size_t>(active_count_) < is_active_.size() / 64)
    for (const std::int32_t person : active()) is_active_[static_cast<std::size_t>(person)] = 0;
  else
    std::fill(is_active_.begin(), is_active_.end(), std::uint8_t{0});
  active_count_ = 0;
}

template <class Hits>
void CascadeRun::spread(Hits hits) {
  std::int32_t tail = active_count_;
  std::int32_t* const queue = queue_.data();
  std::uint8_t* const is_active = is_active_.data();
  for (std::int32_t head = 0; head < tail;) {
    head = hits.of(queue, head, tail, [&](std::int32_t receiver, bool hit) {
      // written in any case, kept only when new: no branch to mispredict
      const auto was_active = is_active[receiver];
      queue[tail] = receiver;
      tail += hit & (was_active ^ 1);
      is_active[receiver] = static_cast<std::uint8_t>(was_active | hit);
    });
  }
  active_count_ = tail;
  positive_count_ = tail;
}

void CascadeRun::run(CascadeModel model, std::span<const std::int32_t> seeds, Chance quality, const Luck& luck) {
  forget();
  for (const std::int32_t seed : seeds) {
    queue_[static_cast<std::size_t>(active_count_++)] = seed;
    is_active_[static_cast<std::size_t>(seed)] = 1;
  }
  (void)quality;
  if (network_->skips) spread(SkipHits(*network_, luck));
  else if (network_->points) spread(PointHits(*network_, luck));
  else spread(RowHits(*network_, luck));
}

}  // namespace grapevine
