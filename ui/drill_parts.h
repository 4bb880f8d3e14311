// What the drill's screens are made of: tables, lines over time, text fields, and figures with their names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/drill_rows.h"
#include "report/qr_code.h"
#include "ui/drill_model.h"
#include "ui/drill_words.h"
#include "ui/panels.h"

namespace grapevine {

struct DrillScene {
  const DrillModel* model = nullptr;
  DrillPassing* passing = nullptr;
  std::vector<DrillCommand>* drill_commands = nullptr;
  const Platform* platform = nullptr;
  Commands* commands = nullptr;

  const Drill& drill() const { return model->drill(); }
  void ask(DrillCommand command) const { drill_commands->push_back(std::move(command)); }
};

// Colours that colour-blind people tell apart (Okabe and Ito 2008), each with its own dashes: never colour alone.
struct TeamLook {
  ImU32 colour = 0;
  float dash = 0, gap = 0;  // 0: unbroken
};
TeamLook team_look(const Gui& gui, std::size_t team);
// By its name where it is one of ours, else by its place.
std::size_t look_of_name(std::string_view code_name, std::size_t place);

struct DrillLine {
  std::string name;
  std::vector<std::pair<double, double>> points;
  TeamLook look;
};
struct DrillChart {
  std::string_view title, subtitle;
  std::vector<DrillLine> lines;
  double from = 0, until = 1;                            // of the horizontal axis
  std::vector<std::pair<double, std::string>> ticks;
  double now = -1;                                       // where the line of the present stands; negative: nowhere
};
void drill_chart_panel(Gui& gui, const Box& box, const DrillChart& chart);
// "Sat 22:00" at round hours of the drill's window, in minutes of it.
std::vector<std::pair<double, std::string>> window_ticks(const Drill& drill, float width);

// Heading row first. `weights` of the columns' widths; columns from `figures` on stand on the right. Returns the y below it.
float draw_rows(Gui& gui, float left, float top, float right, const Rows& rows, std::span<const float> weights, std::size_t figures = 1000);

// Whether Enter was pressed in it.
bool text_field(Gui& gui, const char* id, const Box& box, char* text, std::size_t size, std::string_view when_empty, bool lines = false);

// At most so wide and tall, whole pixels a module, black on white in both themes. Returns its side.
float draw_qr(const Gui& gui, float left, float top, float most, const QrCode& code);

// A heading within a page; returns the y below it.
float draw_heading(Gui& gui, float left, float top, float right, std::string_view title, std::string_view beside = {});

// --- the phases: each draws within its box
void drill_chooser(Gui& gui, const Box& box, const DrillScene& scene);    // drill_choose.cpp
void drill_prepare(Gui& gui, const Box& box, const DrillScene& scene);
void drill_brief(Gui& gui, const Box& box, const DrillScene& scene);
void drill_play_screen(Gui& gui, const Box& box, const DrillScene& scene);  // drill_play.cpp
void drill_room(Gui& gui, const Box& box, const DrillScene& scene);       // drill_room.cpp
void drill_facilitator(Gui& gui, const Box& box, const DrillScene& scene);  // drill_facilitator.cpp
float decision_panel(Gui& gui, const Box& box, const DrillScene& scene, std::size_t team, bool may_overrule);  // drill_decision.cpp; returns its bottom
float preview_card(Gui& gui, float left, float top, float right, const DrillCard& card, std::string_view role);  // as a team would see it
void drill_edit_screen(Gui& gui, const Box& box, const DrillEditor& editor, const DrillScene& scene);           // drill_edit.cpp
void drill_hot_wash(Gui& gui, const Box& box, const DrillScene& scene);   // drill_wash.cpp
void drill_report_screen(Gui& gui, const Box& box, const DrillScene& scene);

}  // namespace grapevine
