// Words shared by sentences and tables: what a change is called, shares of futures, and figures rounded to
// what is known. Minus signs and dashes are typographic (UTF-8).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/wording.h"
#include "ensemble/ensemble.h"
#include "scenario/scenario.h"

namespace grapevine {

// What a what-if does, as the beginning of a sentence.
struct ChangeName {
  enum class Form : std::uint8_t {
    subject,  // "Answering her first" keeps …, "Three more agents on the phone" keep …
    aside,    // "Without the press coverage", 86 of 100 …
    title,    // "Silos torn down": 86 of 100 …
  };
  Form form = Form::subject;
  std::string text;  // begins with a capital, ends without punctuation
  bool plural = false;
};
// Taken from, in this order: the title of the baseline's what-if that this is, unless the app made it up; the title of
// `what_if` when it is another than the baseline's; what differs. A title that begins with a verb ("Answer by influence") or a
// word in -ing serves as the subject ("Answering by influence").
constexpr std::string_view kUntitled = english("Your what-if");     // titles of what-ifs that were changed by hand: they say nothing
constexpr std::string_view kChangedEnding = ", changed";   // of what was changed
ChangeName name_of_change(const Scenario& baseline, const Scenario& what_if);

// A share of futures as a person counts them: of 100 from twenty futures on, else of those there are. Never
// rounded to none or all when it is neither.
struct FutureCount {
  std::int64_t number = 0, of = 100;
};
FutureCount count_futures(double share, std::int64_t futures);

// `value` rounded to a step no larger than `half_width` and half the value itself: 1, 10, 100 … for counts and dollars; whole minutes,
// 5, 10, 30 minutes, hours for durations. Unchanged where the step would be below what is printed anyway.
double round_to_known(Metric metric, double value, double half_width);
// figure_to_string and difference_to_string of that.
std::string known_figure(Metric metric, double value, double half_width);
std::string known_difference(Metric metric, double difference, double half_width);

std::string capital(std::string text);  // with its first letter large
// "42,000": two digits from a thousand on. Of a non-negative number.
std::string about(double value);
// "42,000": a non-negative whole number in groups of three.
std::string grouped(std::int64_t value);
// "40 %"
std::string whole_percent(double share);
// "1 customer", "12 customers": in English, for the command line; what is said takes `say_number`.
std::string counted(std::int64_t number, std::string_view one, std::string_view many);
// "Verified in its source", "Our choice": a parameter's evidence tag.
std::string evidence_in_words(std::string_view evidence);

// What an interval holds beside luck: "Each future has one of 200 draws of 3 parameters …"; empty without a posterior.
std::string posterior_sentence(const Scenario& scenario);

}  // namespace grapevine
