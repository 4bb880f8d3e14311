#include "drill/code.h"

#include <catch2/catch_test_macros.hpp>
#include "tests/unit/drill/hostile.h"

using namespace grapevine;
using Kind = DrillMove::Kind;

namespace {

// A drill of forty cards, the most there may be.
const Drill& large() {
  static const Drill kDrill = [] {
    auto document = drills::document("weekend-video");
    auto cards = nlohmann::ordered_json::array();
    for (int i = 0; i < 40; ++i) {
      auto card = document["cards"][i == 0 ? 0 : 1];
      if (i > 0) card["id"] = fmt::format("card-{}", i), card.erase("reply");
      cards.push_back(card);
    }
    document["cards"] = cards;
    document["injects"][6]["when"] = {{{"measure", "backlog"}, {"above", 50}}};
    for (auto& inject : document["injects"]) inject.erase("effects");
    return drills::parsed(document).value();
  }();
  return kDrill;
}

DrillMoves forty_moves(std::uint64_t seed) {
  Stream stream(seed);
  DrillMoves moves;
  for (std::int32_t card = 0; card < 40; ++card) {
    const auto option = static_cast<std::int32_t>(to_below(stream.next32(), 3));
    const auto minutes = static_cast<std::int32_t>(to_below(stream.next32(), kMostMinutes + 1));
    const auto confidence = static_cast<std::int32_t>(to_below(stream.next32(), 12)) - 1;
    put_move(moves, {Kind::decide, card, option, minutes, confidence});
  }
  return moves;
}

// Refused, with a sentence that says what to do.
bool refused(const std::string& code, const Drill& drill, std::string_view says = "") {
  const auto read = from_code(code, drill);
  if (read) return false;
  const Error& error = read.errors().front();
  return !error.where.empty() && !error.found.empty() && !error.allowed.empty() && !error.remedy.empty() && to_string(error).find(says) != std::string::npos;
}

}  // namespace

TEST_CASE("a code of forty decisions has at most 300 characters of URL and QR text, and comes back exactly") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const DecisionCode code{"TEAM-ABC-123", forty_moves(seed)};
    const std::string text = to_code(code, large()).value();
    CHECK(text.size() <= kMostCodeCharacters);
    CHECK(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.-") == std::string::npos);
    CHECK(from_code(text, large()).value() == code);
  }
}

TEST_CASE("moves of every kind come back from a code, also in small letters, broken into lines and with O for 0") {
  DrillMoves moves;
  put_move(moves, {Kind::decide, 2, 1, 0, 10});
  put_move(moves, {Kind::decide, 0, 2, kMostMinutes, kNone});
  put_move(moves, {Kind::extend, 1, 0, 5, kNone});
  put_move(moves, {Kind::skip, 3, 0, 0, kNone});
  put_move(moves, {Kind::send, 4, 0, 120, kNone});
  const DecisionCode code{"RED", moves};
  std::string text = to_code(code, drills::small()).value();
  CHECK(from_code(text, drills::small()).value() == code);
  for (char& c : text) c = static_cast<char>(std::tolower(c));
  text.insert(20, "\n ");
  CHECK(from_code(text, drills::small()).value() == code);
  const std::size_t zero = text.find('0', text.size() - 40);
  if (zero != std::string::npos) text[zero] = 'O';
  CHECK(from_code(text, drills::small()).value() == code);
}

TEST_CASE("200 damaged or foreign codes are refused, each with a sentence") {
  const std::string good = to_code({"BLUE", forty_moves(7)}, large()).value();
  REQUIRE(from_code(good, large()));
  REQUIRE(from_code(drills::signed_again(fmt::format("GV1.BLUE.0-1-0.{}.{}.000000", large().id, base32(0, 6))), large()));  // a hand that signs well is not refused for that
  const auto wrong = drills::wrong_codes(large(), good, to_code({"BLUE", bot_moves(drills::small(), Policy::thrifty)}, drills::small()).value());
  CHECK(wrong.size() >= 200);
  for (const auto& [code, says] : wrong) {
    INFO(code);
    CHECK(refused(code, large(), says));
  }
  CHECK(refused("", large()));
}

TEST_CASE("a code is not cut: too many moves or a name that cannot be written are refused") {
  DrillMoves moves = forty_moves(3);
  put_move(moves, {Kind::skip, 1, 0, 0, kNone});
  CHECK_FALSE(to_code({"RED", moves}, large()));
  CHECK_FALSE(to_code({"", {}}, large()));
  CHECK_FALSE(to_code({"röt", {}}, large()));
  CHECK(team_in_code("Team 4") == "TEAM-4");
  CHECK(team_in_code("  r\xc3\xb6t! ") == "R-T");
  CHECK(team_in_code("???").empty());
}

TEST_CASE("whoever changes a drill makes its old codes foreign, however small the change") {
  auto document = drills::small_document();
  const std::string code = to_code({"RED", {}}, drills::small()).value();
  document["cards"][0]["deadline"] = 91;
  CHECK(refused(code, drills::parsed(document).value(), "another drill"));
  document = drills::small_document();
  document["scenario"]["seed"] = 2;
  CHECK(refused(code, drills::parsed(document).value(), "another drill"));
  CHECK(from_code(code, drills::parsed(drills::small_document()).value()));
}
