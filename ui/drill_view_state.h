// The drill's part of the view state: what each team played here sees, and the hot wash. Keys:
//
//   name, title, summary, phase ("prepare", "brief", "play", "hot wash", "report"), view, begun
//   members           of each team, who vote before it decides; 0: nobody does
//   briefing, objectives   [lines];  roles [{title, brief, bot}]
//   minute, when, running, over, pace, room     of the clock; room: a sentence about the pace
//   teams             [{name, code, standing, figures, feed, qr}]; the middle three once play has begun, figures [{label, meaning,
//                     value}], feed [{when, head, text}], the latest first; qr {side, path} once the window has closed: an SVG path,
//                     its unit a module
//   events, decided, aborts, room_view    but for the team's view: the events list [{state, when, says, expected, standing}], what
//                     may be overruled [{team, card, title, when, option, by_default, options}], [lines], and the projector's
//                     {clock, day, state, heard, of, known: [{when, from, text}]} (drill_views.h)
//   open              [{team, card, id, title, role, question, closes, otherwise, options}] that wait for a decision of a team
//                     played here; card its index; options [{title, text, cost}]; how many members voted, votes by option, and
//                     the option that is proposed (−1: none)
//   entrants          [names] in the hot wash; done: share of its work, scored, revealed
//   results           [{title, lines | rows}] when revealed; rows with the headings first, of each team once it is worked out
#pragma once

#include "scenario/json_guard.h"
#include "ui/drill_model.h"

namespace grapevine {

Json drills_json();  // [{name, title, summary}]
Json drill_json(const DrillModel& model);
// The drill that is being written: section and item as numbers, sections [{title, errors}], list (pointer; empty: the section is
// none), items [titles], parts [{title, pointer, error, fields: [{pointer, label, meaning, kind, value, choices, error}]}],
// additions [[pointer, what]], errors: how many in all. See drill_editor.h.
Json editor_json(const DrillEditor& editor);

}  // namespace grapevine
