#include "diffusion/tie_rows.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "diffusion/row_kernel.h"

namespace grapevine {
namespace {

// One piece of a row, gathered into the contiguous columns that the kernel reads.
struct GatheredPiece {
  std::array<std::uint32_t, kPiece> addresses;
  std::array<std::uint16_t, kPiece> thresholds;
};

// Walks the masks of one piece and writes the positions that are hit and not skipped. `chance_of(position)` gives the
// full chance, asked only for the one tie in 65,536 that the masks leave undecided.
template <class ChanceOf>
std::size_t compact(const RowDraw& row, std::size_t start, std::int32_t count, const RowMasks& masks, ChanceOf chance_of,
                    std::span<std::int32_t> positions, std::size_t found) {
  for (std::int32_t word = 0; word * 64 < count; ++word) {
    std::uint64_t candidates = masks.below[static_cast<std::size_t>(word)] | masks.equal[static_cast<std::size_t>(word)];
    for (; candidates != 0; candidates &= candidates - 1) {
      const int bit = std::countr_zero(candidates);
      const std::size_t position = start + static_cast<std::size_t>(word * 64 + bit);
      const std::int32_t receiver = row.receivers[position];
      if (!row.skip.empty() && has_person(row.skip, receiver)) continue;
      const bool undecided = masks.equal[static_cast<std::size_t>(word)] >> bit & 1;
      if (undecided && !tie_is_hit(row.key, row.stable_ids[static_cast<std::size_t>(receiver)], chance_of(receiver))) continue;
      positions[found++] = static_cast<std::int32_t>(position);
    }
  }
  return found;
}

}  // namespace

std::size_t draw_row(const RowDraw& row, Chance chance, std::span<std::int32_t> positions) {
  assert(positions.size() >= row.receivers.size());
  if (chance == 0) return 0;
  const RowKernel& kernel = row_kernel();
  GatheredPiece piece;
  RowMasks masks;
  std::size_t found = 0;
  for (std::size_t start = 0; start < row.receivers.size(); start += kPiece) {
    const auto count = static_cast<std::int32_t>(std::min<std::size_t>(kPiece, row.receivers.size() - start));
    for (std::int32_t i = 0; i < count; ++i) {
      const auto receiver = static_cast<std::size_t>(row.receivers[start + static_cast<std::size_t>(i)]);
      piece.addresses[static_cast<std::size_t>(i)] = row.stable_ids[receiver];
    }
    kernel.uniform(row.key, piece.addresses.data(), count, chance >> 16, masks);
    found = compact(row, start, count, masks, [chance](std::int32_t) { return chance; }, positions, found);
  }
  return found;
}

std::size_t draw_row(const RowDraw& row, std::span<const Chance> chances, std::uint64_t factor, std::span<std::int32_t> positions) {
  assert(positions.size() >= row.receivers.size() && factor <= std::uint64_t{1} << 32);
  if (factor == 0) return 0;
  const RowKernel& kernel = row_kernel();
  GatheredPiece piece;
  RowMasks masks;
  std::size_t found = 0;
  for (std::size_t start = 0; start < row.receivers.size(); start += kPiece) {
    const auto count = static_cast<std::int32_t>(std::min<std::size_t>(kPiece, row.receivers.size() - start));
    for (std::int32_t i = 0; i < count; ++i) {
      const auto receiver = static_cast<std::size_t>(row.receivers[start + static_cast<std::size_t>(i)]);
      piece.addresses[static_cast<std::size_t>(i)] = row.stable_ids[receiver];
      piece.thresholds[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(scaled_chance(chances[receiver], factor) >> 16);
    }
    kernel.per_tie(row.key, piece.addresses.data(), count, piece.thresholds.data(), masks);
    const auto chance_of = [&](std::int32_t receiver) { return scaled_chance(chances[static_cast<std::size_t>(receiver)], factor); };
    found = compact(row, start, count, masks, chance_of, positions, found);
  }
  return found;
}

}  // namespace grapevine
