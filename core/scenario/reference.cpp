#include "scenario/reference.h"

#include <fmt/format.h>

#include "scenario/fields.h"
#include "scenario/scenario.h"
#include "scenario/value_json.h"

namespace grapevine {

namespace {

constexpr std::string_view kIntroduction =
    R"(<!-- Generated: grapevine schema --reference > docs/parameters.md -->
# Scenario files

A scenario is a crowd, a set of parameters and a timeline, as JSON in UTF-8. Everything but the version may be left out
and then takes its default. Unknown and repeated keys, fractions for whole numbers and values out of range are refused,
all of them at once. `grapevine schema` prints the JSON Schema (draft 7), `grapevine validate FILE` checks a file.

```json
{
  "grapevine": 1,
  "title": "Weekend shift",
  "start": {"date": "2026-11-02"},
  "days": 14,
  "people": 5000,
  "parameters": {"support.social.agents": 3},
  "timeline": [
    {"at": "D2 09:00", "title": "Weekend shift", "set": {"support.social.agents": 6}},
    {"at": "D4 09:00", "title": "Complaint", "event": {"kind": "story", "rank": 1, "asks_support": true}}
  ],
  "what_ifs": [
    {"title": "Answer by influence", "timeline": [{"at": "D0", "set": {"triage.policy": "triage"}}]}
  ]
}
```

## Keys

`"grapevine": 1` is the version of the format and must be there. `start.date` is the date of day 0.

)";

constexpr std::string_view kTimeline = R"(
## Timeline

An entry has a moment `at` ("D2 09:00": day counted from 0 and local clock time; "D2" is midnight), may have a `title`,
and either changes parameters (`set`) or makes something happen (`event`). At the same moment changes act before
anything happens. A what-if has a `title` and a `timeline` that is added to the scenario's own.

)";

constexpr std::string_view kParameters = R"(
## Parameters

The same paths serve `parameters`, `set` on the timeline and `--set` on the command line. A *lever* is what a company can
change; an *assumption* is what we believe of the world; a *fixed* one shapes the crowd itself and holds for the whole
scenario. Evidence: V:name verified in that source, C computed, M from memory of the literature, A a choice of ours.
)";

std::string allowed_cell(const ValueRule& rule) {
  if (rule.kind == ValueRule::Kind::flag) return "true, false";
  if (rule.kind == ValueRule::Kind::choice) {
    std::string list;
    for (const Choice& choice : rule.choices)
      list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", choice.name);
    return list;
  }
  std::string text = fmt::format("{} to {}{}", plain_number(rule.minimum), plain_number(rule.maximum),
                                 rule.is_whole() ? ", whole" : "");
  if (rule.multiple_of > 0) text += fmt::format(", multiple of {}", rule.multiple_of);
  if (rule.divides > 0) text += fmt::format(", divides {}", rule.divides);
  return text;
}

std::string default_cell(const ValueRule& rule, double value) {
  const bool number = rule.kind == ValueRule::Kind::number || rule.kind == ValueRule::Kind::whole;
  return number ? plain_number(value) : json_value(rule, value).dump();
}

constexpr std::string_view kFieldHead =
    "| key | default | allowed | unit | meaning |\n|---|---|---|---|---|\n";

template <class T>
std::string field_rows(std::span<const Field<T>> fields) {
  const T defaults{};
  std::string rows;
  for (const Field<T>& field : fields)
    rows += fmt::format("| `{}` | {} | {} | {} | {} |\n", field.name,
                        applies(field, defaults) ? default_cell(field.rule, field.get(defaults)) : "",
                        allowed_cell(field.rule), field.rule.unit, field.meaning);
  return rows;
}

template <class T>
std::string text_rows(std::span<const TextField<T>> fields) {
  std::string rows;
  for (const TextField<T>& field : fields)
    rows += fmt::format("| `{}` | | {} | | {} |\n", field.name, allowed_values(field.rule), field.meaning);
  return rows;
}

std::string_view name_of(Role role) {
  return role == Role::lever ? "lever" : role == Role::fixed ? "fixed" : "assumption";
}

std::string parameter_rows(Group group) {
  std::string rows;
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    const ParameterInfo& info = parameter_table()[i];
    if (info.group != group) continue;
    rows += fmt::format("| `{}` | {} | {} | {} | {} | **{}.** {} | {} {} |\n", info.path,
                        default_cell(rule_of(info), default_value(i)), allowed_cell(rule_of(info)),
                        name_of(info.unit), name_of(info.role), info.label, info.meaning, info.evidence,
                        source_in_words(info));
  }
  return rows;
}

}  // namespace

std::string parameter_description(std::size_t index) {
  const ParameterInfo& info = parameter_table()[index];
  std::string text(info.meaning);
  if (info.unit != Unit::none) text += fmt::format(" Unit: {}.", name_of(info.unit));
  if (info.role == Role::fixed) text += " Shapes the crowd: fixed for the whole scenario.";
  return fmt::format("{} Source: {} Evidence: {}.", text, source_in_words(info), info.evidence);
}

std::string parameter_reference() {
  std::string page(kIntroduction);
  page += fmt::format("{}{}{}", kFieldHead, text_rows(scenario_texts()), field_rows(scenario_numbers()));
  page +=
      "\n## Network\n\n`network.kind` says which of these it is and which other keys it has; without "
      "`network` it is a power law.\n";
  for (const NetworkKind& kind : network_kinds())
    page += fmt::format("\n### {}\n\n{}\n\n{}{}{}", kind.name, kind.meaning, kFieldHead,
                        text_rows(kind.texts), field_rows(kind.numbers));
  page += kTimeline;
  page += "`event.kind` is one of these; a `person` is named by rank or by id, not both.\n";
  for_each_event_kind([&](const auto& kind) {
    page +=
        fmt::format("\n### {}\n\n{}\n\n{}{}", kind.name, kind.meaning, kFieldHead, field_rows(kind.fields));
  });
  page += kParameters;
  for (const Group group :
       {Group::listen, Group::triage, Group::respond, Group::community, Group::product,
        Group::organisation, Group::assumptions})
    page += fmt::format(
        "\n### {}\n\n| parameter | default | allowed | unit | role | meaning | evidence and source "
        "|\n|---|---|---|---|---|---|---|\n{}",
        name_of(group), parameter_rows(group));
  return page;
}

}  // namespace grapevine
