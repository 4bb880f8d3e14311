// The drill's part of the view state: what the first team played here sees, and the hot wash. Keys:
//
//   name, title, summary, phase ("prepare", "brief", "play", "hot wash", "report"), view, begun
//   briefing, objectives   [lines];  roles [{title, brief, bot}]
//   minute, when, running, over, pace, room     of the clock; room: a sentence about the pace
//   teams             [{name, code}]
//   feed              [{when, head, text}], the latest first
//   figures           [{label, meaning, value}]
//   open              [{team, card, id, title, role, question, closes, otherwise, options}] that wait for a decision of a team
//                     played here; card its index; options [{title, text, cost}]
//   entrants          [names] in the hot wash; done: share of its work, scored, revealed
//   results           [{title, lines | rows}] when revealed; rows with the headings first, of each team once it is worked out
#pragma once

#include "scenario/json_guard.h"
#include "ui/drill_model.h"

namespace grapevine {

Json drills_json();  // [{name, title, summary}]
Json drill_json(const DrillModel& model);

}  // namespace grapevine
