// What comes from outside and must be refused, for core, the command line and the screens alike: codes that are damaged or
// foreign, and drill files with something wrong in them.
#pragma once

#include <functional>

#include <fmt/format.h>

#include "base/draws.h"
#include "drill/base32.h"
#include "drill/code.h"
#include "tests/unit/drill/made_drills.h"

namespace grapevine::drills {

// With a checksum that fits, as somebody would make it who knows how.
inline std::string signed_again(std::string text) {
  text.resize(text.rfind('.'));
  return text + "." + base32(digest_of(text), 6);
}

struct WrongCode {
  std::string code;
  std::string_view says;  // part of the refusal; may be empty
};

// At least 200 of them, made of a good code of this drill and of one of another; the drill has six cards or more.
inline std::vector<WrongCode> wrong_codes(const Drill& drill, const std::string& good, const std::string& of_another) {
  std::vector<WrongCode> wrong;
  Stream stream(11);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(to_below(stream.next32(), static_cast<std::uint32_t>(n))); };
  const auto add = [&](std::string code, std::string_view says = "") {
    if (code != good) wrong.push_back({std::move(code), says});
  };
  // a character replaced by another that means another, two swapped, one lost, one doubled, cut short
  constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (int i = 0; i < 70; ++i) {
    std::string damaged = good;
    damaged[4 + below(good.size() - 4)] = kLetters[below(kLetters.size())];
    add(damaged);
  }
  for (int i = 0; i < 50; ++i) {
    std::string damaged = good;
    const std::size_t at = 4 + below(good.size() - 5);
    std::swap(damaged[at], damaged[at + 1]);
    add(damaged);
  }
  for (int i = 0; i < 40; ++i) add(std::string(good).erase(below(good.size()), 1));
  for (int i = 0; i < 30; ++i) add(good.substr(0, 1 + below(good.size() - 1)));
  for (int i = 0; i < 20; ++i) {
    std::string doubled = good;
    const std::size_t at = below(good.size());
    doubled.insert(at, 1, doubled[at]);
    add(doubled);
  }
  // foreign ones: no code, other versions, another drill, parts that are not there, codes made by hand
  for (const char* text : {" ", "GV", "GV1", "GV1.", "hello", "#s=1.abc.def.12345678", "https://example.org/", "{\"drill\": 1}", "GV1......", "GV1.RED.0-1-0.00000000..", "\xff\xfe", "12345"}) add(text);
  add("GV2" + good.substr(3), "version");
  add("GV99" + good.substr(3), "version");
  add(signed_again(std::string(good).replace(good.find("0-1-0"), 5, "0-2-0")), "0-2-0");
  add(of_another, "another drill");
  const std::size_t team = good.find('.') + 1;
  add(signed_again(std::string(good).replace(team, good.find('.', team) - team, "BL--")), "team");
  const auto with_moves = [&](const std::string& moves) { return signed_again(fmt::format("GV1.BLUE.0-1-0.{}.{}.000000", drill.id, moves)); };
  const auto with_move = [&](std::uint64_t bits) { return with_moves(base32(bits, 6)); };
  add(with_move(40ull << 23), "does not have");               // the 41st card
  add(with_move(5ull << 23 | 7ull << 19), "does not have");   // an eighth option
  add(with_move(120ull << 23), "does not have");              // an inject that is not there
  add(with_move(64ull << 23 | 2ull << 19), "does not have");  // neither skip nor send
  add(with_move(12), "does not have");                        // a confidence of 120 %
  add(with_moves(base32(1, 6) + base32(0, 6)), "does not have");  // twice the same card
  add(with_moves(std::string(41 * 6, '0')));
  add(std::string(1300, 'A'), "300");
  return wrong;
}

struct Hostile {
  const char* place;
  const char* says;
  std::function<void(nlohmann::ordered_json&)> change;  // of the weekend video
};

inline const std::vector<Hostile>& hostile() {
  using Json = nlohmann::ordered_json;
  static const std::vector<Hostile> kCases = {
      {"/drill", "version 1", [](Json& d) { d["drill"] = 2; }},
      {"/drill", "version 1", [](Json& d) { d["drill"] = "1"; }},
      {"", "add \"drill\"", [](Json& d) { d.erase("drill"); }},
      {"", "add \"name\"", [](Json& d) { d.erase("name"); }},
      {"/name", "small letters", [](Json& d) { d["name"] = "../../etc/passwd"; }},
      {"/title", "control", [](Json& d) { d["title"] = "Ring\a"; }},
      {"/summary", "characters", [](Json& d) { d["summary"] = std::string(100'000, 'x'); }},
      {"/scenario", "did you mean \"recall\"", [](Json& d) { d["scenario"] = "recal"; }},
      {"/scenario", "no shipped scenario", [](Json& d) { d["scenario"] = "of-my-own"; }},
      {"/scenario", "small letters", [](Json& d) { d["scenario"] = "https://example.org/s.json"; }},
      {"/scenario", "network in a file", [](Json& d) { d["scenario"]["network"] = {{"kind", "file"}, {"file", "secret.txt"}}; d["scenario"].erase("people"); }},
      {"/scenario: /people", "fewer people", [](Json& d) { d["scenario"]["people"] = 2e9; }},
      {"/scenario: /parameters/support.social.agent", "did you mean", [](Json& d) { d["scenario"]["parameters"]["support.social.agent"] = 3; }},
      {"/play", "until after from", [](Json& d) { d["play"] = {{"from", "D6 10:00"}, {"until", "D6 10:00"}}; }},
      {"/play", "22 days", [](Json& d) { d["scenario"]["days"] = 60; d["play"]["until"] = "D50"; }},
      {"/play/until", "after the end", [](Json& d) { d["play"]["until"] = "D99 10:00"; }},
      {"/play/from", "a moment such as", [](Json& d) { d["play"]["from"] = "2026-11-07 22:00"; }},
      {"/briefing/0", "in double quotes", [](Json& d) { d["briefing"][0] = 7; }},
      {"/roles", "at least 1", [](Json& d) { d["roles"] = Json::array(); }},
      {"/roles/3/id", "a second time", [](Json& d) { d["roles"].push_back(d["roles"][0]); }},
      {"/roles/0/bot", "by_the_book", [](Json& d) { d["roles"][0]["bot"] = "clever"; }},
      {"/objectives/0", "do not fit", [](Json& d) { d["objectives"][0].erase("metric"); }},
      {"/objectives/0/metric", "one of", [](Json& d) { d["objectives"][0]["metric"] = "complaints"; }},
      {"/injects/0", "both \"at\" and \"when\"", [](Json& d) { d["injects"][0]["when"] = Json::array({{{"measure", "backlog"}, {"above", 1}}}); }},
      {"/injects/0", "neither \"at\" nor \"when\"", [](Json& d) { d["injects"][0].erase("at"); }},
      {"/injects/0/at", "within the window", [](Json& d) { d["injects"][0]["at"] = "D1 10:00"; }},
      {"/injects/0/owner", "did you mean \"voice\"", [](Json& d) { d["injects"][0]["owner"] = "voic"; }},
      {"/injects/2/when/0/measure", "backlog", [](Json& d) { d["injects"][2]["when"][0]["measure"] = "mood"; }},
      {"/injects/2/when/0", "neither \"above\" nor \"below\"", [](Json& d) { d["injects"][2]["when"][0].erase("above"); }},
      {"/injects/2/when", "at least 1", [](Json& d) { d["injects"][2]["when"] = Json::array(); }},
      {"/injects/6/when/0/card", "did you mean \"take-down\"", [](Json& d) { d["injects"][6]["when"][0]["card"] = "takedown"; }},
      {"/injects/6/when/0/chose", "an option of that card", [](Json& d) { d["injects"][6]["when"][0]["chose"] = "burn-it"; }},
      {"/injects/2/effects/0/event/kind", "one of", [](Json& d) { d["injects"][2]["effects"][0]["event"]["kind"] = "war"; }},
      {"/cards/0/options", "at least 2", [](Json& d) { d["cards"][0]["options"] = Json::array({d["cards"][0]["options"][2]}); }},
      {"/cards/0/default", "an option of this card", [](Json& d) { d["cards"][0]["default"] = "pray"; }},
      {"/cards/0/deadline", "1 to 32767", [](Json& d) { d["cards"][0]["deadline"] = 0; }},
      {"/cards/0/deadline", "whole number", [](Json& d) { d["cards"][0]["deadline"] = 1.5; }},
      {"/cards/2/after", "an inject of this drill", [](Json& d) { d["cards"][2]["after"] = "nothing-such"; }},
      {"/cards/2/reply", "second first answer", [](Json& d) { d["cards"][2]["reply"] = true; }},
      {"/cards/0/options/0/points", "0 to 10", [](Json& d) { d["cards"][0]["options"][0]["points"] = 1e9; }},
      {"/cards/0/options/0/effects/0/set/people.customers_share", "whole scenario", [](Json& d) { d["cards"][0]["options"][0]["effects"][0]["set"] = {{"people.customers_share", 0.1}}; }},
      {"/cards/0/options/0/effects/0", "both \"set\" and \"event\"", [](Json& d) { d["cards"][0]["options"][0]["effects"][0]["event"] = {{"kind", "statement"}}; }},
      {"/cards/0/options/0/effects/0/after", "whole number", [](Json& d) { d["cards"][0]["options"][0]["effects"][0]["after"] = -5; }},
      {"/cards/0/optons", "did you mean \"options\"", [](Json& d) { d["cards"][0]["optons"] = 1; }},
      {"/cards", "when effects come together", [](Json& d) { d["cards"][0]["options"][0]["effects"] = Json::array({{{"set", {{"support.social.open_from_hour", 21}}}}}); }},
      {"/scoring/outcomes", "add up to nothing", [](Json& d) { for (auto& outcome : d["scoring"]["outcomes"]) outcome["weight"] = 0; }},
      {"/scoring/outcomes/1/metric", "second time", [](Json& d) { d["scoring"]["outcomes"][1]["metric"] = "net_value"; }},
      {"", "add the rubric", [](Json& d) { d.erase("scoring"); }},
      {"/cards", "at most 40", [](Json& d) { for (int i = 0; i < 60; ++i) d["cards"].push_back(d["cards"][0]); }},
  };
  return kCases;
}

inline std::string hostile_file(const Hostile& hostile) {
  auto changed = document("weekend-video");
  hostile.change(changed);
  return changed.dump();
}

}  // namespace grapevine::drills
