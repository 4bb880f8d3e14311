// The door of room `intake`: a company's own tickets and mentions as a table, what their columns mean, the figures that
// can be read from them, and a scenario that starts from these.
#pragma once

#include "intake/columns.h"
#include "intake/figures.h"
#include "intake/moments.h"
#include "intake/own_scenario.h"
#include "intake/preview.h"
#include "intake/table.h"
#include "intake/tickets.h"
