#include "diffusion/row_kernel.h"

#include <bit>
#include <cstring>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

// Vectors as arguments of inlined functions: the warning is about an ABI that no call here uses.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace grapevine {
namespace {

// Which of a strip's undecided ties are hit.
[[gnu::noinline, gnu::cold]] std::uint32_t settle(const StripColumns& columns, const RowStrip& strip, std::uint32_t undecided) {
  std::uint32_t hit = 0;
  for (; undecided != 0; undecided &= undecided - 1) {
    const std::uint32_t tie = strip.first + static_cast<std::uint32_t>(std::countr_zero(undecided));
    const Chance chance = columns.chances == nullptr ? columns.same_chance : columns.chances[tie];
    if (tie_is_hit(strip.key, columns.addresses[tie], chance)) hit |= undecided & (~undecided + 1);
  }
  return hit;
}

namespace lanes4 {
using Mask = std::int32_t __attribute__((vector_size(16)));
// One bit a lane from a comparison's all-ones or zero: the one thing that has no portable form.
[[gnu::always_inline]] inline std::uint32_t gather_signs(Mask mask) {
#if defined(__x86_64__)
  return static_cast<std::uint32_t>(_mm_movemask_ps(reinterpret_cast<__m128>(mask)));
#elif defined(__wasm_simd128__)
  return wasm_i32x4_bitmask(reinterpret_cast<v128_t>(mask));
#else
  return (mask[0] & 1u) | (mask[1] & 2u) | (mask[2] & 4u) | (mask[3] & 8u);
#endif
}
#define GRAPEVINE_LANES 4
#define GRAPEVINE_TARGET
#include "diffusion/row_lanes.inc"
#undef GRAPEVINE_LANES
#undef GRAPEVINE_TARGET
}  // namespace lanes4

#if defined(__x86_64__)
namespace lanes8 {
using Mask = std::int32_t __attribute__((vector_size(32)));
[[gnu::target("avx2,bmi2")]] inline std::uint32_t gather_signs(Mask mask) {
  return static_cast<std::uint32_t>(_mm256_movemask_ps(reinterpret_cast<__m256>(mask)));
}
#define GRAPEVINE_LANES 8
#define GRAPEVINE_TARGET [[gnu::target("avx2,bmi2")]]
#include "diffusion/row_lanes.inc"
#undef GRAPEVINE_LANES
#undef GRAPEVINE_TARGET
}  // namespace lanes8

namespace lanes16 {
#define GRAPEVINE_LANES 16
#define GRAPEVINE_TARGET [[gnu::target("avx512f,avx512bw,avx512vl,popcnt,bmi2")]]
#include "diffusion/row_lanes.inc"
#undef GRAPEVINE_LANES
#undef GRAPEVINE_TARGET
}  // namespace lanes16
#endif

std::vector<RowKernel> find_row_kernels() {
  std::vector<RowKernel> kernels = {{"4 lanes", lanes4::draw}};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) kernels.push_back({"8 lanes (AVX2)", lanes8::draw});
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("popcnt"))
    kernels.push_back({"16 lanes (AVX-512)", lanes16::draw});
#endif
  return kernels;
}

}  // namespace

std::span<const RowKernel> available_row_kernels() {
  static const std::vector<RowKernel> kernels = find_row_kernels();
  return kernels;
}

const RowKernel& row_kernel() {
  static const RowKernel widest = available_row_kernels().back();
  return widest;
}

}  // namespace grapevine
