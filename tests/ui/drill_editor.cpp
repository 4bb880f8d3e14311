// The editor of drills: its fields, what the parser says beside them, and its screen.
#include "ui/drill_editor.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bench.h"
#include "tests/ui/made_drills.h"
#include "ui/shipped.h"

using namespace grapevine;
using grapevine::test::Bench;
using grapevine::test::small_drill;

namespace {

DrillEditor small_editor() { return DrillEditor::open(small_drill(), "mine.json").value(); }

// Every form of a drill, in order.
template <class Each>
void each_form(DrillEditor& editor, Each each) {
  for (std::size_t i = 0; i < kEditorSections; ++i) {
    editor.look(static_cast<EditorSection>(i));
    const std::size_t items = std::max<std::size_t>(1, editor.items().size());
    for (std::size_t item = 0; item < items; ++item) {
      editor.look(static_cast<EditorSection>(i), item);
      each(editor.form());
    }
  }
}

const EditorField* field_at(const EditorForm& form, std::string_view pointer) {
  for (const EditorPart& part : form.parts)
    for (const EditorField& field : part.fields)
      if (field.pointer == pointer) return &field;
  return nullptr;
}

std::string error_at(DrillEditor& editor, EditorSection section, std::string_view pointer) {
  editor.look(section, editor.section() == section ? editor.item() : 0);
  const EditorForm form = editor.form();
  const EditorField* field = field_at(form, pointer);
  return field ? field->error : "no such field";
}

}  // namespace

TEST_CASE("the editor shows what stands in every shipped drill, and writing it again as it is changes nothing") {
  for (const ShippedDrill& shipped : shipped_drills()) {
    INFO(shipped.name);
    auto editor = DrillEditor::open(shipped.json, shipped.name).value();
    CHECK(editor.errors().empty());
    const Json before = editor.document();
    std::size_t fields = 0;
    each_form(editor, [&](const EditorForm& form) {
      for (const EditorPart& part : form.parts)
        for (const EditorField& field : part.fields) {
          INFO(field.pointer);
          CHECK(field.error.empty());
          if (field.pointer.find('#') == std::string::npos && !field.value.empty()) editor.set(field.pointer, field.value);
          ++fields;
        }
    });
    CHECK(fields > 150);
    CHECK(editor.document() == before);
    CHECK_FALSE(editor.undo());
    const auto again = parse_drill(editor.bytes(), shipped_texts()).value();
    CHECK(again.id == parse_drill(shipped.json, shipped_texts()).value().id);
  }
}

TEST_CASE("what is typed is judged at once, and what is wrong stands beside its field") {
  DrillEditor editor = small_editor();
  editor.set("/cards/0/deadline", "soon");
  CHECK_FALSE(editor.drill());
  CHECK(editor.errors_in(EditorSection::decisions) == 1);
  CHECK(editor.errors_in(EditorSection::injects) == 0);
  CHECK(error_at(editor, EditorSection::decisions, "/cards/0/deadline").find("whole number") != std::string::npos);
  editor.set("/cards/0/deadline", "45");
  REQUIRE(editor.drill());
  CHECK(editor.drill()->cards[0].deadline_minutes == 45);
  editor.set("/injects/0/at", "D1 10:00");
  CHECK(error_at(editor, EditorSection::injects, "/injects/0/at").find("within the window") != std::string::npos);
  REQUIRE(editor.undo());
  CHECK(editor.errors().empty());
  // of a list of effects whatever is wrong in it
  editor.set("/cards/0/options/0/effects", "[{\"after\": -5, \"set\": {\"reply.quality\": 0.5}}]");
  CHECK(error_at(editor, EditorSection::decisions, "/cards/0/options/0/effects").find("whole number") != std::string::npos);
  editor.set("/cards/0/options/0/effects", "[{");
  CHECK_FALSE(error_at(editor, EditorSection::decisions, "/cards/0/options/0/effects").empty());
  editor.set("/cards/0/options/0/effects", "");
  CHECK(editor.errors().empty());
  CHECK_FALSE(editor.document()["cards"][0]["options"][0].contains("effects"));
}

TEST_CASE("a word that is typed in one place is undone at once, and two places one after the other") {
  DrillEditor editor = small_editor();
  for (const char* text : {"A", "Ab", "Abc"}) editor.set("/title", text);
  editor.set("/summary", "Other");
  CHECK(editor.document()["title"] == "Abc");
  REQUIRE(editor.undo());
  CHECK(editor.document()["title"] == "Abc");
  REQUIRE(editor.undo());
  CHECK(editor.document() == Json::parse(small_drill()));
  CHECK_FALSE(editor.undo());
}

TEST_CASE("what is added is in working order, moves among its neighbours and can be removed again") {
  for (const char* list : {"/briefing", "/roles", "/objectives", "/injects", "/cards", "/abort", "/cards/0/options", "/injects/2/when", "/scoring/outcomes"}) {
    INFO(list);
    DrillEditor editor = small_editor();
    const Json before = editor.document();
    editor.add(list);
    CHECK(editor.document() != before);
    // an outcome may stand there once
    if (std::string_view(list) != "/scoring/outcomes") CHECK(editor.errors().empty());
    REQUIRE(editor.undo());
    CHECK(editor.document() == before);
  }
  DrillEditor editor = small_editor();
  editor.look(EditorSection::injects, 0);
  const std::string first = editor.document()["injects"][0]["id"];
  editor.move("/injects/0", 1);
  CHECK(editor.document()["injects"][1]["id"] == first);
  CHECK(editor.item() == 1);
  editor.move("/injects/1", -1);
  editor.move("/injects/0", -1);
  CHECK(editor.document()["injects"][0]["id"] == first);
  editor.remove("/injects/0");
  CHECK(editor.document()["injects"][0]["id"] != first);
}

TEST_CASE("of several ways to say when, one stands in the file") {
  DrillEditor editor = small_editor();
  editor.set("/injects/0#sent", "when");
  CHECK(editor.errors().empty());
  CHECK(editor.drill()->injects[0].is_contingency());
  editor.set("/injects/0#sent", "at");
  CHECK(editor.errors().empty());
  CHECK_FALSE(editor.drill()->injects[0].is_contingency());
  for (const char* kind : {"chose", "below", "above"}) {
    editor.set("/injects/2/when/0#kind", kind);
    INFO(kind);
    CHECK(editor.errors().empty());
  }
  for (const char* opens : {"after", "at"}) {
    editor.set("/cards/0#opens", opens);
    CHECK(editor.errors().empty());
  }
  for (const char* limit : {"none", "at_least", "at_most"}) {
    editor.set("/objectives/0#limit", limit);
    CHECK(editor.errors().empty());
  }
}

TEST_CASE("what leads nowhere changes nothing, and a file that is no drill is refused or shown with what is wrong") {
  DrillEditor editor = small_editor();
  const Json before = editor.document();
  for (const char* pointer : {"", "/", "x", "/cards/99/title", "/cards/-1", "/cards/0/title/deeper", "/cards/x", "#sent", "/injects/0#flies", "/nowhere/0", "/cards/99999999999999999999"}) {
    editor.set(pointer, "text");
    editor.add(pointer);
    editor.remove(pointer);
    editor.move(pointer, 1);
  }
  editor.look(EditorSection::decisions, 10'000);
  CHECK(editor.item() + 1 == editor.items().size());
  CHECK(editor.document() == before);
  for (const char* bytes : {"", "[]", "7", "{\"drill\": 1", "{\"a\": 1, \"a\": 2}"}) CHECK_FALSE(DrillEditor::open(bytes, "x.json"));
  auto empty = DrillEditor::open("{\"drill\": 1}", "x.json").value();
  CHECK(empty.errors().size() > 5);
  each_form(empty, [](const EditorForm&) {});
  for (const char* list : {"/roles", "/cards", "/injects", "/scoring/outcomes"}) empty.add(list);
  each_form(empty, [](const EditorForm&) {});
  auto wrong = DrillEditor::open("{\"drill\": 1, \"cards\": [7, null, {\"options\": 3}], \"roles\": {}, \"briefing\": [[1]], \"injects\": [[]], \"scoring\": []}", "x.json").value();
  each_form(wrong, [](const EditorForm&) {});
}

TEST_CASE("a drill is changed on its screen, saved as a file that plays, played, and there again after a reload") {
  Bench bench;
  REQUIRE(bench.app().open_scenario_text(small_drill(), "mine.json"));
  bench.frames(3);
  REQUIRE(bench.click("", "edit"));
  auto editor = [&] { return bench.state()["editor"]; };
  REQUIRE_FALSE(editor().is_null());
  CHECK(editor()["errors"] == 0);
  bench.frames(3);
  REQUIRE(bench.click("field", "/title"));
  bench.key(ImGuiKey_End);
  bench.type("!");
  bench.frames(3);
  REQUIRE(bench.click("", "save drill"));
  const std::string saved = bench.taken().files["weekend-video.json"];
  const auto drill = parse_drill(saved, shipped_texts());
  REQUIRE(drill);
  CHECK(drill->title == "The weekend video!");
  // a mistake is told, and cannot be played
  bench.app().drill("edit look", 5, "1");
  bench.app().drill("edit set", 0, "/cards/1/deadline\nsoon");
  bench.frames(3);
  CHECK(editor()["errors"] == 1);
  CHECK(editor()["sections"][5]["errors"] == 1);
  REQUIRE(bench.click("", "undo edit"));
  bench.frames(3);
  CHECK(editor()["errors"] == 0);
  const auto before = editor();
  const std::string kept = bench.taken().drill;
  REQUIRE(bench.click("", "play edited"));
  CHECK(editor().is_null());
  CHECK(bench.state()["drill"]["title"] == "The weekend video!");

  Bench again;
  REQUIRE(again.app().restore_drill(kept));
  again.frames(3);
  auto after = again.state()["editor"];
  CHECK(after["errors"] == 0);
  CHECK(after["parts"][0]["fields"][1]["value"] == "The weekend video!");
}

TEST_CASE("a paragraph that is typed flows over lines without a line break in it") {
  Bench bench;
  REQUIRE(bench.app().open_scenario_text(small_drill(), "mine.json"));
  bench.frames(2);
  bench.app().drill("edit");
  bench.frames(3);
  REQUIRE(bench.click("field", "/summary"));
  bench.key(ImGuiKey_A, true);
  std::string typed;
  for (int i = 0; i < 40; ++i) typed += "word" + std::to_string(i) + " ";
  for (const char c : typed) bench.type(std::string(1, c));
  bench.frames(3);
  CHECK(bench.state()["editor"]["parts"][0]["fields"][2]["value"] == typed);
}

TEST_CASE("every part of the editor draws at every size in both themes, with nothing off the screen") {
  for (const auto& [width, height] : {std::pair{600.0f, 900.0f}, {1024.0f, 700.0f}, {1440.0f, 900.0f}}) {
    Bench bench(width, height);
    REQUIRE(bench.app().open_scenario_text(small_drill(), "mine.json"));
    bench.app().drill("edit");
    for (const bool dark : {false, true})
      for (std::size_t section = 0; section < kEditorSections; ++section) {
        bench.app().set_dark(dark);
        bench.app().drill("edit look", static_cast<std::int64_t>(section), "0");
        bench.frames(3);
        CHECK(ImGui::GetDrawData()->TotalVtxCount > 500);
        for (const Control& control : bench.controls()) {
          INFO(width << " " << section << " " << control.of << " " << control.id);
          CHECK(control.box.left >= -4);
          CHECK(control.box.right <= width + 4);
          CHECK(control.box.width() >= 8);
        }
      }
  }
}
