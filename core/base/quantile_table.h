// A distribution as a table of its quantiles, for drawing by inversion: the larger the draw, the larger the value (common
// random numbers stay monotone). Linear between the shares k / 1,024; the two tails, of 1/64 each, where that would be
// poor, are computed.
#pragma once

#include <cstdint>
#include <vector>

namespace grapevine {

class QuantileTable {
 public:
  // quantile(p): the value below which a share p lies, 0 < p < 1. It is called for all but the tails.
  template <class Quantile>
  explicit QuantileTable(Quantile quantile) : values_(kCells + 1) {
    for (std::uint32_t i = kTailCells; i <= kCells - kTailCells; ++i) values_[i] = static_cast<float>(quantile(static_cast<double>(i) / kCells));
  }

  // The value at (bits + 1/2) / 2^32; in the tails it is quantile's own.
  template <class Quantile>
  double draw(std::uint32_t bits, Quantile quantile) const {
    constexpr int kShift = 32 - kCellBits;
    const std::uint32_t cell = bits >> kShift;
    if (cell - kTailCells >= kCells - 2 * kTailCells) return quantile((static_cast<double>(bits) + 0.5) * 0x1p-32);
    const double share = (static_cast<double>(bits & ((1u << kShift) - 1)) + 0.5) * (1.0 / (1u << kShift));
    const double low = static_cast<double>(values_[cell]), high = static_cast<double>(values_[cell + 1]);
    return low + share * (high - low);
  }

 private:
  static constexpr int kCellBits = 10;
  static constexpr std::uint32_t kCells = 1u << kCellBits, kTailCells = kCells / 64;

  std::vector<float> values_;  // those of the tails are not set
};

}  // namespace grapevine
