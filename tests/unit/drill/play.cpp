#include "drill/play.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "base/draws.h"
#include "tests/unit/drill/made_drills.h"

using namespace grapevine;
using Kind = DrillMove::Kind;

namespace {

DrillMove decide(std::string_view card, std::int32_t option, std::int32_t minutes) {
  const auto& cards = drills::small().cards;
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const DrillCard& c) { return c.id == card; });
  REQUIRE(found != cards.end());
  return {Kind::decide, static_cast<std::int32_t>(found - cards.begin()), option, minutes, 8};
}

std::size_t inject(std::string_view id) {
  const auto& injects = drills::small().injects;
  return static_cast<std::size_t>(std::find_if(injects.begin(), injects.end(), [&](const DrillInject& i) { return i.id == id; }) - injects.begin());
}

// Moves of every kind, from a seed.
DrillMoves random_moves(std::uint64_t seed) {
  Stream stream(seed);
  DrillMoves moves;
  const Drill& drill = drills::small();
  for (std::size_t card = 0; card < drill.cards.size(); ++card) {
    const auto options = static_cast<std::uint32_t>(drill.cards[card].options.size());
    const std::uint32_t what = to_below(stream.next32(), 4);
    const auto option = static_cast<std::int32_t>(to_below(stream.next32(), options));
    const auto minutes = static_cast<std::int32_t>(to_below(stream.next32(), 300));
    if (what < 3) put_move(moves, {Kind::decide, static_cast<std::int32_t>(card), option, minutes, 5});
    if (what == 3) put_move(moves, {Kind::extend, static_cast<std::int32_t>(card), 0, minutes, kNone});
  }
  put_move(moves, {seed % 2 ? Kind::skip : Kind::send, static_cast<std::int32_t>(seed % drill.injects.size()), 0, seed % 2 ? 0 : 77, kNone});
  return moves;
}

}  // namespace

TEST_CASE("the same moves give the same bytes, from the start and from a snapshot, in one stride and minute by minute") {
  DrillPlay straight(drills::small_stage()), stepped(drills::small_stage());
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const DrillMoves moves = random_moves(seed);
    REQUIRE(fits(moves, drills::small()));
    const auto replicate = static_cast<std::uint32_t>(seed % 5);
    const Outcomes expected = drills::outcomes_of(straight, replicate, moves);
    CHECK(drills::outcomes_of(straight, replicate, moves) == expected);

    stepped.start(replicate, random_moves(seed + 100));
    stepped.advance(200);
    Snapshot opening;
    stepped.start(replicate, {});
    stepped.save(opening);
    stepped.start(9, {});
    stepped.start(replicate, moves, &opening);
    for (std::int32_t minute = 0; minute <= drills::small().minutes(); minute += 1 + static_cast<std::int32_t>(seed % 7)) stepped.advance(minute);
    Outcomes found;
    stepped.finish(found);
    CHECK(found == expected);
    CHECK(stepped.events() == straight.events());
  }
}

TEST_CASE("days before the window are the same whatever is decided, and an option without effect changes nothing else") {
  DrillPlay play(drills::small_stage());
  const Outcomes nothing = drills::outcomes_of(play, 1, {});
  const Outcomes busy = drills::outcomes_of(play, 1, bot_moves(drills::small(), Policy::by_the_book));
  REQUIRE(nothing != busy);
  for (std::size_t day = 0; day < 5; ++day) CHECK(nothing.day_digests[day] == busy.day_digests[day]);
  // "silence" is the default as well as an option
  CHECK(drills::outcomes_of(play, 1, {decide("first-answer", 3, 20)}) == nothing);
}

TEST_CASE("the cost of an option is charged once, to programme, total and net value") {
  auto costly = drills::small_document();
  costly["cards"][1]["options"][3]["cost"] = 777;
  DrillPlay free_play(drills::small_stage()), costly_play(build_stage(drills::parsed(costly).value()).value());
  const Outcomes a = drills::outcomes_of(free_play, 2, {}), b = drills::outcomes_of(costly_play, 2, {});
  CHECK(b[Metric::programme_cost] - a[Metric::programme_cost] == 777);
  CHECK(b[Metric::total_cost] - a[Metric::total_cost] == 777);
  CHECK(a[Metric::net_value] - b[Metric::net_value] == 777);
  CHECK(a[Metric::negative_reach] == b[Metric::negative_reach]);
}

TEST_CASE("a contingency inject comes when nobody has answered for so long, and not when somebody has") {
  DrillPlay play(drills::small_stage());
  const std::size_t journalist = inject("journalist");
  play.start(0, {});
  play.advance(drills::small().minutes());
  // 300 minutes after the video, which is 15 before the window: the next check after minute 285
  CHECK(play.inject(journalist).sent == 290);
  play.start(0, {decide("first-answer", 0, 30)});
  play.advance(drills::small().minutes());
  CHECK(play.inject(journalist).sent == kNone);
  CHECK(play.figures().minutes_unanswered == 0);
}

TEST_CASE("a card after a contingency inject opens only with it, and its decision counts from there") {
  DrillPlay play(drills::small_stage());
  const DrillMove press = decide("press", 0, 20);
  play.start(0, {press});
  play.advance(drills::small().minutes());
  const CardState& card = play.card(static_cast<std::size_t>(press.subject));
  CHECK(card.opens == 290);
  CHECK(card.decided == 310);
  CHECK_FALSE(card.by_default);
  DrillMoves both = {press};
  put_move(both, decide("first-answer", 0, 0));
  play.start(0, both);
  play.advance(drills::small().minutes());
  CHECK(play.card(static_cast<std::size_t>(press.subject)).opens == kNone);
}

TEST_CASE("without a decision the default is taken at the deadline, later where more time was given") {
  DrillPlay play(drills::small_stage());
  play.start(0, {});
  play.advance(drills::small().minutes());
  CHECK(play.card(0).by_default);
  CHECK(play.card(0).decided == 15 + 90);
  play.start(0, {{Kind::extend, 0, 0, 25, kNone}});
  play.advance(drills::small().minutes());
  CHECK(play.card(0).decided == 15 + 90 + 25);
}

TEST_CASE("skipping an inject keeps it and its cards away, sending it brings it at that minute") {
  DrillPlay play(drills::small_stage());
  const auto monday = static_cast<std::int32_t>(inject("monday")), journalist = static_cast<std::int32_t>(inject("journalist"));
  play.start(0, {{Kind::skip, monday, 0, 0, kNone}});
  play.advance(drills::small().minutes());
  CHECK(play.inject(static_cast<std::size_t>(monday)).sent == kNone);
  CHECK(play.card(6).opens == kNone);
  play.start(0, {{Kind::send, journalist, 0, 42, kNone}});
  play.advance(drills::small().minutes());
  CHECK(play.inject(static_cast<std::size_t>(journalist)).sent == 42);
}

TEST_CASE("an abort condition ends the decisions: open cards take their default and nothing more is sent") {
  auto document = drills::small_document();
  document["abort"].push_back({{"text", "Enough"}, {"when", {{{"measure", "minutes_unanswered"}, {"above", 60}}}}});
  DrillPlay play(build_stage(drills::parsed(document).value()).value());
  play.start(0, {});
  play.advance(10'000);
  CHECK(play.ends() == 50);
  CHECK(play.over());
  CHECK(play.aborted_by() == 1);
  CHECK(play.card(1).decided == 50);
  CHECK(play.card(2).opens == kNone);
  for (std::size_t i = 0; i < play.drill().injects.size(); ++i) CHECK(play.inject(i).sent <= 50);
}

TEST_CASE("bots do what their policy says") {
  const Drill& drill = drills::small();
  CHECK(bot_moves(drill, Policy::waits).empty());
  for (const DrillMove& move : bot_moves(drill, Policy::by_the_book)) {
    const DrillCard& card = drill.cards[static_cast<std::size_t>(move.subject)];
    CHECK(card.options[static_cast<std::size_t>(move.option)].points == most_points(card));
    CHECK(move.minutes == card.deadline_minutes / 4);
  }
  for (const DrillMove& move : bot_moves(drill, Policy::thrifty)) {
    const DrillCard& card = drill.cards[static_cast<std::size_t>(move.subject)];
    for (const DrillOption& option : card.options) CHECK(card.options[static_cast<std::size_t>(move.option)].cost <= option.cost);
  }
}
