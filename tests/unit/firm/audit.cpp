#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "firm/firm.h"

using namespace grapevine;

namespace {

double value_of(const std::vector<StartingValue>& values, std::string_view path) {
  for (const StartingValue& value : values)
    if (parameter_table()[value.parameter].path == path) return value.value;
  return NAN;
}

Errors errors_of(Form form, std::string_view bytes) {
  const auto values = read_answers(form, bytes, "form.csv");
  return values ? Errors{} : values.errors();
}

}  // namespace

TEST_CASE("the blank forms read back as they are printed") {
  for (const Form form : {Form::survey, Form::hero, Form::readiness}) {
    const auto values = read_answers(form, blank_form(form), "form.csv");
    REQUIRE(values);
    CHECK_FALSE(values->empty());
    for (const StartingValue& value : *values) {
      INFO(parameter_table()[value.parameter].path);
      CHECK_FALSE(check(value.parameter, value.value, "here"));
      CHECK_FALSE(value.why.empty());
    }
  }
}

TEST_CASE("every answer of the audit is a value that its parameter allows, and from the worst to the best") {
  for (const AuditQuestion& question : audit_questions()) {
    INFO(question.id);
    const auto parameter = find_parameter(question.parameter);
    REQUIRE(parameter);
    const double first = question.answers[0].value, last = question.answers[4].value;
    CHECK(first != last);
    for (int a = 0; a < 5; ++a) {
      CHECK_FALSE(check(*parameter, question.answers[a].value, "here"));
      if (a > 0) CHECK((last > first ? question.answers[a].value >= question.answers[a - 1].value : question.answers[a].value <= question.answers[a - 1].value));
    }
  }
}

TEST_CASE("a survey gives the share of each department that takes part, and leaves the others alone") {
  const auto values = read_answers(Form::survey,
                                   "name;Department;Channel;Activity\nA;Logistics;social;reads\nB;logistics;social;none\nC;logistics;social;writes\nD;logistics;social;comments\n"
                                   "A;HR;community;reads\nB;human resources;community;comments\n",
                                   "survey.csv");
  REQUIRE(values);
  CHECK(values->size() == 2);
  CHECK(value_of(*values, "employees.logistics.on_social") == 0.75);
  CHECK(value_of(*values, "employees.human_resources.in_community") == 0.5);
}

TEST_CASE("the diagnostic places respondents in the grid of empowered and resourceful") {
  const auto values = read_answers(Form::hero,
                                   "respondent,s1,s2,s3,s4,s5,s6\n1,5,5,5,5,5,5\n2,5,5,5,1,1,1\n3,1,1,1,5,5,5\n4,1,1,1,1,1,1\n5,3,3,3,3,3,3\n", "hero.csv");
  REQUIRE(values);
  CHECK(value_of(*values, "hero.hero") == 20);
  CHECK(value_of(*values, "hero.locked_down") == 20);
  CHECK(value_of(*values, "hero.rogue") == 20);
  CHECK(value_of(*values, "hero.disenfranchised") == 40);  // the middle is not above the middle
}

TEST_CASE("mistakes in a form are told all at once, with line, what is allowed and what to do") {
  const Errors errors = errors_of(Form::survey, "department,channel,activity\nlogistiks,social,reads\nsales,telepathy,reads\nsales,social,sings\nsales,social\n");
  REQUIRE(errors.size() >= 1);
  // a line that is too short is found before the cells are looked at
  CHECK(errors[0].where == "form.csv:5");
  const Errors cells = errors_of(Form::survey, "department,channel,activity\nlogistiks,social,reads\nsales,telepathy,reads\nsales,social,sings\n");
  REQUIRE(cells.size() == 3);
  CHECK(cells[0].where == "form.csv:2");
  CHECK(cells[0].remedy == "did you mean logistics?");
  CHECK(cells[1].allowed == "social, community");
  CHECK(cells[2].found == "\"sings\"");
  const Errors scale = errors_of(Form::readiness, "question,answer\nlistening,6\nlistenin,3\ndesk,2\ndesk,3\ntriage,\n");
  REQUIRE(scale.size() == 4);
  CHECK(scale[0].allowed == "a whole number from 1 to 5");
  CHECK(scale[1].remedy == "did you mean listening?");
  CHECK(scale[2].found == "a second answer to desk");
  CHECK(scale[3].found == "no answer");
}

TEST_CASE("what is no form is refused: empty, no header, a column missing, zero bytes, open quotation marks, too large") {
  CHECK(errors_of(Form::survey, "").size() == 1);
  CHECK(errors_of(Form::survey, "# only a comment\n").size() == 1);
  CHECK(errors_of(Form::hero, "respondent,s1,s2,s3,s4,s5\n1,2,3,4,5,1\n").front().found == "a header without the column s6");
  CHECK(errors_of(Form::hero, "respondent,s1,s2,s3,s4,s5,s6\n").front().found == "no respondents");
  CHECK(errors_of(Form::survey, std::string_view("department\0,channel", 19)).size() == 1);
  CHECK(errors_of(Form::survey, "department,channel,activity\n\"sales,social,reads\n").front().found == "a quotation mark that does not close");
  CHECK(errors_of(Form::survey, std::string(kMostFormBytes + 1, 'x')).front().allowed == "at most 8 MiB");
}
