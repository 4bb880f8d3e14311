// The door of room `diffusion`: how what one person says reaches others.
#pragma once

#include "diffusion/reshare_delay.h"
#include "diffusion/stories.h"
#include "diffusion/tie_rows.h"
