// What a company's own tickets say beside what the scenario made of them gives.
#pragma once

#include <string>
#include <vector>

#include "study/ticket_fit.h"

namespace grapevine {

struct TicketRow {
  std::string label, data, scenario;  // "First reply, median", "12 min", "11 min"; "not in the data"
};
// First reply, resolution and hand-offs.
std::vector<TicketRow> ticket_rows(const TicketFigures& figures, const TicketTrial& trial);
// Shares of tickets by three hours of a working day, and of weekends, beside the model's own course of demand.
std::vector<TicketRow> arrival_rows(const TicketFigures& figures);
// More that the data say, a sentence each: what the scenario cannot show of the slowest replies, quartiles, the log-normal
// law, hand-offs and what they cost.
std::vector<std::string> ticket_sentences(const TicketFigures& figures, const TicketTrial& trial);

struct FittedRow {
  std::string path, label, value, why;
};
std::vector<FittedRow> fitted_rows(const OwnScenario& own);

}  // namespace grapevine
