// Who works for the company or with it: employees by department and by how free they are to act, partners, and the ties
// among colleagues. Drawn once for a world, by stable id.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "graph/graph.h"
#include "scenario/parameters.h"

namespace grapevine {

enum class Department : std::uint8_t { support, marketing, product, sales, logistics, human_resources };
inline constexpr std::size_t kDepartments = 6;
std::array<const DepartmentParameters*, kDepartments> departments(const EmployeesParameters& employees);

// Bernoff & Schadler 2010: empowered or not, resourceful or not [V:HERO].
enum class HeroKind : std::uint8_t { hero, locked_down, rogue, disenfranchised };

struct StaffRole {
  enum class Is : std::uint8_t { outsider, employee, partner } is = Is::outsider;
  Department department = Department::support;
  HeroKind kind = HeroKind::disenfranchised;
  bool on_social = false;     // sees what people post
  bool in_community = false;  // answers there
};

struct Staff {
  std::vector<StaffRole> roles;                 // by internal index; empty when nobody works for the company or with it
  std::vector<std::uint32_t> employees;    // internal indices, ascending
  std::vector<std::uint32_t> number;       // of an employee in that list, by internal index; empty like roles
  // Colleagues of each employee: all employees that they are tied to, as numbers in the list.
  std::vector<std::uint32_t> starts, colleagues;

  bool empty() const { return roles.empty(); }
  bool works(std::uint32_t person) const { return !empty() && roles[person].is != StaffRole::Is::outsider; }
  std::size_t in_department(Department department) const;
  std::size_t of_kind(HeroKind kind) const;
};

// The role of the person with this stable id. `always` is the luck that is the same in every future, Luck(seed, 0).
StaffRole draw_role(const Parameters& parameters, const Luck& always, std::uint32_t id);

Staff make_staff(const Parameters& parameters, const Graph& graph, std::uint64_t seed);

// Ties among the employees of each department, people being stable ids 0 .. people − 1: every pair independently, with the
// probability at which an employee has people.colleague_ties of them on average (all, in a department too small for that).
// Proportional to the employees and their ties.
std::vector<Tie> colleague_ties(const Parameters& parameters, std::int32_t people, std::uint64_t seed);
// The network with those ties added at full weight; as it is when there are none.
Graph with_colleagues(Graph graph, const Parameters& parameters, std::uint64_t seed);

}  // namespace grapevine
