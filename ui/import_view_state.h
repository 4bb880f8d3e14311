// The table that was opened as one's own data, within the view state (view_state.h). Null while none is open; else
//
//   {name, phase, rows, columns, roles, preview, dates, keep_names, people, errors}
//     phase       "columns", "trying", "result"; rows: how many the table has; columns: its headings
//     roles       [{name, label, column}]; column −1: not in the table
//     preview     {columns, rows}: indices of the columns in the order of reading, and the first rows in that order
//     dates       0 as the file shows, 1 day first, 2 month first
//     errors      [{found, allowed, remedy}]: why the columns as they are give no scenario
//   and from "trying" on {read, skipped, in_doubt, tried}; with a result {figures, arrivals: [{label, data, scenario}],
//   sentences, fitted: [{label, value, why}]}
#pragma once

#include "scenario/json_guard.h"
#include "ui/import_model.h"

namespace grapevine {

Json import_json(const ImportModel& model);

}  // namespace grapevine
