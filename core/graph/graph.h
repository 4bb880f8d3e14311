// The door of room `graph`: the social graph, how it is made up or read, and what can be said of it.
#pragma once

#include "graph/communities.h"
#include "graph/configuration.h"
#include "graph/csr.h"
#include "graph/edge_list.h"
#include "graph/generators.h"
#include "graph/layout.h"
#include "graph/metrics.h"
#include "graph/strength.h"
