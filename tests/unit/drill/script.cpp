#include "drill/script.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/drill/made_drills.h"

using namespace grapevine;

TEST_CASE("what was done, written down line by line, plays again as the same session") {
  DrillSession session(drills::small_stage(), "RED");
  const Drill& drill = session.drill();
  std::string script;
  session.advance(20);
  script += script_line(drill, 20, decide_in_script(drill, 0, 1, 9));
  REQUIRE_FALSE(session.decide(0, 1, 9));
  session.advance(60);
  script += script_line(drill, 60, decide_in_script(drill, 1, 0));
  REQUIRE_FALSE(session.decide(1, 0));
  script += script_line(drill, 60, "undo");
  REQUIRE(session.undo());
  for (std::size_t member : {1u, 2u}) {
    script += script_line(drill, 60, decide_in_script(drill, 1, 2, member == 1 ? 4 : kNone, member));
    REQUIRE_FALSE(session.vote(member, 1, 2, member == 1 ? 4 : kNone));
  }
  script += script_line(drill, 60, "note They argue");
  session.note("They argue");
  session.advance(200);
  CHECK(script.starts_with("D5 22:35 decide alarm mail 90\n"));

  DrillSession again(drills::small_stage(), "RED");
  CHECK(play_script(script, "kept", again).empty());
  again.advance(200);
  CHECK(again.code() == session.code());
  CHECK(again.votes() == session.votes());
  CHECK(again.votes().size() == 2);
  CHECK(again.log() == session.log());
  // undo reaches as far back as before
  CHECK(again.undo());
  CHECK(session.undo());
  CHECK(again.code() == session.code());
  CHECK_FALSE(again.undo());
}

TEST_CASE("each line of a script that cannot be played is told with its place, and the others are played") {
  DrillSession session(drills::small_stage(), "RED");
  const Errors errors = play_script("# red\n\nD5 22:35 decide alarm kall\nD5 22:36 dance\nnothing\nD5 22:40 decide alarm call 80\nD5 22:20 note late\n", "red.txt", session);
  REQUIRE(errors.size() == 4);
  CHECK(errors[0].where == "red.txt:3");
  CHECK(errors[1].where == "red.txt:4");
  CHECK(errors[2].where == "red.txt:5");
  CHECK(errors[3].where == "red.txt:7");
  CHECK(session.play().card(0).option == 0);
}

TEST_CASE("a session keeps figures of every quarter of an hour, and an overruled past is told anew") {
  DrillSession session(drills::small_stage(), "RED");
  CHECK(session.history().size() == 1);
  session.advance(100);
  CHECK(session.history().size() == 7);
  CHECK(session.history().back().people_reached <= session.play().figures().people_reached);
  REQUIRE_FALSE(session.overrule(0, 0));
  CHECK(session.history().size() == 7);
}
