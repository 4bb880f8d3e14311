// Cascades: bad options come back as errors, the result does not depend on threads or numbering, same luck is monotone
// and submodular, and every kernel has the distribution it claims. Published values are in tests/validation/cascades.cpp.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/diffusion/cascade_graphs.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

Graph star(std::uint32_t leaves) {
  std::vector<Tie> ties;
  for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf) ties.push_back({0, leaf});
  return build_graph(static_cast<std::int32_t>(leaves) + 1, ties);
}

bool has_error(const Result<CascadeEstimate>& result, const std::string& where, const std::string& part) {
  if (result.ok()) return false;
  return std::any_of(result.errors().begin(), result.errors().end(), [&](const Error& e) { return e.where == where && to_string(e).find(part) != std::string::npos; });
}

// |a - b| in standard errors of the difference.
double apart(const CascadeEstimate& a, const CascadeEstimate& b) {
  return std::abs(a.mean - b.mean) / std::sqrt(a.standard_error * a.standard_error + b.standard_error * b.standard_error);
}

}  // namespace

TEST_CASE("every bad option of a cascade is reported at once, with its remedy", "[diffusion]") {
  BuildOptions build;
  build.labels = {10, 20, 40};
  const Graph graph = build_graph(3, {{0, 1}, {1, 2}}, {}, build);
  CascadeOptions bad = from({10, 33, 20, 20}, 1.5, 1);
  bad.model = CascadeModel::negative_opinions;
  bad.quality = std::nan("");
  bad.threads = -1;
  const Result<CascadeEstimate> result = estimate_cascade(graph, bad);
  REQUIRE_FALSE(result.ok());
  CHECK(result.errors().size() == 6);
  CHECK(has_error(result, "--seeds", "33"));
  CHECK(has_error(result, "--seeds", "for example 40"));
  CHECK(has_error(result, "--seeds", "20 twice"));
  CHECK(has_error(result, "--p", "1.5"));
  CHECK(has_error(result, "--quality", "not a number"));
  CHECK(has_error(result, "--runs", "2 to 10000000"));
  CHECK(has_error(result, "--jobs", "-1"));
  for (const Error& error : result.errors()) {
    CHECK_FALSE(error.allowed.empty());
    CHECK_FALSE(error.remedy.empty());
  }
}

TEST_CASE("seeds are named or counted, never both or neither", "[diffusion]") {
  const Graph graph = star(3);
  CascadeOptions options = from({}, 0.1, 10);
  CHECK(has_error(estimate_cascade(graph, options), "--seeds", "top:1 to top:4"));
  options.top_seeds = 5;
  CHECK(has_error(estimate_cascade(graph, options), "--seeds", "top:5"));
  options.top_seeds = -1;
  CHECK(has_error(estimate_cascade(graph, options), "--seeds", "top:-1"));
  options.top_seeds = 4;
  CHECK(estimate_cascade(graph, options).ok());
  options.seeds = {1};
  CHECK(has_error(estimate_cascade(graph, options), "--seeds", "a list of ids and top:4"));
  CHECK(has_error(estimate_cascade(Graph(), from({1}, 0.1, 10)), "network", "nobody"));
  // many broken seeds are counted
  CascadeOptions many = from({}, 0.1, 10);
  for (std::int64_t label = 100; label < 120; ++label) many.seeds.push_back(label);
  const Result<CascadeEstimate> result = estimate_cascade(graph, many);
  REQUIRE_FALSE(result.ok());
  CHECK(result.errors().size() == 6);
  CHECK(has_error(result, "--seeds", "15 more"));
}

TEST_CASE("a column of probabilities must be there, and LT weights must add up to at most 1", "[diffusion]") {
  CascadeOptions options = from({0}, 0.1, 10);
  options.chances = TieChances::column;
  CHECK(has_error(estimate_cascade(star(3), options), "--p column", "no third column"));

  options.chances = TieChances::uniform;
  options.model = CascadeModel::linear_threshold;
  options.probability = 0.6;
  CHECK(has_error(estimate_cascade(star(2), options), "--model lt", "1.2 for person 0 (1 person above 1)"));
  options.probability = 0.5;
  CHECK(estimate_cascade(star(2), options).ok());
  options.chances = TieChances::weighted;
  CHECK(estimate_cascade(star(2), options).ok());
}

TEST_CASE("top:k takes the highest degrees, ties to the smaller label", "[diffusion]") {
  BuildOptions build;
  build.labels = {5, 6, 7, 8, 9};
  const Graph graph = build_graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}, {}, build);
  CascadeOptions options = from({}, 0, 2);
  options.top_seeds = 4;
  std::vector<std::int64_t> labels;
  for (const std::int32_t seed : estimate(graph, options).seeds) labels.push_back(graph.label(seed));
  CHECK(labels == std::vector<std::int64_t>{6, 7, 8, 5});
}

TEST_CASE("the estimate is the same to the bit for any number of threads", "[diffusion]") {
  const Graph graph = random_graph(300, 8);
  for (const CascadeModel model : {CascadeModel::independent_cascade, CascadeModel::linear_threshold, CascadeModel::negative_opinions})
    for (const CascadeKernel kernel : {CascadeKernel::rows, CascadeKernel::skips}) {
      CascadeOptions options = from({1, 2}, 0.1, 1500);
      options.model = model;
      options.kernel = kernel;
      options.quality = 0.7;
      options.chances = TieChances::weighted;
      options.count_people = true;
      const CascadeEstimate one = estimate(graph, options);
      for (const int threads : {0, 2, 3, 8, 16}) {
        options.threads = threads;
        const CascadeEstimate many = estimate(graph, options);
        REQUIRE(many.spreads == one.spreads);
        REQUIRE(many.positive_spreads == one.positive_spreads);
        REQUIRE(many.activations == one.activations);
        REQUIRE(many.positives == one.positives);
        REQUIRE(many.mean == one.mean);
        REQUIRE(many.standard_error == one.standard_error);
        REQUIRE(many.mean_positive == one.mean_positive);
      }
    }
}

TEST_CASE("counts of people, spreads and means are of the same runs", "[diffusion]") {
  const Graph graph = random_graph(200, 6);
  CascadeOptions options = from({3}, 0.2, 400);
  options.model = CascadeModel::negative_opinions;
  options.quality = 0.8;
  options.count_people = true;
  const CascadeEstimate e = estimate(graph, options);
  std::int64_t spread = 0, positive = 0, active = 0, approving = 0;
  double squares = 0;
  for (const std::int32_t s : e.spreads) spread += s;
  for (const std::int32_t s : e.positive_spreads) positive += s;
  for (const std::int64_t c : e.activations) active += c;
  for (const std::int64_t c : e.positives) approving += c;
  for (const std::int32_t s : e.spreads) squares += (s - e.mean) * (s - e.mean);
  CHECK(active == spread);
  CHECK(approving == positive);
  CHECK(positive < spread);
  CHECK(e.mean == static_cast<double>(spread) / 400);
  CHECK(e.mean_positive == static_cast<double>(positive) / 400);
  CHECK(std::abs(e.standard_error - std::sqrt(squares / 399 / 400)) < 1e-12);
  CHECK(e.activations[static_cast<std::size_t>(e.seeds[0])] == 400);
}

TEST_CASE("a replicate's luck is its own: more runs begin with the fewer, another seed differs", "[diffusion]") {
  const Graph graph = random_graph(200, 6);
  for (const CascadeKernel kernel : {CascadeKernel::rows, CascadeKernel::skips}) {
    CascadeOptions options = from({0}, 0.15, 100);
    options.kernel = kernel;
    const CascadeEstimate few = estimate(graph, options);
    options.runs = 300;
    const CascadeEstimate many = estimate(graph, options);
    CHECK(std::equal(few.spreads.begin(), few.spreads.end(), many.spreads.begin()));
    options.seed = 2;
    CHECK(estimate(graph, options).spreads != many.spreads);
  }
}

TEST_CASE("a run can be stopped and keeps what is done", "[diffusion]") {
  const Graph graph = random_graph(100, 6);
  CascadeOptions options = from({0}, 0.1, 5000);
  const CascadeEstimate whole = estimate(graph, options);
  for (const int threads : {1, 4}) {
    options.threads = threads;
    options.runs = threads == 1 ? 5000 : 1'000'000;  // far more than others do while the one who reports is held up
    std::int64_t last = 0;
    options.progress = [&](std::int64_t done) {
      CHECK(done > last);
      last = done;
      return done < 300;
    };
    const CascadeEstimate part = estimate(graph, options);
    CHECK(part.runs >= 300);
    CHECK(part.runs < options.runs);
    CHECK(part.spreads.size() == static_cast<std::size_t>(part.runs));
    const auto both = std::min(part.spreads.size(), whole.spreads.size());
    CHECK(std::equal(part.spreads.begin(), part.spreads.begin() + static_cast<std::ptrdiff_t>(both), whole.spreads.begin()));
  }
  options.runs = 10;
  options.threads = 1;
  options.progress = [](std::int64_t) { return false; };
  CHECK(has_error(estimate_cascade(graph, options), "cascade", "stopped after 1 runs"));
}

TEST_CASE("addressed draws do not depend on the internal order, nor on who else is there", "[diffusion]") {
  const std::vector<Tie> ties = random_ties(150, 7, 4);
  BuildOptions as_given;
  as_given.order = Order::as_given;
  const Graph by_degree = build_graph(150, ties), in_order = build_graph(150, ties, {}, as_given);
  const Graph with_stranger = build_graph(151, ties);
  for (const CascadeModel model : {CascadeModel::independent_cascade, CascadeModel::linear_threshold, CascadeModel::negative_opinions}) {
    CascadeOptions options = from({5, 9}, 0.12, 300);
    options.model = model;
    options.chances = TieChances::weighted;
    options.quality = 0.6;
    const CascadeEstimate a = estimate(by_degree, options), b = estimate(in_order, options), c = estimate(with_stranger, options);
    CHECK(a.spreads == b.spreads);
    CHECK(a.positive_spreads == b.positive_spreads);
    CHECK(a.spreads == c.spreads);
    CHECK(a.positive_spreads == c.positive_spreads);
  }
}

TEST_CASE("with the same luck a larger chance, quality or set of seeds never lowers a spread", "[diffusion]") {
  const Graph graph = random_graph(200, 6);
  for (const CascadeModel model : {CascadeModel::independent_cascade, CascadeModel::negative_opinions}) {
    std::vector<std::int32_t> below(300, 0);
    for (const double p : {0.0, 0.01, 0.05, 0.1, 0.1001, 0.2, 0.5, 1.0}) {
      CascadeOptions options = from({7}, p, 300);
      options.model = model;
      options.quality = 1;
      const CascadeEstimate e = estimate(graph, options);
      for (std::size_t i = 0; i < 300; ++i) REQUIRE(e.spreads[i] >= below[i]);
      below = e.spreads;
    }
  }
  std::vector<std::int32_t> below(300, 0);
  for (const double quality : {0.0, 0.2, 0.5, 0.9, 1.0}) {
    CascadeOptions options = from({7}, 0.2, 300);
    options.model = CascadeModel::negative_opinions;
    options.quality = quality;
    const CascadeEstimate e = estimate(graph, options);
    for (std::size_t i = 0; i < 300; ++i) REQUIRE(e.positive_spreads[i] >= below[i]);
    below = e.positive_spreads;
  }
}

TEST_CASE("with the same luck the spread of IC is submodular in the seeds, replicate by replicate", "[diffusion]") {
  const Graph graph = random_graph(150, 5);
  for (std::int64_t extra = 20; extra < 40; ++extra) {
    const auto spreads = [&](std::vector<std::int64_t> seeds) { return estimate(graph, from(std::move(seeds), 0.2, 100)).spreads; };
    const auto small = spreads({1}), small_more = spreads({1, extra}), large = spreads({1, 2, 3, 4}), large_more = spreads({1, 2, 3, 4, extra});
    for (std::size_t i = 0; i < 100; ++i) {
      REQUIRE(large[i] >= small[i]);
      REQUIRE(small_more[i] - small[i] >= large_more[i] - large[i]);
    }
  }
}

TEST_CASE("the limits of a cascade are exact", "[diffusion]") {
  // a ring of 50, a star of 3000 leaves (longer than one batch of strips), somebody alone
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < 50; ++i) ties.push_back({i, (i + 1) % 50});
  for (std::uint32_t i = 51; i <= 3050; ++i) ties.push_back({50, i});
  const Graph graph = build_graph(3052, ties);
  for (const CascadeKernel kernel : {CascadeKernel::rows, CascadeKernel::skips, CascadeKernel::automatic}) {
    CascadeOptions options = from({3, 51, 3051}, 0, 20);
    options.kernel = kernel;
    CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(20, 3));
    options.probability = 1;
    CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(20, 50 + 3001 + 1));
    CHECK(estimate(graph, options).standard_error == 0);
    // a leaf's only tie comes from the hub: of chance 1 when weighted
    options.chances = TieChances::weighted;
    options.seeds = {50};
    CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(20, 3001));
    options.model = CascadeModel::linear_threshold;
    CHECK(estimate(graph, options).spreads == std::vector<std::int32_t>(20, 3001));
  }
}

TEST_CASE("of quality 1 everybody is positive, of quality 0 nobody, and opinions never change who is reached", "[diffusion]") {
  const Graph graph = random_graph(200, 6);
  for (const CascadeKernel kernel : {CascadeKernel::rows, CascadeKernel::skips})
    for (const double quality : {0.0, 0.5, 1.0}) {
      CascadeOptions options = from({7}, 0.2, 200);
      options.kernel = kernel;
      options.quality = quality;
      CascadeEstimate plain = estimate(graph, options);
      CHECK(plain.positive_spreads == plain.spreads);
      options.model = CascadeModel::negative_opinions;
      const CascadeEstimate e = estimate(graph, options);
      if (kernel == CascadeKernel::rows) {
        // the steps of IC-N visit the same ties
        CHECK(e.spreads == plain.spreads);
      } else {
        CHECK(apart(e, plain) < 4);
      }
      if (quality == 1) CHECK(e.positive_spreads == e.spreads);
      if (quality == 0) CHECK(e.mean_positive == 0);
    }
}

TEST_CASE("all kernels have the same distribution", "[diffusion]") {
  // chances from one in ten thousand to one, three of each kind of receiver
  const std::vector<float> kinds = {0, 1e-4f, 0.003f, 0.02f, 0.1f, 0.3f, 0.45f, 0.6f, 0.9f, 1};
  std::vector<Tie> ties;
  std::vector<float> probabilities;
  for (std::uint32_t i = 1; i <= 3000; ++i) {
    ties.push_back({0, i});
    probabilities.push_back(kinds[i % kinds.size()]);
  }
  BuildOptions build;
  build.directed = true;
  build.keep_probabilities = true;
  const Graph graph = build_graph(3001, ties, probabilities, build);
  constexpr std::int64_t kRuns = 4000;
  for (const CascadeKernel kernel : {CascadeKernel::rows, CascadeKernel::skips}) {
    CascadeOptions options = from({0}, 0, kRuns);
    options.kernel = kernel;
    options.chances = TieChances::column;
    options.count_people = true;
    const CascadeEstimate e = estimate(graph, options);
    std::vector<std::int64_t> hits(kinds.size());
    double variance = 0;
    for (std::int32_t i = 0; i < graph.people(); ++i)
      if (graph.label(i) > 0) hits[static_cast<std::size_t>(graph.label(i)) % kinds.size()] += e.activations[static_cast<std::size_t>(i)];
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const double p = kinds[kind], expected = p * 300 * kRuns;
      INFO("p " << p << ": " << hits[kind] << " hits, expected " << expected);
      CHECK(std::abs(static_cast<double>(hits[kind]) - expected) <= 4 * std::sqrt(expected * (1 - p)));
      variance += 300 * p * (1 - p);
    }
    // ties are independent: the variance of a run's spread is the sum of theirs, to 4 standard errors
    const double found = e.standard_error * e.standard_error * kRuns;
    CHECK(std::abs(found / variance - 1) < 4 * std::sqrt(2.0 / kRuns));
  }
  // one chance for all, on a graph where cascades are long; skips from very short to very long
  const Graph net = random_graph(400, 10);
  for (const double p : {1e-5, 0.001, 0.02, 0.08, 0.15, 0.4, 0.9}) {
    CascadeOptions options = from({1, 2, 3, 4, 5}, p, 4000);
    const CascadeEstimate rows = estimate(net, options);
    options.kernel = CascadeKernel::skips;
    options.seed = 77;
    const CascadeEstimate skips = estimate(net, options);
    INFO("p " << p << ": " << rows.mean << " and " << skips.mean);
    CHECK((rows.mean == skips.mean || apart(rows, skips) < 4));
  }
}

TEST_CASE("geometric waits are geometric, also where the table ends", "[diffusion]") {
  for (const double p : {0.7, 0.1, 0.01, 0.0003}) {
    const GeometricTable table(to_chance(p));
    Stream stream(mix64(3));
    constexpr std::size_t kWaits = 1 << 17;
    std::vector<std::uint64_t> positions(kWaits);
    table.fill(stream, ~std::uint64_t{0}, positions);
    // the waits' distribution in ten classes of about equal probability
    std::vector<std::int64_t> counts(10);
    std::vector<double> expected(10);
    double sum = 0;
    for (std::size_t i = 0; i < kWaits; ++i) {
      const auto wait = static_cast<double>(positions[i] - (i == 0 ? ~std::uint64_t{0} : positions[i - 1]) - 1);
      const double above = std::pow(1 - p, wait);
      ++counts[static_cast<std::size_t>(std::min(9.0, (1 - above) * 10))];
      sum += wait;
    }
    double above = 1;
    for (int wait = 0; above > 1e-12; ++wait, above *= 1 - p) expected[static_cast<std::size_t>(std::min(9.0, (1 - std::pow(1 - p, wait)) * 10))] += above * p * kWaits;
    double chi = 0, classes = 0;
    for (std::size_t c = 0; c < 10; ++c)
      if (expected[c] > 0) {
        chi += (static_cast<double>(counts[c]) - expected[c]) * (static_cast<double>(counts[c]) - expected[c]) / expected[c];
        ++classes;
      }
    INFO("p " << p << ", chi-square " << chi << " of " << classes << " classes");
    CHECK(chi < classes - 1 + 5 * std::sqrt(2 * (classes - 1)));
    CHECK(std::abs(sum / kWaits - (1 - p) / p) < 4 * std::sqrt((1 - p) / p / p / kWaits));
  }
}
