// Inside of room `validation`: what the files about cascades share.
#pragma once

#include <string>
#include <vector>

#include "diffusion/cascade.h"
#include "validation/validation.h"

namespace grapevine {

inline constexpr CascadeKernel kKernels[] = {CascadeKernel::rows, CascadeKernel::skips};
std::string named(CascadeKernel kernel);  // " (rows)"

// `settings` scales the runs and moves the seed.
CascadeOptions cascade_from(std::vector<std::int64_t> seeds, double probability, std::int64_t runs,
                            const ValidationSettings& settings);
// The options are our own, so an error is our mistake.
CascadeEstimate estimate(const Graph& graph, const CascadeOptions& options);

}  // namespace grapevine
