#include "diffusion/tie_rows.h"

#include <cassert>

namespace grapevine {
namespace {

// One row at a time is short, so the definition itself is fast enough here; cascades, which decide many rows in one
// go, use the strips of row_kernel.h, with the same hits.
template <class ChanceOf>
std::size_t decide(const RowDraw& row, ChanceOf chance_of, std::span<std::int32_t> positions) {
  assert(positions.size() >= row.receivers.size());
  std::size_t found = 0;
  for (std::size_t i = 0; i < row.receivers.size(); ++i) {
    const std::int32_t receiver = row.receivers[i];
    if (!tie_is_hit(row.key, row.stable_ids[static_cast<std::size_t>(receiver)], chance_of(receiver))) continue;
    if (!row.skip.empty() && has_person(row.skip, receiver)) continue;
    positions[found++] = static_cast<std::int32_t>(i);
  }
  return found;
}

}  // namespace

std::size_t draw_row(const RowDraw& row, Chance chance, std::span<std::int32_t> positions) {
  return decide(row, [&](std::int32_t) { return chance; }, positions);
}

std::size_t draw_row(const RowDraw& row, std::span<const Chance> chances, std::uint64_t factor, std::span<std::int32_t> positions) {
  return decide(row, [&](std::int32_t receiver) { return scaled_chance(chances[static_cast<std::size_t>(receiver)], factor); }, positions);
}

}  // namespace grapevine
