#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "report/ticket_tables.h"

using namespace grapevine;

namespace {

bool tells_of_the_slowest(const TicketFigures& figures, double p90_of_scenario) {
  TicketTrial trial;
  trial.first_reply_p90 = p90_of_scenario;
  const auto lines = ticket_sentences(figures, trial);
  return std::ranges::any_of(lines, [](const std::string& line) { return line.starts_with("The slowest tenth waits longer in the data"); });
}

}  // namespace

TEST_CASE("What a scenario cannot show of the slowest replies is said where the data have replies that are far slower") {
  TicketFigures figures;
  CHECK_FALSE(tells_of_the_slowest(figures, 0));  // no reply at all
  figures.first_reply.count = 10;
  figures.first_reply.nine_in_ten = 356;
  CHECK(tells_of_the_slowest(figures, 35));
  CHECK_FALSE(tells_of_the_slowest(figures, 200));
  CHECK_FALSE(tells_of_the_slowest(figures, 900));
}
