#include "ui/drill_form.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/wording.h"
#include "drill/drill_fields.h"
#include "ui/shipped.h"

namespace grapevine {

namespace {

using Kind = EditorField::Kind;
using Choices = std::vector<std::pair<std::string, std::string>>;

constexpr std::array<std::string_view, 12> kNumbers{"cost", "points", "deadline", "delay", "room_minutes", "weight", "decisions", "above", "below", "at_most", "at_least", "minutes"};

std::string text_at(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Values as they are typed.
std::string typed(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "";
  return value.dump(value.is_structured() ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

Choices of_rule(const ValueRule& rule) {
  Choices choices;
  for (const Choice& choice : rule.choices) choices.emplace_back(choice.name, say(choice.label));
  return choices;
}

// What can be referred to: the ids of a list, with their titles.
Choices ids_of(const Json& list, const char* title) {
  Choices choices;
  if (!list.is_array()) return choices;
  for (const Json& element : list)
    if (const std::string id = text_at(element, "id"); !id.empty()) choices.emplace_back(id, text_at(element, title).empty() ? id : shown(text_at(element, title), 60));
  return choices;
}

const Json& list_at(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  if (!object.is_object()) return kNone;
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

// Capital first, blanks for underscores, in the reader's language.
std::string label_of(std::string_view key) {
  std::string label(key);
  std::ranges::replace(label, '_', ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return std::string(say(label));
}
// Those of the keys that there are.
[[maybe_unused]] constexpr std::string_view kLabelsOfKeys[] = {
    english("Name"), english("Title"), english("Summary"), english("Lesson"), english("Source"), english("Room minutes"), english("Id"), english("Brief"), english("Bot"),
    english("Channel"), english("From"), english("Text"), english("Expected"), english("Question"), english("Deadline"), english("Delay"), english("Cost"), english("Points"),
    english("Reply"), english("Above"), english("Below"), english("At most"), english("At least")};

// Form of one item.
class FormMaker {
 public:
  FormMaker(const Json& document, const ErrorAt& error_at) : document_(document), error_at_(error_at) {}

  void about() {
    begin("", "", "");
    texts(drill_texts(), "");
    Choices scenarios;
    for (const ShippedScenarioText& text : shipped_texts()) scenarios.emplace_back(text.name, text.name);
    const auto scenario = document_.find("scenario");
    const bool own = scenario != document_.end() && scenario->is_object();
    field("/scenario", say("Scenario"), own ? say("The scenario that the drill brings along, as JSON.") : say("The scenario that comes with Grapevine, in which the drill is played."), own ? Kind::json : Kind::choice, own ? Choices() : scenarios);
    field("/play/from", say("Play from"), say("When the window opens in which teams decide: day of the scenario and time, as in D4 08:00."), Kind::line);
    field("/play/until", say("Play until"), say("When it closes."), Kind::line);
    numbers(drill_numbers(), "");
  }

  void briefing() {
    begin("", "", "");
    const Json& lines = list_at(document_, "briefing");
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string pointer = pointer_to("/briefing", i);
      begin(say("Line {}", i + 1), pointer, pointer);
      field(pointer, "", say("What everybody is told."), Kind::text);
    }
    form_.additions.emplace_back("/briefing", say("Add a line"));
  }

  void role(const std::string& at) {
    begin("", "", at);
    texts(role_texts(), at);
    numbers(role_numbers(), at);
  }

  void objective(const std::string& at, const Json& objective) {
    begin("", "", at);
    field(at + "/text", say("Text"), say("What is to be achieved."), Kind::text);
    const std::string limit = objective.contains("at_most") ? "at_most" : objective.contains("at_least") ? "at_least" : "none";
    choice(at + "#limit", say("Measured"), say("What the simulation can say about it."), limit, {{"none", std::string(say("for the evaluator's eyes only"))}, {"at_most", std::string(say("at most"))}, {"at_least", std::string(say("at least"))}});
    if (limit == "none") return;
    field(at + "/metric", say("Outcome"), say("Of each future."), Kind::choice, of_rule(metric_rule()));
    field(at + "/" + limit, label_of(limit), say("The limit, in the outcome's own unit: minutes, people, dollars, shares of 1."), Kind::number);
  }

  void inject(const std::string& at, const Json& inject) {
    begin("", "", at);
    const bool contingent = inject.contains("when");
    texts(inject_texts().first(1), at);
    choice(at + "#sent", say("Sent"), say("At a moment, or as soon as its conditions hold."), contingent ? "when" : "at", {{"at", std::string(say("at a moment"))}, {"when", std::string(say("when conditions hold"))}});
    if (!contingent) field(at + "/at", say("Moment"), say("Day of the scenario and time, as in D5 22:20."), Kind::line);
    texts(inject_texts().subspan(1), at);
    field(at + "/owner", say("Owner"), say("The role whose business it is."), Kind::choice, ids_of(list_at(document_, "roles"), "title"));
    effects(at);
    if (contingent) conditions(at, inject);
  }

  void card(const std::string& at, const Json& card) {
    begin("", "", at);
    texts(card_texts(), at);
    field(at + "/role", say("Role"), say("Who decides."), Kind::choice, ids_of(list_at(document_, "roles"), "title"));
    const bool follows = card.contains("after");
    choice(at + "#opens", say("Opens"), say("At a moment, or after an event was sent."), follows ? "after" : "at", {{"at", std::string(say("at a moment"))}, {"after", std::string(say("after an event"))}});
    if (follows) field(at + "/after", say("Event"), say("That opens it."), Kind::choice, ids_of(list_at(document_, "injects"), "from"));
    else field(at + "/at", say("Moment"), say("Day of the scenario and time, as in D5 22:30."), Kind::line);
    for (const auto& number : card_numbers())
      if (number.name != "delay" || follows) numbers(std::span(&number, 1), at);
    const Json& options = list_at(card, "options");
    field(at + "/default", say("Default"), say("The option without a decision by the deadline."), Kind::choice, ids_of(options, "title"));
    for (std::size_t i = 0; i < options.size(); ++i) {
      const std::string option = pointer_to(at + "/options", i);
      begin(say("Option {}", i + 1), option, option);
      texts(option_texts(), option);
      numbers(option_numbers(), option);
      effects(option);
    }
    form_.additions.emplace_back(at + "/options", say("Add an option"));
  }

  void scoring() {
    begin("", "", "/scoring");
    field("/scoring/decisions", say("Decisions"), say("How much the points of the options weigh, beside the outcomes."), Kind::number);
    const auto scoring = document_.find("scoring");
    const Json& outcomes = scoring == document_.end() ? list_at({}, "") : list_at(*scoring, "outcomes");
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const std::string at = pointer_to("/scoring/outcomes", i);
      begin(i == 0 ? std::string(say("First outcome: what regret is counted in")) : say("Outcome {}", i + 1), at, at);
      field(at + "/metric", say("Outcome"), say("0 as when nobody decides, 1 as when all goes by the book."), Kind::choice, of_rule(metric_rule()));
      field(at + "/weight", say("Weight"), say("Beside the others."), Kind::number);
    }
    form_.additions.emplace_back("/scoring/outcomes", say("Add an outcome"));
  }

  void stop(const std::string& at, const Json& abort) {
    begin("", "", at);
    field(at + "/text", say("Text"), say("Why the drill stops."), Kind::text);
    conditions(at, abort);
  }

  EditorForm take() { return std::move(form_); }

 private:
  void begin(std::string title, std::string removable, std::string_view pointer) {
    form_.parts.push_back({std::move(title), std::move(removable), {}, pointer.empty() ? std::string() : error_at_(pointer, false)});
  }

  void field(std::string pointer, std::string_view label, std::string_view meaning, Kind kind, Choices choices = {}) {
    EditorField field{pointer, std::string(label), std::string(meaning), kind, {}, std::move(choices), error_at_(pointer, kind == Kind::json)};
    if (const Json* value = at_pointer(document_, pointer)) field.value = typed(*value);
    // a name that is none of those is shown, so that it can be seen what is wrong
    if (kind == Kind::choice && std::ranges::find(field.choices, field.value, [](const auto& pair) { return pair.first; }) == field.choices.end()) field.choices.insert(field.choices.begin(), {field.value, field.value.empty() ? std::string(say("not said")) : field.value});
    form_.parts.back().fields.push_back(std::move(field));
  }

  void choice(std::string pointer, std::string_view label, std::string_view meaning, std::string value, Choices choices) {
    form_.parts.back().fields.push_back({std::move(pointer), std::string(label), std::string(meaning), Kind::choice, std::move(value), std::move(choices), {}});
  }

  template <class T>
  void texts(std::span<const TextField<T>> fields, const std::string& at) {
    for (const TextField<T>& text : fields) field(fmt::format("{}/{}", at, text.name), label_of(text.name), say(text.meaning), text.rule.longest > kDrillLine.longest ? Kind::text : Kind::line);
  }

  template <class T, std::size_t N>
  void numbers(std::span<const Field<T>, N> fields, const std::string& at) {
    for (const Field<T>& number : fields) {
      const std::string pointer = fmt::format("{}/{}", at, number.name);
      if (number.rule.kind == ValueRule::Kind::flag) field(pointer, label_of(number.name), say(number.meaning), Kind::flag);
      else if (number.rule.kind == ValueRule::Kind::choice) field(pointer, label_of(number.name), say(number.meaning), Kind::choice, of_rule(number.rule));
      else field(pointer, label_of(number.name), say(number.meaning), Kind::number);
    }
  }

  void effects(const std::string& at) {
    field(at + "/effects", say("Effects"), say("What it does to the world, as a list of timeline entries: {}. Empty: nothing.", R"([{"after": 60, "set": {"reply.quality": 0.8}}])"), Kind::json);
  }

  void conditions(const std::string& at, const Json& owner) {
    const Json& list = list_at(owner, "when");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string pointer = pointer_to(at + "/when", i);
      begin(std::string(i == 0 ? say("When") : say("And when")), pointer, pointer);
      const std::string kind = list[i].contains("card") ? "chose" : list[i].contains("below") ? "below" : "above";
      choice(pointer + "#kind", say("Condition"), say("All conditions must hold at once."), kind, {{"above", std::string(say("a measure is above"))}, {"below", std::string(say("a measure is below"))}, {"chose", std::string(say("an option was chosen"))}});
      if (kind == "chose") {
        field(pointer + "/card", say("Decision"), say("Which."), Kind::choice, ids_of(list_at(document_, "cards"), "title"));
        Choices options;
        for (const Json& card : list_at(document_, "cards"))
          if (text_at(card, "id") == text_at(list[i], "card")) options = ids_of(list_at(card, "options"), "title");
        field(pointer + "/chose", say("Option"), say("That was taken."), Kind::choice, std::move(options));
      } else {
        field(pointer + "/measure", say("Measure"), say("Looked at every five minutes."), Kind::choice, of_rule(measure_rule()));
        field(pointer + "/" + kind, say("Limit"), say("In people, minutes, contacts; shares of 1."), Kind::number);
      }
    }
    form_.additions.emplace_back(at + "/when", say("Add a condition"));
  }

  const Json& document_;
  const ErrorAt& error_at_;
  EditorForm form_;
};

std::string first_id(const Json& document, const char* list) {
  const Json& there = list_at(document, list);
  return there.empty() ? std::string() : text_at(there.front(), "id");
}

std::string opening(const Json& document) {
  const auto play = document.find("play");
  return play == document.end() ? "D0 08:00" : text_at(*play, "from");
}

// An id that no other has: "card-3".
std::string free_id(const Json& list, std::string_view what) {
  for (std::size_t number = list.size() + 1;; ++number) {
    const std::string id = fmt::format("{}-{}", what, number);
    if (std::none_of(list.begin(), list.end(), [&](const Json& element) { return text_at(element, "id") == id; })) return id;
  }
}

}  // namespace

EditorForm form_of(const Json& document, EditorSection section, std::size_t item, const ErrorAt& error_at) {
  FormMaker maker(document, error_at);
  if (section == EditorSection::about) maker.about();
  if (section == EditorSection::briefing) maker.briefing();
  if (section == EditorSection::scoring) maker.scoring();
  const std::string list(list_of(section));
  if (list.empty()) return maker.take();
  const Json& items = list_at(document, list.c_str() + 1);
  if (item >= items.size()) return {};
  const std::string at = pointer_to(list, item);
  const Json& element = items[item];
  switch (section) {
    case EditorSection::roles: maker.role(at); break;
    case EditorSection::objectives: maker.objective(at, element); break;
    case EditorSection::injects: maker.inject(at, element); break;
    case EditorSection::decisions: maker.card(at, element); break;
    default: maker.stop(at, element); break;
  }
  return maker.take();
}

EditorField::Kind kind_of(std::string_view, std::string_view key) {
  if (key == "effects" || key == "scenario") return Kind::json;
  if (key == "reply") return Kind::flag;
  if (std::ranges::find(kNumbers, key) != kNumbers.end()) return Kind::number;
  if (key == "bot") return Kind::choice;
  return Kind::text;
}

bool choose_keys(Json& object, std::string_view choice, std::string_view value, const Json& document) {
  const auto leave_out = [&](std::initializer_list<const char*> keys) {
    for (const char* key : keys) object.erase(key);
  };
  const auto is = [&](std::string_view which, std::string_view what) { return choice == which && value == what; };
  const std::string key(value);
  if (is("sent", "at") || is("opens", "at")) {
    leave_out({"when", "after", "delay"});
    object["at"] = opening(document);
  } else if (is("sent", "when")) {
    leave_out({"at"});
    object["when"] = Json::array({{{"measure", "backlog"}, {"above", 50}}});
  } else if (is("opens", "after")) {
    leave_out({"at"});
    object["after"] = first_id(document, "injects");
  } else if (is("limit", "none")) {
    leave_out({"metric", "at_most", "at_least"});
  } else if (is("limit", "at_most") || is("limit", "at_least")) {
    const Json limit = object.contains("at_most") ? object["at_most"] : object.contains("at_least") ? object["at_least"] : Json(0);
    leave_out({"at_most", "at_least"});
    if (!object.contains("metric")) object["metric"] = "negative_reach";
    object[key] = limit;
  } else if (is("kind", "above") || is("kind", "below")) {
    const Json limit = object.contains("above") ? object["above"] : object.contains("below") ? object["below"] : Json(50);
    leave_out({"card", "chose", "above", "below"});
    if (!object.contains("measure")) object["measure"] = "backlog";
    object[key] = limit;
  } else if (is("kind", "chose")) {
    leave_out({"measure", "above", "below"});
    const Json& cards = list_at(document, "cards");
    object["card"] = first_id(document, "cards");
    object["chose"] = cards.empty() ? std::string() : first_id(cards.front(), "options");
  } else {
    return false;
  }
  return true;
}

std::optional<Json> new_element(std::string_view list, const Json& document) {
  if (list == "/briefing") return Json("");
  if (list == "/roles") return Json{{"id", free_id(list_at(document, "roles"), "role")}, {"title", say("A new role")}, {"brief", say("What only this role is told.")}};
  if (list == "/objectives") return Json{{"text", say("What is to be achieved.")}};
  if (list == "/injects")
    return Json{{"id", free_id(list_at(document, "injects"), "event")}, {"at", opening(document)}, {"channel", "social"}, {"from", say("Somebody")}, {"owner", first_id(document, "roles")}, {"text", say("What the team reads.")}, {"expected", say("What the team should do.")}};
  if (list == "/cards")
    return Json{{"id", free_id(list_at(document, "cards"), "card")}, {"title", say("A new decision")}, {"question", say("What is the question?")}, {"role", first_id(document, "roles")}, {"at", opening(document)}, {"deadline", 60}, {"default", "no"},
                {"options", Json::array({{{"id", "yes"}, {"title", say("Yes")}, {"points", 5}}, {{"id", "no"}, {"title", say("No")}, {"points", 0}}})}};
  if (list == "/abort") return Json{{"text", say("Why the drill stops.")}};
  if (list == "/scoring/outcomes") return Json{{"metric", "negative_reach"}, {"weight", 10}};
  if (list.ends_with("/when")) return Json{{"measure", "backlog"}, {"above", 50}};
  if (list.ends_with("/options")) {
    const Json* options = at_pointer(document, list);
    return Json{{"id", free_id(options ? *options : Json::array(), "option")}, {"title", say("A new option")}, {"points", 0}};
  }
  return std::nullopt;
}

}  // namespace grapevine
