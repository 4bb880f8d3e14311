#include "graph/push_grid.h"

#include <algorithm>
#include <cassert>

#include "base/index.h"

namespace grapevine {

namespace {

constexpr std::int32_t kBodiesInCell = 3;   // on average, of the finest grid
constexpr std::int32_t kMostOneByOne = 16;  // bodies of a cell that push one by one
constexpr std::size_t kMostLevels = 9;      // beyond 4 × 4: up to 1024 × 1024
// Bodies on one spot do not fly apart without bounds.
constexpr float kSoft = 0.25f;

}  // namespace

void PushGrid::set(std::span<const float> x, std::span<const float> y, std::span<const float> mass) {
  assert(x.size() == y.size() && x.size() == mass.size());
  const std::size_t bodies = x.size();
  // a square around all
  float right = 0, bottom = 0;
  left_ = top_ = 0;
  for (std::size_t i = 0; i < bodies; ++i) {
    left_ = i == 0 ? x[i] : std::min(left_, x[i]);
    right = i == 0 ? x[i] : std::max(right, x[i]);
    top_ = i == 0 ? y[i] : std::min(top_, y[i]);
    bottom = i == 0 ? y[i] : std::max(bottom, y[i]);
  }
  width_ = std::max({right - left_, bottom - top_, 1.0f}) * 1.0001f;
  std::size_t count = 1;
  for (std::int64_t cells = 16; count < kMostLevels && cells * kBodiesInCell < static_cast<std::int64_t>(bodies); cells *= 4) ++count;
  levels_.resize(count);
  for (std::size_t l = 0; l < count; ++l) {
    Level& level = levels_[l];
    level.side = std::int32_t{4} << l;
    const std::size_t cells = index(level.side) * index(level.side);
    level.mass.assign(cells, 0);
    level.x.assign(cells, 0);
    level.y.assign(cells, 0);
    level.value.resize(cells);
    level.slope.resize(cells);
  }
  const std::int32_t side = levels_.back().side;
  parts_ = (side + kRowsInPart - 1) / kRowsInPart;

  // bodies by cell
  const float scale = static_cast<float>(side) / width_;
  const auto place = [&](float v, float from) { return std::clamp(static_cast<std::int32_t>((v - from) * scale), 0, side - 1); };
  cell_.resize(bodies);
  begins_.assign(index(side) * index(side) + 1, 0);
  for (std::size_t i = 0; i < bodies; ++i) {
    cell_[i] = place(y[i], top_) * side + place(x[i], left_);
    ++begins_[index(cell_[i]) + 1];
  }
  for (std::size_t c = 1; c < begins_.size(); ++c) begins_[c] += begins_[c - 1];
  body_.resize(bodies);
  x_.resize(bodies);
  y_.resize(bodies);
  mass_.resize(bodies);
  for (std::size_t i = 0; i < bodies; ++i) {
    const std::size_t k = index(begins_[index(cell_[i])]++);
    body_[k] = static_cast<std::int32_t>(i);
    x_[k] = x[i];
    y_[k] = y[i];
    mass_[k] = mass[i];
  }
  for (std::size_t c = begins_.size() - 1; c > 0; --c) begins_[c] = begins_[c - 1];
  begins_[0] = 0;

  sum_up();
  for (std::size_t l = 0; l < count; ++l) far_field(l);
}

void PushGrid::sum_up() {
  Level& finest = levels_.back();
  for (std::size_t c = 0; c + 1 < begins_.size(); ++c) {
    for (std::int32_t k = begins_[c]; k < begins_[c + 1]; ++k) {
      finest.mass[c] += mass_[index(k)];
      finest.x[c] += mass_[index(k)] * x_[index(k)];
      finest.y[c] += mass_[index(k)] * y_[index(k)];
    }
  }
  // sums of x·m first, on every level; middles afterwards
  for (std::size_t l = levels_.size() - 1; l > 0; --l) {
    const Level& fine = levels_[l];
    Level& coarse = levels_[l - 1];
    for (std::int32_t row = 0; row < fine.side; ++row)
      for (std::int32_t column = 0; column < fine.side; ++column) {
        const std::size_t from = index(row * fine.side + column), to = index(row / 2 * coarse.side + column / 2);
        coarse.mass[to] += fine.mass[from];
        coarse.x[to] += fine.x[from];
        coarse.y[to] += fine.y[from];
      }
  }
  for (Level& level : levels_)
    for (std::int32_t row = 0; row < level.side; ++row)
      for (std::int32_t column = 0; column < level.side; ++column) {
        const std::size_t c = index(row * level.side + column);
        const float size = width_ / static_cast<float>(level.side), m = level.mass[c];
        level.x[c] = m > 0 ? level.x[c] / m : centre_x(column, size);  // an empty cell needs some place that divides
        level.y[c] = m > 0 ? level.y[c] / m : centre_y(row, size);
      }
}

// The field of all cells that are far at this level, and of what was far already at the level above.
void PushGrid::far_field(std::size_t number) {
  Level& level = levels_[number];
  const Level* above = number > 0 ? &levels_[number - 1] : nullptr;
  const std::int32_t side = level.side;
  const float size = width_ / static_cast<float>(side);
  for (std::int32_t row = 0; row < side; ++row)
    for (std::int32_t column = 0; column < side; ++column) {
      const float cx = centre_x(column, size), cy = centre_y(row, size);
      float value_re = 0, value_im = 0, slope_re = 0, slope_im = 0;
      if (above) {
        const std::size_t parent = index(row / 2 * above->side + column / 2);
        const Field v = above->value[parent], s = above->slope[parent];
        const float dx = cx - centre_x(column / 2, 2 * size), dy = cy - centre_y(row / 2, 2 * size);
        value_re = v.real() + s.real() * dx - s.imag() * dy;
        value_im = v.imag() + s.real() * dy + s.imag() * dx;
        slope_re = s.real();
        slope_im = s.imag();
      }
      // the children of the parent's neighbours that are no neighbours themselves; at the top all others
      const std::int32_t first_row = above ? std::max(0, (row / 2 - 1) * 2) : 0, last_row = above ? std::min(side - 1, (row / 2 + 1) * 2 + 1) : side - 1;
      const std::int32_t first_column = above ? std::max(0, (column / 2 - 1) * 2) : 0, last_column = above ? std::min(side - 1, (column / 2 + 1) * 2 + 1) : side - 1;
      for (std::int32_t r = first_row; r <= last_row; ++r)
        for (std::int32_t c = first_column; c <= last_column; ++c) {
          if (std::abs(r - row) <= 1 && std::abs(c - column) <= 1) continue;
          const std::size_t other = index(r * side + c);
          const float m = level.mass[other];
          // u = 1 / (c − z0); the field is m·u, its slope −m·u²
          const float dx = cx - level.x[other], dy = cy - level.y[other], over = 1 / (dx * dx + dy * dy);
          const float u = dx * over, v = -dy * over;
          value_re += m * u;
          value_im += m * v;
          slope_re -= m * (u * u - v * v);
          slope_im -= m * 2 * u * v;
        }
      level.value[index(row * side + column)] = {value_re, value_im};
      level.slope[index(row * side + column)] = {slope_re, slope_im};
    }
}

PushGrid::Field PushGrid::near_field(std::int32_t body, std::int32_t column, std::int32_t row) const {
  const Level& finest = levels_.back();
  const float x = x_[index(body)], y = y_[index(body)], size = width_ / static_cast<float>(finest.side);
  float re = 0, im = 0;
  const auto add = [&](float m, float dx, float dy, float soft) {
    const float over = m / (dx * dx + dy * dy + soft);
    re += dx * over;
    im -= dy * over;
  };
  for (std::int32_t r = std::max(0, row - 1); r <= std::min(finest.side - 1, row + 1); ++r)
    for (std::int32_t c = std::max(0, column - 1); c <= std::min(finest.side - 1, column + 1); ++c) {
      const std::size_t cell = index(r * finest.side + c);
      const std::int32_t begin = begins_[cell], end = begins_[cell + 1];
      if (end - begin > kMostOneByOne) {
        add(finest.mass[cell], x - finest.x[cell], y - finest.y[cell], size * size / 6 + kSoft);  // a square's mean squared radius
        continue;
      }
      for (std::int32_t k = begin; k < end; ++k) add(mass_[index(k)], x - x_[index(k)], y - y_[index(k)], kSoft);
    }
  return {re, im};
}

}  // namespace grapevine
