#include "people/due_days.h"

#include <bit>
#include <cassert>
#include <cstring>

namespace grapevine {

namespace {

static_assert(std::endian::native == std::endian::little, "the lowest byte of a word is its first person's");

constexpr std::size_t kBlock = 64;  // people, in eight words of eight bytes

// A bit for each person of a block: bit 8 b + w is that of byte b of word w.
inline std::uint64_t mark_due(const std::uint8_t* block, std::uint64_t pattern) {
  constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7Full;
  std::uint64_t marks = 0;
  for (std::size_t w = 0; w < 8; ++w) {
    std::uint64_t word;
    std::memcpy(&word, block + 8 * w, sizeof word);
    word ^= pattern;
    const std::uint64_t top_of_zeros = ~(((word & kLow) + kLow) | word | kLow);  // no carry passes from byte to byte
    marks |= top_of_zeros >> (7 - w);
  }
  return marks;
}

inline std::uint32_t first_marked(std::uint64_t marks) {
  const auto bit = static_cast<std::uint32_t>(std::countr_zero(marks));
  return 8 * (bit % 8) + bit / 8 % 8;
}

}  // namespace

std::size_t find_due(std::span<const std::uint8_t> due, std::uint8_t day, std::span<std::uint32_t> found) {
  assert(found.size() >= due.size());
  std::size_t count = 0, i = 0;
  for (; i + kBlock <= due.size(); i += kBlock) {
    std::uint64_t marks = mark_due(due.data() + i, day * 0x0101010101010101ull);
    // the first three are written whether they are there or not: how many there are cannot be predicted
    for (int k = 0; k < 3; ++k) {
      found[count] = static_cast<std::uint32_t>(i) + first_marked(marks);
      count += marks != 0;
      marks &= marks - 1;
    }
    for (; marks != 0; marks &= marks - 1) found[count++] = static_cast<std::uint32_t>(i) + first_marked(marks);
  }
  for (; i < due.size(); ++i)
    if (due[i] == day) found[count++] = static_cast<std::uint32_t>(i);
  return count;
}

}  // namespace grapevine
