// The door of room `firm`: what the company knows.
#pragma once

#include "firm/listening.h"
