// The view state: what is on screen as one JSON object, for the page's text view and for tests. Keys:
//
//   number            grows with each published change
//   app               {name, version}
//   scenario          {name, title, question, expect, source, drawn, start, days, people, modified}; drawn: what its posterior does
//                     to ranges, a sentence or empty
//   scenarios         [{name, title, question}] that can be opened by name
//   what_ifs          [{title}] of this scenario, what_if: index of the one on screen (−1 the baseline, −2 edited),
//                     what_if_title
//   baseline          how it is called: "As you work today", or the title of a baseline of one's own
//   baselines         [{title, detail, chosen}] that can be in its place
//   headline          {sentence, detail}
//   paired            whether figures compare a what-if with the baseline
//   figures           [{name, label, meaning, before, after, difference, interval, band, futures, verdict, tile}], strings as
//                     people read them; verdict 1 clearly better, −1 clearly worse, 0 no clear difference; tile: one of
//                     the five
//   up_to_date        false while the figures are those of an earlier edit
//   levers            [{path, label, value, shown, baseline, baseline_shown, min, max, step, unit, kind, choices, group,
//                     role, meaning, source, evidence, changed}]; kind "number", "integer", "choice" or "flag";
//                     choices [{value, name, label}]; the groups in order, assumptions last
//   differs           [{label, before, after, when}]
//   progress          {done, total, running, seconds_left}: pairs of futures
//   series            [{name, label, unit, bin_hours, mean, low, high, baseline}] of both charts, thinned to at most 240
//                     values (bin_hours says how far they are apart); baseline empty when there is nothing to compare
//   events            [{hour, when, title, kind}] on the charts
//   moments           [{id, title, minutes, when, of_what_if}] of the timeline, that can be moved
//   hold, held        whether changes are held, and whether there are some whose results wait
//   before            {sentence, detail} before the last change; null when there was none
//   why               {title, future, lines, causes} of the figure that was asked about; null while it is worked out
//   messages          [{title, where, found, allowed, remedy}]
//   undo, redo        whether there is something to undo or redo
//   editor            a drill that is being written: see drill_view_state.h
//   drills, drill     those that ship, and the one that is open: see drill_view_state.h
//   data              null, or the table that was opened as one's own data: see import_view_state.h
//   tour              {act, of, title, text}: what it waits for; act of + 1 when all is done, null when it is not taken
//   kept              [{title, sentence, figures: {name: text}, people, backlog}]: what-ifs kept for comparison, the last two
//                     as values in step with `series`
//   prediction        null; or {sketching, values, score} while one is made and after it was revealed; while it is made, the
//                     figures and lines are the baseline's alone
//   predicted         the score of the sketch that was made of what is on screen, also after it left the chart; or empty
//   network           null; or the network in words when somebody wants it: {ready, futures: [{name, meaning}], future,
//                     baseline}, and when ready {replicate, of, minutes, until, when, whole, standpoints: [{label, meaning,
//                     count}], stories: [{title, reach, words}], connectors: [{person, ties}], clear_communities, bridges:
//                     [{person, outside, reaches}], person: null or {number, lines}, not_found}
//   screen            "first", "what-if", "network", "drill", "data"
//   opened            grows with everything that is opened
//   dark, link        link: with the screen
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "report/reasons.h"
#include "ui/baselines.h"
#include "ui/document.h"
#include "ui/drill_model.h"
#include "ui/futures.h"
#include "ui/import_model.h"
#include "ui/panels.h"
#include "ui/state.h"

namespace grapevine {

struct ViewStateParts {
  std::uint64_t number = 0, opened = 0;
  const Document* document = nullptr;
  const Futures* futures = nullptr;
  const ViewChoices* choices = nullptr;
  const Passing* passing = nullptr;
  std::string link;
  bool held = false;
  const Shown* before = nullptr;
  const Shown* before_reveal = nullptr;   // the baseline, while a prediction is made
  const Reasons* reasons = nullptr;
  const DrillModel* drill = nullptr;
  const ImportModel* import_model = nullptr;
  std::span<const Kept> kept;
  std::string predicted;
  std::span<const BaselineChoice> baselines;
  std::string network;                    // JSON; empty: not wanted
};

std::string view_state_to_json(const ViewStateParts& parts);

}  // namespace grapevine
