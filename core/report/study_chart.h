// How an outcome goes with each factor of a study, drawn as SVG under the rules of svg_chart.h.
#pragma once

#include <string>

#include "study/study.h"

namespace grapevine {

// One panel a factor: a dot a point (its mean), and a line through the means of equal parts of the factor's values. With
// a design that varies everything at once, what a panel shows is the factor's own effect, averaged over the others.
std::string marginal_svg(const Study& study, const StudyResults& results, std::size_t outcome);

}  // namespace grapevine
