// What report and print pack of a drill are made of.
#pragma once

#include <string>
#include <string_view>

#include "report/drill_rows.h"

namespace grapevine {

std::string drill_page(std::string_view title, const std::string& body);
std::string drill_heading(std::string_view words);
std::string drill_section(std::string_view title, const std::string& inside, std::string_view look = {});
std::string drill_paragraph(std::string_view text, std::string_view look = {});
std::string drill_list(const std::vector<std::string>& lines);
// Heading row first; columns from `figures` on are aligned to the right. Plain text, escaped here.
std::string drill_table(const Rows& rows, std::size_t figures = 1000, std::string_view look = {});
// How many people heard something bad, counted up over the scenario's intervals, the mean over its futures.
std::vector<double> reached_over_time(const Replicates& replicates);
// Those lines as a chart: a line a side.
std::string drill_chart(const Drill& drill, const DrillScores& scores);

}  // namespace grapevine
