// Customers who answer each other: who asks there first, and what comes of it.
#include "sim/run.h"

namespace grapevine {

namespace {
// what the end of a question carries beside the channel that its asker prefers
constexpr std::uint32_t kAnswered = 0x100, kSolved = 0x200;
}

// The activity of the super-users among the customers that there are.
void Run::count_helpers() {
  state.helpers = 0;
  if (settings().super_users == 0) return;
  for (std::uint32_t i = 0; i < state.sentiment.size(); ++i)
    if (is_customer(i) && !(state.flags[i] & kLeft)) state.helpers += activity_of(i);
  // employees who answer there do as much as an average super-user
  for (const std::uint32_t i : world->staff.employees) state.helpers += world->staff.roles[i].in_community ? static_cast<std::int64_t>(kAverageHelper) : 0;
}

std::int64_t Run::activity_of(std::uint32_t person) const {
  if (settings().super_users == 0) return 0;
  return helper_activity(Luck(scenario.seed, 0), id_of(person), settings().super_users);
}

// Whether somebody asks the community before the company; then all that comes of it is on the agenda.
bool Run::asks_first(std::uint32_t subject, std::uint32_t id, std::uint32_t ordinal, std::size_t channel) {
  const Settings& s = settings();
  if (s.asks == 0 || channel == kSocial) return false;  // a public complaint has been made already
  Stream luck = state.luck.quick_stream(Purpose::community, id, ordinal);
  if (luck.next32() >= s.asks) return false;
  ++state.questions_asked;
  const double helpers = static_cast<double>(state.helpers) / kAverageHelper;
  const Question question = ask(s.parameters.community, luck, state.now, helpers, state.knowledge, first_weekday);
  const std::uint32_t end = (question.answered ? kAnswered : 0) | (question.solved ? kSolved : 0);
  schedule(make_event(question.closes, Happens::question, id, ordinal, subject, static_cast<std::uint32_t>(channel) | end));
  return true;
}

void Run::complain(std::uint32_t person, std::uint32_t ordinal, std::size_t channel, float severity, float drop, std::uint32_t story) {
  if (settings().asks > 0) {
    state.questions.push_back({state.now, person, ordinal, story, severity, drop});
    if (asks_first(static_cast<std::uint32_t>(state.questions.size() - 1), id_of(person), ordinal, channel)) return;
    state.questions.pop_back();
  }
  contact(open_case(person, ordinal, channel, severity, drop, story));
}

// A question is settled among customers, or goes on to where its asker would have turned without a community.
void Run::question_ends(const Event& event) {
  const std::uint32_t subject = event.subject;
  const bool routine = is_routine(subject), solved = event.detail & kSolved;
  if (event.detail & kAnswered) {
    ++state.open_web;
    state.knowledge += solved;
    spend(&CostParameters::community_answer, 1);
  }
  if (solved) {
    ++state.deflected;
    if (routine) return;
    const ComplaintAsked& c = state.questions[subject];
    recover(c.person, c.story, c.drop, c.asked, parameters().community.answer_quality);
    return;
  }
  std::size_t channel = event.detail & 0xFF;
  if (channel == kChat && !parameters().support.chat.enabled) channel = kPhone;
  if (!routine) {
    const ComplaintAsked c = state.questions[subject];
    const std::uint32_t number = open_case(c.person, c.ordinal, channel, c.severity, c.drop, c.story);
    state.cases[number].opened = c.asked;  // the wait began there
    contact(number);
  } else if (live(channel) && !state.desks[channel].open()) {
    // the line is closed: they call at some hour of the day when it opens
    const ChannelParameters& team = team_parameters(parameters(), channel);
    const Millis open = opens(channel);
    const double when = to_unit32(state.luck.words(Purpose::community, event.id(), event.ordinal(), 1)[0]);
    const Millis calls = open + from_hours(when * (team.open_until_hour - team.open_from_hour));
    if (open > state.now && open < kNever) schedule(make_event(calls, Happens::question, event.id(), event.ordinal(), subject, static_cast<std::uint32_t>(channel)));
  } else {
    routine_contact(subject, channel);
  }
}

}  // namespace grapevine
