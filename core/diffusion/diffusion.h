// The door of room `diffusion`: how what one person says reaches others.
#pragma once

#include "diffusion/tie_rows.h"
