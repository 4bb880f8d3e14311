// grapevine queue: Erlang's formulas beside the engine's own desk.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include <fast_float/fast_float.h>

#include "cli/commands.h"
#include "support/queue_study.h"

namespace grapevine {

namespace {

using Json = nlohmann::ordered_json;

struct Row {
  std::string_view label;
  const char* key;
  std::optional<double> QueueFigures::*figure;
  bool share;  // printed in per cent
};
constexpr Row kRows[] = {
    {"lost: every agent busy", "p_block", &QueueFigures::p_block, true},
    {"have to wait", "p_wait", &QueueFigures::p_wait, true},
    {"give up waiting", "p_abandon", &QueueFigures::p_abandon, true},
    {"mean wait", "mean_wait_seconds", &QueueFigures::mean_wait_seconds, false},
    {"agents' busy time", "utilisation", &QueueFigures::utilisation, true},
};

Json to_json(const QueueFigures& figures) {
  Json json = Json::object();
  for (const Row& row : kRows)
    if (const auto& value = figures.*row.figure) json[row.key] = *value;
  return json;
}

Json to_json(const std::optional<QueueFigures>& figures) {
  return figures ? to_json(*figures) : Json(nullptr);
}

std::string json_text(const QueueStudy& study) {
  Json json;
  json["erlang_b"] = to_json(study.erlang_b);
  json["erlang_c"] = to_json(study.erlang_c);
  json["erlang_a"] = to_json(study.erlang_a);
  json["simulated"] = to_json(study.simulated.mean);
  json["simulated"]["standard_error"] = to_json(study.simulated.standard_error);
  if (!study.class_wait_seconds.empty()) json["class_wait_seconds"] = study.class_wait_seconds;
  if (!study.simulated.class_wait_seconds.empty()) {
    Json& classes = json["simulated"]["class_wait_seconds"] = Json::array();
    for (const Estimate& wait : study.simulated.class_wait_seconds)
      classes.push_back({{"mean", wait.mean}, {"standard_error", wait.standard_error}});
  }
  return json.dump(2);
}

std::string cell(const std::optional<double>& value, bool share) {
  if (!value) return "–";
  return share ? fmt::format("{:.2f} %", *value * 100) : fmt::format("{:.2f} s", *value);
}

void print_table(const QueueStudy& study, Console& console) {
  // counted in characters: "–" and "±" are more than one byte, which fmt knows
  console.print(fmt::format("{:<24}{:>12}{:>12}{:>12}{:>26}\n", "", "Erlang B", "Erlang C", "Erlang A",
                            "the desk, simulated"));
  for (const Row& row : kRows) {
    const auto formula = [&](const std::optional<QueueFigures>& figures) {
      return figures ? cell((*figures).*row.figure, row.share) : std::string("–");
    };
    const auto& simulated = study.simulated.mean.*row.figure;
    const auto& error = study.simulated.standard_error.*row.figure;
    const std::string measured =
        simulated && error
            ? cell(simulated, row.share) + fmt::format(" ± {:.3f}", row.share ? *error * 100 : *error)
            : cell(simulated, row.share);
    console.print(fmt::format("{:<24}{:>12}{:>12}{:>12}{:>26}\n", row.label,
                              cell(study.erlang_b.*row.figure, row.share), formula(study.erlang_c),
                              formula(study.erlang_a), measured));
  }
  for (std::size_t i = 0; i < study.simulated.class_wait_seconds.size(); ++i) {
    const Estimate& wait = study.simulated.class_wait_seconds[i];
    const std::string formula =
        i < study.class_wait_seconds.size() ? cell(study.class_wait_seconds[i], false) : "–";
    console.print(fmt::format("{:<24}{:>12}{:>12}{:>12}{:>26}\n", fmt::format("mean wait, class {}", i + 1),
                              "", formula, "",
                              fmt::format("{:.2f} s ± {:.3f}", wait.mean, wait.standard_error)));
  }
  if (!study.erlang_c)
    console.print_line("\nErlang C is left out: without abandonment the line would grow for ever.");
}

// "20,50,30" as numbers; their ranges are checked with the study.
Result<std::vector<double>> parse_rates(std::string_view text) {
  std::vector<double> rates;
  while (true) {
    const std::string_view word = text.substr(0, text.find(','));
    double rate = 0;
    const auto [end, code] = fast_float::from_chars(word.data(), word.data() + word.size(), rate);
    if (code != std::errc() || end != word.data() + word.size())
      return Error{"--priorities", "\"" + shown(word) + "\"",
                   "arrivals per hour of each class, most urgent first, with commas between",
                   "write for instance --priorities 20,50,30"};
    rates.push_back(rate);
    if (word.size() == text.size()) return rates;
    text.remove_prefix(word.size() + 1);
  }
}

}  // namespace

Exit queue_command(const Words& words, Console& console) {
  QueueStudyOptions study;
  std::string priorities;
  bool json = false;
  Options options("queue",
                  "Erlang's formulas B, C and A beside a simulation that runs the engine's own support desk.",
                  "grapevine queue --arrivals 100 --service 12 --patience 30 --agents 10");
  options.number("--arrivals", study.arrivals_per_hour, 0.001, 1e6, "arrivals per hour");
  options.number("--service", study.service_per_hour, 0.001, 36'000, "served per hour by one agent");
  options.number("--patience", study.patience_per_hour, 0, 36'000,
                 "rate per hour at which one who waits gives up; 0: never");
  options.whole("--agents", study.agents, 1, 100'000, "agents");
  options.text("--priorities", priorities, "A,B,..",
               "arrivals per hour of classes, most urgent first, instead of --arrivals");
  options.number("--service-variation", study.service_cv, 0, 10,
                 "coefficient of variation of handling times; 1: exponential");
  options.number("--return", study.return_probability, 0, 0.999,
                 "share of served cases that come back at once");
  options.whole("--cases", study.cases, std::int64_t{100}, std::int64_t{1'000'000'000},
                "arrivals counted in each replicate");
  options.whole("--replicates", study.replicates, 2, 100'000, "independent replicates");
  options.whole("--seed", study.seed, std::uint64_t{0}, UINT64_MAX, "seed of the simulation");
  options.flag("--json", json, "print JSON");
  if (const auto exit = options.parse(words, console)) return *exit;

  if (!priorities.empty()) {
    auto rates = parse_rates(priorities);
    if (!rates) return console.fail(Exit::usage, rates.errors());
    study.class_arrivals_per_hour = std::move(*rates);
  }
  const auto result = run_queue_study(study);
  if (!result) return console.fail(Exit::usage, result.errors());
  if (json)
    console.print_line(json_text(*result));
  else
    print_table(*result, console);
  return Exit::done;
}

}  // namespace grapevine
