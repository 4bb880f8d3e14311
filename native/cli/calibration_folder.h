// The results folder of a calibration:
//
//   problem.json             what is calibrated to what, by which engine, and digests of the inputs; first
//   scenario.json            as it was given, until the end; then with the values in the middle of the posterior
//   rounds/round-1.csv …     a line a particle: coordinates, what it gave, weight, distance; as each round is complete. Of history
//                            matching a wave each, a line a future
//   posterior.json           the scenario with draws from the posterior: a future each
//   particles.csv            the last round in values of parameters
//   report.html
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "study/study.h"

namespace grapevine {

// A round as a file, with a digest of it at the end; exact.
std::string round_csv(const AbcRound& round);
// Nothing where the text is not whole, or of another problem.
struct RoundShape {
  std::size_t factors = 0, summaries = 0;
  std::int64_t rows = 0;  // 0: any number
};
std::optional<AbcRound> parse_round(std::string_view text, const RoundShape& shape);

class CalibrationFolder {
 public:
  // Makes the folder, or with `resume` goes on with one of the same problem. `problem` is problem.json.
  static Result<CalibrationFolder> open(const std::filesystem::path& path, const std::string& problem, bool resume);

  // The rounds that are there and whole, up to the first that is not.
  std::vector<AbcRound> rounds(const RoundShape& shape) const;
  std::optional<Error> keep(const AbcRound& round, std::size_t index) const;
  std::optional<Error> write(const std::string& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace grapevine
