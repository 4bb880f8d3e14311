#include "report/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace grapevine {

namespace {

using Form = ChangeName::Form;

// Lower-case the first letter, unless the first word looks like a name or an abbreviation ("E-mail", "NPS").
std::string small(std::string text) {
  const bool upper = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  if (upper && text.size() > 1 && text[1] >= 'a' && text[1] <= 'z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string without_full_stop(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ' ' || text.back() == ':')) text.pop_back();
  return text;
}

// Verbs that titles of what-ifs begin with. Any other title stands in front of its sentence as it is.
constexpr std::pair<std::string_view, std::string_view> kGerunds[] = {
    {"Add", "Adding"},       {"Answer", "Answering"}, {"Apologise", "Apologising"}, {"Ask", "Asking"},
    {"Call", "Calling"},     {"Close", "Closing"},    {"Cut", "Cutting"},           {"Double", "Doubling"},
    {"Extend", "Extending"}, {"Fix", "Fixing"},       {"Give", "Giving"},           {"Halve", "Halving"},
    {"Hear", "Hearing"},     {"Help", "Helping"},     {"Hire", "Hiring"},           {"Keep", "Keeping"},
    {"Let", "Letting"},      {"Listen", "Listening"}, {"Lower", "Lowering"},        {"Move", "Moving"},
    {"Offer", "Offering"},   {"Open", "Opening"},     {"Pool", "Pooling"},          {"Put", "Putting"},
    {"Raise", "Raising"},    {"Recall", "Recalling"}, {"Reply", "Replying"},        {"Respond", "Responding"},
    {"Run", "Running"},      {"Send", "Sending"},     {"Share", "Sharing"},         {"Speak", "Speaking"},
    {"Staff", "Staffing"},   {"Start", "Starting"},   {"Stop", "Stopping"},         {"Switch", "Switching"},
    {"Take", "Taking"},      {"Tear", "Tearing"},     {"Train", "Training"},        {"Turn", "Turning"},
    {"Use", "Using"},        {"Wait", "Waiting"},     {"Work", "Working"},
};

ChangeName from_title(const std::string& title) {
  const std::string text = capital(without_full_stop(title));
  const std::string first = text.substr(0, text.find(' '));
  for (const auto& [verb, gerund] : kGerunds)
    if (first == verb) return {Form::subject, std::string(gerund) + text.substr(first.size()), false};
  const bool gerund = first.size() > 4 && first.ends_with("ing") && first.size() < text.size();
  return {gerund ? Form::subject : Form::title, text, false};
}

std::string number_word(int n) {
  static constexpr std::array words = {english("no"),    english("one"),   english("two"),  english("three"), english("four"),
                                       english("five"),  english("six"),   english("seven"), english("eight"), english("nine"),
                                       english("ten"),   english("eleven"), english("twelve")};
  return n >= 0 && n < static_cast<int>(words.size()) ? std::string(say(words[static_cast<std::size_t>(n)])) : std::to_string(n);
}

std::string clock(double hour) {
  const int minutes = static_cast<int>(hour * 60 + 0.5);
  return minutes == 24 * 60 ? std::string(say("midnight")) : fmt::format("{:02d}:{:02d}", minutes / 60, minutes % 60);
}

struct Team {
  std::string_view path, place, name;
};
constexpr Team kTeams[] = {
    {"support.phone.", english("on the phone"), english("the phone")},
    {"support.email.", english("on e-mail"), english("e-mail support")},
    {"support.social.", english("at the social desk"), english("the social desk")},
    {"support.chat.", english("in the chat"), english("the chat")},
    {"support.specialists.", english("among the specialists"), english("the specialists' desk")},
};

ChangeName subject(std::string_view text) { return {Form::subject, std::string(text), false}; }

// What a lever of one team does; `lever` is the rest of its path.
std::optional<ChangeName> team_change(const Team& team, std::string_view lever, double before, double after) {
  const std::string_view place = say(team.place), name = say(team.name);
  if (lever == "agents") {
    const int more = static_cast<int>(after - before), number = more < 0 ? -more : more;
    const std::string word = number_word(number);
    return ChangeName{Form::subject,
                      capital(more > 0 ? say_number(number, "{} more agent {}", "{} more agents {}", word, place)
                                       : say_number(number, "{} fewer agent {}", "{} fewer agents {}", word, place)),
                      number != 1};
  }
  if (lever == "enabled") return subject(after != 0 ? say("Opening {}", name) : say("Closing {}", name));
  if (lever == "weekends") return subject(after != 0 ? say("Working weekends {}", place) : say("Taking weekends off {}", place));
  if (lever == "open_from_hour") return subject(say("Opening {} at {}", name, clock(after)));
  if (lever == "open_until_hour")
    return subject(after > before ? say("Keeping {} open until {}", name, clock(after)) : say("Closing {} at {}", name, clock(after)));
  return std::nullopt;
}

// What a change of one parameter is called.
ChangeName parameter_change(std::size_t parameter, double before, double after) {
  const ParameterInfo& info = parameter_table()[parameter];
  for (const Team& team : kTeams)
    if (info.path.starts_with(team.path))
      if (auto change = team_change(team, info.path.substr(team.path.size()), before, after)) return *change;
  const std::string value = value_to_string(parameter, after), was = value_to_string(parameter, before);
  if (info.path == "triage.policy")
    return subject(after != 0 ? say("Answering people with many followers first") : say("Answering in order of arrival"));
  if (info.path == "listen.heard_within_hour")
    return subject(say("Hearing {} of mentions within the hour instead of {}", value, was));
  if (info.path == "reply.voice")
    return subject(after == 0   ? say("Replying in a human voice")
                   : after == 1 ? say("Replying from a script")
                                : say("Replying defensively"));
  if (info.path == "reply.public_compensation")
    return subject(after != 0 ? say("Offering compensation in public") : say("Offering no compensation in public"));
  if (info.path == "reply.statement_delay_hours")
    return subject(say("Speaking out after {} instead of {}", value, was));
  if (info.path == "support.handoff_probability")
    return subject(say("Handing on {} of contacts instead of {}", value, was));
  if (info.path == "support.resolve_probability")
    return subject(say("Solving {} of contacts instead of {}", value, was));
  if (info.path == "support.shared_records")
    return subject(after != 0 ? say("Sharing one record of each customer") : say("Keeping each team's records apart"));
  const std::string_view label = say(info.label);
  if (info.is_flag()) return subject(after != 0 ? say("Turning “{}” on", label) : say("Turning “{}” off", label));
  return subject(say("Setting “{}” to {}", label, value));
}

// "… from Fri 6 Nov", "… from Fri 6 Nov, 09:00"; as it is from the start on.
std::string since(const std::string& change, const Scenario& scenario, Millis at) {
  if (at <= 0 || at >= scenario.end()) return change;
  return say("{} from {}", change, at % kDay == 0 ? long_date(scenario.start, at) : long_moment(scenario.start, at));
}

// What one difference is called, as if it were the only one.
ChangeName one_difference(const Scenario& baseline, const Scenario& what_if, const Difference& difference) {
  if (const auto parameter = difference.parameter) {
    const double before = get(parameters_at(baseline, difference.at), *parameter), after = get(parameters_at(what_if, difference.at), *parameter);
    ChangeName name = parameter_change(*parameter, before, after);
    name.text = since(name.text, what_if, difference.at);
    return name;
  }
  const std::string label = small(difference.label);
  if (difference.kind == Difference::Kind::removed) return {Form::aside, say("Without the {}", label), false};
  if (difference.kind == Difference::Kind::added) return {Form::aside, say("With the {}", label), false};
  return {Form::aside, say("With {}: {}", label, difference.after), false};
}

ChangeName from_differences(const Scenario& baseline, const Scenario& what_if) {
  const std::vector<Difference> list = differences(baseline, what_if);
  if (list.empty()) return subject(say("This change"));
  const ChangeName first = one_difference(baseline, what_if, list[0]);
  if (list.size() == 1) return first;
  if (list.size() == 2) {
    const ChangeName second = one_difference(baseline, what_if, list[1]);
    if (first.form == Form::subject && second.form == Form::subject)
      return {Form::subject, say("{} and {}", first.text, small(second.text)), true};
  }
  return {Form::subject, say("These {} changes together", number_word(static_cast<int>(list.size()))), true};
}

// The largest step of `steps`, ascending, that is not above `half_width`; 0 when all are.
double step_within(std::initializer_list<double> steps, double half_width) {
  double chosen = 0;
  for (const double step : steps)
    if (step <= half_width) chosen = step;
  return chosen;
}

// The power of ten that is not above `half_width`; 0 below 1.
double decimal_step(double half_width) {
  double step = half_width >= 1 ? 1 : 0;
  while (step > 0 && step * 10 <= half_width && step < 1e15) step *= 10;
  return step;
}

}  // namespace

ChangeName name_of_change(const Scenario& baseline, const Scenario& what_if) {
  for (std::size_t i = 0; i < baseline.what_ifs.size(); ++i) {
    const std::string& title = baseline.what_ifs[i].title;
    const bool says_something = !title.empty() && title != kUntitled && !title.ends_with(kChangedEnding);
    if (says_something && divergence(with_what_if(baseline, i), what_if) == kNever) return from_title(title);
  }
  if (!what_if.title.empty() && what_if.title != baseline.title) return from_title(what_if.title);
  return from_differences(baseline, what_if);
}

FutureCount count_futures(double share, std::int64_t futures) {
  const std::int64_t of = futures >= 20 ? 100 : futures;
  const auto number = static_cast<std::int64_t>(std::floor(share * static_cast<double>(of) + 0.5));
  if (share <= 0) return {0, of};
  if (share >= 1) return {of, of};
  return {std::clamp<std::int64_t>(number, 1, of - 1), of};
}

double round_to_known(Metric metric, double value, double half_width) {
  const Figure figure = info(metric).figure;
  half_width = std::min(half_width, std::abs(value) / 2);  // "about 9 hours", but never "about nothing"
  double step = 0;
  if (figure == Figure::count || figure == Figure::dollars) step = decimal_step(half_width);
  if (figure == Figure::minutes) step = step_within({1, 5, 10, 30, 60, 360, 1440}, half_width);
  return step > 0 ? std::floor(value / step + 0.5) * step : value;
}

std::string known_figure(Metric metric, double value, double half_width) {
  return figure_to_string(metric, round_to_known(metric, value, half_width));
}

std::string known_difference(Metric metric, double difference, double half_width) {
  return difference_to_string(metric, round_to_known(metric, difference, half_width));
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string evidence_in_words(std::string_view evidence) {
  if (evidence.starts_with("V:")) return std::string(say("Verified in its source"));
  if (evidence == "C") return std::string(say("Computed"));
  if (evidence == "M") return std::string(say("From memory of the literature"));
  return std::string(say("Our choice"));
}

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string whole_percent(double share) { return say("{:.0f} %", share * 100); }

std::string about(double value) {
  double step = 1;
  while (value / step >= 1000) step *= 10;
  if (value >= 1000) value = std::floor(value / (step * 10) + 0.5) * (step * 10);
  return grouped(static_cast<std::int64_t>(value + 0.5));
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
  return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::string posterior_sentence(const Scenario& scenario) {
  const Posterior& posterior = scenario.posterior;
  if (posterior.empty()) return {};
  const auto draws = static_cast<std::int64_t>(posterior.size()), parameters = static_cast<std::int64_t>(posterior.parameters.size());
  return say("Each future has one of {} of {} from a calibration: ranges hold luck and what is not known of them.",
             say_number(draws, "{} draw", "{} draws", grouped(draws)), say_number(parameters, "{} parameter", "{} parameters", grouped(parameters)));
}

}  // namespace grapevine
