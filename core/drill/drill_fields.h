// The one declaration of every plain key of a drill file; parser and schema are both read from it.
#pragma once

#include <span>

#include "drill/drill.h"
#include "scenario/fields.h"

namespace grapevine {

constexpr TextRule kDrillName{TextRule::Form::name, 40};
constexpr TextRule kDrillLine{TextRule::Form::line, 120};
constexpr TextRule kDrillText{TextRule::Form::line, 1000};
constexpr std::size_t kMostLines = 16;        // of a briefing; objectives, aborts, weights and conditions of one list
constexpr std::size_t kMostEffects = 16;      // of one option or inject

std::span<const TextField<Drill>> drill_texts();
std::span<const Field<Drill>> drill_numbers();
std::span<const TextField<DrillRole>> role_texts();
std::span<const Field<DrillRole>> role_numbers();
std::span<const TextField<DrillInject>> inject_texts();
std::span<const TextField<DrillCard>> card_texts();
std::span<const Field<DrillCard>> card_numbers();
std::span<const TextField<DrillOption>> option_texts();
std::span<const Field<DrillOption>> option_numbers();
std::span<const Field<DrillEffect>> effect_numbers();

// Rules of the keys that are read by hand.
ValueRule measure_rule();
ValueRule metric_rule();          // outcomes with a direction that is better
std::int32_t metric_of(double choice);  // the Metric that a value of metric_rule stands for
ValueRule limit_rule();
ValueRule weight_rule();

}  // namespace grapevine
