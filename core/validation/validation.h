// The door of room `validation`: what the engine is checked against (closed forms, exact enumerations,
// published figures, limiting cases, directions), as groups of checks that tests and `grapevine selftest`
// both run. A check is a row of one table: expected, found, and how far apart they are in standard errors.
//
// Whatever happens in a group is told by its rows: a network that is not there is a `skipped` row, one that
// cannot be read a `broken` one. An exception means a mistake of our own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ensemble/ensemble.h"

namespace grapevine {

// How many standard errors a figure may be away from what is expected. A correct program is farther away by
// chance in 1 of 16,000 checks (normal law), in 1 of 3,700 where the standard error is estimated from 40
// networks (Student's t).
constexpr double kStandardErrorsAllowed = 4;

enum class CheckKind : std::uint8_t {
  agrees,     // a simulated figure, within four standard errors
  differs,    // the same against a wrong law, which must be refused: shows that the check can fail
  exact,      // to the printed digits, or to the last bit
  between,    // within limits
  direction,  // a paired difference whose 95 % interval lies on one side of 0
  skipped,    // not run; `what` says why. Counts as holding
  broken,     // could not be run; never holds
};

struct Check {
  CheckKind kind = CheckKind::exact;
  std::string group, what, source;
  double expected = 0;        // direction: 1 up, −1 down; between: the lower limit (−∞ without)
  double found = 0;           // direction: the mean difference
  double standard_error = 0;  // of found − expected; 0: no luck is involved, or it is a direction or a limit
  std::string expected_text;  // the two figures as a table shows them: "0.1904", "2.5 to 3.7", "down"
  std::string found_text;     // "0.1901", "-18.2 [-24, -12]"; broken: what went wrong
  bool holds = false;

  // (found − expected) / standard_error; 0 without a standard error.
  double distance() const;
};

// Collects the rows of one group.
class Checks {
 public:
  explicit Checks(std::string group = {}, std::string source = {});

  // Rows from here on have this source.
  void cite(std::string source) { source_ = std::move(source); }

  // |found − expected| ≤ 4 standard errors; the expected figure may have one too (an estimate of somebody
  // else's). Without any error both must be equal to the bit. An error or a figure that is not finite never
  // holds.
  void agrees(std::string what, double expected, double found, double standard_error,
              double expected_error = 0);
  // More than 4 standard errors away from `wrong`.
  void differs(std::string what, double wrong, double found, double standard_error);
  // |found − expected| ≤ tolerance.
  void exact(std::string what, double expected, double found, double tolerance = 0);
  // Within half a unit of the last of so many decimals, 0..15.
  void printed(std::string what, double table, double found, int decimals);
  // low ≤ found ≤ high; an infinite limit is none.
  void between(std::string what, double low, double high, double found);
  // A paired difference that is clearly up (sign > 0) or down (sign < 0): its 95 % interval leaves out 0.
  void direction(std::string what, const Interval& difference, int sign);

  void skip(std::string reason);
  void broken(std::string what, std::string why);

  const std::vector<Check>& rows() const { return rows_; }
  bool all_hold() const;

 private:
  Check& add(CheckKind kind, std::string what, double expected, double found);

  std::string group_, source_;
  std::vector<Check> rows_;
};

struct ValidationSettings {
  std::uint64_t seed = 0;  // 0: the standard seeds; any other moves the luck of every statistical check
  int scale = 1;  // 1..1000: so many times as many runs; 10 is the long form (standard errors a third)
  // The bytes of a public network by its file name ("ego-facebook.txt"); nothing when it is not there. May be
  // empty.
  std::function<std::optional<std::string>(std::string_view file)> data;

  std::uint64_t seed_of(std::uint64_t standard) const;
  std::int64_t times(std::int64_t quick) const { return quick * scale; }
};

struct CheckGroup {
  std::string_view name;    // as typed: "desk"
  std::string_view title;   // "The desk against Erlang's formulas"
  std::string_view source;  // of the rows that name none of their own
  void (*run)(Checks& checks, const ValidationSettings& settings);
};

// All groups, in the order of the document.
std::span<const CheckGroup> check_groups();
// The group of this name, or null.
const CheckGroup* find_check_group(std::string_view name);
// Runs one group. The same settings give the same rows.
std::vector<Check> run_checks(const CheckGroup& group, const ValidationSettings& settings);

}  // namespace grapevine
