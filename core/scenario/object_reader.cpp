#include "scenario/object_reader.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool has_form(std::string_view text, TextRule::Form form) {
  switch (form) {
    case TextRule::Form::line:
      return true;
    case TextRule::Form::name: {
      if (text.empty() || !is_lower_or_digit(text.front()) || !is_lower_or_digit(text.back())) return false;
      if (text.find("--") != text.npos) return false;
      return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || is_lower_or_digit(c); });
    }
    // no folders: a scenario that came by mail must not point at files elsewhere
    case TextRule::Form::file_name:
      return !text.empty() && text.front() != '.' && text.find_first_of("/\\:") == text.npos;
  }
  return false;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string list_of(const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view name : names) list += fmt::format("{}{}", list.empty() ? "" : ", ", name);
  return list;
}

// A value of the wrong type: most often a number in quotes, or null for "none".
std::string_view remedy_for_type(const Json& json, const ValueRule& rule) {
  if (json.is_null()) return say("leave the key out for its default");
  if (json.is_string() && rule.kind != ValueRule::Kind::choice) return say("write it without quotes");
  return say("write such a value");
}

std::optional<double> read_choice(const Json& json, const ValueRule& rule, std::string_view pointer,
                                  Problems& problems) {
  const auto* text = json.get_ptr<const Json::string_t*>();
  std::vector<std::string_view> names;
  for (const Choice& choice : rule.choices) {
    if (text && *text == choice.name) return static_cast<double>(names.size());
    names.push_back(choice.name);
  }
  const std::string_view near = text ? nearest_name(*text, names) : std::string_view();
  problems.add(pointer, found_text(json), allowed_values(rule),
               !near.empty() ? say("did you mean \"{}\"?", near)
               : text        ? say("choose one of them")
                             : remedy_for_type(json, rule));
  return std::nullopt;
}

}  // namespace

std::string allowed_values(const TextRule& rule) {
  switch (rule.form) {
    case TextRule::Form::line:
      break;
    case TextRule::Form::name:
      return say("small letters, digits and single hyphens, at most {}", rule.longest);
    case TextRule::Form::file_name:
      return say("the name of a file beside the scenario, without folders, at most {} characters",
                         rule.longest);
  }
  return say("one line of text of at most {} characters", rule.longest);
}

std::string_view pattern_of(const TextRule& rule) {
  switch (rule.form) {
    case TextRule::Form::line:
      return "^[^\\u0000-\\u001F\\u007F]*$";
    case TextRule::Form::name:
      return "^[a-z0-9]+(-[a-z0-9]+)*$";
    case TextRule::Form::file_name:
      return "^[^./\\\\:\\u0000-\\u001F\\u007F][^/\\\\:\\u0000-\\u001F\\u007F]*$";
  }
  return "";
}

std::string found_text(const Json& json) {
  if (const auto* text = json.get_ptr<const Json::string_t*>()) return say("the text \"{}\"", shown(*text));
  if (json.is_object())
    return say_number(static_cast<std::int64_t>(json.size()), "an object with {} key", "an object with {} keys", json.size());
  if (json.is_array()) return say("an array of {}", json.size());
  return json.dump();
}

std::optional<double> read_value(const Json& json, const ValueRule& rule, std::string_view pointer,
                                 Problems& problems) {
  if (rule.kind == ValueRule::Kind::choice) return read_choice(json, rule, pointer, problems);
  if (rule.kind == ValueRule::Kind::flag && json.is_boolean()) return json.get<bool>() ? 1.0 : 0.0;
  if (rule.kind == ValueRule::Kind::flag || !json.is_number()) {
    problems.add(pointer, found_text(json), allowed_values(rule), remedy_for_type(json, rule));
    return std::nullopt;
  }
  const double value = json.get<double>() + 0.0;  // −0 becomes 0
  if (!accepts(rule, value)) {
    problems.add(pointer, found_text(json), allowed_values(rule),
                 value < rule.minimum   ? say("choose a larger value")
                 : value > rule.maximum ? say("choose a smaller value")
                                        : say("choose such a value"));
    return std::nullopt;
  }
  if (rule.is_whole() && json.is_number_float()) {
    problems.add(pointer, found_text(json), allowed_values(rule),
                 say("write {}, without a point or exponent", plain_number(value)));
    return std::nullopt;
  }
  return value;
}

std::optional<std::string> read_text(const Json& json, const TextRule& rule, std::string_view pointer,
                                     Problems& problems) {
  const auto* text = json.get_ptr<const Json::string_t*>();
  const bool control = text && std::any_of(text->begin(), text->end(), [](char c) {
                         return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
                       });
  if (!text)
    problems.add(pointer, found_text(json), allowed_values(rule),
                 json.is_null() ? say("leave the key out for none") : say("write it in double quotes"));
  else if (characters_in(*text) > rule.longest)
    problems.add(pointer, say("{} characters", characters_in(*text)), allowed_values(rule),
                 say("shorten it"));
  else if (control)
    problems.add(pointer, found_text(json), allowed_values(rule),
                 say("remove line breaks and other control characters"));
  else if (!has_form(*text, rule.form))
    problems.add(pointer, found_text(json), allowed_values(rule), say("write such a name"));
  else
    return *text;
  return std::nullopt;
}

const Json* read_array(const Json& json, std::size_t most, std::string_view pointer, Problems& problems) {
  const std::string allowed = say("an array of at most {}", most);
  if (!json.is_array())
    problems.add(pointer, found_text(json), allowed, say("put it in square brackets"));
  else if (json.size() > most)
    problems.add(pointer, found_text(json), allowed, say("remove some of them"));
  else
    return &json;
  return nullptr;
}

ObjectReader::ObjectReader(const Json& json, std::string pointer, std::string_view what, Problems& problems)
    : pointer_(std::move(pointer)), problems_(problems) {
  if (json.is_object())
    object_ = &json;
  else
    problems_.add(pointer_, found_text(json), say("{}: an object in braces", what),
                  say("write it as an object"));
}

const Json* ObjectReader::find(std::string_view key) {
  known_.push_back(key);
  if (!object_) return nullptr;
  const auto member = object_->find(std::string(key));
  return member == object_->end() ? nullptr : &*member;
}

const Json* ObjectReader::require(std::string_view key, std::string_view allowed, std::string_view remedy) {
  const Json* value = find(key);
  if (!value && object_)
    problems_.add(pointer_, say("no key \"{}\"", key), allowed, remedy);
  return value;
}

void ObjectReader::refuse_unknown() {
  if (!object_) return;
  for (const auto& [key, value] : object_->items()) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string_view near = nearest_name(key, known_);
    problems_.add(pointer(key), say("an unknown key"), list_of(known_),
                  near.empty() ? say("remove it") : say("did you mean \"{}\"?", near));
  }
}

}  // namespace grapevine
