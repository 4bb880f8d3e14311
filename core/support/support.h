// The door of room `support`: what every other room may use.
#pragma once

#include "support/community.h"
#include "support/desk.h"
#include "support/erlang.h"
#include "support/queue_study.h"
#include "support/routine.h"
#include "support/routing.h"
#include "support/service.h"
#include "support/triage_class.h"
