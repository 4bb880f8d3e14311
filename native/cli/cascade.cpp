// grapevine cascade: how far a message spreads from given people, with its error.
#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/network_input.h"
#include "cli/progress.h"
#include "diffusion/cascade.h"

namespace grapevine {

namespace {

constexpr CascadeModel kModels[] = {CascadeModel::independent_cascade, CascadeModel::linear_threshold,
                                    CascadeModel::negative_opinions, CascadeModel::complex_contagion,
                                    CascadeModel::share_threshold};

// One neighbour does not do: every one who has acted counts unless a chance is given.
bool counts_neighbors(CascadeModel model) {
  return model == CascadeModel::complex_contagion || model == CascadeModel::share_threshold;
}

// "top:10" or "3,7,9".
std::optional<Error> parse_seeds(const std::string& text, CascadeOptions& study) {
  const Error shape{"--seeds", "\"" + shown(text) + "\"",
                    "top:10 (the ten best connected) or ids with commas between, 3,7,9", "correct it"};
  const auto whole = [](std::string_view word, auto& number) {
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
    return code == std::errc() && end == word.data() + word.size();
  };
  std::string_view rest = text;
  if (rest.starts_with("top:"))
    return whole(rest.substr(4), study.top_seeds) && study.top_seeds > 0 ? std::nullopt
                                                                         : std::optional(shape);
  while (true) {
    const std::string_view word = rest.substr(0, rest.find(','));
    if (!whole(word, study.seeds.emplace_back())) return shape;
    if (word.size() == rest.size()) return std::nullopt;
    rest.remove_prefix(word.size() + 1);
  }
}

// "0.1" or "column".
std::optional<Error> parse_chance(const std::string& text, CascadeOptions& study) {
  study.chances = text == "column" ? TieChances::column : TieChances::uniform;
  if (text == "column") return std::nullopt;
  const auto [end, code] = fast_float::from_chars(text.data(), text.data() + text.size(), study.probability);
  if (code == std::errc() && end == text.data() + text.size() && study.probability >= 0 &&
      study.probability <= 1)
    return std::nullopt;
  return Error{"--p", "\"" + shown(text) + "\"",
               "a number from 0 to 1, or column (the third one of the file)", "correct it"};
}

void print_estimate(const Graph& graph, const CascadeOptions& study, const CascadeEstimate& estimate,
                    bool json, Console& console) {
  std::vector<std::int64_t> labels;
  for (const std::int32_t seed : estimate.seeds) labels.push_back(graph.label(seed));
  const bool opinions = study.model == CascadeModel::negative_opinions;
  if (json) {
    nlohmann::ordered_json out = {
        {"mean", estimate.mean}, {"standard_error", estimate.standard_error}, {"runs", estimate.runs}};
    if (opinions)
      out.update({{"mean_positive", estimate.mean_positive},
                  {"standard_error_positive", estimate.standard_error_positive}});
    out["seeds"] = labels;
    console.print_line(out.dump(2));
    return;
  }
  console.print_line(fmt::format(
      "{:.3f} ± {:.3f} people reached on average (mean and its standard error, {} runs, of {} people)",
      estimate.mean, estimate.standard_error, estimate.runs, graph.people()));
  if (opinions)
    console.print_line(fmt::format("{:.3f} ± {:.3f} of them with a positive opinion", estimate.mean_positive,
                                   estimate.standard_error_positive));
  const std::size_t named = std::min<std::size_t>(labels.size(), 20);
  console.print_line(fmt::format(
      "from {}{}", fmt::join(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(named), ", "),
      named < labels.size() ? fmt::format(" and {} more", labels.size() - named) : ""));
}

// Progress of runs, and whether to go on.
std::function<bool(std::int64_t)> watch(ProgressLine& line, std::int64_t total) {
  const auto started = std::chrono::steady_clock::now();
  return [&line, total, started](std::int64_t done) {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    Progress progress{done, total, seconds > 0 ? static_cast<double>(done) / seconds : 0, 0};
    if (progress.per_second > 0)
      progress.seconds_left = static_cast<double>(total - done) / progress.per_second;
    line.show(progress);
    return !interrupted();
  };
}

}  // namespace

Exit cascade_command(const Words& words, Console& console) {
  CascadeOptions study;
  std::string file, chance, seeds = "top:10";
  std::size_t model = 0;
  bool directed = false, weighted = false, json = false;
  Options options("cascade", "How far a message spreads from given people, with its error.",
                  "grapevine cascade friends.txt --model ic --p 0.1 --seeds top:10 --runs 10000");
  options.argument("NETWORK", file, true, "an edge list, or \"-\"");
  options.choice("--model", model, {"ic", "lt", "icn", "complex", "watts"},
                 "independent cascade; linear threshold; independent cascade with negative opinions; complex "
                 "contagion: who acts needs --needs neighbours who have; Watts: needs --share of them");
  options.text(
      "--p", chance, "X=0.1",
      "chance of every tie (with complex and watts 1 without it), or column: the third one of the file");
  options.flag("--weighted", weighted, "chance 1 / in-degree of the receiver (with lt the default)");
  options.flag("--directed", directed, "every line is an arc, not a tie");
  options.number("--quality", study.quality, 0, 1,
                 "icn: chance that who hears it from a satisfied person is satisfied");
  options.whole("--needs", study.needed_neighbors, 1, kMaxPeople,
                "complex: neighbours who must have acted and whose tie has carried it, 1 is ic");
  options.number("--share", study.needed_share, 0, 1, "watts: the same as a share of all neighbours");
  options.text("--seeds", seeds, "WHO=top:10", "top:10 for the ten best connected, or ids such as 3,7,9");
  options.whole("--runs", study.runs, std::int64_t{2}, kMaxCascadeRuns, "runs");
  options.whole("--seed", study.seed, std::uint64_t{0}, UINT64_MAX, "seed of all chance");
  options.whole("--jobs", study.threads, 1, kMaxCascadeThreads,
                "threads, without it one a core; the result does not depend on it");
  options.flag("--json", json, "print JSON");
  if (const auto exit = options.parse(words, console)) return *exit;

  if (weighted && !chance.empty())
    return console.fail(Exit::usage, {"--weighted", "--p beside it", "", "leave out one of the two"});
  study.model = kModels[model];
  if (const auto error = parse_seeds(seeds, study)) return console.fail(Exit::usage, *error);
  if (!chance.empty()) {
    if (const auto error = parse_chance(chance, study)) return console.fail(Exit::usage, *error);
  } else if (weighted || study.model == CascadeModel::linear_threshold) {
    study.chances = TieChances::weighted;
  } else if (counts_neighbors(study.model)) {
    study.probability = 1;
  }

  const auto network = load_network(
      file, {.directed = directed,
             .third = study.chances == TieChances::column ? ThirdColumn::probability : ThirdColumn::ignore});
  if (!network) return console.fail(Exit::invalid_input, network.errors());
  watch_for_interrupt();
  ProgressLine line(console, "runs");
  study.progress = watch(line, study.runs);
  const auto estimate = estimate_cascade(network->graph, study);
  if (interrupted()) {
    console.note("interrupted; nothing was kept");
    return Exit::interrupted;
  }
  if (!estimate) return console.fail(Exit::invalid_input, estimate.errors());
  print_estimate(network->graph, study, *estimate, json, console);
  return Exit::done;
}

}  // namespace grapevine
