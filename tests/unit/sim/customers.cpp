// Winning and losing customers, promises, outreach and surveys.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/unit/sim/small_town.h"

using namespace grapevine;
using town::futures;
using town::total;

namespace {

Scenario small() { return town::scenario(); }

}  // namespace

TEST_CASE("prospects are won at their hazard, and nobody is where there is none") {
  Scenario calm = small();
  calm.parameters.tell.bad_probability = calm.parameters.tell.good_probability = 0;
  calm.parameters.post.bad_probability = calm.parameters.post.good_probability = 0;
  calm.parameters.contact.social_share = 0;
  calm.parameters.acquisition.base_per_day = 0;
  CHECK(total(calm, Metric::customers_won) == 0);
  // nobody hears anything: each prospect stays at the first mood, so the sum of hazards is known
  calm.parameters.acquisition.base_per_day = 0.004;
  const auto world = build_world(calm).value();
  double expected = 0, variance = 0;
  for (std::int32_t i = 0; i < world->size(); ++i) {
    if (world->people.customer[static_cast<std::size_t>(i)]) continue;
    const double won = 1 - std::exp(-20 * 0.004 * std::exp(static_cast<double>(world->people.sentiment[i])));
    expected += 12 * won;
    variance += 12 * won * (1 - won);
  }
  const double found = total(calm, Metric::customers_won);
  INFO("expected " << expected << ", found " << found << ", standard error " << std::sqrt(variance));
  CHECK(std::abs(found - expected) < 4 * std::sqrt(variance));
}

TEST_CASE("who is won has experiences, may leave, and counts in what customers are worth") {
  Scenario none = small();
  none.parameters.people.customers_share = 0.1;
  none.parameters.acquisition.base_per_day = 0;
  Scenario many = none;
  many.parameters.acquisition.base_per_day = 0.01;
  CHECK(total(many, Metric::complaints) > 1.5 * total(none, Metric::complaints));
  CHECK(total(many, Metric::customers_lost) > total(none, Metric::customers_lost));
  CHECK(total(many, Metric::customer_value) > 1.2 * total(none, Metric::customer_value));
}

TEST_CASE("a promise wins prospects and makes more experiences feel like failures; none changes nothing") {
  const Scenario honest = small();
  Scenario bold = honest, modest = honest;
  bold.parameters.promise.level = 1;
  modest.parameters.promise.level = -0.5;
  CHECK(total(bold, Metric::customers_won) > total(honest, Metric::customers_won));
  CHECK(total(bold, Metric::complaints) > 1.2 * total(honest, Metric::complaints));
  CHECK(total(bold, Metric::sentiment_all) < total(honest, Metric::sentiment_all));
  CHECK(total(modest, Metric::customers_won) < total(honest, Metric::customers_won));
  CHECK(total(modest, Metric::complaints) < total(honest, Metric::complaints));
  // a promise that nobody minds is none
  bold.parameters.promise.failure_gain = bold.parameters.promise.acquisition_gain = 0;
  CHECK(futures(bold) == futures(honest));
}

TEST_CASE("the company that writes first takes from a failure what it is told, asked and thought of, at its price") {
  Scenario silent = small();
  silent.parameters.experience.failure_rate = 0.2;
  Scenario some = silent, all = silent, full = silent;
  some.parameters.outreach.share = 0.3;
  all.parameters.outreach.share = 1;
  full.parameters.outreach = {1, 1, 0, 0.2, 3};
  for (const Metric metric : {Metric::negative_exposures, Metric::complaints, Metric::negative_posts, Metric::customers_lost}) {
    INFO(info(metric).name);
    const double before = total(silent, metric), partly = total(some, metric), after = total(all, metric);
    CHECK(partly < before);
    CHECK(after < partly);
  }
  // whoever is reached as if nothing had happened: no complaint, no bad word
  CHECK(total(full, Metric::complaints) == 0);
  CHECK(total(full, Metric::negative_exposures) == 0);
  CHECK(total(full, Metric::programme_cost) > total(some, Metric::programme_cost));
  CHECK(total(some, Metric::programme_cost) > total(silent, Metric::programme_cost));
  // outreach without effect is paid for in vain
  all.parameters.outreach.effect = 0;
  CHECK(total(all, Metric::negative_exposures) == total(silent, Metric::negative_exposures));
  CHECK(total(all, Metric::complaints) == total(silent, Metric::complaints));
}

TEST_CASE("a survey finds customers who were silent, and their answers become cases") {
  Scenario silent = small();
  silent.parameters.contact.probability = 0.2;
  Scenario asked = silent;
  asked.parameters.outreach.survey_share = 1;
  asked.parameters.outreach.survey_response = 0.5;
  asked.parameters.support.email.agents = silent.parameters.support.email.agents = 5;
  const auto before = futures(silent), after = futures(asked);
  double complaints = 0, sentiment = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    complaints += after[i][Metric::complaints] - before[i][Metric::complaints];
    sentiment += after[i][Metric::sentiment_all] - before[i][Metric::sentiment_all];
    CHECK(after[i][Metric::programme_cost] > before[i][Metric::programme_cost]);
  }
  CHECK(complaints > 0.5 * total(silent, Metric::complaints));
  CHECK(sentiment > 0);
  // nobody answers: the price is all that is different
  asked.parameters.outreach.survey_response = 0;
  CHECK(total(asked, Metric::complaints) == total(silent, Metric::complaints));
  CHECK(total(asked, Metric::sentiment_all) == total(silent, Metric::sentiment_all));
}
