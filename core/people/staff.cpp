#include "people/staff.h"

#include <algorithm>
#include <cmath>

namespace grapevine {

namespace {

// The place of a share u of the whole in a row of weights; the last one when all are 0.
template <std::size_t n>
std::size_t place_of(double u, const std::array<double, n>& weights) {
  double sum = 0, below = 0;
  for (const double weight : weights) sum += weight;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    below += weights[i];
    if (u * sum < below) return i;
  }
  return n - 1;
}

constexpr std::uint32_t kReach = 1, kColleagues = 2;  // further addresses of Purpose::employee in the luck of all futures

}  // namespace

std::array<const DepartmentParameters*, kDepartments> departments(const EmployeesParameters& e) {
  return {&e.support, &e.marketing, &e.product, &e.sales, &e.logistics, &e.human_resources};
}

std::size_t Staff::in_department(Department department) const {
  return static_cast<std::size_t>(std::count_if(employees.begin(), employees.end(), [&](std::uint32_t i) { return roles[i].department == department; }));
}

std::size_t Staff::of_kind(HeroKind kind) const {
  return static_cast<std::size_t>(std::count_if(employees.begin(), employees.end(), [&](std::uint32_t i) { return roles[i].kind == kind; }));
}

StaffRole draw_role(const Parameters& p, const Luck& always, std::uint32_t id) {
  StaffRole role;
  const auto words = always.words(Purpose::employee, id);
  const double place = to_unit32(words[0]);
  if (place >= p.people.employees_share + p.people.partners_share) return role;
  role.is = place < p.people.employees_share ? StaffRole::Is::employee : StaffRole::Is::partner;
  if (role.is == StaffRole::Is::partner) {
    role.on_social = true;
    return role;
  }
  const auto all = departments(p.employees);
  std::array<double, kDepartments> weights{};
  for (std::size_t d = 0; d < kDepartments; ++d) weights[d] = all[d]->weight;
  const std::size_t department = place_of(to_unit32(words[1]), weights);
  role.department = static_cast<Department>(department);
  role.kind = static_cast<HeroKind>(place_of(to_unit32(words[2]), std::array{p.hero.hero, p.hero.locked_down, p.hero.rogue, p.hero.disenfranchised}));
  const auto reach = always.words(Purpose::employee, id, kReach);
  role.on_social = yes(reach[0], all[department]->on_social);
  role.in_community = yes(reach[1], all[department]->in_community);
  return role;
}

Staff make_staff(const Parameters& parameters, const Graph& graph, std::uint64_t seed) {
  Staff staff;
  if (parameters.people.employees_share + parameters.people.partners_share <= 0) return staff;
  const Luck always(seed, 0);
  const auto people = static_cast<std::uint32_t>(graph.people());
  staff.roles.resize(people);
  staff.number.assign(people, 0);
  for (std::uint32_t i = 0; i < people; ++i) {
    staff.roles[i] = draw_role(parameters, always, graph.stable_ids()[i]);
    if (staff.roles[i].is != StaffRole::Is::employee) continue;
    staff.number[i] = static_cast<std::uint32_t>(staff.employees.size());
    staff.employees.push_back(i);
  }
  staff.starts.push_back(0);
  for (const std::uint32_t i : staff.employees) {
    for (const std::int32_t other : graph.neighbors(static_cast<std::int32_t>(i)))
      if (staff.roles[static_cast<std::size_t>(other)].is == StaffRole::Is::employee) staff.colleagues.push_back(staff.number[static_cast<std::size_t>(other)]);
    staff.starts.push_back(static_cast<std::uint32_t>(staff.colleagues.size()));
  }
  return staff;
}

std::vector<Tie> colleague_ties(const Parameters& p, std::int32_t people, std::uint64_t seed) {
  std::vector<Tie> ties;
  if (p.people.employees_share <= 0 || p.people.colleague_ties <= 0) return ties;
  const Luck always(seed, 0);
  std::array<std::vector<std::uint32_t>, kDepartments> members;
  for (std::uint32_t id = 0; id < static_cast<std::uint32_t>(people); ++id)
    if (const StaffRole role = draw_role(p, always, id); role.is == StaffRole::Is::employee) members[static_cast<std::size_t>(role.department)].push_back(id);
  for (std::uint32_t d = 0; d < kDepartments; ++d) {
    const std::vector<std::uint32_t>& all = members[d];
    if (all.size() < 2) continue;
    const double chance = std::min(1.0, p.people.colleague_ties / static_cast<double>(all.size() - 1));
    // from one tied pair to the next in one go: the pairs between are skipped geometrically
    Stream stream = always.stream(Purpose::employee, d, kColleagues);
    const double per_skip = chance < 1 ? -1 / portable_log(1 - chance) : 0;
    std::size_t second = 0;
    for (std::size_t first = 0; first + 1 < all.size();) {
      const double skipped = std::floor(exponential(stream.unit()) * per_skip);
      std::size_t left = skipped < 1e15 ? static_cast<std::size_t>(skipped) + 1 : SIZE_MAX / 2;
      while (first + 1 < all.size() && second + left >= all.size() - first) {
        left -= all.size() - first - 1 - second;
        second = 0;
        ++first;
      }
      if (first + 1 >= all.size()) break;
      second += left;
      ties.push_back({all[first], all[first + second]});
    }
  }
  return ties;
}

Graph with_colleagues(Graph graph, const Parameters& parameters, std::uint64_t seed) {
  std::vector<Tie> ties = colleague_ties(parameters, graph.people(), seed);
  if (ties.empty()) return graph;
  std::vector<float> values(ties.size(), 1.0f);
  for (std::int32_t i = 0; i < graph.people(); ++i) {
    const auto others = graph.neighbors(i);
    const auto weights = graph.weights(i);
    for (std::size_t k = 0; k < others.size(); ++k) {
      if (others[k] <= i) continue;
      ties.push_back({graph.stable_id(i), graph.stable_id(others[k])});
      values.push_back(static_cast<float>(weights[k]) / kFullWeight);
    }
  }
  return build_graph(graph.people(), std::move(ties), std::move(values));
}

}  // namespace grapevine
