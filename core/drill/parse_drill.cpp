// From bytes to a drill, with every problem at once.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/wording.h"
#include "drill/base32.h"
#include "drill/drill_checks.h"
#include "drill/drill_fields.h"
#include "scenario/field_reader.h"
#include "scenario/scenario_json.h"

namespace grapevine {

namespace {

enum class Names : std::uint8_t { role, inject, card };

// A name that stands for a role, an inject or a card, to be looked up once all are read.
struct Reference {
  Names kind;
  std::string name, pointer;
  std::int32_t* place;
};
struct OptionReference {
  DrillCondition* condition;
  std::string name, pointer;
};

class Reader {
 public:
  Reader(std::span<const ShippedScenarioText> shipped, const ParseOptions& options, Problems& problems) : shipped_(shipped), options_(options), problems_(problems) {}

  std::optional<Drill> read(const Json& document);

 private:
  bool read_version(ObjectReader& object);
  void read_scenario(ObjectReader& object);
  void read_window(ObjectReader& object);
  void read_briefing(ObjectReader& object);
  void read_role(ObjectReader& object, DrillRole& role);
  void read_objective(ObjectReader& object, DrillObjective& objective);
  void read_inject(ObjectReader& object, DrillInject& inject);
  void read_card(ObjectReader& object, DrillCard& card);
  void read_option(ObjectReader& object, DrillOption& option);
  void read_abort(ObjectReader& object, DrillAbort& abort);
  void read_scoring(ObjectReader& object);
  void read_condition(ObjectReader& object, DrillCondition& condition);
  void read_effects(ObjectReader& object, std::vector<DrillEffect>& effects);
  void read_name(ObjectReader& object, std::string_view key, Names kind, std::string_view remedy, std::int32_t& place);
  std::int32_t read_minute(ObjectReader& object, std::string_view key);
  std::optional<double> read_required(ObjectReader& object, std::string_view key, const ValueRule& rule);
  void resolve();

  // Each element of the array at `key` by `read`, which gets its reader; the array may be left out unless `least` says
  // otherwise. Places in `items` stay where they are.
  template <class T, class Read>
  void read_list(ObjectReader& object, std::string_view key, std::size_t least, std::size_t most, std::string_view what, std::vector<T>& items, Read read) {
    const Json* json = least > 0 ? object.require(key, say("\"{}\": an array of at least {}", key, least), say("add \"{}\"", key)) : object.find(key);
    const Json* array = json ? read_array(*json, most, object.pointer(key), problems_) : nullptr;
    if (!array) return;
    if (array->size() < least) problems_.add(object.pointer(key), found_text(*json), say("an array of at least {}", least), say("add what is missing"));
    items.resize(array->size());
    for (std::size_t i = 0; i < array->size(); ++i) {
      ObjectReader element((*array)[i], pointer_to(object.pointer(key), i), what, problems_);
      read(element, items[i]);
      element.refuse_unknown();
    }
  }

  template <class T>
  void read_texts(ObjectReader& object, std::span<const TextField<T>> fields, T& target, std::initializer_list<std::string_view> required) {
    for (const TextField<T>& field : fields) {
      if (std::find(required.begin(), required.end(), field.name) != required.end())
        object.require(field.name, fmt::format("\"{}\": {}", field.name, field.meaning), say("add \"{}\"", field.name));
      read_text_field(object, field, target);
    }
  }

  std::span<const ShippedScenarioText> shipped_;
  const ParseOptions& options_;
  Problems& problems_;
  Drill drill_;
  std::vector<Reference> references_;
  std::vector<OptionReference> option_references_;
};

bool Reader::read_version(ObjectReader& object) {
  const Json* json = object.require("drill", say("\"drill\": {}, the version of the format", kDrillVersion), say("add \"drill\": {}", kDrillVersion));
  if (!json) return true;
  if (json->is_number_integer() && *json == kDrillVersion) return true;
  problems_.add(object.pointer("drill"), found_text(*json), say("version {}; this is Grapevine {}", kDrillVersion, kEngineVersion),
                json->is_number() && json->get<double>() > kDrillVersion ? say("open it with a newer Grapevine") : say("write {} when the file follows that version", kDrillVersion));
  return !json->is_number();
}

void Reader::read_scenario(ObjectReader& object) {
  const Json* json = object.require("scenario", say("the name of a shipped scenario, or a scenario in braces"), say("add the scenario"));
  if (!json) return;
  const std::string pointer = object.pointer("scenario");
  if (json->is_object()) {
    // its own problems say where they are within it
    const std::string file = problems_.where(pointer);
    Problems own(file);
    if (auto scenario = scenario_from_json(*json, options_, own)) drill_.scenario = std::move(*scenario);
    problems_.add(own.take());
    if (drill_.scenario.network.kind == NetworkSpec::Kind::file)
      problems_.add(pointer, say("a network in a file"), say("a network that is generated, so that every machine has it"), say("choose another kind of network"));
    return;
  }
  const auto name = read_text(*json, kDrillName, pointer, problems_);
  if (!name) return;
  std::vector<std::string_view> names;
  for (const ShippedScenarioText& text : shipped_) {
    names.push_back(text.name);
    if (text.name != *name) continue;
    if (auto scenario = parse_scenario(text.json, {.where = text.name}))
      drill_.scenario = std::move(*scenario);
    else
      problems_.add(scenario.errors());
    return;
  }
  const std::string_view near = nearest_name(*name, names);
  problems_.add(pointer, say("no shipped scenario \"{}\"", shown(*name)), say("one that grapevine scenarios lists, or a scenario in braces"),
                near.empty() ? say("choose one of them") : say("did you mean \"{}\"?", near));
}

void Reader::read_window(ObjectReader& object) {
  const Json* json = object.require("play", "\"play\": {\"from\": \"D4 08:00\", \"until\": \"D5 20:00\"}", say("add the window in which teams decide"));
  if (!json) return;
  ObjectReader window(*json, object.pointer("play"), say("the window"), problems_);
  const auto from = read_moment(window, "from", drill_.scenario.end());
  const auto until = read_moment(window, "until", drill_.scenario.end());
  window.refuse_unknown();
  if (!from || !until) return;
  drill_.from = *from;
  drill_.until = *until;
  if (*until <= *from || *until - *from > kMostMinutes * kMinute)
    problems_.add(window.pointer(), say("{} to {}", moment_to_string(*from), moment_to_string(*until)), say("at most 22 days, until after from"), say("move one of them"));
}

void Reader::read_briefing(ObjectReader& object) {
  const Json* json = object.require("briefing", say("\"briefing\": lines that everybody is told"), say("add the briefing"));
  const Json* array = json ? read_array(*json, kMostLines, object.pointer("briefing"), problems_) : nullptr;
  if (!array) return;
  for (std::size_t i = 0; i < array->size(); ++i)
    if (auto line = read_text((*array)[i], kDrillText, pointer_to(object.pointer("briefing"), i), problems_)) drill_.briefing.push_back(std::move(*line));
}

void Reader::read_role(ObjectReader& object, DrillRole& role) {
  read_texts(object, role_texts(), role, {"id", "title", "brief"});
  for (const auto& field : role_numbers()) read_field(object, field, role);
}

void Reader::read_objective(ObjectReader& object, DrillObjective& objective) {
  if (const Json* json = object.require("text", say("\"text\": what is to be achieved"), say("add the text")))
    if (auto text = read_text(*json, kDrillText, object.pointer("text"), problems_)) objective.text = std::move(*text);
  const Json* metric = object.find("metric");
  const Json* most = object.find("at_most");
  const Json* least = object.find("at_least");
  if (!metric != (!most && !least) || (most && least))
    problems_.add(object.pointer(), say("a metric and its limit that do not fit"), say("\"metric\" together with one of \"at_most\" and \"at_least\", or neither"), say("add or remove one"));
  if (metric)
    if (const auto choice = read_value(*metric, metric_rule(), object.pointer("metric"), problems_)) objective.metric = metric_of(*choice);
  objective.at_most = most != nullptr;
  if (most || least)
    if (const auto limit = read_value(most ? *most : *least, limit_rule(), object.pointer(most ? "at_most" : "at_least"), problems_)) objective.limit = *limit;
}

std::int32_t Reader::read_minute(ObjectReader& object, std::string_view key) {
  const auto moment = read_moment(object, key, drill_.scenario.end());
  if (!moment) return 0;
  if (*moment < drill_.from || *moment > drill_.until)
    problems_.add(object.pointer(key), moment_to_string(*moment), say("within the window, {} to {}", moment_to_string(drill_.from), moment_to_string(drill_.until)),
                  say("move it into the window or widen that"));
  return static_cast<std::int32_t>((*moment - drill_.from) / kMinute);
}

void Reader::read_name(ObjectReader& object, std::string_view key, Names kind, std::string_view remedy, std::int32_t& place) {
  const Json* json = object.require(key, say("\"{}\": an id", key), remedy);
  if (!json) return;
  if (auto name = read_text(*json, kDrillName, object.pointer(key), problems_)) references_.push_back({kind, std::move(*name), object.pointer(key), &place});
}

std::optional<double> Reader::read_required(ObjectReader& object, std::string_view key, const ValueRule& rule) {
  const Json* json = object.require(key, allowed_values(rule), say("add \"{}\"", key));
  return json ? read_value(*json, rule, object.pointer(key), problems_) : std::nullopt;
}

void Reader::read_condition(ObjectReader& object, DrillCondition& condition) {
  if (object.find("card")) {
    read_name(object, "card", Names::card, say("name a card"), condition.card);
    if (const Json* chose = object.require("chose", say("\"chose\": the id of one of its options"), say("add the option")))
      if (auto name = read_text(*chose, kDrillName, object.pointer("chose"), problems_)) option_references_.push_back({&condition, std::move(*name), object.pointer("chose")});
    return;
  }
  if (const auto measure = read_required(object, "measure", measure_rule())) condition.measure = static_cast<Measure>(static_cast<std::int32_t>(*measure));
  const Json* above = object.find("above");
  const Json* below = object.find("below");
  if (object.is_object() && !above == !below)
    problems_.add(object.pointer(), above ? say("both \"above\" and \"below\"") : say("neither \"above\" nor \"below\""), say("one of the two"), above ? say("remove one of them") : say("add the limit"));
  condition.above = above != nullptr;
  if (above || below)
    if (const auto limit = read_value(above ? *above : *below, limit_rule(), object.pointer(above ? "above" : "below"), problems_)) condition.limit = *limit;
}

void Reader::read_effects(ObjectReader& object, std::vector<DrillEffect>& effects) {
  read_list(object, "effects", 0, kMostEffects, say("an effect"), effects, [&](ObjectReader& element, DrillEffect& effect) {
    for (const auto& field : effect_numbers()) read_field(element, field, effect);
    read_change_or_event(element, effect.entry);
  });
}

void Reader::read_inject(ObjectReader& object, DrillInject& inject) {
  read_texts(object, inject_texts(), inject, {"id", "channel", "from", "text", "expected"});
  read_name(object, "owner", Names::role, say("name the role whose business it is"), inject.owner);
  const bool fixed = object.find("at") != nullptr, contingent = object.find("when") != nullptr;
  if (object.is_object() && fixed == contingent)
    problems_.add(object.pointer(), fixed ? say("both \"at\" and \"when\"") : say("neither \"at\" nor \"when\""), say("one of the two"), fixed ? say("remove one of them") : say("say when it is sent"));
  if (fixed) inject.minute = read_minute(object, "at");
  if (contingent) read_list(object, "when", 1, kMostLines, "a condition", inject.when, [&](ObjectReader& element, DrillCondition& condition) { read_condition(element, condition); });
  read_effects(object, inject.effects);
}

void Reader::read_option(ObjectReader& object, DrillOption& option) {
  read_texts(object, option_texts(), option, {"id", "title"});
  for (const auto& field : option_numbers()) read_field(object, field, option);
  read_effects(object, option.effects);
}

void Reader::read_card(ObjectReader& object, DrillCard& card) {
  read_texts(object, card_texts(), card, {"id", "title", "question"});
  read_name(object, "role", Names::role, say("name the role that decides"), card.role);
  for (const auto& field : card_numbers()) read_field(object, field, card);
  const bool fixed = object.find("at") != nullptr, following = object.find("after") != nullptr;
  if (object.is_object() && fixed == following)
    problems_.add(object.pointer(), fixed ? say("both \"at\" and \"after\"") : say("neither \"at\" nor \"after\""), say("one of the two"), fixed ? say("remove one of them") : say("say when it opens"));
  if (fixed) card.minute = read_minute(object, "at");
  if (following) read_name(object, "after", Names::inject, say("name an inject"), card.inject);
  read_list(object, "options", 2, kMostOptions, say("an option"), card.options, [&](ObjectReader& element, DrillOption& option) { read_option(element, option); });
  const Json* fallback = object.require("default", say("\"default\": the id of one of its options"), say("say what happens without a decision"));
  const auto name = fallback ? read_text(*fallback, kDrillName, object.pointer("default"), problems_) : std::nullopt;
  if (!name) return;
  card.fallback = find_option(card, *name);
  if (card.fallback == kNone) problems_.add(unknown_name(*name, option_names(card), problems_.where(object.pointer("default")), say("an option of this card")));
}

void Reader::read_abort(ObjectReader& object, DrillAbort& abort) {
  if (const Json* json = object.require("text", say("\"text\": why the drill stops"), say("add the text")))
    if (auto text = read_text(*json, kDrillText, object.pointer("text"), problems_)) abort.text = std::move(*text);
  read_list(object, "when", 0, kMostLines, "a condition", abort.when, [&](ObjectReader& element, DrillCondition& condition) { read_condition(element, condition); });
}

void Reader::read_scoring(ObjectReader& object) {
  const Json* json = object.require("scoring", say("\"scoring\": what counts"), say("add the rubric"));
  if (!json) return;
  ObjectReader scoring(*json, object.pointer("scoring"), say("the rubric"), problems_);
  if (const Json* weight = scoring.find("decisions"))
    if (const auto value = read_value(*weight, weight_rule(), scoring.pointer("decisions"), problems_)) drill_.decisions_weight = *value;
  read_list(scoring, "outcomes", 1, kMostLines, say("an outcome"), drill_.outcomes, [&](ObjectReader& element, DrillWeight& weight) {
    if (const auto metric = read_required(element, "metric", metric_rule())) weight.metric = metric_of(*metric);
    if (const auto value = read_required(element, "weight", weight_rule())) weight.weight = *value;
  });
  scoring.refuse_unknown();
}

void Reader::resolve() {
  const auto look_up = [&](const Reference& reference, const auto& items, std::string_view what) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < items.size(); ++i) {
      names.push_back(items[i].id);
      if (items[i].id != reference.name) continue;
      *reference.place = static_cast<std::int32_t>(i);
      return;
    }
    problems_.add(unknown_name(reference.name, names, problems_.where(reference.pointer), what));
  };
  for (const Reference& reference : references_) {
    if (reference.kind == Names::role) look_up(reference, drill_.roles, say("a role of this drill"));
    if (reference.kind == Names::inject) look_up(reference, drill_.injects, say("an inject of this drill"));
    if (reference.kind == Names::card) look_up(reference, drill_.cards, say("a card of this drill"));
  }
  for (const OptionReference& reference : option_references_) {
    if (reference.condition->card == kNone) continue;
    const DrillCard& card = drill_.cards[static_cast<std::size_t>(reference.condition->card)];
    reference.condition->option = find_option(card, reference.name);
    if (reference.condition->option == kNone) problems_.add(unknown_name(reference.name, option_names(card), problems_.where(reference.pointer), say("an option of that card")));
  }
}

std::optional<Drill> Reader::read(const Json& document) {
  ObjectReader object(document, "", "a drill", problems_);
  if (!object.is_object() || !read_version(object)) return std::nullopt;
  read_texts(object, drill_texts(), drill_, {"name", "title", "summary"});
  for (const auto& field : drill_numbers()) read_field(object, field, drill_);
  const std::size_t before = problems_.count();
  read_scenario(object);
  const bool scenario_known = problems_.count() == before;
  if (scenario_known) read_window(object);
  const bool window_known = scenario_known && problems_.count() == before;
  if (!window_known) {
    // moments cannot be judged without it, and all else can
    object.find("play");
    drill_.from = 0;
    drill_.until = kMostMinutes * kMinute;
    drill_.scenario.days = 3650;
  }
  read_briefing(object);
  read_list(object, "roles", 1, kMostRoles, "a role", drill_.roles, [&](ObjectReader& element, DrillRole& role) { read_role(element, role); });
  read_list(object, "objectives", 1, kMostLines, say("an objective"), drill_.objectives, [&](ObjectReader& element, DrillObjective& objective) { read_objective(element, objective); });
  read_list(object, "injects", 1, kMostInjects, say("an inject"), drill_.injects, [&](ObjectReader& element, DrillInject& inject) { read_inject(element, inject); });
  read_list(object, "cards", 1, kMostCards, "a card", drill_.cards, [&](ObjectReader& element, DrillCard& card) { read_card(element, card); });
  read_list(object, "abort", 0, kMostLines, say("an abort condition"), drill_.aborts, [&](ObjectReader& element, DrillAbort& abort) { read_abort(element, abort); });
  read_scoring(object);
  object.refuse_unknown();
  resolve();
  if (problems_.empty()) check_drill(drill_, problems_);
  if (!problems_.empty()) return std::nullopt;
  // keys may stand in any order in the file, but the order of roles, injects and cards counts
  drill_.id = base32(digest_of(fmt::format("{} {}", nlohmann::json(document).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), link_name(drill_.scenario))), 8);
  return std::move(drill_);
}

}  // namespace

Result<Drill> parse_drill(std::string_view bytes, std::span<const ShippedScenarioText> shipped, const ParseOptions& options) {
  Problems problems(options.where);
  if (const auto document = read_json(bytes, problems))
    if (auto drill = Reader(shipped, options, problems).read(*document)) return std::move(*drill);
  return problems.take();
}

}  // namespace grapevine
