// The facilitator's machine: eight teams of forty decisions each, recomputed in the futures of the drill.
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bench.h"
#include "drill/score.h"
#include "drills.h"
#include "scenarios.h"

namespace {

using namespace grapevine;

// The weekend video with forty cards: its own, again and again.
std::shared_ptr<const DrillStage> forty_cards() {
  nlohmann::ordered_json document;
  for (const ShippedDrill& shipped : shipped_drills())
    if (shipped.name == "weekend-video") document = nlohmann::ordered_json::parse(shipped.json);
  const auto own = document["cards"];
  for (int i = 0; document["cards"].size() < kMostCards; ++i) {
    auto card = own[static_cast<std::size_t>(i) % own.size()];
    card["id"] = fmt::format("card-{}", i);
    card.erase("reply");
    document["cards"].push_back(card);
  }
  return build_stage(parse_drill(document.dump(), {}).value()).value();
}

std::vector<BenchRow> run_drill_bench() {
  const auto stage = forty_cards();
  std::vector<DecisionCode> codes;
  std::size_t decisions = 0;
  for (std::int32_t team = 0; team < 8; ++team) {
    DrillMoves moves;
    for (std::int32_t card = 0; card < static_cast<std::int32_t>(kMostCards); ++card) {
      const auto options = static_cast<std::int32_t>(stage->drill.cards[static_cast<std::size_t>(card)].options.size());
      put_move(moves, {DrillMove::Kind::decide, card, (team + card) % options, 5 + 7 * team, 5});
    }
    decisions += moves.size();
    codes.push_back(from_code(to_code({fmt::format("TEAM-{}", team), moves}, stage->drill).value(), stage->drill).value());
  }
  const int threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const double seconds = best_seconds_of(3, [&] { keep(score_teams(stage, codes, {64, threads, {}})); });
  return {{"8 teams x 40 decisions, 64 futures", seconds, "s", 5, fmt::format("{} decisions from their codes, {} people, {} threads", decisions, stage->world->size(), threads), true}};
}

RegisterBench drill_bench{"drill", run_drill_bench};

}  // namespace
