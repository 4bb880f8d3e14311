// What a company knows of itself as starting values: a survey of who takes part where, a diagnostic of the four kinds of
// employees, and an audit of how ready it is.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "firm/form.h"
#include "scenario/scenario.h"

namespace grapevine {

// One value that a form asks for, and why.
struct StartingValue {
  std::size_t parameter = 0;
  double value = 0;
  std::string why;
};

// A question with five answers, from the worst to the best, each of which sets one parameter.
struct AuditQuestion {
  std::string_view id;      // in files
  std::string_view text;
  std::string_view parameter;
  struct Answer {
    std::string_view text;
    double value;
  } answers[5];
};
std::span<const AuditQuestion> audit_questions();

// The statements of the diagnostic, answered 1 (not at all) to 5 (fully): the first three say how empowered somebody is,
// the others how resourceful. After Bernoff & Schadler 2010 [V:HERO for the grid; the statements are ours, A].
std::span<const std::string_view> hero_statements();

enum class Form { survey, hero, readiness };
// The form to fill in: comments, the header, and rows of examples that read back.
std::string blank_form(Form form);

// survey: department, channel (social, community), activity (none, reads, comments, writes), a line an employee and
// channel. On social media takes part who reads or does more, in the community who comments or writes. hero: respondent and
// s1 … s6. readiness: question, answer (1 to 5). All errors at once, with their line.
Result<std::vector<StartingValue>> read_answers(Form form, std::string_view bytes, std::string_view name);

}  // namespace grapevine
