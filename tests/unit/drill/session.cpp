#include "drill/session.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/drill/made_drills.h"

using namespace grapevine;

namespace {

Outcomes replayed(const DrillSession& session) {
  DrillPlay play(drills::small_stage());
  // through its code, as another machine would
  const auto code = from_code(to_code(session.code(), session.drill()).value(), session.drill()).value();
  return drills::outcomes_of(play, kPlayedFuture, code.moves);
}

}  // namespace

TEST_CASE("a session is at every moment what its code replays, with overruling, extending, skipping, sending and undo") {
  DrillSession session(drills::small_stage(), "RED", {2});
  session.advance(20);
  REQUIRE_FALSE(session.decide(0, 0, 7));
  session.advance(60);
  REQUIRE_FALSE(session.decide(1, 1, 4));
  REQUIRE_FALSE(session.overrule(0, 1));
  session.advance(100);
  REQUIRE_FALSE(session.skip(5));
  REQUIRE_FALSE(session.send(3));
  REQUIRE_FALSE(session.extend(2, 30));
  session.advance(200);
  REQUIRE(session.undo());
  session.note("They argue");
  session.advance(session.drill().minutes());
  REQUIRE(session.over());

  DrillPlay play(drills::small_stage());
  play.start(kPlayedFuture, session.code().moves);
  play.advance(session.drill().minutes());
  CHECK(play.events() == session.play().events());
  Outcomes expected = replayed(session), found;
  play.finish(found);
  CHECK(found == expected);
  bool noted = false, by_bot = false;
  for (const std::string& line : session.log()) {
    noted = noted || line == clock_of(session.drill(), 200) + "  note     They argue";
    by_bot = by_bot || line.ends_with("[bot]");
  }
  CHECK(noted);
  CHECK(by_bot);
}

TEST_CASE("a decision counts only for an open card, once; after the deadline the facilitator may overrule") {
  DrillSession session(drills::small_stage(), "RED");
  CHECK(session.decide(0, 0));  // opens at minute 15
  session.advance(15);
  CHECK_FALSE(session.decide(0, 0));
  CHECK(session.decide(0, 1));  // decided
  CHECK(session.play().card(0).option == 0);
  session.advance(2000);
  REQUIRE(session.play().card(2).by_default);
  CHECK(session.decide(2, 0));
  CHECK_FALSE(session.overrule(2, 0));
  CHECK_FALSE(session.play().card(2).by_default);
  CHECK(session.extend(2, 5));
  CHECK(session.undo());
  CHECK(session.play().card(2).by_default);
}

TEST_CASE("undoing everything gives the session as it was, byte for byte, and there is nothing more to undo") {
  DrillSession untouched(drills::small_stage(), "RED"), session(drills::small_stage(), "RED");
  session.advance(30);
  REQUIRE_FALSE(session.decide(0, 1));
  REQUIRE_FALSE(session.skip(2));
  CHECK(session.undo());
  CHECK(session.undo());
  CHECK_FALSE(session.undo());
  untouched.advance(30);
  CHECK(session.code() == untouched.code());
  CHECK(session.log() == untouched.log());
}

TEST_CASE("a role that nobody plays is decided by its bot, and a person may come first") {
  DrillSession session(drills::small_stage(), "RED", {1});
  session.advance(20);
  CHECK_FALSE(session.decide(0, 2));
  session.advance(session.drill().minutes());
  CHECK(session.play().card(0).option == 2);
  CHECK(session.play().card(1).option == 0);  // by the book
  CHECK_FALSE(session.play().card(1).by_default);
}

TEST_CASE("members vote before the team decides: it changes nothing in the play, most are proposed, and each has a code") {
  DrillSession session(drills::small_stage(), "TWELVE-CHARS");
  CHECK(session.vote(1, 0, 0));  // opens at minute 15
  session.advance(20);
  const auto before = session.play().events();
  CHECK(session.ballot(0).proposed == kNone);
  REQUIRE_FALSE(session.vote(1, 0, 2, 4));
  REQUIRE_FALSE(session.vote(2, 0, 1, 9));
  CHECK(session.ballot(0).proposed == 1);  // as many, and surer
  REQUIRE_FALSE(session.vote(3, 0, 2));
  CHECK(session.ballot(0).proposed == 2);
  CHECK(session.ballot(0).by_option == std::vector<std::int32_t>{0, 1, 2});
  REQUIRE_FALSE(session.vote(3, 0, 1, 2));  // changed their mind
  CHECK(session.ballot(0).by_option == std::vector<std::int32_t>{0, 2, 1});
  CHECK(session.ballot(0).count() == 3);
  CHECK(session.vote(kMostMembers + 1, 0, 0));
  CHECK(session.vote(0, 0, 0));
  CHECK(session.play().events() == before);
  CHECK(session.code().moves.empty());
  REQUIRE_FALSE(session.decide(0, 1));
  CHECK(session.vote(1, 0, 0));  // decided
  REQUIRE(session.undo());
  CHECK(session.ballot(0).count() == 3);

  const auto votes = session.votes();
  REQUIRE(votes.size() == 3);
  for (std::size_t member = 0; member < votes.size(); ++member) {
    const std::string text = to_code(votes[member], session.drill()).value();
    CHECK(text.size() <= kMostCodeCharacters);
    CHECK(from_code(text, session.drill()).value() == votes[member]);
    CHECK(votes[member].team == "TWELVE-CHARS-" + std::to_string(member + 1));
    CHECK(team_of_member(votes[member].team) == "TWELVE-CHARS");
  }
  CHECK_FALSE(to_code({"THIRTEEN-CHAR", {}}, session.drill()));
  CHECK_FALSE(to_code({"TWELVE-CHARS-0", {}}, session.drill()));
  CHECK_FALSE(to_code({"TWELVE-CHARS-12", {}}, session.drill()));
}
