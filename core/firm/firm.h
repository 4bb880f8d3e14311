// The door of room `firm`: what the company knows, and who in it takes part.
#pragma once

#include "firm/adoption.h"
#include "firm/audit.h"
#include "firm/listening.h"
#include "firm/training.h"
