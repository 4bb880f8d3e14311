// One result as one file for a person who was not there: HTML that opens from disk, asks nothing of anybody else and
// prints on two pages.
#pragma once

#include <cstdint>
#include <string>

#include "ensemble/ensemble.h"
#include "scenario/scenario.h"

namespace grapevine {

struct World;

// What a report is about. Everything named here outlives the call.
struct ReportSubject {
  const Scenario& baseline;
  const Scenario& what_if;       // whose future is never another than the baseline's: a report of the baseline alone
  std::string what_if_title;
  const Replicates& before;
  const Replicates& after;       // `before` again for the baseline alone
  std::int64_t futures = kAll;   // the first so many of both
  const World& world;
  std::string prediction = {};   // how near somebody came who sketched it before, a sentence; empty: nobody did
  // The link that opens it, "#s=…": of the baseline with this what-if as the first of its own. Empty: it fits into none.
  std::string link;
  std::string page;              // address of the app, put in front of the link when it is one of the web
};

constexpr std::size_t kMostReportBytes = 1 << 20;

// The same subject gives the same bytes on every surface. UTF-8, at most kMostReportBytes, well-formed XML within the
// rules of HTML: every tag closed, every attribute quoted. No script, nothing from another place, and a policy within
// that forbids both. All text may come from strangers and is escaped.
//
// First headline, charts and the figures that matter (the tiles', what differs clearly, money); then what differs, what
// is set up and happens, assumptions with evidence and sources (those that are not at their defaults, then those that
// move results most), limits, and how to see it again. The rest is folded, and printed only where somebody has opened it.
std::string html_report(const ReportSubject& subject);

}  // namespace grapevine
