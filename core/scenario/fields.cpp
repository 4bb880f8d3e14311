#include "scenario/fields.h"

#include <iterator>

#include "base/wording.h"

namespace grapevine {

namespace {

using Kind = ValueRule::Kind;

ValueRule number(double minimum, double maximum, std::string_view unit = "") {
  return {Kind::number, minimum, maximum, unit, {}, 0, 0};
}
ValueRule whole(double minimum, double maximum, std::string_view unit = "") {
  return {Kind::whole, minimum, maximum, unit, {}, 0, 0};
}
ValueRule multiple(std::int32_t of, double minimum, double maximum, std::string_view unit) {
  return {Kind::whole, minimum, maximum, unit, {}, of, 0};
}
ValueRule divisor(std::int32_t of, std::string_view unit) {
  return {Kind::whole, 1, static_cast<double>(of), unit, {}, 0, of};
}
ValueRule share() { return number(0, 1, "share"); }
ValueRule flag() { return {Kind::flag, 0, 1, "", {}, 0, 0}; }
ValueRule choice(std::span<const Choice> choices) {
  return {Kind::choice, 0, static_cast<double>(choices.size()) - 1, "", choices, 0, 0};
}

// `Place` is a lambda from a T to the field itself.
template <class T, auto Place>
Field<T> field(std::string_view name, std::string_view meaning, ValueRule rule) {
  return {name, meaning, rule, [](const T& holder) { return static_cast<double>(Place(holder)); },
          [](T& holder, double value) {
            auto& place = Place(holder);
            place = static_cast<std::remove_reference_t<decltype(place)>>(value);
          }};
}

// The lambda from a holder to its member.
#define PLACE(member) \
  [](auto& holder) -> auto& { return holder.member; }

constexpr Choice kChannels[] = {{"phone", "Phone"}, {"email", "E-mail"}, {"social", "Social desk"}, {"chat", "Chat"}};
constexpr double kMostSeed = 9007199254740991.0;  // 2^53 − 1: above it JavaScript would round
constexpr double kMostPerson = 4294967294.0;      // stable ids have 32 bits

}  // namespace

std::span<const TextField<Scenario>> scenario_texts() {
  using Form = TextRule::Form;
  static constexpr TextField<Scenario> kTexts[] = {
      {"name",
       "Name as in a file name: small letters, digits and hyphens.",
       {Form::name, 60},
       &Scenario::name},
      {"title", "Title on screens and reports.", kTitleRule, &Scenario::title},
      {"question", "What a person would ask.", {Form::line, 1000}, &Scenario::question},
      {"expect", "The direction to expect, and why.", {Form::line, 1000}, &Scenario::expect},
      {"source", "Where question and expectation come from.", {Form::line, 1000}, &Scenario::source},
      {"baseline",
       "What the scenario itself is called where a what-if is compared with it; without it \"as you work today\".",
       kTitleRule,
       &Scenario::baseline},
  };
  return kTexts;
}

std::span<const Field<Scenario>> scenario_numbers() {
  static const Field<Scenario> kNumbers[] = {
      field<Scenario, PLACE(days)>("days", "Length: days 0 to days − 1 are simulated.",
                                   whole(1, 3650, "days")),
      field<Scenario, PLACE(seed)>(
          "seed", "Seed of all chance. The same seed gives the same crowd and the same luck.",
          whole(0, kMostSeed)),
      field<Scenario, PLACE(people)>(
          "people", "People in the network; not with an imported one. `--max-people` raises the limit.",
          whole(10, ParseOptions{}.max_people, "people")),
      field<Scenario, PLACE(replicates)>("replicates", "Futures of one ensemble.", whole(1, 100'000)),
      field<Scenario, PLACE(series_hours)>("series_hours", "Width of a bin of the time series.",
                                           divisor(24, "hours")),
  };
  return kNumbers;
}

std::span<const NetworkKind> network_kinds() {
#define DEGREE field<NetworkSpec, PLACE(mean_degree)>
#define STRONG                             \
  field<NetworkSpec, PLACE(strong_share)>( \
      "strong_share", "Share of ties that are strong, the most clustered first.", share())
  static const Field<NetworkSpec> kPowerLaw[] = {
      DEGREE("mean_degree", "Mean number of ties of a person.", number(1, 1000, "ties")),
      field<NetworkSpec, PLACE(exponent)>(
          "exponent", "Exponent of the distribution of ties; the larger, the fewer are very well connected.",
          number(1.5, 6)),
      field<NetworkSpec, PLACE(max_degree)>("max_degree",
                                            "Most ties of one person; 0 chooses a fiftieth of the people, at "
                                            "most 200 and at least twice the mean.",
                                            whole(0, 1'000'000, "ties")),
      STRONG,
  };
  static const Field<NetworkSpec> kBarabasiAlbert[] = {
      field<NetworkSpec, PLACE(attach)>("attach", "Ties that each newcomer makes.", whole(1, 500, "ties")),
      STRONG,
  };
  static const Field<NetworkSpec> kWattsStrogatz[] = {
      DEGREE("mean_degree", "Ties of a person before rewiring, half to each side.",
             multiple(2, 2, 1000, "ties")),
      field<NetworkSpec, PLACE(rewire)>(
          "rewire", "Share of ties that lead to a person at random instead of a neighbour.", share()),
      STRONG,
  };
  static const Field<NetworkSpec> kStochasticBlocks[] = {
      DEGREE("mean_degree", "Mean number of ties of a person.", number(1, 1000, "ties")),
      field<NetworkSpec, PLACE(blocks)>("blocks", "Communities of equal size.", whole(1, 100'000)),
      field<NetworkSpec, PLACE(inside_share)>("inside_share", "Share of ties within the own community.",
                                              share()),
      STRONG,
  };
  static const Field<NetworkSpec> kFile[] = {STRONG};
  static constexpr TextField<NetworkSpec> kFileTexts[] = {
      {"file",
       "Edge list beside the scenario; it says who there is, so that `people` is not given.",
       {TextRule::Form::file_name, 200},
       &NetworkSpec::file},
  };
#undef STRONG
#undef DEGREE
  static const NetworkKind kKinds[] = {
      {"power_law", "Clustered network whose numbers of ties follow a power law.", kPowerLaw, {}},
      {"barabasi_albert", "Newcomers tie to those who have many ties already.", kBarabasiAlbert, {}},
      {"watts_strogatz", "Small world: a ring of neighbours, some ties rewired.", kWattsStrogatz, {}},
      {"stochastic_blocks", "Communities with more ties inside than between them.", kStochasticBlocks, {}},
      {"file", "An imported network.", kFile, kFileTexts},
  };
  return kKinds;
}

template <>
EventKind<StoryEvent> event_kind() {
  static const Field<StoryEvent> kFields[] = {
      field<StoryEvent, PLACE(who.rank)>(
          "rank", "Who posts: the rank-th best connected customer, 1 the best.", whole(1, 2147483647)),
      field<StoryEvent, PLACE(who.person)>("person", "Who posts: a person by id, instead of a rank.",
                                           whole(0, kMostPerson)),
      field<StoryEvent, PLACE(valence)>("valence", "From −1, a furious complaint, to 1, warm praise.",
                                        number(-1, 1)),
      field<StoryEvent, PLACE(branching)>(
          "branching",
          "Branching number R0 of the post on a tree-like network, as given, without heterogeneity.",
          number(0, 10)),
      field<StoryEvent, PLACE(asks_support)>(
          "asks_support", "Whether the same post is a case at the social desk, when there is one.", flag()),
  };
  return {"story", "One person's public post.", kFields};
}

template <>
EventKind<DefectEvent> event_kind() {
  static const Field<DefectEvent> kFields[] = {
      field<DefectEvent, PLACE(factor)>("factor", "Failures become this many times as likely.",
                                        number(0, 100)),
      field<DefectEvent, PLACE(days)>("days", "For so long.", number(0.01, 3650, "days")),
      field<DefectEvent, PLACE(cohort_share)>("cohort_share", "For this share of the customers.", share()),
  };
  return {"defect", "A defect that makes failures more likely for a cohort of customers.", kFields};
}

template <>
EventKind<PressEvent> event_kind() {
  static const Field<PressEvent> kFields[] = {
      field<PressEvent, PLACE(reach_share)>(
          "reach_share", "Share of all people who read or hear of it on the same day.", share()),
      field<PressEvent, PLACE(valence)>("valence", "From −1, scathing, to 1, glowing.", number(-1, 1)),
  };
  return {"press", "Press coverage.", kFields};
}

template <>
EventKind<SurgeEvent> event_kind() {
  static const Field<SurgeEvent> kFields[] = {
      field<SurgeEvent, PLACE(channel)>("channel", "Where they arrive.", choice(kChannels)),
      field<SurgeEvent, PLACE(contacts)>("contacts", "How many more than usual.",
                                         whole(1, 100'000, english("contacts"))),
      field<SurgeEvent, PLACE(hours)>("hours", "Spread evenly over so long.", number(0.01, 720, "hours")),
  };
  return {"surge", "Routine contacts on top of the usual ones.", kFields};
}

template <>
EventKind<RecallEvent> event_kind() {
  static const Field<RecallEvent> kFields[] = {
      field<RecallEvent, PLACE(share)>("share", "Of the customers whom each defect going on concerns.", share()),
  };
  return {"recall", "The company reaches customers before a defect strikes them.", kFields};
}

template <>
EventKind<HolidayEvent> event_kind() {
  static const Field<HolidayEvent> kFields[] = {
      field<HolidayEvent, PLACE(days)>("days", "Whole days, from the day of the entry.", whole(1, 60, "days")),
  };
  return {"holiday", "Days on which teams without weekend work stay closed and demand is as on a Sunday.", kFields};
}

template <>
EventKind<PagePostEvent> event_kind() {
  static const Field<PagePostEvent> kFields[] = {
      field<PagePostEvent, PLACE(valence)>("valence", "From −1, read as an affront, to 1, warmly welcomed.",
                                           number(-1, 1)),
      field<PagePostEvent, PLACE(branching)>(
          "branching", "Branching number R0 of the post on a tree-like network, as given.", number(0, 10)),
  };
  return {"page_post", "The company posts on its own accounts.", kFields};
}

template <>
EventKind<StatementEvent> event_kind() {
  return {"statement", "The company answers every complaint in public that it has not answered yet.", {}};
}

#undef PLACE

template <>
bool applies(const Field<StoryEvent>& field, const StoryEvent& event) {
  if (field.name == "rank") return event.who.person < 0;
  if (field.name == "person") return event.who.person >= 0;
  return true;
}

}  // namespace grapevine
