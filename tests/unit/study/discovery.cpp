// PRIM and regret on made-up spaces whose answer is known.
#include "study/discovery.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

#include "study/regret.h"

using namespace grapevine;

TEST_CASE("PRIM finds a box that there is, and leaves the other factors alone") {
  const PointTable points = sobol_design(1024, 4, 1);
  std::vector<bool> hit;
  for (std::size_t p = 0; p < points.size(); ++p) hit.push_back(points[p][0] > 0.6 && points[p][2] < 0.5);
  const auto boxes = peel_boxes(points, hit);
  const FactorBox best = simplified(points, hit, boxes[best_box(boxes)]);
  CHECK(best.density > 0.95);
  CHECK(best.coverage > 0.95);
  REQUIRE(best.sides.size() == 2);
  CHECK((best.sides[0].factor == 0 && best.sides[0].below && !best.sides[0].above));
  CHECK(std::abs(best.sides[0].low - 0.6) < 0.03);
  CHECK((best.sides[1].factor == 2 && best.sides[1].above && !best.sides[1].below));
  CHECK(std::abs(best.sides[1].high - 0.5) < 0.03);
  for (std::size_t i = 1; i < boxes.size(); ++i) {
    CHECK(boxes[i].points < boxes[i - 1].points);
    CHECK(boxes[i].density >= boxes[i - 1].density);
    CHECK(boxes[i].mass >= 0.05);
  }
}

TEST_CASE("PRIM finds a rare corner beside choices that do not matter") {
  const PointTable unit = sobol_design(64, 3, 3);
  PointTable points = unit;
  std::vector<bool> hit;
  for (std::size_t p = 0; p < points.size(); ++p) {
    points[p][0] = std::floor(unit[p][0] * 2);  // a flag
    hit.push_back(points[p][1] > 0.93);
  }
  const auto boxes = peel_boxes(points, hit);
  const FactorBox best = simplified(points, hit, boxes[best_box(boxes)]);
  REQUIRE(best.sides.size() == 1);
  CHECK(best.sides[0].factor == 1);
  CHECK(best.coverage == 1);
  CHECK(best.density == 1);
  // a side that leaves nothing out is dropped
  CHECK(simplified(points, hit, box_of(points, hit, {{1, 0.93, 1, true, false}, {2, 0, 1, true, true}})).sides.size() == 1);
}

TEST_CASE("PRIM keeps all points where nothing happens, or everything does") {
  const PointTable points = sobol_design(64, 2, 1);
  for (const bool always : {false, true}) {
    const auto boxes = peel_boxes(points, std::vector<bool>(64, always));
    REQUIRE(boxes.size() == 1);
    CHECK(boxes[0].points == 64);
    CHECK(boxes[0].sides.empty());
    CHECK(best_box(boxes) == 0);
  }
}

TEST_CASE("PRIM peels choices one at a time and never parts equal values") {
  // three choices of 20 points each; the last one hits
  PointTable points{1, {}};
  std::vector<bool> hit;
  for (int i = 0; i < 60; ++i) {
    points.values.push_back(i % 3);
    hit.push_back(i % 3 == 2);
  }
  const auto boxes = peel_boxes(points, hit);
  const FactorBox& best = boxes[best_box(boxes)];
  CHECK(best.points == 20);
  CHECK(best.density == 1);
  CHECK(best.coverage == 1);
  CHECK(best.sides.at(0).low == 2);
}

namespace {

// Agents (a lever) at 2 and 6, visibility (an assumption) at .1 and .3.
Experiment grid() {
  Experiment experiment;
  experiment.factors.resize(2);
  experiment.factors[0].parameter = *find_parameter("support.social.agents");
  experiment.factors[0].from = 2, experiment.factors[0].to = 6;
  experiment.factors[1].parameter = *find_parameter("feed.visibility");
  experiment.factors[1].from = 0.1, experiment.factors[1].to = 0.3;
  experiment.design.kind = DesignSpec::Kind::grid;
  return experiment;
}

}  // namespace

TEST_CASE("regret is what a choice loses against the best choice in the same future") {
  const Experiment experiment = grid();
  const PointTable points = points_of(experiment);  // (2, .1) (2, .3) (6, .1) (6, .3)
  std::string why;
  const auto table = regret_table(experiment, points, {10, 30, 14, 12}, true, why);
  REQUIRE(table);
  CHECK(table->futures == 2);
  REQUIRE(table->choices.size() == 2);
  CHECK(table->choices[0].point == 2);  // six agents: at most 4 worse
  CHECK(table->choices[0].most == 4);
  CHECK(table->choices[0].mean == 2);
  CHECK(table->choices[0].worst_point == 2);
  CHECK(table->choices[0].best_in == 1);
  CHECK(table->choices[1].most == 18);
  CHECK(table->choices[1].worst_point == 1);
  CHECK(table->choices[1].mean_outcome == 20);
  // the other way round the losses are the other's
  CHECK(regret_table(experiment, points, {10, 30, 14, 12}, false, why)->choices[0].point == 0);
}

TEST_CASE("regret says why it cannot be told") {
  Experiment experiment = grid();
  std::string why;
  PointTable points = points_of(experiment);
  points.values.resize(6);  // three of the four
  CHECK_FALSE(regret_table(experiment, points, {1, 2, 3}, true, why));
  CHECK(why.find("use a grid") != std::string::npos);
  experiment.factors.erase(experiment.factors.begin());
  CHECK_FALSE(regret_table(experiment, points_of(experiment), {1, 2}, true, why));
  CHECK(why.find("no factor is a lever") != std::string::npos);
}
