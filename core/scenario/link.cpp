// Links: a scenario in an address. The format is in scenario.h. What follows after an "&" is not the scenario: shells say
// there what they show of it.
#include <fmt/format.h>

#include "base/wording.h"
#include "scenario/base64url.h"
#include "scenario/json_difference.h"
#include "scenario/released.h"
#include "scenario/scenario.h"
#include "scenario/scenario_json.h"

namespace grapevine {

namespace {

constexpr std::string_view kMark = "#s=";
constexpr std::string_view kVersion = "1";
constexpr std::size_t kNameDigits = 12, kCheckDigits = 8;
constexpr std::string_view kSaveFile = english("too large for a link; save the file");

std::string check_of(std::string_view text) { return digest_of(text).substr(0, kCheckDigits); }

Error link_error(std::string_view found, std::string_view allowed, std::string_view remedy) {
  return {say("link"), found, allowed, remedy};
}

struct LinkParts {
  std::string_view version, base, difference, check;
};

// The four parts, or nothing when there are fewer or more.
std::optional<LinkParts> split(std::string_view text) {
  std::string_view parts[4];
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t dot = text.find('.');
    if ((dot == text.npos) != (i == 3)) return std::nullopt;
    parts[i] = text.substr(0, dot);
    text.remove_prefix(dot == text.npos ? text.size() : dot + 1);
  }
  return LinkParts{parts[0], parts[1], parts[2], parts[3]};
}

// The part of a link after "#s=", or nothing.
std::optional<std::string_view> after_mark(std::string_view link) {
  while (!link.empty() &&
         (link.back() == ' ' || link.back() == '\n' || link.back() == '\r' || link.back() == '\t'))
    link.remove_suffix(1);
  const std::size_t at = link.find(kMark);
  if (at == link.npos) return std::nullopt;
  link.remove_prefix(at + kMark.size());
  return link.substr(0, link.find('&'));
}

// Whatever was cut or altered on the way is caught here, before anything of the content is believed.
std::optional<Error> damage(std::string_view text, const std::optional<LinkParts>& parts) {
  const std::string_view again = say("copy the whole link again, to its last character, or ask for the file");
  if (text.size() > kMostLinkCharacters)
    return link_error(say("{} characters", text.size()),
                      say("a link of at most {} characters", kMostLinkCharacters),
                      say("ask for the file"));
  const std::string_view version = text.substr(0, text.find('.'));
  const bool number = !version.empty() && version.find_first_not_of("0123456789") == version.npos;
  if (number && version != kVersion && version.size() <= 3)
    return link_error(say("a link of version {}", version),
                      say("version {}; this is Grapevine {}", kVersion, kEngineVersion),
                      say("open it with the Grapevine that made it, or ask for the file"));
  if (!parts)
    return link_error(say("a link cut short"), say("version, hash, difference and checksum, with points between"),
                      again);
  const std::string_view checked = text.substr(0, text.size() - parts->check.size() - 1);
  if (parts->check != check_of(checked))
    return link_error(say("a link cut short or altered: its checksum does not fit"), say("the link as it was made"),
                      again);
  return std::nullopt;
}

struct Base {
  std::string name;
  Json document;
};

std::vector<Base> bases(std::span<const ShippedScenarioText> shipped) {
  std::vector<Base> all;
  for (const ShippedScenarioText& text : shipped)
    if (const auto scenario = parse_scenario(text.json, {.where = text.name}))
      all.push_back({link_name(*scenario), json_of(*scenario)});
  return all;
}

// An imported network stands in a file of its own.
Error needs_file(const Scenario& scenario) {
  return link_error(say("an imported network, {}", shown(scenario.network.file)),
                    say("a network that is generated"), say(kSaveFile));
}

// The document that a link's difference makes of the scenario that it calls `name`: one that is shipped, or was with an
// earlier release, whose version then goes to `made_by`. Nothing when nobody knows the name.
std::optional<Json> document_of(std::string_view name, const Json& difference, const std::vector<Base>& shipped,
                                std::span<const ShippedScenarioText> records, std::string* made_by) {
  for (const Base& base : shipped)
    if (base.name == name) return apply_difference(base.document, difference);
  for (const ShippedScenarioText& record : records) {
    const Release release(record.json);
    const Json* const document = release.document(name);
    if (document == nullptr) continue;
    if (made_by != nullptr) *made_by = release.version();
    return release.with_defaults(apply_difference(*document, difference));
  }
  return std::nullopt;
}

// The scenario of a link that differs from one of `shipped` or of the records.
Result<Scenario> open_link(std::string_view link, const std::vector<Base>& shipped,
                           std::span<const ShippedScenarioText> records, const ParseOptions& options,
                           std::string* made_by) {
  const auto text = after_mark(link);
  if (!text)
    return link_error(say("no \"#s=\""), say("an address that ends in #s= and a scenario"),
                      say("copy the whole link again, to its last character, or ask for the file"));
  const auto parts = split(*text);
  if (auto error = damage(*text, parts)) return std::move(*error);
  const auto bytes = from_base64url(parts->difference);
  if (!bytes)
    return link_error(say("a difference that is not base64url"), say("letters, digits, - and _"), say("ask for the file"));
  Problems problems(options.where);
  const auto difference = read_json(*bytes, problems);
  if (!difference) return problems.take();
  if (const auto document = document_of(parts->base, *difference, shipped, records, made_by)) {
    const auto scenario = scenario_from_json(*document, options, problems);
    if (!scenario) return problems.take();
    if (scenario->network.kind == NetworkSpec::Kind::file) return needs_file(*scenario);
    return *scenario;
  }
  return link_error(
      say("a difference from a scenario {} that neither this version nor an earlier one shipped", parts->base),
      say("one that Grapevine {} or a release before it ships", kEngineVersion),
      say("open it with the Grapevine that made it, or ask for the file"));
}

}  // namespace

std::string link_name(const Scenario& scenario) {
  // JSON leaves out what is a default, so a link would mean something else where one differs
  static const std::string kDefaults = format_defaults().dump();
  return digest_of(to_json(scenario) + kDefaults).substr(0, kNameDigits);
}

Result<std::string> to_link(const Scenario& scenario, std::span<const ShippedScenarioText> shipped) {
  if (scenario.network.kind == NetworkSpec::Kind::file) return needs_file(scenario);
  const Json document = json_of(scenario);
  std::string shortest;
  const std::vector<Base> known = bases(shipped);
  for (const Base& base : known) {
    const std::string difference =
        json_difference(base.document, document).dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string text = fmt::format("{}.{}.{}", kVersion, base.name, to_base64url(difference));
    if (shortest.empty() || text.size() < shortest.size()) shortest = text;
  }
  if (shortest.empty())
    return link_error(say("no shipped scenario"), say("a scenario of this version to name by its hash"),
                      say("save the file"));
  const std::string link = fmt::format("{}{}.{}", kMark, shortest, check_of(shortest));
  if (link.size() > kMostFragmentCharacters)
    return link_error(say("{} characters", link.size()),
                      say("at most {} characters", kMostFragmentCharacters), say(kSaveFile));
  const Result<Scenario> back = open_link(link, known, {}, {.where = "link", .max_people = scenario.people}, nullptr);
  if (!back) return back.errors();
  // keys of another kind of network may linger in it; those of its own kind are in the JSON
  Scenario same = scenario;
  same.network = back->network;
  if (same != *back || to_json(same) != to_json(scenario))
    return link_error(say("something that no file holds exactly"), say("text as UTF-8 and a timeline in order"),
                      say("correct it first"));
  return link;
}

Result<Scenario> from_link(std::string_view link, const LinkBases& known, const ParseOptions& options,
                           std::string* made_by) {
  return open_link(link, bases(known.shipped), known.records, options, made_by);
}

}  // namespace grapevine
