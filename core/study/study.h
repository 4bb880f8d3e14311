// The door of room `study`: many points of a scenario's space of parameters, and what they say together.
#pragma once

#include "study/design.h"
#include "study/experiment.h"
#include "study/results.h"
#include "study/schedule.h"
#include "study/sobol_sequence.h"
#include "study/sweep.h"
