#include "report/wording.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/ensemble/small_scenarios.h"

using namespace grapevine;

namespace {

std::string name(std::string_view path, double value, Millis at = 0) {
  const Scenario baseline = small::scenario();
  return name_of_change(baseline, with_change(baseline, small::parameter(path), value, at)).text;
}

}  // namespace

TEST_CASE("levers are named by what people do") {
  const int phone = small::scenario().parameters.support.phone.agents;
  CHECK(name("triage.policy", 1) == "Answering people with many followers first");
  CHECK(name("support.phone.agents", phone + 1) == "One more agent on the phone");
  CHECK(name("support.phone.agents", phone - 2) == "Two fewer agents on the phone");
  CHECK(name("support.social.enabled", 0) == "Closing the social desk");
  CHECK(name("support.social.open_until_hour", 22) == "Keeping the social desk open until 22:00");
  CHECK(name("support.social.open_until_hour", 24) == "Keeping the social desk open until midnight");
  CHECK(name("support.phone.open_from_hour", 7) == "Opening the phone at 07:00");
  CHECK(name("support.email.weekends", 1) == "Working weekends on e-mail");
  CHECK(name("reply.voice", 1) == "Replying from a script");
  CHECK(name("listen.heard_within_hour", 0.6) == "Hearing 60 % of mentions within the hour instead of 25 %");
  CHECK(name("tell.bad_people", 20) == "Setting “People told of a bad one” to 20");
}

TEST_CASE("every lever and assumption has a name that begins a sentence and does not end it") {
  const Scenario baseline = small::scenario();
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    const ParameterInfo& info = parameter_table()[i];
    const double now = get(baseline.parameters, i), other = now == info.maximum ? info.minimum : info.maximum;
    const ChangeName change = name_of_change(baseline, with_change(baseline, i, other));
    CAPTURE(info.path, change.text);
    CHECK(change.form == ChangeName::Form::subject);
    CHECK(change.text.size() > 10);
    CHECK_FALSE((change.text[0] >= 'a' && change.text[0] <= 'z'));
    CHECK(change.text.back() != '.');
  }
}

TEST_CASE("a later change says from when on") {
  CHECK(name("triage.policy", 1, 4 * kDay) == "Answering people with many followers first from Fri 6 Nov");
  CHECK(name("triage.policy", 1, 4 * kDay + 9 * kHour) ==
        "Answering people with many followers first from Fri 6 Nov, 09:00");
}

TEST_CASE("two changes are joined, more are counted") {
  const Scenario baseline = small::scenario();
  Scenario what_if = with_change(baseline, small::parameter("triage.policy"), 1);
  what_if = with_change(what_if, small::parameter("support.social.agents"),
                        baseline.parameters.support.social.agents + 1);
  ChangeName change = name_of_change(baseline, what_if);
  CHECK(change.text.find(" and ") != std::string::npos);
  CHECK(change.plural);
  what_if = with_change(what_if, small::parameter("reply.voice"), 1);
  change = name_of_change(baseline, what_if);
  CHECK(change.text == "These three changes together");
  CHECK(change.plural);
}

TEST_CASE("a title names the change, unless the app made it up for one changed by hand") {
  Scenario baseline = small::scenario();
  const auto named = [&](const char* title) {
    baseline.what_ifs = {{title, {{0, "", {{small::parameter("triage.policy"), 1}}, {}}}}};
    return name_of_change(baseline, with_what_if(baseline, 0)).text;
  };
  CHECK(named("Answer by influence") == "Answering by influence");
  const std::string described = "Answering people with many followers first";
  CHECK(named("Answer by influence, changed") == described);
  CHECK(named("Your what-if") == described);
}

TEST_CASE("events that come or go are an aside") {
  const Scenario baseline = small::scenario();
  Scenario quiet = baseline;
  quiet.timeline.clear();
  CHECK(name_of_change(baseline, quiet).text == "Without the complaint of the best connected customer");
  CHECK(name_of_change(quiet, baseline).text == "With the complaint of the best connected customer");
  CHECK(name_of_change(quiet, baseline).form == ChangeName::Form::aside);
}

TEST_CASE("the title of the scenario's own what-if goes before the list of changes") {
  Scenario baseline = small::scenario();
  baseline.what_ifs = {{"Hire three", {small::changes(0, "support.social.agents", 5)}},
                       {"Answer her first.", {small::changes(0, "triage.policy", 1)}}};
  CHECK(name_of_change(baseline, with_what_if(baseline, 1)).text == "Answering her first");
  CHECK(name_of_change(baseline, with_what_if(baseline, 0)).text == "Hiring three");
  // an edited what-if is not the titled one any more
  const Scenario edited = with_change(with_what_if(baseline, 1), small::parameter("reply.voice"), 1);
  CHECK(name_of_change(baseline, edited).text.find("her first") == std::string::npos);
  // another scenario is named by its own title
  Scenario other = with_what_if(baseline, 1);
  other.title = "Shared desks";
  other.what_ifs.clear();
  other.timeline.push_back(small::changes(5 * kDay, "reply.voice", 1));
  CHECK(name_of_change(baseline, other).form == ChangeName::Form::title);
}

TEST_CASE("counts of futures never round a few to none or almost all to all") {
  CHECK(count_futures(0.609, 64).number == 61);
  CHECK(count_futures(0.001, 1024).number == 1);
  CHECK(count_futures(0.999, 1024).number == 99);
  CHECK(count_futures(0, 64).number == 0);
  CHECK(count_futures(1, 64).number == 100);
  CHECK(count_futures(0.625, 8).number == 5);
  CHECK(count_futures(0.625, 8).of == 8);
}

TEST_CASE("figures are rounded to what is known of them") {
  CHECK(known_figure(Metric::negative_exposures, 41'237, 800) == "41,200");
  CHECK(known_figure(Metric::negative_exposures, 41'237, 4) == "41,237");
  CHECK(known_figure(Metric::negative_exposures, 41'237, 0) == "41,237");
  CHECK(known_figure(Metric::first_response_p90, 163, 12) == "2 h 40 min");
  CHECK(known_figure(Metric::first_response_p90, 163, 0.2) == "2 h 43 min");
  CHECK(known_figure(Metric::support_cost, 1'234, 150) == "$ 1.2 k");
  CHECK(known_figure(Metric::sentiment_exposed, 0.1234, 0.5) == "+0.12");
  CHECK(known_difference(Metric::negative_exposures, -112, 60) == "−110");
  CHECK(known_difference(Metric::negative_exposures, -4, 60) == "−4");  // never rounded away
}

TEST_CASE("large numbers are grouped, and about keeps two digits from a thousand on") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000) == "1,000");
  CHECK(grouped(1'234'567) == "1,234,567");
  CHECK(about(42'137) == "42,000");
  CHECK(about(1'049) == "1,000");
  CHECK(about(999) == "999");
  CHECK(about(9'960) == "10,000");
  CHECK(about(1'250'000) == "1,300,000");
  CHECK(counted(1, "future", "futures") == "1 future");
  CHECK(counted(2'000, "future", "futures") == "2,000 futures");
}
