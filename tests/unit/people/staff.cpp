#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "people/people.h"

using namespace grapevine;

namespace {

Parameters company(double share, double ties = 8) {
  Parameters p;
  p.people.employees_share = share;
  p.people.colleague_ties = ties;
  return p;
}

double near(double expected, std::size_t of) { return 4 * std::sqrt(expected * (1 - expected) / static_cast<double>(of)); }

}  // namespace

TEST_CASE("employees, departments and the four kinds come in the shares asked for") {
  Parameters p = company(0.1);
  p.people.partners_share = 0.05;
  const Graph graph = std::move(generate(ErdosRenyi{20'000, 0.0005}, Luck(1, 0)).value());
  const Staff staff = make_staff(p, graph, 1);
  const auto people = static_cast<double>(graph.people());
  const auto employees = static_cast<double>(staff.employees.size());
  CHECK(std::abs(employees / people - 0.1) < near(0.1, 20'000));
  std::size_t partners = 0;
  for (const StaffRole& role : staff.roles) partners += role.is == StaffRole::Is::partner;
  CHECK(std::abs(static_cast<double>(partners) / people - 0.05) < near(0.05, 20'000));
  // weights 25 10 20 20 20 5 of 100, and 20 34 13 34 of 101
  CHECK(std::abs(static_cast<double>(staff.in_department(Department::logistics)) / employees - 0.2) < near(0.2, staff.employees.size()));
  CHECK(std::abs(static_cast<double>(staff.of_kind(HeroKind::hero)) / employees - 20.0 / 101) < near(20.0 / 101, staff.employees.size()));
  CHECK(std::abs(static_cast<double>(staff.of_kind(HeroKind::locked_down)) / employees - 34.0 / 101) < near(34.0 / 101, staff.employees.size()));
}

TEST_CASE("a larger share of employees only adds some") {
  const Luck always(7, 0);
  const Parameters few = company(0.05), many = company(0.2);
  std::size_t before = 0, after = 0;
  for (std::uint32_t id = 0; id < 5000; ++id) {
    const bool was = draw_role(few, always, id).is == StaffRole::Is::employee, is = draw_role(many, always, id).is == StaffRole::Is::employee;
    CHECK_FALSE((was && !is));
    before += was;
    after += is;
  }
  CHECK(after > before);
}

TEST_CASE("colleagues have the mean number of ties asked for, within their department, once each") {
  const Parameters p = company(0.2, 10);
  const auto ties = colleague_ties(p, 10'000, 3);
  const Luck always(3, 0);
  std::set<Tie> seen;
  for (Tie tie : ties) {
    CHECK(draw_role(p, always, tie[0]).department == draw_role(p, always, tie[1]).department);
    CHECK(tie[0] < tie[1]);
    CHECK(seen.insert(tie).second);
  }
  const double employees = 2000, expected = employees * 10 / 2;
  CHECK(std::abs(static_cast<double>(ties.size()) - expected) < 0.1 * expected);
  CHECK(colleague_ties(company(0), 10'000, 3).empty());
  CHECK(colleague_ties(company(0.2, 0), 10'000, 3).empty());
}

TEST_CASE("everybody in a small department knows everybody") {
  Parameters p = company(0.5, 50);
  const auto ties = colleague_ties(p, 60, 5);
  const Luck always(5, 0);
  std::array<std::size_t, kDepartments> members{};
  for (std::uint32_t id = 0; id < 60; ++id)
    if (const StaffRole role = draw_role(p, always, id); role.is == StaffRole::Is::employee) ++members[static_cast<std::size_t>(role.department)];
  std::size_t pairs = 0;
  for (const std::size_t n : members) pairs += n * (n - 1) / 2;
  CHECK(ties.size() == pairs);
}

TEST_CASE("colleagues are added to the network and nobody else's tie changes") {
  Graph base = std::move(generate(ErdosRenyi{2000, 0.005}, Luck(2, 0)).value());
  for (std::uint16_t& weight : base.weights()) weight = to_weight(0.3);
  const std::int64_t before = base.ties();
  const std::string same = base.digest();
  CHECK(with_colleagues(std::move(base), company(0), 2).digest() == same);
  Graph again = std::move(generate(ErdosRenyi{2000, 0.005}, Luck(2, 0)).value());
  for (std::uint16_t& weight : again.weights()) weight = to_weight(0.3);
  const auto added = static_cast<std::int64_t>(colleague_ties(company(0.2), 2000, 2).size());
  const Graph graph = with_colleagues(std::move(again), company(0.2), 2);
  CHECK(graph.ties() > before);
  CHECK(graph.ties() <= before + added);  // some knew each other already
  std::int64_t strong = 0, weak = 0;
  for (const std::uint16_t weight : graph.weights()) (weight == kFullWeight ? strong : weak) += 1;
  CHECK(strong == 2 * added);
  CHECK(weak == 2 * (graph.ties() - added));
}

TEST_CASE("the ladder of participation keeps the mean, and inactives do nothing") {
  const Graph graph = std::move(generate(ErdosRenyi{20'000, 0.0005}, Luck(4, 0)).value());
  CHECK(make_participation({}, graph, 1).empty());
  const ParticipationParameters ladder{0.05, 0.1, 0.2, 6, 2};
  CHECK(std::abs(spectators_factor(ladder) - (1 - 0.3 - 0.2) / 0.65) < 1e-12);
  const auto factors = make_participation(ladder, graph, 1);
  double sum = 0, squares = 0;
  std::size_t inactive = 0;
  for (const float factor : factors) {
    sum += static_cast<double>(factor);
    squares += static_cast<double>(factor) * static_cast<double>(factor);
    inactive += factor == 0;
  }
  const double mean = sum / 20'000, error = std::sqrt((squares / 20'000 - mean * mean) / 20'000);
  INFO("mean " << mean << " ± " << error);
  CHECK(std::abs(mean - 1) < 4 * error);
  CHECK(std::abs(static_cast<double>(inactive) / 20'000 - 0.2) < near(0.2, 20'000));
}
