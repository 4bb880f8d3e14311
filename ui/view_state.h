// The view state: what is on screen as one JSON object, for the page's text view and for tests. Keys:
//
//   number            grows with each published change
//   app               {name, version}
//   scenario          {name, title, question, expect, source, start, days, people, modified}
//   scenarios         [{name, title, question}] that can be opened by name
//   what_ifs          [{title}] of this scenario, what_if: index of the one on screen (−1 the baseline, −2 edited)
//   headline          {sentence, detail}
//   paired            whether figures compare a what-if with the baseline
//   figures           [{label, meaning, before, after, difference, band, futures, verdict, tile}], strings as read by
//                     people; verdict 1 clearly better, −1 clearly worse, 0 no clear difference; the tiles first
//   levers            [{path, label, value, shown, baseline, baseline_shown, min, max, step, unit, kind, choices, group,
//                     role, meaning, source, evidence, changed}]; kind "number", "integer", "choice" or "flag";
//                     choices [{value, name, label}]; the groups in order, assumptions last
//   differs           [{label, before, after, when}]
//   progress          {done, total, running, seconds_left}
//   series            [{name, label, unit, start, bin_hours, mean, low, high, baseline}] of both charts
//   events            [{hour, when, title, kind}] on the charts
//   messages          [{title, where, found, allowed, remedy}]
//   undo, redo        whether there is something to undo or redo
//   dark, link
#pragma once

#include <cstdint>
#include <string>

namespace grapevine {

struct Document;
struct Shown;
struct MessageBox;

}  // namespace grapevine
