// The door of room `base`: what every other room may use.
#pragma once

#include "base/calendar.h"
#include "base/digest.h"
#include "base/draws.h"
#include "base/error.h"
#include "base/large_pages.h"
#include "base/portable_math.h"
