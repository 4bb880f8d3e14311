#include "report/headline.h"

#include <regex>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/report/made_up_pairs.h"

using namespace grapevine;
using made_up::Pairs;

namespace {

const World& world() {
  static const auto built = build_world(small::scenario()).value();
  return *built;
}

Scenario titled(std::string title, std::string_view path = "triage.policy", double value = 1) {
  Scenario baseline = small::scenario();
  baseline.what_ifs = {{std::move(title), {small::changes(0, path, value)}}};
  return baseline;
}

// The headline of a scenario's first what-if.
Headline of(const Scenario& baseline, const Comparison& comparison) {
  return headline(baseline, with_what_if(baseline, 0), comparison, world());
}
Headline of(const Comparison& comparison) { return of(titled("Answering her first"), comparison); }

Headline of(const Scenario& scenario, const Replicates& replicates) {
  return headline(scenario, summarise(replicates), crises(replicates), world());
}

}  // namespace

TEST_CASE("the headline of the mock-up: a crisis averted is told in futures of 100") {
  const Headline h = of(Pairs(64, 25, 9)
                            .set(Metric::first_response_median, 40, 43)
                            .set(Metric::total_cost, 100, 100)
                            .comparison());
  CHECK(h.sentence ==
        "Answering her first keeps 86 of 100 futures free of a crisis, against 61 as you work today.");
  CHECK(h.detail.starts_with("25 more (14 to 36). "));
  CHECK(h.detail.ends_with("64 paired futures, same crowd, same luck."));
}

TEST_CASE("the price that others pay is named") {
  const Headline h = of(Pairs(64, 25, 9)
                            .set(Metric::first_response_median, 40, 48, 1)
                            .set(Metric::total_cost, 18'000, 19'300, 50)
                            .comparison());
  CHECK(h.detail ==
        "25 more (14 to 36). Everyone else waits 8 min longer in the middle case. It costs $ 1.3 k more. 64 "
        "paired futures, same crowd, same luck.");
}

TEST_CASE("a change for the worse is said as plainly") {
  const Headline h = of(Pairs(64, 9, 25).comparison());
  CHECK(h.sentence ==
        "Answering her first leaves only 61 of 100 futures free of a crisis, against 86 as you work today.");
  CHECK(h.detail.starts_with("25 fewer (14 to 36). "));
}

TEST_CASE("none and all are words, not figures") {
  CHECK(of(Pairs(64, 25, 0).comparison()).sentence ==
        "Answering her first keeps every future free of a crisis, against 61 of 100 as you work today.");
  CHECK(of(Pairs(64, 64, 25).comparison()).sentence ==
        "Answering her first keeps 61 of 100 futures free of a crisis, against none as you work today.");
  CHECK(of(Pairs(64, 0, 64).comparison()).sentence ==
        "Answering her first leaves no future free of a crisis, against all as you work today.");
}

TEST_CASE("fewer than twenty futures are counted as they are") {
  CHECK(of(Pairs(8, 7, 0).comparison()).sentence ==
        "Answering her first keeps every future free of a crisis, against 1 of 8 as you work today.");
}

TEST_CASE("identical futures are said to be identical") {
  const Headline h = of(Pairs(64, 25, 25).comparison());
  CHECK(h.sentence == "This change makes no difference: all 64 paired futures are the same.");
}

TEST_CASE("a null result is said plainly, with the pairs that agree") {
  Pairs pairs(64, 25, 25);
  for (std::size_t i = 0; i < 6; ++i) {  // three averted, three caused
    auto& after = pairs.after.outcomes[i < 3 ? i : 58 + i];
    after[Metric::crisis] = 1 - after[Metric::crisis];
  }
  const Headline h = of(pairs.comparison());
  CHECK(h.sentence == "No clear difference: 58 of 64 paired futures agree.");
  CHECK(h.detail ==
        "Free of a crisis: 61 of 100 futures either way. 64 paired futures, same crowd, same luck.");
}

TEST_CASE("a difference that chance explains is not told, however large") {
  const Headline h =
      of(Pairs(64, 25, 25).set(Metric::peak_day_negative_exposures, 400, 380, 300).comparison());
  CHECK(h.sentence == "No clear difference: all 64 paired futures agree.");
}

TEST_CASE("a clear difference too small to act on is not told") {
  const double tolerance = info(Metric::customers_lost).tolerance;
  CHECK(of(Pairs(64).set(Metric::customers_lost, 100, 100 - tolerance / 2).comparison())
            .sentence.starts_with("No clear difference"));
  CHECK(of(Pairs(64).set(Metric::customers_lost, 100, 100 - tolerance * 2).comparison())
            .sentence.starts_with("Answering her first keeps 4 customers"));
}

TEST_CASE("without a clear change of crises the first of the other figures that moves is told") {
  Pairs pairs(64, 25, 25);
  pairs.set(Metric::total_cost, 20'000, 17'000, 100);
  CHECK(of(pairs.comparison()).sentence ==
        "Answering her first saves $ 3.0 k, without a clear difference otherwise.");
  pairs.set(Metric::first_response_p90, 232, 72, 4);
  CHECK(of(pairs.comparison()).sentence ==
        "Answering her first answers nine in ten complaints within 1 h 12 min, against 3 h 52 min as you "
        "work today.");
  pairs.set(Metric::value_at_risk, 60'000, 48'000, 500);
  CHECK(of(pairs.comparison()).sentence ==
        "Answering her first puts $ 12.0 k less customer value at risk than as you work today.");
  pairs.set(Metric::deflected, 0, 520, 20);
  CHECK(of(pairs.comparison()).sentence ==
        "Answering her first settles 520 more contacts among customers than as you work today.");
  pairs.set(Metric::customers_lost, 145, 131, 3);
  CHECK(of(pairs.comparison()).sentence ==
        "Answering her first keeps 14 customers who would leave as you work today.");
  pairs.set(Metric::peak_day_negative_exposures, 420, 310, 100);
  const Headline h = of(pairs.comparison());
  CHECK(
      h.sentence ==
      "Answering her first makes the worst day milder: people hear something bad 310 times instead of 420.");
  CHECK(h.detail ==
        "110 fewer (80 to 140). No clear difference in crises. 64 paired futures, same crowd, same luck.");
}

TEST_CASE("no sentence before there are futures") {
  CHECK(of(Comparison{}).sentence == "No paired futures yet.");
  CHECK(of(small::scenario(), Replicates{}).sentence == "No futures yet.");
}

TEST_CASE("titles take the form that their words allow") {
  const Comparison c = Pairs(64, 25, 9).comparison();
  CHECK(of(titled("Answer by influence"), c).sentence ==
        "Answering by influence keeps 86 of 100 futures free of a crisis, against 61 as you work today.");
  CHECK(of(titled("Silos torn down"), c).sentence ==
        "Silos torn down: 86 of 100 futures see no crisis, against 61 as you work today.");
}

TEST_CASE("a plural change takes a plural verb") {
  const Scenario baseline = small::scenario();
  const Scenario what_if = with_change(baseline, small::parameter("support.social.agents"),
                                       baseline.parameters.support.social.agents + 3);
  const Headline h = headline(baseline, what_if, Pairs(64, 25, 9).comparison(), world());
  CHECK(h.sentence ==
        "Three more agents at the social desk keep 86 of 100 futures free of a crisis, against 61 as you "
        "work today.");
}

TEST_CASE("the first screen: who complained, how many futures see no crisis, and how sure that is") {
  const Headline h = of(small::scenario(), made_up::with_crises(25, 64));
  CHECK(std::regex_match(h.sentence, std::regex("A customer with [0-9,]+ followers complained at 09:00\\. As "
                                                "you work today, 61 of 100 futures see no crisis\\.")));
  CHECK(h.detail == "Between 49 and 72. 64 simulated futures of 600 people and your support desk.");
}

TEST_CASE("followers are ties times followers a tie, rounded to two digits") {
  Scenario scenario = small::scenario();
  const auto person = find_person(world(), {1, -1}).value();
  const double ties = world().graph->degree(static_cast<std::int32_t>(person));
  scenario.parameters.people.followers_per_tie = 42'137 / ties;
  CHECK(of(scenario, made_up::with_crises(25, 64))
            .sentence.starts_with("A customer with 42,000 followers complained"));
  scenario.parameters.people.followers_per_tie = 812 / ties;
  CHECK(of(scenario, made_up::with_crises(25, 64))
            .sentence.starts_with("A customer with 812 followers complained"));
}

TEST_CASE("every kind of event has its sentence, and the first complaint goes before the others") {
  const auto sentence = [](const EventSpec& event) {
    Scenario scenario = small::scenario();
    scenario.timeline = {small::happens(4 * kDay + 10 * kHour, event)};
    const std::string text = of(scenario, made_up::with_crises(25, 64)).sentence;
    return text.substr(0, text.find(". ") + 1);
  };
  CHECK(sentence(DefectEvent{4, 5, 1}) == "A defect reached every customer on Fri 6 Nov.");
  CHECK(sentence(DefectEvent{4, 5, 0.25}) == "A defect reached 25 % of customers on Fri 6 Nov.");
  CHECK(sentence(PressEvent{0.02, -0.5}) == "The press wrote against you on Fri 6 Nov.");
  CHECK(sentence(SurgeEvent{2, 120, 1}) == "120 messages more than usual came in on Fri 6 Nov.");
  StoryEvent praise;
  praise.valence = 1;
  CHECK(sentence(praise).ends_with("followers praised you at 10:00."));

  Scenario both = small::scenario();
  both.timeline.insert(both.timeline.begin(), small::happens(kDay, SurgeEvent{}));
  CHECK(of(both, made_up::with_crises(25, 64)).sentence.starts_with("A customer with"));
}

TEST_CASE("a scenario without events has a sentence of its own") {
  Scenario quiet = small::scenario();
  quiet.timeline.clear();
  Replicates replicates = made_up::with_crises(0, 64);
  for (Outcomes& outcomes : replicates.outcomes) {
    outcomes[Metric::customers_lost] = 27;
    outcomes[Metric::first_response_p90] = 72;
  }
  const Headline h = of(quiet, replicates);
  CHECK(h.sentence == "6 ordinary days. As you work today, no future sees a crisis.");
  CHECK(
      h.detail ==
      "Between 94 and 100 of 100 see none. In the middle case 27 customers leave and nine in ten complaints "
      "are answered within 1 h 12 min. 64 simulated futures of 600 people and your support desk.");
}

TEST_CASE("a baseline of one's own is named wherever today would be") {
  Scenario baseline = titled("Answering her first");
  baseline.baseline = "A night shift";
  const auto told = [&](const Comparison& comparison) {
    const Headline h = of(baseline, comparison);
    INFO(h.sentence + " " + h.detail);
    const std::string all = h.sentence + " " + h.detail;
    CHECK(all.find("today") == std::string::npos);
    CHECK(all.find("under “A night shift”") != std::string::npos);
    return h.sentence;
  };
  CHECK(told(Pairs(64, 25, 9).comparison()) == "Answering her first keeps 86 of 100 futures free of a crisis, against 61 under “A night shift”.");
  told(Pairs(64, 10, 10).set(Metric::customers_lost, 40, 30, 1).comparison());
  told(Pairs(64, 10, 10).set(Metric::first_response_p90, 540, 120, 5).comparison());
  told(Pairs(64, 10, 10).set(Metric::total_cost, 18'000, 19'300, 50).comparison());
  const Headline alone = of(baseline, made_up::with_crises(25, 64));
  CHECK(alone.sentence.find("Under “A night shift”, 61 of 100 futures see no crisis.") != std::string::npos);
}
