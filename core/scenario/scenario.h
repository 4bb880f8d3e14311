// The door of room `scenario`: a scenario is a crowd, a set of parameters and a timeline. One format serves the
// what-if, the drill, the sweep and the link.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/base.h"
#include "scenario/parameter_table.h"
#include "scenario/parameters.h"

namespace grapevine {

constexpr int kScenarioVersion = 1;
constexpr std::string_view kEngineVersion = "0.1.0";

struct NetworkSpec {
  enum class Kind : std::int32_t { power_law, barabasi_albert, watts_strogatz, stochastic_blocks, file };
  Kind kind = Kind::power_law;
  double mean_degree = 20;        // power_law, watts_strogatz (even), stochastic_blocks
  double exponent = 2.5;          // power_law
  std::int32_t max_degree = 0;    // power_law; 0: min(people / 50, 200), at least twice the mean
  std::int32_t attach = 10;       // barabasi_albert: ties of a newcomer
  double rewire = 0.1;            // watts_strogatz
  std::int32_t blocks = 10;       // stochastic_blocks
  double inside_share = 0.8;      // stochastic_blocks: share of ties inside the block
  double strong_share = 0.25;     // share of ties that are strong, the most clustered first
  std::string file;               // file: an edge list beside the scenario
  bool operator==(const NetworkSpec&) const = default;
};

// Who a timeline event is about: the rank-th best connected customer (1 = best), or a person by stable id.
struct PersonChoice {
  std::int32_t rank = 1;     // used when person < 0
  std::int64_t person = -1;
  bool operator==(const PersonChoice&) const = default;
};

struct StoryEvent {          // one person's public post: a complaint (valence < 0) or praise
  PersonChoice who;
  double valence = -1;       // −1..1
  double branching = 1.6;    // R0 as given, without heterogeneity
  bool asks_support = true;  // the same post is a case at the social desk (when there is one)
  bool operator==(const StoryEvent&) const = default;
};
struct DefectEvent {         // failures become `factor` times as likely for a cohort of customers
  double factor = 4;
  double days = 5;
  double cohort_share = 1;
  bool operator==(const DefectEvent&) const = default;
};
struct PressEvent {          // a share of all people reads or hears of it on the same day
  double reach_share = 0.02;
  double valence = -0.5;
  bool operator==(const PressEvent&) const = default;
};
struct SurgeEvent {          // routine contacts on top of the usual ones, spread evenly over `hours`
  std::int32_t channel = 2;  // 0 phone, 1 email, 2 social, 3 chat
  std::int32_t contacts = 50;
  double hours = 1;
  bool operator==(const SurgeEvent&) const = default;
};
struct RecallEvent {         // the company reaches customers of every defect that is going on before it strikes
  double share = 0.8;
  bool operator==(const RecallEvent&) const = default;
};
struct HolidayEvent {        // teams that do not work weekends are closed for so many whole days, demand is as on a Sunday
  std::int32_t days = 1;
  bool operator==(const HolidayEvent&) const = default;
};
struct PagePostEvent {       // the company posts on its own accounts
  double valence = 0.5;      // −1..1
  double branching = 0.1;    // R0 as given
  bool operator==(const PagePostEvent&) const = default;
};
struct StatementEvent {      // the company answers every complaint in public that it has not answered yet
  bool operator==(const StatementEvent&) const = default;
};
using EventSpec = std::variant<StoryEvent, DefectEvent, PressEvent, SurgeEvent, RecallEvent, HolidayEvent, PagePostEvent, StatementEvent>;

struct ParameterChange {
  std::size_t parameter = 0;  // index into parameter_table()
  double value = 0;
  bool operator==(const ParameterChange&) const = default;
};

struct TimelineEntry {
  Millis at = 0;
  std::string title;                     // shown on the chart; may be empty
  std::vector<ParameterChange> changes;  // either changes parameters …
  std::vector<EventSpec> events;         // … or makes something happen (at most one)
  bool operator==(const TimelineEntry&) const = default;
};

// The order of a timeline: by time; at the same moment changes act before anything happens.
inline bool earlier(const TimelineEntry& a, const TimelineEntry& b) {
  return a.at != b.at ? a.at < b.at : a.events.empty() && !b.events.empty();
}

// A change that is worth comparing with the scenario itself: what `compare` and the app show first.
struct WhatIf {
  std::string title;
  std::vector<TimelineEntry> timeline;   // added to the scenario's own
  bool operator==(const WhatIf&) const = default;
};

// What is not known of some parameters: values that are equally likely together, as a calibration leaves them. Replicate i
// has draw i (modulo their number) in force from the start, before the timeline; so an interval over replicates holds
// what luck and what not knowing make of it, and two scenarios with the same draws have the same ones in each pair.
struct Posterior {
  std::vector<std::size_t> parameters;  // index into parameter_table(), ascending; none that shapes the crowd
  std::vector<double> values;           // a draw after the other, a value a parameter

  bool empty() const { return parameters.empty(); }
  std::size_t size() const { return empty() ? 0 : values.size() / parameters.size(); }
  std::span<const double> draw(std::uint64_t replicate) const;  // empty without draws
  bool varies(std::size_t parameter) const;
  bool operator==(const Posterior&) const = default;
};

struct Scenario {
  std::string name;      // file-name form: influencer-in-the-queue
  std::string title;
  std::string question;  // what a person would ask
  std::string expect;    // the direction to expect
  std::string source;    // where question and expectation come from
  std::string baseline;  // what the scenario itself is called beside its what-ifs; empty: how things are today
  Date start{2026, 11, 2};
  std::int32_t days = 90;
  std::uint64_t seed = 1;
  std::int32_t people = 10000;
  std::int32_t replicates = 64;
  std::int32_t series_hours = 24;  // width of a bin of the series; divides 24
  NetworkSpec network;
  Parameters parameters;           // "unlevered": in force from the start
  std::vector<TimelineEntry> timeline;  // in the order of `earlier`, else as in the file
  std::vector<WhatIf> what_ifs;
  Posterior posterior;             // often none

  Millis end() const { return days * kDay; }
  bool operator==(const Scenario&) const = default;
};

// The scenario with one of its what-ifs applied: its timeline is merged in, its changes act after the scenario's own of
// the same moment; the crowd stays the same.
Scenario with_what_if(const Scenario& scenario, std::size_t which);
// The what-if that turns `scenario` into one with the same future as `changed`; nothing where no addition to its timeline
// does: another crowd, other values from the start, an event less, another width of the series.
std::optional<WhatIf> what_if_between(const Scenario& scenario, const Scenario& changed, std::string title);
// The scenario with one more parameter change at `at`, rounded down to the minute (as files write it): an entry is
// added, merged with or edited, and taken out again when the value is the one in force anyway. So undoing a change
// gives the same scenario. A fixed parameter is changed in `parameters` instead. `value` is one that `check` accepts.
Scenario with_change(const Scenario& scenario, std::size_t parameter, double value, Millis at = 0);
// Parameters in force at time t, entries of that very moment included.
Parameters parameters_at(const Scenario& scenario, Millis t);
// Whether both may share a World: same people, network, seed, length, weekday of the start, fixed parameters, and the
// unlevered values that a World keeps (visibility of the feed, weight of weak ties).
bool same_crowd(const Scenario& a, const Scenario& b);
// The first moment at which b's future can differ from a's: kNever when they are the same, 0 when they share nothing.
// Titles, what-ifs, the number of replicates and changes to the value already in force make no difference.
Millis divergence(const Scenario& a, const Scenario& b);

// What differs in b, one entry a parameter or event, for "what differs" and for sentences: first what shapes the crowd,
// then by time and, within a moment, in the order of the parameter table, events last.
// In the reader's words.
struct Difference {
  std::string label;   // "Who is answered first", "Complaint of the best connected customer"
  std::string before;  // "First come"; "none" for an event that only b has
  std::string after;   // "By influence"; "none" for an event that only a has
  Millis at = 0;       // when it takes effect
  Millis until = kNever;  // when both are alike again (parameters only)
  std::optional<std::size_t> parameter;  // which one differs
  enum class Kind : std::uint8_t { changed, added, removed } kind = Kind::changed;  // of events: only b has it, only a has it
  bool operator==(const Difference&) const = default;
};
std::vector<Difference> differences(const Scenario& a, const Scenario& b);

// What happens, in words: "Complaint of the best connected customer", "Defect", "Press coverage", "Surge on the phone".
std::string event_label(const EventSpec& event);
// How strongly: "branching 1.6, asks support", "4 times the failures for 5 days", "120 contacts within 1 h".
std::string event_details(const EventSpec& event);

struct ParseOptions {
  std::string_view where = "scenario";  // file name for messages
  std::int32_t max_people = 2'000'000;
};

// Strict: unknown and duplicate keys, wrong types, fractions for integers, NaN, values out of range, size over 8 MiB
// and nesting over 16 are all refused, all errors at once.
Result<Scenario> parse_scenario(std::string_view bytes, const ParseOptions& options = {});
// Canonical JSON, two spaces, keys in the order of the schema, only what differs from the defaults.
std::string to_json(const Scenario& scenario);
// The JSON Schema (draft 7) of version kScenarioVersion; its descriptions are the reference.
std::string scenario_schema();
// docs/parameters.md: generated from the same table.
std::string parameter_reference();

// A link's fragment: "#s=" and a difference from a shipped scenario named by hash, with a checksum.
//   #s=1.NAME.DIFFERENCE.CHECK   version of links · link_name of the shipped scenario · base64url of a JSON merge patch ·
//   8 hexadecimal digits of the digest of all before
// It is never cut: what does not fit or needs an imported network fails with "too large for a link; save the file", and
// what comes back from the link is compared with the scenario before it is given away.
constexpr std::size_t kMostLinkCharacters = 2000;
constexpr std::size_t kMostFragmentCharacters = kMostLinkCharacters - 100;  // leaves room for the page's address
struct ShippedScenarioText {
  std::string_view name, json;
};
// 12 hexadecimal digits that name a scenario by all it means: digest of its to_json and of every default left out there.
std::string link_name(const Scenario& scenario);
Result<std::string> to_link(const Scenario& scenario, std::span<const ShippedScenarioText> shipped);
// What a link may differ from: the shipped scenarios, and the records of earlier releases (scenario/released.h).
struct LinkBases {
  std::span<const ShippedScenarioText> shipped, records = {};
};
// `link` is the fragment or a whole address that ends in one. A link to a scenario as an earlier release shipped it opens
// with that release's defaults; `made_by` (may be null) then gets its version. What the engine makes of it may differ.
Result<Scenario> from_link(std::string_view link, const LinkBases& known, const ParseOptions& options = {}, std::string* made_by = nullptr);
// What a release leaves behind for its links.
std::string release_record(std::span<const ShippedScenarioText> shipped);

}  // namespace grapevine
