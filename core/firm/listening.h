// How the company hears of what people say in public, and when.
#pragma once

#include <cstdint>

#include "base/base.h"
#include "scenario/parameters.h"

namespace grapevine {

// Time from a post to the company's hearing of it by listening: exponential, such that the given share is heard within
// an hour; kNever when nobody listens. The draw is addressed by the story (author's stable id and ordinal). [A]
Millis hearing_delay(const ListenParameters& listen, const Luck& luck, std::uint32_t author_id, std::uint32_t cause);

// Reach at which somebody calls the company about a story: a share of the crisis threshold, at least one person.
std::int32_t press_threshold(const ListenParameters& listen, const CrisisParameters& crisis);

// How a public reply changes what is left of a story's spread: factor on its damp. The first reply only.
// damp × (1 − η q tone), tone human 1, scripted .5, defensive −.5; × 1.2 instead when it offers compensation in
// public (Herhausen et al. 2019 [V:Herh] for the signs; sizes [A]).
double reply_factor(const ReplyParameters& reply);

}  // namespace grapevine
