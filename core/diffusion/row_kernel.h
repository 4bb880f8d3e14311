// Inside of room `diffusion`: the vector part of the row kernel. It compares the first 16 bits of a whole row of
// draws with 16-bit thresholds and leaves two masks; what the masks leave undecided (one tie in 65,536) is decided
// by `tie_is_hit`. One source for every width: 4 lanes (baseline x86-64, WebAssembly, ARM), 8 lanes (AVX2) and 16
// lanes (AVX-512), chosen once at start by what the processor has. All give the same masks.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace grapevine {

// A row is handed to the kernel in pieces of at most kPiece ties; arrays that it reads must stay readable up to the
// next multiple of kRowPadding ties beyond the row's end (what stands there is ignored).
constexpr std::int32_t kPiece = 1024;
constexpr std::int32_t kRowPadding = 64;

// Masks of one piece: bit i % 64 of word i / 64 belongs to tie i. Bits beyond the piece's end are 0.
struct RowMasks {
  std::array<std::uint64_t, kPiece / 64> below;  // the first 16 bits are below the threshold: hit
  std::array<std::uint64_t, kPiece / 64> equal;  // the first 16 bits equal the threshold's: undecided
};

// One width of the kernel. `addresses` holds the receivers' stable ids in the order of the row, `thresholds` the upper
// 16 bits of each tie's chance; 0 < count <= kPiece.
struct RowKernel {
  const char* name;
  void (*uniform)(std::uint64_t key, const std::uint32_t* addresses, std::int32_t count, std::uint32_t threshold, RowMasks& masks);
  void (*per_tie)(std::uint64_t key, const std::uint32_t* addresses, std::int32_t count, const std::uint16_t* thresholds, RowMasks& masks);
};

// Those that this processor can run, narrowest first; the tests compare their bits, the benchmark their speed.
std::span<const RowKernel> available_row_kernels();
// The widest of them.
const RowKernel& row_kernel();

}  // namespace grapevine
