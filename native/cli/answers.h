// What run, compare and replay print, in each of their forms.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "cli/console.h"
#include "cli/job.h"
#include "cli/scenario_input.h"
#include "report/report.h"

namespace grapevine {

// What else is done with what a run gave; an error of a file that cannot be written.
using ResultsWriter = std::function<std::optional<Error>(const Replicates&)>;

// Applies --set, runs one scenario and prints what was asked for: summary, JSON or digest.
Exit run_scenario(ScenarioInput input, const ScenarioOptions& changes, const JobOptions& options,
                  Console& console, const ResultsWriter& write_results = {});

// Runs a baseline and its what-ifs and prints what was asked for: sentences, tables and charts, JSON, or a
// digest a line, the baseline's first. With `indirect` all are run again with nobody moved by what they hear, to tell how
// much of each effect is word of mouth.
Exit compare_scenarios(std::vector<ScenarioInput> sides, const JobOptions& options, Console& console,
                       bool indirect = false);

// Compares a scenario with its what-if (from 1), or with what --set makes of it, from which one change is left out: `without`
// counts from 1 as `grapevine why` numbers them.
Exit compare_without(ScenarioInput baseline, std::int32_t what_if, std::int32_t without, const ScenarioOptions& options,
                     const JobOptions& job, Console& console);

// The chart of the main series: of one what-if, or of the baseline alone.
Chart chart_of(const JobResult& result);
Chart chart_of(const JobResult& result, std::size_t side, const Comparison& comparison);

TerminalStyle terminal_style(const Console& console);

}  // namespace grapevine
