#include "cli/black_box.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "cli/condition.h"
#include "cli/files.h"

namespace grapevine {

namespace {

constexpr std::uint64_t kValuesBytes = 1 << 20;

struct TextLine {
  std::size_t number;  // from 1
  std::string_view text;
};

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char letter) { return letter == ' ' || letter == '\t' || letter == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Without blanks around them, empty lines, comments, and the braces of APREPRO.
std::vector<TextLine> lines_of(std::string_view bytes) {
  std::vector<TextLine> lines;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view text = trimmed(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (text.starts_with('{') && text.ends_with('}')) text = trimmed(text.substr(1, text.size() - 2));
    if (!text.empty() && text.front() != '#') lines.push_back({number, text});
  }
  return lines;
}

// The parts before and behind the first blank, or the first "=".
std::pair<std::string_view, std::string_view> halves(std::string_view text, const char* between) {
  const std::size_t at = text.find_first_of(between);
  if (at == std::string_view::npos) return {text, {}};
  return {trimmed(text.substr(0, at)), trimmed(text.substr(at + 1))};
}

// How many variables a parameters file of Dakota says it holds.
std::optional<std::size_t> dakota_count(std::string_view text, bool& standard) {
  const auto [number, word] = halves(text, " \t");
  const auto [name, count] = halves(text, "=");
  standard = word == "variables";
  if (!standard && name != "DAKOTA_VARS") return std::nullopt;
  const std::string_view digits = standard ? number : count;
  std::size_t value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return code == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

void BlackBox::declare(Options& options) {
  options.text("--values", values, "FILE", "read changes from this file as if by --set: path=value lines, or a parameters file of Dakota");
  options.text("--results", results, "FILE", "write the mean of each metric into this file, \"value name\" a line");
  options.text("--metrics", metrics, "METRICS", "which of them and in which order, with commas between; left out: all");
}

Result<std::vector<std::string>> BlackBox::changes() const {
  std::vector<std::string> changes;
  if (values.empty()) return changes;
  const auto bytes = read_file(values, kValuesBytes, "name a file with path=value lines");
  if (!bytes) return bytes.errors();
  std::vector<TextLine> lines = lines_of(*bytes);
  const std::string where = shown_path(values);
  bool standard = false;
  const auto count = lines.empty() ? std::nullopt : dakota_count(lines.front().text, standard);
  if (count) {
    if (lines.size() < *count + 1) return Error{where, fmt::format("{} of {} variables", lines.size() - 1, *count), "a whole parameters file", "write it again"};
    lines.erase(lines.begin());
    lines.resize(*count, {0, {}});
  }
  Errors errors;
  for (const TextLine& line : lines) {
    auto [path, value] = halves(line.text, count && standard ? " \t" : "=");
    if (count && standard) std::swap(path, value);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (path.empty() || value.empty())
      errors.push_back({fmt::format("{}:{}", where, line.number), "\"" + shown(line.text) + "\"", count && standard ? "a value and a path" : "path=value, or path=value@moment", "write for instance support.social.agents=6"});
    else
      changes.push_back(fmt::format("{}={}", path, value));
  }
  if (!errors.empty()) return errors;
  return changes;
}

Result<std::vector<Metric>> BlackBox::chosen() const {
  std::vector<Metric> chosen;
  if (metrics.empty())
    for (std::size_t i = 0; i < kMetricCount; ++i) chosen.push_back(static_cast<Metric>(i));
  Errors errors;
  for (std::size_t from = 0; !metrics.empty() && from <= metrics.size();) {
    const std::size_t to = std::min(metrics.find(',', from), metrics.size());
    const std::string word = metrics.substr(from, to - from);
    from = to + 1;
    if (const auto metric = find_metric(word)) chosen.push_back(*metric);
    else errors.push_back(unknown_metric(word, "--metrics"));
  }
  if (!errors.empty()) return errors;
  return chosen;
}

std::string BlackBox::text(std::span<const Metric> metrics, const Replicates& replicates) {
  const auto summary = summarise(replicates);
  std::string text;
  for (const Metric metric : metrics) text += fmt::format("{} {}\n", summary[static_cast<std::size_t>(metric)].mean.mean, info(metric).name);
  return text;
}

}  // namespace grapevine
