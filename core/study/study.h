// The door of room `study`: many points of a scenario's space of parameters, and what they say together.
#pragma once

#include "study/analysis.h"
#include "study/calibration.h"
#include "study/design.h"
#include "study/discovery.h"
#include "study/emulator.h"
#include "study/experiment.h"
#include "study/history.h"
#include "study/point_runner.h"
#include "study/regret.h"
#include "study/results.h"
#include "study/schedule.h"
#include "study/sensitivity.h"
#include "study/sobol_sequence.h"
#include "study/sweep.h"
#include "study/ticket_fit.h"
