// Single runs of many points, each with a luck of its own: what a calibration asks for.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "study/sweep.h"

namespace grapevine {

class PointRunner {
 public:
  // `study` must outlive it; of its experiment the factors and the outcomes count.
  PointRunner(const Study& study, int threads);
  ~PointRunner();

  Errors start();  // builds the crowd
  // Outcomes of the experiment at `values`, a row a point, each in the replicate of that number. NaN where the values
  // break a relation between parameters. Nothing when it was told to stop.
  std::optional<PointTable> run(const PointTable& values, std::span<const std::uint32_t> replicates, const std::atomic<bool>& stopping);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace grapevine
