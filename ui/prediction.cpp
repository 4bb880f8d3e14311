#include "ui/prediction.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"

namespace grapevine {

std::string score_text(const Prediction& prediction, const Shown& shown) {
  if (!shown.paired || shown.people.band.mean.size() != prediction.values.size()) return std::string(say("Nothing was changed, so nothing was to be seen. Change something and predict again."));
  double off = 0, none = 0;
  for (std::size_t i = 0; i < prediction.values.size(); ++i) {
    off += std::abs(prediction.values[i] - shown.people.band.mean[i]);
    none += std::abs(shown.people.baseline[i] - shown.people.band.mean[i]);
  }
  const double score = none > 0 ? std::max(0.0, 1 - off / none) : off > 0 ? 0 : 1;
  return say("Your sketch: {:.0f} of 100 points. 100 is the line itself, 0 no nearer than to expect no change.", 100 * score);
}

}  // namespace grapevine
