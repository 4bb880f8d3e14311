// The pushes of many bodies on each other, m/d each, by a pyramid of grids: far cells act as one body in the middle of
// their mass, taken together as a local expansion of first order about each cell's centre; the 3 × 3 cells around a
// body act person by person, or as one soft body where many stand on one spot.
#pragma once

#include <complex>
#include <cstdint>
#include <span>
#include <vector>

namespace grapevine {

class PushGrid {
 public:
  // Sorts the bodies into cells and sums up the far pushes. Equal lengths; masses > 0.
  void set(std::span<const float> x, std::span<const float> y, std::span<const float> mass);

  // Parts of about equal work, each with bodies of its own; any order, any thread.
  std::int32_t parts() const { return parts_; }
  // Calls visit(body, push_x, push_y) for each body of a part.
  template <class Visit>
  void each_in(std::int32_t part, Visit&& visit) const;

 private:
  using Field = std::complex<float>;  // of one body of mass m at z0: m / (z − z0); the push is its conjugate
  struct Level {
    std::int32_t side = 0;            // cells a side
    std::vector<float> mass, x, y;    // of each cell: sum, and middle of its mass
    std::vector<Field> value, slope;  // of the far field at the cell's centre
  };
  void sum_up();
  void far_field(std::size_t level);
  Field near_field(std::int32_t body, std::int32_t column, std::int32_t row) const;
  float centre_x(std::int32_t column, float cell) const { return left_ + (static_cast<float>(column) + 0.5f) * cell; }
  float centre_y(std::int32_t row, float cell) const { return top_ + (static_cast<float>(row) + 0.5f) * cell; }

  float left_ = 0, top_ = 0, width_ = 1;
  std::int32_t parts_ = 0;
  std::vector<Level> levels_;         // coarsest (4 × 4) first
  std::vector<std::int32_t> begins_;  // of each finest cell, in the columns below
  std::vector<std::int32_t> body_;    // sorted by cell
  std::vector<float> x_, y_, mass_;   // the same
  std::vector<std::int32_t> cell_;    // of each body, unsorted
};

constexpr std::int32_t kRowsInPart = 8;  // of the finest grid

template <class Visit>
void PushGrid::each_in(std::int32_t part, Visit&& visit) const {
  const Level& finest = levels_.back();
  const float size = width_ / static_cast<float>(finest.side);
  const std::int32_t end = part * kRowsInPart + kRowsInPart < finest.side ? part * kRowsInPart + kRowsInPart : finest.side;
  for (std::int32_t row = part * kRowsInPart; row < end; ++row)
    for (std::int32_t column = 0; column < finest.side; ++column) {
      const auto cell = static_cast<std::size_t>(row * finest.side + column);
      const float cx = centre_x(column, size), cy = centre_y(row, size);
      for (std::int32_t k = begins_[cell]; k < begins_[cell + 1]; ++k) {
        const auto i = static_cast<std::size_t>(k);
        const float dx = x_[i] - cx, dy = y_[i] - cy;
        const Field value = finest.value[cell], slope = finest.slope[cell], near = near_field(k, column, row);
        const float re = value.real() + slope.real() * dx - slope.imag() * dy + near.real();
        const float im = value.imag() + slope.real() * dy + slope.imag() * dx + near.imag();
        visit(body_[i], re, -im);
      }
    }
}

}  // namespace grapevine
