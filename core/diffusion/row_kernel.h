// Inside of room `diffusion`: the vector part of the row kernel. It compares the first 16 bits of many draws with
// 16-bit thresholds; the one tie in 65,536 that this leaves undecided is decided by `tie_is_hit`.
// One source for every width: 4 lanes (baseline x86-64, WebAssembly, ARM), 8 lanes (AVX2) and 16 lanes (AVX-512),
// chosen once at start by what the processor has. All give the same hits.
//
// Rows are cut into strips of 16 ties, and the strips of many rows are decided in one call: rows are short, and a loop
// whose length follows each row's degree would spend more time on mispredicted branches than on draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "diffusion/tie_rows.h"

namespace grapevine {

constexpr std::int32_t kStrip = 16;

// Up to 16 neighbouring ties of one row.
struct RowStrip {
  std::uint64_t key;    // of the row
  std::uint32_t first;  // index of the first tie in the columns
  std::uint32_t valid;  // bit b: tie first + b counts
};
constexpr std::uint32_t valid_ties(std::int32_t count) { return count >= kStrip ? 0xFFFFu : (1u << count) - 1; }

// What is asked of each tie. `addresses` and `thresholds` must be readable for a whole strip from each strip's first
// tie, that is for kStrip - 1 entries beyond the last row; what stands there is ignored.
struct StripColumns {
  const std::uint32_t* addresses;   // stable id of the receiver
  const std::uint16_t* thresholds;  // upper half of the tie's chance; null: all ties have `same_chance`
  const Chance* chances;            // the tie's chance; null with `thresholds`
  Chance same_chance;
};

// One width. `draw` writes the indices of the ties that are hit, in the order of the strips, and returns how many;
// `hits` must have room for kStrip entries a strip.
struct RowKernel {
  const char* name;
  std::size_t (*draw)(const StripColumns& columns, std::span<const RowStrip> strips, std::uint32_t* hits);
};

// Those that this processor can run, narrowest first; the tests compare their bits, the benchmark their speed.
std::span<const RowKernel> available_row_kernels();
// The widest of them.
const RowKernel& row_kernel();

}  // namespace grapevine
