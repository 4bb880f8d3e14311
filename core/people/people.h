// The door of room `people`: who the people are, and what an experience, a word and a day do to what they think.
#pragma once

#include "people/crowd.h"
#include "people/due_days.h"
#include "people/mixing.h"
#include "people/mood.h"
#include "people/participation.h"
#include "people/staff.h"
#include "people/telling.h"
