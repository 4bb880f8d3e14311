#include "support/queue_study.h"

#include <cmath>
#include <limits>

#include <catch2/catch_test_macros.hpp>

#include "base/digest.h"

using namespace grapevine;

namespace {

QueueStudyOptions small() {
  QueueStudyOptions options;
  options.cases = 2000;
  options.warm_up = 200;
  options.replicates = 4;
  return options;
}

QueueStudy study_of(const QueueStudyOptions& options) {
  auto study = run_queue_study(options);
  REQUIRE(study.ok());
  return *study;
}

}  // namespace

TEST_CASE("doubling the agents never lengthens the mean wait") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    for (const double patience : {0.0, 30.0})
      for (const double cv : {0.5, 1.0, 1.5}) {
        QueueStudyOptions options = small();
        options.seed = seed;
        options.patience_per_hour = patience;
        options.service_cv = cv;
        double last = std::numeric_limits<double>::infinity();
        for (const int agents : {9, 18, 36}) {
          options.agents = agents;
          const double wait = *study_of(options).simulated.mean.mean_wait_seconds;
          CHECK(wait <= last);
          last = wait;
        }
        CHECK(last < 1);
      }
}

TEST_CASE("the same seed gives the same figures, another seed others") {
  const QueueStudy a = study_of(small()), b = study_of(small());
  CHECK(*a.simulated.mean.mean_wait_seconds == *b.simulated.mean.mean_wait_seconds);
  CHECK(a.simulated.events == b.simulated.events);
  QueueStudyOptions other = small();
  other.seed = 2;
  CHECK(*study_of(other).simulated.mean.mean_wait_seconds != *a.simulated.mean.mean_wait_seconds);
}

TEST_CASE("a study has the same bits on every build") {
  Digest digest;
  for (const double cv : {1.0, 0.7}) {
    QueueStudyOptions options = small();
    options.service_cv = cv;
    options.return_probability = 0.05;
    options.class_arrivals_per_hour = {40, 60};
    const QueueStudy study = study_of(options);
    for (const auto& figures : {study.simulated.mean, study.simulated.standard_error, *study.erlang_a})
      for (const auto& key : {figures.p_wait, figures.p_abandon, figures.mean_wait_seconds, figures.utilisation}) digest.add(*key);
  }
  CHECK(digest.hex() == "b72111016e9c41bf293f7be15d3537a8");
}

TEST_CASE("the keys that apply are set, with standard errors for the same keys") {
  const auto keys = [](const QueueFigures& f) {
    return std::vector<bool>{f.p_block.has_value(), f.p_wait.has_value(), f.p_abandon.has_value(), f.mean_wait_seconds.has_value(),
                             f.utilisation.has_value()};
  };
  using Keys = std::vector<bool>;
  const auto simulated_keys = [&](const QueueStudyOptions& options) {
    const QueueStudy study = study_of(options);
    CHECK(keys(study.simulated.mean) == keys(study.simulated.standard_error));
    return keys(study.simulated.mean);
  };
  QueueStudyOptions options = small();
  CHECK(simulated_keys(options) == Keys{true, true, true, true, true});
  CHECK(keys(study_of(options).erlang_b) == Keys{true, false, false, false, true});
  CHECK(keys(*study_of(options).erlang_c) == Keys{false, true, false, true, true});
  CHECK(keys(*study_of(options).erlang_a) == Keys{false, true, true, true, true});
  options.loss_run = false;
  CHECK(simulated_keys(options) == Keys{false, true, true, true, true});
  options.patience_per_hour = 0;
  CHECK(simulated_keys(options) == Keys{false, true, false, true, true});
  CHECK_FALSE(study_of(options).erlang_a);
  options.agents = 8;  // 100 arrivals an hour for 96 services: no mean wait exists
  CHECK(simulated_keys(options) == Keys{false, true, false, false, true});
  CHECK_FALSE(study_of(options).erlang_c);
  options.blocking = true;
  CHECK(simulated_keys(options) == Keys{true, false, false, false, true});
}

TEST_CASE("classes come back in their order, the urgent one first") {
  QueueStudyOptions options = small();
  options.patience_per_hour = 0;
  options.service_per_hour = 6;
  options.agents = 5;
  options.class_arrivals_per_hour = {6, 12, 9};
  const QueueStudy study = study_of(options);
  REQUIRE(study.class_wait_seconds.size() == 3);
  REQUIRE(study.simulated.class_wait_seconds.size() == 3);
  CHECK(study.simulated.class_wait_seconds[0].mean < study.simulated.class_wait_seconds[1].mean);
  CHECK(study.simulated.class_wait_seconds[1].mean < study.simulated.class_wait_seconds[2].mean);
}

TEST_CASE("every option out of range is named, all at once") {
  QueueStudyOptions options;
  options.arrivals_per_hour = 0;
  options.service_per_hour = std::nan("");
  options.patience_per_hour = -1;
  options.agents = 0;
  options.service_cv = 11;
  options.return_probability = 1;
  options.cases = 99;
  options.warm_up = -1;
  options.replicates = 1;
  const Errors errors = check(options);
  std::vector<std::string> places;
  for (const Error& error : errors) {
    places.push_back(error.where);
    CHECK_FALSE(error.found.empty());
    CHECK_FALSE(error.allowed.empty());
    CHECK_FALSE(error.remedy.empty());
  }
  CHECK(places == std::vector<std::string>{"--arrivals", "--service", "--patience", "--agents", "--service-cv", "--rework", "--cases", "--warm-up",
                                           "--replicates"});
  CHECK(run_queue_study(options).errors().size() == errors.size());
}

TEST_CASE("classes replace the one rate of arrivals and are checked in its place") {
  QueueStudyOptions options = small();
  options.arrivals_per_hour = -1;
  options.class_arrivals_per_hour = {50, 50};
  CHECK(check(options).empty());
  options.class_arrivals_per_hour = {50, 0, 2e6};
  CHECK(check(options).size() == 2);
  options.class_arrivals_per_hour.assign(65, 1.0);
  CHECK(check(options).size() == 1);
}

TEST_CASE("a line too long to hold is refused") {
  QueueStudyOptions options = small();
  options.arrivals_per_hour = 1e6;
  options.patience_per_hour = 0.01;
  REQUIRE(check(options).size() == 1);
  CHECK(check(options)[0].where == "--patience");
}
