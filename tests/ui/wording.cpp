// Under the pseudo-locale every text on every screen is in its words, apart from what comes from files: a word in plain English
// was not said through the catalogue, or was glued together from parts.
#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "tests/ui/bench.h"
#include "tests/ui/made_drills.h"
#include "tests/ui/pseudo.h"
#include "ui/shipped.h"
#include "ui/text.h"

using namespace grapevine;
using grapevine::test::Bench;
using grapevine::test::PseudoLocale;

namespace {

using Json = nlohmann::ordered_json;

// Names, codes and what is the same in every language.
constexpr std::array kNames{"Grapevine", "GV1", "RED", "BLUE", "Red", "Blue", "Green", "NOBODY", "NONSENSE", "json", "csv", "http", "opened", "solved", "first", "via"};

// What people are told in files: titles, texts and names, the longest first, so that none stands in the way of another.
const std::vector<std::string>& told_in_files() {
  static const std::vector<std::string> kTold = [] {
    constexpr std::array kKeys{"title", "question", "expect", "source", "text", "brief", "summary", "lesson", "from", "channel", "expected", "name", "objectives", "briefing", "baseline"};
    std::vector<std::string> told(kNames.begin(), kNames.end());
    const std::function<void(const Json&, bool)> visit = [&](const Json& json, bool shown) {
      if (json.is_string() && shown && json.get_ref<const std::string&>().size() > 1) told.push_back(json.get<std::string>());
      for (const auto& [key, value] : json.items()) {
        if (&value == &json) break;  // a value without parts is its own item
        visit(value, json.is_array() ? shown : std::ranges::find(kKeys, key) != kKeys.end());
      }
    };
    // sentences begin with the title of a what-if: "Answer by influence" as "Answering by influence"
    const auto doing = [&](const std::string& title) {
      const std::size_t end = std::min(title.find(' '), title.size());
      const std::string verb = title.substr(0, end), rest = title.substr(end);
      for (const std::string& stem : {verb, verb + verb.back(), verb.substr(0, verb.size() - 1)}) told.push_back(stem + "ing" + rest);
    };
    for (const ShippedScenarioText& text : shipped_texts())
      for (const auto& what_if : Json::parse(text.json).value("what_ifs", Json::array()))
        if (const std::string title = what_if.value("title", ""); title.size() > 1) doing(title);
    for (const ShippedScenarioText& text : shipped_texts()) visit(Json::parse(text.json), false);
    for (const ShippedDrill& drill : shipped_drills()) visit(Json::parse(drill.json), false);
    std::ranges::stable_sort(told, std::ranges::greater(), &std::string::size);
    return told;
  }();
  return kTold;
}

// The text without what comes from files: codes and examples of JSON, whole titles, and titles that were cut.
std::string without_data(std::string text) {
  constexpr std::string_view kEllipsis = "…";
  if (text.starts_with("GV1.")) return {};
  for (std::size_t at = text.find("[{"); at != text.npos; at = text.find("[{")) text.erase(at, text.find("}]", at) - at);
  if (text.ends_with(kEllipsis))
    for (const std::string& told : told_in_files())
      if (told.starts_with(std::string_view(text).substr(0, text.size() - kEllipsis.size()))) return {};
  for (const std::string& told : told_in_files())
    for (std::size_t at = text.find(told); at != text.npos; at = text.find(told, at)) text.replace(at, told.size(), " ");
  return text;
}

bool has_plain_word(const std::string& text) {
  int letters = 0;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    letters = letter ? letters + 1 : 0;
    if (letters == 3) return true;
  }
  return false;
}

// Collects what is drawn while it lives.
class Reader {
 public:
  Reader() { note_texts(&texts_); }
  ~Reader() { note_texts(nullptr); }

  // Looks at what was drawn since the last time.
  void check(std::string_view where) {
    for (const std::string& text : texts_) {
      if (!seen_.insert(text).second) continue;
      if (!has_plain_word(text) || !has_plain_word(without_data(text))) continue;
      FAIL_CHECK(where << ": not in the reader's language: " << text);
    }
    texts_.clear();
  }
  std::size_t count() const { return seen_.size(); }

 private:
  std::vector<std::string> texts_;
  std::set<std::string> seen_;
};

void open_everything(Bench& bench, Reader& reader, const std::string& where) {
  for (const std::string_view of : {"Organisation", "Community", "Assumptions"}) bench.click(of, "fold");
  for (const std::string_view id : {"scenario", "what-if", "save", "more", "futures", "keys"}) {
    bench.click("", id);
    bench.frames(2);
    reader.check(where + ", menu " + std::string(id));
    bench.key(ImGuiKey_Escape);
  }
  for (std::size_t tab = 0; tab < 6; ++tab) {
    std::size_t seen = 0;
    for (const Control& control : std::vector<Control>(bench.controls()))
      if (control.of.empty() && control.id == "tab" && seen++ == tab) bench.click((control.box.left + control.box.right) / 2, control.box.middle());
    bench.frames(2);
    reader.check(where + ", page " + std::to_string(tab));
  }
}

}  // namespace

TEST_CASE("in the pseudo-locale every text of the what-if and of the network is in its words") {
  const PseudoLocale spoken;
  Reader reader;
  for (const ShippedEntry& entry : shipped_entries()) {
    Bench bench(1440, 2400);
    bench.app().set_replicates(8);
    bench.frames(2);
    reader.check("the first screen");
    REQUIRE(bench.app().open_named(entry.name));
    REQUIRE(bench.settle());
    reader.check(std::string(entry.name));
    bench.app().edit("support.social.agents", 9);
    REQUIRE(bench.settle());
    open_everything(bench, reader, std::string(entry.name));
    if (&entry != &shipped_entries().back()) continue;  // the network says the same of every scenario
    bench.app().show_network();
    bench.settle();
    bench.app().network_person(3);
    bench.frames(3);
    reader.check("network");
  }
  CHECK(reader.count() > 1000);
}

TEST_CASE("in the pseudo-locale every text of a drill is in its words") {
  const PseudoLocale spoken;
  Reader reader;
  Bench bench(1440, 3000);
  const auto look = [&](std::string_view where) {
    bench.frames(3);
    reader.check(where);
  };
  bench.app().show_drill();
  look("the choice of a drill");
  REQUIRE(bench.app().open_scenario_text(grapevine::test::small_drill(), "drill.json"));
  bench.app().drill("teams", 2);
  look("prepare");
  bench.app().drill("phase", 1);
  look("brief");
  bench.app().drill("phase", 2);
  for (std::int64_t view = 0; view < 3; ++view) {
    bench.app().drill("view", view);
    look("play before the clock");
  }
  bench.app().drill("view", 0);
  for (int turn = 0; turn < 60 && !bench.state()["drill"]["over"]; ++turn) {
    const auto open = bench.state()["drill"]["open"];
    if (open.empty() || turn % 3 == 2) bench.app().drill("jump");
    else bench.app().drill_decide(0, open[0]["card"].get<std::int32_t>(), 0, 7, "decide");
    look("play");
  }
  for (std::int64_t view = 0; view < 3; ++view) {
    bench.app().drill("view", view);
    look("play");
  }
  bench.app().drill("phase", 3);
  bench.app().drill("codes", 0, "nonsense");
  look("hot wash");
  bench.app().dismiss_message();
  for (int turn = 0; turn < 20'000 && bench.state()["drill"]["done"] < 1; ++turn) bench.frames(10);
  bench.app().drill("reveal", 1);
  look("revealed");
  bench.app().drill("phase", 4);
  look("report");
  bench.app().drill("edit");
  for (std::int64_t section = 0; section < 8; ++section) {
    bench.app().drill("edit look", section, "0");
    look("the editor, section " + std::to_string(section));
  }
  CHECK(reader.count() > 300);
}

TEST_CASE("in the pseudo-locale every text of tickets that are opened is in its words") {
  const PseudoLocale spoken;
  Reader reader;
  Bench bench(1440, 2000);
  REQUIRE(bench.app().show_screen("data"));
  bench.frames(3);
  reader.check("nothing open");
  std::string csv = "id,opened,solved,first,via\n";
  for (int i = 0; i < 200; ++i) {
    const std::string date = "2026-01-" + std::to_string(10 + i / 10);
    csv += std::to_string(i) + "," + date + " 10:" + std::to_string(10 + i % 40) + "," + date + " 15:00," + date + " 11:00,1\n";
  }
  REQUIRE(bench.app().open_table(csv, "1.csv"));
  for (const auto& [name, column] : {std::pair{"created", 1}, {"solved", 2}, {"first_reply", 3}}) bench.app().data("map", column, name);
  bench.frames(3);
  reader.check("columns");
  bench.app().data("confirm");
  for (int i = 0; i < 20'000 && bench.state()["data"]["phase"] != "result"; ++i) bench.frames(10);
  bench.frames(3);
  reader.check("result");
  CHECK(reader.count() > 30);
}

TEST_CASE("a number takes the form that the language has for it, on screen") {
  const PseudoLocale spoken;
  Bench bench;
  bench.app().choose_what_if(-1);
  const std::array<std::pair<const char*, const char*>, 3> changes{{{"support.social.agents", "]"}, {"support.phone.agents", "²]"}, {"support.email.agents", "³]"}}};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    REQUIRE(bench.app().edit(changes[i].first, 9).empty());
    std::vector<std::string> texts;
    note_texts(&texts);
    bench.frames(2);
    note_texts(nullptr);
    const std::string wanted = "[" + std::to_string(i + 1) + " ç", ending = changes[i].second;  // "1 changed"
    INFO(wanted << " … " << ending);
    CHECK(std::ranges::any_of(texts, [&](const std::string& text) { return text.starts_with(wanted) && text.ends_with(ending); }));
  }
}
