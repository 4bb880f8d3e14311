// The door of room `ensemble`: many replicates of a scenario and its what-if with the same luck, folded by replicate
// index, so that the result does not depend on threads, slices or order of completion.
#pragma once

#include "ensemble/comparison.h"
#include "ensemble/paired_ensemble.h"
#include "ensemble/statistics.h"
