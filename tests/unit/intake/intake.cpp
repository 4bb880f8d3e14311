#include "intake/intake.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace grapevine;
using Catch::Approx;

namespace {

Table table_of(std::string_view text) {
  const auto table = read_table(text, "t.csv");
  if (!table) FAIL(to_string(table.errors().front()));
  return *table;
}

Tickets tickets_of(std::string_view text, std::string_view map = "", const TicketRules& rules = {}) {
  const Table table = table_of(text);
  const auto mapping = map_columns(guess_columns(table.columns), map, table.columns);
  REQUIRE(mapping);
  const auto tickets = read_tickets(table, *mapping, rules, "t.csv");
  if (!tickets) FAIL(to_string(tickets.errors().front()));
  return *tickets;
}

std::int64_t skipped_of(const Tickets& tickets) {
  std::int64_t all = 0;
  for (const auto& [why, count] : tickets.skipped) all += count;
  return all;
}

// Bytes of a public data set, where the folder is there.
std::optional<std::string> data_set(std::string_view name) {
  const char* folder = std::getenv("GRAPEVINE_DATA");
  std::ifstream file(std::filesystem::path(folder != nullptr ? folder : "") / name, std::ios::binary);
  if (folder == nullptr || !file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

constexpr Millis at(int days, int hours, int minutes) { return days * kDay + hours * kHour + minutes * kMinute; }

}  // namespace

TEST_CASE("cells may hold separators, quotation marks and line ends, and lines are counted all the same") {
  const Table table = table_of("\xEF\xBB\xBFid,text\r\n1,\"a, \"\"b\"\"\nc\"\r\n\r\n2,plain\r\n3,\"\"");
  CHECK(table.columns == std::vector<std::string>{"id", "text"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].cells[1] == "a, \"b\"\nc");
  CHECK(table.rows[1].line == 5);
  CHECK(table.rows[2].cells[1].empty());
  CHECK(table_of("id;text\n1;a,b\n").rows[0].cells[1] == "a,b");
  CHECK(table_of("id\ttext\n1\ta,b\n").rows[0].cells[1] == "a,b");
  CHECK(table_of("id,text\n1,a\n2\n3,b\n").short_rows == 1);
}

TEST_CASE("tables that are none are refused with a place and a remedy") {
  for (const std::string_view bad : {"", "one", "id,text\n", "id,text\n1,\"open\n2,b\n", "id,text\n1\n2\n3,c\n"}) {
    const auto table = read_table(bad, "t.csv");
    REQUIRE_FALSE(table);
    CHECK(table.errors().front().where.starts_with("t.csv"));
    CHECK_FALSE(table.errors().front().remedy.empty());
  }
  CHECK(read_table("id,text\n1,\"open\n2,b\n", "t.csv").errors().front().where == "t.csv:2");
  CHECK_FALSE(read_table(std::string_view("id,text\n1,\0\n", 12), "t.csv"));
}

TEST_CASE("moments are read in the forms of the usual exports") {
  const Millis expected = days_from_civil({2017, 10, 3}) * kDay + at(0, 21, 5);
  for (const char* text : {"2017-10-03 21:05", "2017-10-03T21:05:00Z", "2017-10-03T21:05:00.123+02:00", "2017/10/03 21:05:00", "03-10-2017 21:05", "3/10/2017 9:05 PM", "03.10.2017 21:05", "3 Oct 2017 21:05",
                           "Tue Oct 03 21:05:00 +0000 2017", "October 3, 2017 9:05 pm", "3/10/17 21:05"}) {
    INFO(text);
    CHECK(read_moment(text, DateOrder::day_first) == expected);
  }
  CHECK(read_moment("10/3/2017 9:05 PM", DateOrder::month_first) == expected);
  CHECK(read_moment("10/3/2017 12:05 AM", DateOrder::month_first) == days_from_civil({2017, 10, 3}) * kDay + at(0, 0, 5));
  for (const char* bad : {"", "?", "yesterday", "13", "2017-13-01 10:00", "2017-02-30", "2017-10-03 24:30", "2017-10-03 13:05 PM", "1,2,3,4,5,6"}) {
    INFO(bad);
    CHECK_FALSE(read_moment(bad, DateOrder::day_first));
  }
}

TEST_CASE("the order of day and month is that which the column shows, and a doubt is told") {
  CHECK(tickets_of("id,created_at\n1,01/02/2017\n2,13/02/2017\n").order == DateOrder::day_first);
  const Tickets american = tickets_of("id,created_at\n1,01/02/2017\n2,01/14/2017\n");
  CHECK(american.order == DateOrder::month_first);
  CHECK(american.tickets.size() == 2);
  CHECK(american.tickets.back().created - american.tickets.front().created == 12 * kDay);
  CHECK(tickets_of("id,created_at\n1,01/02/2017\n2,03/04/2017\n").order_in_doubt);
  CHECK_FALSE(tickets_of("id,created_at\n1,01/02/2017\n", "", {.order = DateOrder::month_first}).order_in_doubt);
  CHECK_FALSE(tickets_of("id,created_at\n1,2017-02-01\n2,2017-04-03\n").order_in_doubt);
}

TEST_CASE("columns of the usual help desks are found by their headings") {
  struct Export {
    const char* headings;
    std::vector<std::pair<ColumnRole, const char*>> found;
  };
  using R = ColumnRole;
  for (const Export& file : {Export{"Id,Requester,Subject,Created at,Solved at,Group stations,Via,First reply time in minutes", {{R::id, "Id"}, {R::created, "Created at"}, {R::resolved, "Solved at"}, {R::stations, "Group stations"}, {R::channel, "Via"}, {R::first_reply_minutes, "First reply time in minutes"}}},
                             Export{"Case Number,Case Owner,Date/Time Opened,Date/Time Closed,Case Origin,Age (Hours)", {{R::id, "Case Number"}, {R::created, "Date/Time Opened"}, {R::closed, "Date/Time Closed"}, {R::channel, "Case Origin"}, {R::resolved_hours, "Age (Hours)"}}},
                             Export{"Ticket ID,Subject,Source,Created time,Resolved time,Closed time,Initial response time", {{R::id, "Ticket ID"}, {R::created, "Created time"}, {R::resolved, "Resolved time"}, {R::first_reply, "Initial response time"}, {R::channel, "Source"}}}}) {
    const auto headings = table_of(std::string(file.headings) + "\n" + std::string(static_cast<std::size_t>(std::count(file.headings, file.headings + std::char_traits<char>::length(file.headings), ',')), ',') + "\n").columns;
    const Mapping mapping = guess_columns(headings);
    for (const auto& [role, heading] : file.found) {
      INFO(heading);
      REQUIRE(column_of(mapping, role));
      CHECK(headings[*column_of(mapping, role)] == heading);
    }
  }
}

TEST_CASE("a person's word about columns goes above the guess, and typos get the nearest name") {
  const std::vector<std::string> headings = {"nr", "opened_at", "created_at"};
  const Mapping guess = guess_columns(headings);
  CHECK(column_of(guess, ColumnRole::created) == 2);
  CHECK(column_of(*map_columns(guess, "created=opened_at, id=NR", headings), ColumnRole::created) == 1);
  CHECK(column_of(*map_columns(guess, "created=opened_at, id=NR", headings), ColumnRole::id) == 0);
  CHECK_FALSE(column_of(*map_columns(guess, "created=", headings), ColumnRole::created));
  const auto wrong = map_columns(guess, "craeted=opened_at,id=opened_att,x", headings);
  REQUIRE(wrong.errors().size() == 3);
  CHECK(wrong.errors()[0].remedy == "did you mean created?");
  CHECK(wrong.errors()[1].remedy == "did you mean opened_at?");
}

TEST_CASE("names and words are known as such by their headings") {
  for (const char* person : {"author_id", "Caller", "Requester name", "assigned_to", "Contact email"}) CHECK(privacy_of(person) == Privacy::person);
  for (const char* words : {"text", "Subject", "Description", "Customer comments"}) CHECK(privacy_of(words) == Privacy::words);
  for (const char* open : {"number", "created_at", "priority", "contact_type"}) CHECK(privacy_of(open) == Privacy::open);
}

TEST_CASE("rows of one ticket are its events: the first creation, the last of all else, and what makes no sense is counted") {
  const Tickets tickets = tickets_of(
      "number,opened_at,resolved_at,reassignment_count,contact_type\n"
      "A,2026-01-05 10:00,?,0,Phone\n"
      "A,2026-01-05 10:00,2026-01-05 12:00,2,Phone\n"
      "B,2026-01-05 11:00,2026-01-05 10:00,x,E-mail\n"
      "C,?,?,0,\n"
      "D,tomorrow,?,0,\n");
  REQUIRE(tickets.tickets.size() == 2);
  CHECK(tickets.tickets[0].handoffs == 2);
  CHECK(*tickets.tickets[0].resolved - tickets.tickets[0].created == 2 * kHour);
  CHECK(tickets.tickets[0].channel == TicketChannel::phone);
  CHECK(tickets.tickets[1].channel == TicketChannel::email);
  CHECK_FALSE(tickets.tickets[1].resolved);
  CHECK_FALSE(tickets.tickets[1].handoffs);
  CHECK(skipped_of(tickets) == 4);
}

TEST_CASE("spans of minutes or hours serve where moments are missing") {
  const Tickets tickets = tickets_of("Id,Created at,First reply time in minutes,Age (Hours),Group stations\n1,2026-01-05 10:00,12.5,3,1\n2,2026-01-05 11:00,-3,,3\n");
  CHECK(*tickets.tickets[0].first_reply - tickets.tickets[0].created == 750 * kSecond);
  CHECK(*tickets.tickets[0].resolved - tickets.tickets[0].created == 3 * kHour);
  CHECK(tickets.tickets[0].handoffs == 0);
  CHECK(tickets.tickets[1].handoffs == 2);
  CHECK(skipped_of(tickets) == 1);
}

TEST_CASE("a customer's post is answered by the first company's post that names it") {
  const std::string head = "tweet_id,author_id,inbound,created_at,text,in_response_to_tweet_id\n";
  const Tickets tickets = tickets_of(head +
                                     "1,u,True,Tue Oct 31 22:00:00 +0000 2017,help,\n"
                                     "2,co,False,Tue Oct 31 22:30:00 +0000 2017,yes,1.0\n"
                                     "3,co,False,Tue Oct 31 22:10:00 +0000 2017,yes,1.0\n"
                                     "4,u,True,Tue Oct 31 22:05:00 +0000 2017,and quickly,1.0\n"
                                     "5,co,False,Tue Oct 31 22:05:00 +0000 2017,yes,99\n");
  CHECK(tickets.posts);
  REQUIRE(tickets.tickets.size() == 1);
  CHECK(*tickets.tickets[0].first_reply - tickets.tickets[0].created == 10 * kMinute);
  CHECK(skipped_of(tickets) == 1);
  const Table table = table_of("inbound,created_at\nTrue,2026-01-01\n");
  CHECK_FALSE(read_tickets(table, guess_columns(table.columns), {}, "t.csv"));
}

TEST_CASE("figures are those of tickets made up with known ones") {
  std::string text = "id,created_at,first_reply_at,resolved_at,handoffs,channel\n";
  // four weeks of 10 tickets each working day at 10:00, answered after 20 minutes, resolved after 2 hours and 10 more for each hand-off
  for (int day = 0; day < 28; ++day) {
    const std::string date = to_string(civil_from_days(days_from_civil({2026, 1, 5}) + day));
    for (int i = 0; day % 7 < 5 && i < 10; ++i) {
      const int handoffs = i < 6 ? 0 : 1;
      text += std::to_string(day * 10 + i) + "," + date + " 10:00," + date + " 10:20," + date + (handoffs ? " 22:00" : " 12:00") + "," + std::to_string(handoffs) + ",Email\n";
    }
  }
  const TicketFigures figures = figures_of(tickets_of(text));
  CHECK(figures.tickets == 200);
  CHECK(figures.per_working_day == Approx(10));
  CHECK(figures.by_hour_of_week[10] == Approx(0.2));
  CHECK(figures.weekend_share == 0);
  CHECK(figures.first_reply.median == 20);
  CHECK(figures.first_reply.within_hour == 1);
  CHECK(figures.first_reply.log_mean == Approx(std::log(20.0)));
  CHECK(figures.first_reply.log_sd == Approx(0).margin(1e-12));
  CHECK(figures.resolution_by_handoffs[1].median == 720);
  CHECK(figures.handed_on == Approx(0.4));
  CHECK(figures.open_from_hour == 10);
  CHECK(figures.open_until_hour == 11);
  CHECK_FALSE(figures.weekends);

  const OwnScenario own = own_scenario(figures, {.people = 5000});
  CHECK(own.channels == std::vector{TicketChannel::email});
  const auto value = [&](std::string_view path) { return get(own.scenario.parameters, *find_parameter(path)); };
  CHECK(value("support.email.routine_per_1000_per_day") == Approx(2));
  CHECK(value("support.phone.routine_per_1000_per_day") == 0);
  CHECK(value("contact.email_share") == 1);
  CHECK(value("contact.phone_share") == 0);
  CHECK(value("support.handoff_probability") == Approx(0.4));
  CHECK(value("support.email.open_from_hour") == 10);
  CHECK(agents_of(own.scenario, TicketChannel::email) == 3);
  CHECK(agents_of(with_agents(own.scenario, TicketChannel::email, 0), TicketChannel::email) == 1);
  const auto again = parse_scenario(to_json(own.scenario));
  REQUIRE(again);
  CHECK(*again == own.scenario);
}

TEST_CASE("the hours of one busy evening are not taken for opening hours") {
  // 200 replies on one evening, and one at noon on each of six other days: nine in ten fall between 22:00 and 23:00
  const std::string head = "id,created_at,first_reply_at,channel\n";
  std::string few = head, many = head;
  for (int i = 0; i < 200; ++i) few += std::to_string(i) + ",2026-01-06 22:00,2026-01-06 22:10,Twitter\n";
  for (int day = 0; day < 6; ++day) few += "q" + std::to_string(day) + ",2026-01-" + std::to_string(12 + day) + " 12:00,2026-01-" + std::to_string(12 + day) + " 12:10,Twitter\n";
  const TicketFigures evening = figures_of(tickets_of(few));
  CHECK(evening.days_told < 2);
  CHECK(evening.open_from_hour == 0);
  CHECK(evening.open_until_hour == 24);
  const OwnScenario own = own_scenario(evening, {.people = 5000});
  CHECK(get(own.scenario.parameters, *find_parameter("support.social.open_from_hour")) == 0);
  CHECK(get(own.scenario.parameters, *find_parameter("support.social.open_until_hour")) == 24);
  const auto told = std::ranges::find(own.fitted, *find_parameter("support.social.open_from_hour"), &FittedValue::parameter);
  REQUIRE(told != own.fitted.end());
  CHECK(told->why.find("too few days") != std::string::npos);
  // the same hours on each of eight working days are
  for (int day : {5, 6, 7, 8, 9, 12, 13, 14})
    for (int i = 0; i < 25; ++i) many += std::to_string(day * 100 + i) + ",2026-01-" + (day < 10 ? "0" : "") + std::to_string(day) + " 22:00,2026-01-" + (day < 10 ? "0" : "") + std::to_string(day) + " 22:10,Twitter\n";
  const TicketFigures evenings = figures_of(tickets_of(many));
  CHECK(evenings.days_told == Approx(8));
  CHECK(evenings.open_from_hour == 22);
  CHECK(evenings.open_until_hour == 23);
}

TEST_CASE("quantiles are of type 7 and an empty list has none") {
  const Spans spans = spans_of({1, 2, 3, 4, 90});
  CHECK(spans.median == 3);
  CHECK(spans.quarter == 2);
  CHECK(spans.nine_in_ten == Approx(55.6));
  CHECK(spans.within_hour == Approx(0.8));
  CHECK(spans_of({}).count == 0);
}

TEST_CASE("the sample of customer support posts has the first replies that are known of it") {
  const auto bytes = data_set("twcs-sample.csv");
  if (!bytes) SKIP("GRAPEVINE_DATA does not name a folder with twcs-sample.csv");
  const TicketFigures figures = figures_of(tickets_of(*bytes));
  CHECK(std::abs(figures.first_reply.count - 1154) <= 2);
  CHECK(figures.first_reply.median == Approx(12.0).margin(0.1));
  CHECK(figures.first_reply.quarter == Approx(5.6).margin(0.1));
  CHECK(figures.first_reply.three_quarters == Approx(52.6).margin(0.5));
  CHECK(figures.first_reply.nine_in_ten == Approx(356).margin(2));
  CHECK(figures.first_reply.within_hour == Approx(0.77).margin(0.005));
  CHECK(figures.first_reply.log_mean == Approx(3.00).margin(0.01));
  CHECK(figures.first_reply.log_sd == Approx(1.89).margin(0.01));
}

TEST_CASE("the log of incidents has the hand-offs and hours that are known of it") {
  const auto bytes = data_set("incident-event-log.csv");
  if (!bytes) SKIP("GRAPEVINE_DATA does not name a folder with incident-event-log.csv");
  const Tickets tickets = tickets_of(*bytes);
  CHECK(tickets.order == DateOrder::day_first);
  const TicketFigures figures = figures_of(tickets);
  CHECK(figures.tickets == 890);
  CHECK(figures.handed_on == Approx(0.44).margin(0.005));
  constexpr double kHours[] = {45, 53, 120, 185};
  for (std::size_t i = 0; i < 4; ++i) CHECK(figures.resolution_by_handoffs[i].median / 60 == Approx(kHours[i]).margin(1));
}

TEST_CASE("what columns mean is said in plain words") {
  for (std::size_t i = 0; i < kColumnRoles; ++i) {
    const std::string_view label = label_of(static_cast<ColumnRole>(i));
    INFO(label);
    REQUIRE_FALSE(label.empty());
    CHECK((label.front() >= 'A' && label.front() <= 'Z'));
    CHECK(label.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,?") == std::string_view::npos);
  }
  CHECK(label_of(ColumnRole::created) == "Opened");
  CHECK(label_of(ColumnRole::reply_to) == "Answers the post");
}
