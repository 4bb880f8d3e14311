#include "cli/calibration_folder.h"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include "base/digest.h"
#include "cli/files.h"
#include "cli/results_folder.h"

namespace grapevine {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kRoundBytes = 1u << 28;
constexpr std::string_view kDigest = "digest,";

std::string round_name(std::size_t index) { return fmt::format("round-{}.csv", index + 1); }

}  // namespace

std::string round_csv(const AbcRound& round) {
  std::string text = fmt::format("tolerance,{},tried,{}\n", round.tolerance, round.tried);
  for (std::size_t i = 0; i < round.unit.size(); ++i)
    text += fmt::format("{},{},{},{}\n", fmt::join(round.unit[i], ","), fmt::join(round.summaries[i], ","), round.weights[i], round.distances[i]);
  return text + std::string(kDigest) + digest_of(text) + "\n";
}

std::optional<AbcRound> parse_round(std::string_view text, const RoundShape& shape) {
  const std::size_t mark = text.rfind(kDigest);
  if (mark == std::string_view::npos || text.substr(mark) != std::string(kDigest) + digest_of(text.substr(0, mark)) + "\n") return std::nullopt;
  AbcRound round;
  round.unit.factors = shape.factors;
  round.summaries.factors = shape.summaries;
  const char *at = text.data(), *end = text.data() + mark;
  bool ok = true;
  const auto number = [&](auto& value) {
    const auto [rest, code] = fast_float::from_chars(at, end, value);
    ok = ok && code == std::errc() && rest != end;
    at = ok ? rest + 1 : end;  // past the comma or the end of the line
    return value;
  };
  double tried = 0;
  at += std::string_view("tolerance,").size();
  number(round.tolerance);
  at += ok ? std::string_view("tried,").size() : 0;
  round.tried = static_cast<std::int64_t>(number(tried));
  for (std::int64_t i = 0; ok && (shape.rows == 0 ? at != end : i < shape.rows); ++i) {
    double value = 0;
    for (std::size_t f = 0; f < round.unit.factors; ++f) round.unit.values.push_back(number(value));
    for (std::size_t s = 0; s < round.summaries.factors; ++s) round.summaries.values.push_back(number(value));
    round.weights.push_back(number(value));
    round.distances.push_back(number(value));
  }
  if (!ok || at != end) return std::nullopt;
  return round;
}

Result<CalibrationFolder> CalibrationFolder::open(const fs::path& path, const std::string& problem, bool resume) {
  CalibrationFolder folder;
  folder.path_ = path;
  const fs::path file = path / "problem.json";
  std::error_code ignored;
  if (fs::exists(file, ignored)) {
    const auto there = read_file(file, 1u << 24);
    if (!there) return there.errors();
    if (*there != problem)
      return Error{shown_path(path), "a calibration of something else, or by another engine", "the same scenario, data and options", "name a new folder with -o"};
    if (!resume)
      return Error{shown_path(path), "a calibration that was begun", "a new folder, or --resume", "add --resume to go on with it, or name a new folder with -o"};
  } else {
    if (fs::exists(path, ignored) && !fs::is_empty(path, ignored) && !fs::exists(beside(file), ignored))
      return Error{shown_path(path), "a folder that holds other files", "a new folder, or one of a calibration", "name a new folder with -o"};
    if (auto error = make_folder(path)) return *error;
    if (auto error = write_file(file, problem)) return *error;
  }
  if (auto error = make_folder(path / "rounds")) return *error;
  return folder;
}

std::vector<AbcRound> CalibrationFolder::rounds(const RoundShape& shape) const {
  std::vector<AbcRound> rounds;
  for (;;) {
    const fs::path file = path_ / "rounds" / round_name(rounds.size());
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return rounds;
    const auto text = read_file(file, kRoundBytes);
    auto round = text ? parse_round(*text, shape) : std::nullopt;
    if (!round) return rounds;
    rounds.push_back(std::move(*round));
  }
}

std::optional<Error> CalibrationFolder::keep(const AbcRound& round, std::size_t index) const { return write_file(path_ / "rounds" / round_name(index), round_csv(round)); }

std::optional<Error> CalibrationFolder::write(const std::string& name, std::string_view bytes) const { return write_file(path_ / name, bytes); }

}  // namespace grapevine
