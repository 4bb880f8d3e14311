// A study as one file for a person who was not there: what mattered most, where it tips, what is robust, and how far to
// trust it. HTML under the rules of html_report.h.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/study_text.h"
#include "study/study.h"

namespace grapevine {

struct StudyReportSubject {
  const Study& study;
  const StudyResults& results;  // complete
  const StudyFindings& findings;  // by outcome, with emulations where there are any
  std::vector<std::size_t> outcomes;  // of the experiment, one for each of findings.outcomes
  std::string scenario_title;
  std::string digest;           // of all outcomes
  std::string why_no_regret;    // where findings have none
};

// The same subject gives the same bytes everywhere.
std::string study_report(const StudyReportSubject& subject);

// Where an outcome is in its worst quarter of the points (of what is neither better high nor low: its highest); nothing
// where it does not vary enough to say.
std::optional<Discovery> worst_quarter(const Study& study, const StudyResults& results, std::size_t outcome);

}  // namespace grapevine
