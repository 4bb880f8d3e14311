#include "diffusion/cascade_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "diffusion/cascade_hits.h"

namespace grapevine {
namespace {

// Below these shares of hits the skips are the faster kernel (bench/cascade.cpp, "cascade").
constexpr double kSkipsBelow = 0.2;
constexpr double kPointsBelow = 0.1;

double mean_probability(std::span<const Chance> chances) {
  std::uint64_t sum = 0;
  for (const Chance chance : chances) sum += chance;
  return chances.empty() ? 0.0 : static_cast<double>(sum) * 0x1p-32 / static_cast<double>(chances.size());
}

// The columns of the row kernel.
void pack_rows(CascadeNetwork& network) {
  const TieRows& rows = network.rows;
  network.addresses.reserve(rows.receivers.size() + kStrip);
  for (const std::int32_t receiver : rows.receivers) network.addresses.push_back(rows.stable_ids[static_cast<std::size_t>(receiver)]);
  network.addresses.resize(rows.receivers.size() + kStrip);
  if (network.chances.empty()) return;
  network.thresholds.reserve(network.chances.size() + kStrip);
  for (const Chance chance : network.chances) network.thresholds.push_back(static_cast<std::uint16_t>(chance >> 16));
  network.thresholds.resize(network.chances.size() + kStrip);
}

}  // namespace

CascadeNetwork pack_cascade(const TieRows& rows, Chance chance, CascadeModel model, CascadeKernel kernel) {
  CascadeNetwork network;
  network.rows = rows;
  network.same_chance = chance;
  if (model == CascadeModel::linear_threshold) return network;
  const bool small = to_probability(chance) < kSkipsBelow;
  if (chance != 0 && (kernel == CascadeKernel::skips || (kernel == CascadeKernel::automatic && small)))
    network.skips.emplace(chance);
  else
    pack_rows(network);
  return network;
}

CascadeNetwork pack_cascade(const TieRows& rows, std::vector<Chance> chances, CascadeModel model, CascadeKernel kernel) {
  CascadeNetwork network;
  network.rows = rows;
  network.chances = std::move(chances);
  if (model == CascadeModel::linear_threshold) return network;
  if (kernel == CascadeKernel::skips || (kernel == CascadeKernel::automatic && mean_probability(network.chances) < kPointsBelow))
    network.points = plan_points(rows, network.chances);
  else
    pack_rows(network);
  return network;
}

std::vector<std::uint32_t> needed_hits(const TieRows& rows, std::uint32_t neighbors) {
  return std::vector<std::uint32_t>(static_cast<std::size_t>(rows.people()), std::max(neighbors, 1u));
}

std::vector<std::uint32_t> needed_hits_by_share(const TieRows& rows, double share) {
  constexpr double kRounding = 1e-9;  // 0.07 of 100 ties are 7, though the product is a little above
  std::vector<std::uint32_t> needed(static_cast<std::size_t>(rows.people()));
  for (const std::int32_t receiver : rows.receivers) ++needed[static_cast<std::size_t>(receiver)];
  for (std::uint32_t& hits : needed) hits = std::max(static_cast<std::uint32_t>(std::ceil(share * hits - kRounding)), 1u);
  return needed;
}

CascadeRun::CascadeRun(const CascadeNetwork& network, CascadeModel model) : network_(&network), model_(model) {
  const auto people = static_cast<std::size_t>(network.rows.people());
  queue_.resize(people + 1);
  state_.resize(people);
  if (model == CascadeModel::negative_opinions) {
    negative_.resize(people);
    first_try_.resize(people);
  }
  if (model == CascadeModel::linear_threshold || !network.needed.empty()) {
    missing_.resize(people);
    touched_.reserve(people);
  }
}

void CascadeRun::run(std::span<const std::int32_t> seeds, Chance quality, const Luck& luck) {
  forget();
  for (const std::int32_t seed : seeds) {
    queue_[static_cast<std::size_t>(active_count_++)] = seed;
    state(seed) = kActive;
  }
  const auto with_hits = [&](auto hits) {
    if (model_ == CascadeModel::negative_opinions)
      spread_opinions(std::move(hits), quality, luck);
    else if (!network_->needed.empty())
      spread_by_counts(std::move(hits));
    else
      spread(std::move(hits));
  };
  if (model_ == CascadeModel::linear_threshold)
    spread_by_thresholds(cascade_key(luck, CascadeDraw::thresholds));
  else if (network_->skips)
    with_hits(SkipHits(*network_, luck));
  else if (network_->points)
    with_hits(PointHits(*network_, luck));
  else
    with_hits(RowHits(*network_, luck));
}

// Clears the states of the replicate before: person by person when they are few, else all at once.
void CascadeRun::forget() {
  if (touched_.size() + active().size() < state_.size() / 64) {
    for (const std::int32_t person : active()) state(person) = kInactive;
    for (const std::int32_t person : touched_) state(person) = kInactive;
  } else {
    std::fill(state_.begin(), state_.end(), std::uint8_t{kInactive});
  }
  touched_.clear();
  active_count_ = 0;
}

template <class Hits>
void CascadeRun::spread(Hits hits) {
  std::int32_t* const queue = queue_.data();
  std::uint8_t* const state = state_.data();
  std::int32_t* tail = queue + active_count_;
  for (std::int32_t head = 0; head < tail - queue;) {
    head = hits.take(queue, head, static_cast<std::int32_t>(tail - queue), [&tail, state](std::int32_t receiver) {
      // written in any case, kept only when new: no branch to mispredict
      *tail = receiver;
      tail += state[receiver] ^ kActive;
      state[receiver] = kActive;
    });
  }
  active_count_ = static_cast<std::int32_t>(tail - queue);
}

// Step by step, because simultaneous tries compete. Orders and opinions are addressed by tie and by person, so that
// they are the same whatever the kernel.
template <class Hits>
void CascadeRun::spread_opinions(Hits hits, Chance quality, const Luck& luck) {
  const std::span<const std::uint32_t> ids = network_->rows.stable_ids;
  const std::uint64_t order_key = cascade_key(luck, CascadeDraw::order);
  const std::uint64_t opinion_key = cascade_key(luck, CascadeDraw::opinions);
  const auto turns_negative = [&](std::int32_t person) { return !tie_is_hit(opinion_key, ids[static_cast<std::size_t>(person)], quality); };
  for (const std::int32_t seed : active()) negative_[static_cast<std::size_t>(seed)] = turns_negative(seed);

  for (std::int32_t step = 0; step < active_count_;) {
    const std::int32_t step_end = active_count_;
    for (std::int32_t head = step; head < step_end;) {
      const std::int32_t sender = queue_[static_cast<std::size_t>(head)];
      const bool negative = negative_[static_cast<std::size_t>(sender)] != 0;
      const std::uint64_t key = row_key(order_key, ids[static_cast<std::size_t>(sender)]);
      // one sender at a time, because a hit does not say whose it is
      head = hits.take(queue_.data(), head, head + 1, [&](std::int32_t receiver) {
        if (state(receiver) == kActive) return;
        const std::uint64_t order = tie_bits(key, ids[static_cast<std::size_t>(receiver)]);
        FirstTry& first = first_try_[static_cast<std::size_t>(receiver)];
        if (state(receiver) == kTouched && first.order <= order) return;
        if (state(receiver) == kInactive) queue_[static_cast<std::size_t>(active_count_++)] = receiver;
        state(receiver) = kTouched;
        first = {order, negative};
      });
    }
    for (step = step_end; step < active_count_; ++step) {
      const std::int32_t person = queue_[static_cast<std::size_t>(step)];
      state(person) = kActive;
      negative_[static_cast<std::size_t>(person)] = first_try_[static_cast<std::size_t>(person)].negative || turns_negative(person);
    }
    step = step_end;
  }
}

void CascadeRun::spread_by_thresholds(std::uint64_t key) {
  const TieRows& rows = network_->rows;
  for (std::int32_t head = 0; head < active_count_; ++head) {
    const auto sender = static_cast<std::size_t>(queue_[static_cast<std::size_t>(head)]);
    for (auto tie = static_cast<std::size_t>(rows.starts[sender]); tie < static_cast<std::size_t>(rows.starts[sender + 1]); ++tie) {
      const std::int32_t receiver = rows.receivers[tie];
      if (state(receiver) == kActive) continue;
      std::uint32_t& missing = missing_[static_cast<std::size_t>(receiver)];
      if (state(receiver) == kInactive) {
        state(receiver) = kTouched;
        touched_.push_back(receiver);
        missing = static_cast<std::uint32_t>(tie_bits(key, rows.stable_ids[static_cast<std::size_t>(receiver)]) >> 32);
      }
      // active weights w1 + w2 + ... > threshold, with the threshold uniform on 0 .. 2^32 - 1
      const Chance weight = network_->chances.empty() ? network_->same_chance : network_->chances[tie];
      if (weight > missing || weight == kAlways) {
        state(receiver) = kActive;
        queue_[static_cast<std::size_t>(active_count_++)] = receiver;
      } else {
        missing -= weight;
      }
    }
  }
}

template <class Hits>
void CascadeRun::spread_by_counts(Hits hits) {
  const std::uint32_t* const needed = network_->needed.data();
  for (std::int32_t head = 0; head < active_count_;) {
    head = hits.take(queue_.data(), head, active_count_, [&](std::int32_t receiver) {
      if (state(receiver) == kActive) return;
      std::uint32_t& missing = missing_[static_cast<std::size_t>(receiver)];
      if (state(receiver) == kInactive) {
        state(receiver) = kTouched;
        touched_.push_back(receiver);
        missing = needed[receiver];
      }
      if (--missing > 0) return;
      state(receiver) = kActive;
      queue_[static_cast<std::size_t>(active_count_++)] = receiver;
    });
  }
}

}  // namespace grapevine
