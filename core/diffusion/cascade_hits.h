// Inside of cascade_run.cpp: where the hits of senders come from. Each source has
//   std::int32_t take(queue, head, end, visit)
// which takes senders from queue[head..end) as far as it likes, calls visit(receiver) for their hits and returns the
// first sender that is not finished. The columns are held as plain pointers, because the visitor writes bytes, and
// those could alias whatever is reached through the network.
#pragma once

#include <algorithm>
#include <array>

#include "diffusion/cascade_run.h"

namespace grapevine {

// Ordinals of Purpose::cascade: what the keys of a replicate are for.
enum class CascadeDraw : std::uint32_t { ties = 0, skips = 1, order = 2, opinions = 3, thresholds = 4 };
inline std::uint64_t cascade_key(const Luck& luck, CascadeDraw what) { return luck.key(Purpose::cascade, static_cast<std::uint32_t>(what)); }

// By the row kernel, the strips of many senders at a time.
class RowHits {
 public:
  RowHits(const CascadeNetwork& network, const Luck& luck)
      : draw_(row_kernel().draw), key_(cascade_key(luck, CascadeDraw::ties)), starts_(network.rows.starts.data()),
        receivers_(network.rows.receivers.data()), stable_ids_(network.rows.stable_ids.data()),
        columns_{network.addresses.data(), network.thresholds.empty() ? nullptr : network.thresholds.data(), network.chances.data(), network.same_chance} {}

  template <class Visit>
  [[gnu::always_inline]] std::int32_t take(const std::int32_t* queue, std::int32_t head, std::int32_t end, Visit visit) {
    std::size_t count = 0;
    while (head < end && count < kStrips) {
      const std::int32_t sender = queue[head];
      const std::uint64_t key = row_key(key_, stable_ids_[sender]);
      const std::int32_t row_end = starts_[sender + 1];
      std::int32_t tie = starts_[sender] + progress_;
      for (; tie < row_end && count < kStrips; tie += kStrip) {
        __builtin_prefetch(columns_.addresses + tie);
        strips_[count++] = {key, static_cast<std::uint32_t>(tie), valid_ties(row_end - tie)};
      }
      progress_ = tie < row_end ? tie - starts_[sender] : 0;
      head += tie >= row_end;
    }
    const std::size_t found = draw_(columns_, {strips_.data(), count}, hits_.data());
    for (std::size_t i = 0; i < found; ++i) visit(receivers_[hits_[i]]);
    return head;
  }

 private:
  static constexpr std::size_t kStrips = 128;
  decltype(RowKernel::draw) const draw_;
  const std::uint64_t key_;
  const std::int32_t* const starts_;
  const std::int32_t* const receivers_;
  const std::uint32_t* const stable_ids_;
  const StripColumns columns_;
  std::int32_t progress_ = 0;  // ties of the sender at the head that are done
  std::array<RowStrip, kStrips> strips_;
  std::array<std::uint32_t, kStrips * kStrip> hits_;
};

// By geometric skips.
class SkipHits {
 public:
  SkipHits(const CascadeNetwork& network, const Luck& luck)
      : starts_(network.rows.starts.data()), receivers_(network.rows.receivers.data()),
        skips_(*network.skips, Stream(cascade_key(luck, CascadeDraw::skips))) {}

  template <class Visit>
  [[gnu::always_inline]] std::int32_t take(const std::int32_t* queue, std::int32_t head, std::int32_t, Visit visit) {
    const std::int32_t start = starts_[queue[head]];
    const std::int32_t* const row = receivers_ + start;
    skips_.take(static_cast<std::uint64_t>(starts_[queue[head] + 1] - start), [&visit, row](std::uint64_t tie) { visit(row[tie]); });
    return head + 1;
  }

 private:
  const std::int32_t* const starts_;
  const std::int32_t* const receivers_;
  GeometricSkips skips_;
};

// By Poisson points.
class PointHits {
 public:
  PointHits(const CascadeNetwork& network, const Luck& luck) : thrower_(*network.points, Stream(cascade_key(luck, CascadeDraw::skips))) {}

  template <class Visit>
  [[gnu::always_inline]] std::int32_t take(const std::int32_t* queue, std::int32_t head, std::int32_t end, Visit visit) {
    return thrower_.take(queue, head, end, visit);
  }

 private:
  PointThrower thrower_;
};

}  // namespace grapevine
