// The door of room `sim`: one world, one replicate.
#pragma once

#include "sim/diary.h"
#include "sim/outcomes.h"
#include "sim/simulation.h"
#include "sim/world.h"
