#include "diffusion/tie_rows.h"

#include <cassert>

namespace grapevine {
namespace {

// By the definition: gathering the columns that the row kernel reads would cost as much as it saves (equal at 100 ties
// a row, slower below). Positions are written in any case and kept when hit: a branch on a draw is mispredicted, which
// made this three times slower.
template <class ChanceOf>
std::size_t decide(const RowDraw& row, ChanceOf chance_of, std::span<std::int32_t> positions) {
  assert(positions.size() >= row.receivers.size());
  std::size_t found = 0;
  for (std::size_t i = 0; i < row.receivers.size(); ++i) {
    const std::int32_t receiver = row.receivers[i];
    const std::uint32_t id = row.stable_ids[static_cast<std::size_t>(receiver)];
    const Chance chance = chance_of(receiver);
    const std::uint32_t coarse = coarse_bits(row.key, id);
    bool hit = coarse < chance >> 16;
    if (coarse == chance >> 16) [[unlikely]] hit = tie_is_hit(row.key, id, chance);
    positions[found] = static_cast<std::int32_t>(i);
    found += hit & (row.skip.empty() || !has_person(row.skip, receiver));
  }
  return found;
}

}  // namespace

std::size_t draw_row(const RowDraw& row, Chance chance, std::span<std::int32_t> positions) {
  return decide(row, [chance](std::int32_t) { return chance; }, positions);
}

std::size_t draw_row(const RowDraw& row, std::span<const Chance> chances, std::uint64_t factor, std::span<std::int32_t> positions) {
  assert(factor <= std::uint64_t{1} << 32);
  return decide(row, [chances, factor](std::int32_t receiver) { return scaled_chance(chances[static_cast<std::size_t>(receiver)], factor); }, positions);
}

}  // namespace grapevine
