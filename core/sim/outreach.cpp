// The company speaks first: outreach after a failure that it noticed by itself, and surveys of customers who were silent.
#include <bit>

#include "sim/run.h"

namespace grapevine {

// What is left of a failure: 1, or less when the company notices and writes before the customer does.
double Run::left_by_outreach(std::uint32_t id, std::uint32_t ordinal) {
  const Settings& s = settings();
  if (s.outreach == 0 || state.luck.words(Purpose::outreach, id, ordinal)[0] >= s.outreach) return 1;
  spend(&CostParameters::outreach_per_customer, 1);
  return 1 - s.parameters.outreach.effect;
}

// A customer who was let down and said nothing is asked, and may answer after a while.
void Run::survey(std::uint32_t person, std::uint32_t ordinal, float drop) {
  const Settings& s = settings();
  if (s.surveys == 0) return;
  const OutreachParameters& p = s.parameters.outreach;
  const auto words = state.luck.words(Purpose::survey, id_of(person), ordinal);
  if (words[0] >= s.surveys) return;
  spend(&CostParameters::survey_per_customer, 1);
  if (!yes(words[1], p.survey_response)) return;
  const Millis at = state.now + from_hours(24 * p.survey_delay_days * exponential(to_unit32(words[2])));
  schedule(make_event(at, Happens::survey_answer, id_of(person), ordinal, person, std::bit_cast<std::uint32_t>(drop)));
}

// The answer is a case like a letter.
void Run::survey_answer(const Event& event) {
  const std::uint32_t person = event.subject;
  if (state.flags[person] & kLeft) return;
  const auto severity = static_cast<float>(to_unit32(state.luck.quick_words(Purpose::experience, id_of(person), event.ordinal())[2]));
  contact(open_case(person, event.ordinal(), kEmail, severity, std::bit_cast<float>(event.detail), kNoStory));
}

}  // namespace grapevine
