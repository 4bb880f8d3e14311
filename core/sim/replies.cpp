// Public replies: written, approved, published; in which tone, and in which channel they go on. And what those who write
// them have learnt, and how tired they are.
#include <algorithm>

#include "sim/run.h"

namespace grapevine {

namespace {
constexpr std::uint32_t kNoCase = UINT32_MAX;
}

void Run::start_training() {
  const TrainingParameters& p = parameters().training;
  state.trained = p.level;
  state.trained_at = -static_cast<Millis>(p.days_ago * kDay);
  state.fatigue.fill(0);
  state.worked.fill({});
}

double Run::training() const { return training_left(state.trained, state.now - state.trained_at, parameters().training); }

// A fire drill: the level is reached now, and what it adds is paid for.
void Run::train(double level) {
  spend(&CostParameters::training_once, std::max(0.0, level - training()));
  state.trained = level;
  state.trained_at = state.now;
}

// At the end of a day.
void Run::tire() {
  if (parameters().fatigue.gain_per_day <= 0) return;
  for (std::size_t team = 0; team < kTeams; ++team) {
    State::Worked sum;
    for (std::size_t desk = team; desk < desks_end(team); ++desk) {
      const DeskAccount account = state.desks[desk].account(state.now);
      sum.busy += account.busy_time;
      sum.staffed += account.staffed_time;
    }
    const State::Worked before = state.worked[team];
    const double staffed = static_cast<double>(sum.staffed - before.staffed);
    const double utilisation = staffed > 0 ? static_cast<double>(sum.busy - before.busy) / staffed : 0;
    state.fatigue[team] = fatigue_after(state.fatigue[team], utilisation, parameters().fatigue);
    state.worked[team] = sum;
  }
}

// How many times as long this handling takes: public complaints of an untrained desk, and everything of a tired one.
double Run::stretch(const Waiting& waiting, std::size_t desk) const {
  const double tired = 1 + state.fatigue[team_of(desk)];
  const bool in_public = desk == kSocial && !is_routine(waiting.id) && state.cases[waiting.id].story != kNoStory;
  if (!in_public) return tired;
  return tired * handling_stretch(training(), parameters().training) * handling_share(judged(waiting.id, desk));
}

// A reply to a story is written; `number` is the case that it answers. It is published when it has been approved.
void Run::reply_to(std::uint32_t story) { reply_to(story, kNoCase); }
void Run::reply_to(std::uint32_t story, std::uint32_t number) {
  Story& s = state.stories[story];
  if (s.replied || s.answering || !parameters().reply.enabled) return;
  s.answering = true;
  const Millis approved = state.now + from_hours(parameters().reply.approval_hours);
  if (approved <= state.now) return publish_reply(story, number);
  schedule(make_event(approved, Happens::published, s.root_id, s.cause, story, number));
}

void Run::publish_reply(std::uint32_t story, std::uint32_t number) {
  if (number != kNoCase && state.cases[number].responded == kNever) {
    state.cases[number].responded = state.now;
    count(Series::first_responses);
  }
  const Story& s = state.stories[story];
  if (s.replied) return;
  const Parameters& p = parameters();
  ReplyParameters reply = p.reply;
  if (!s.addressed) reply.suppression *= reply.uninvited_factor;
  const double wrong = wrong_tone(training(), state.fatigue[kSocial], p.training);
  if (state.luck.words(Purpose::training, s.root_id, s.cause)[0] < threshold32(wrong)) {
    reply.voice = Voice::defensive;
    ++state.mishandled_replies;
  }
  answered_in_public(story, reply_factor(reply) * (reply.move_private ? 1 - reply.private_damping : 1));
}

// The first public reply acts.
void Run::answered_in_public(std::uint32_t story, double factor) {
  const TriageClass kind = class_of(story);
  state.fed += is_let_be(kind);
  factor = factor_for_class(kind, factor);
  Story& s = state.stories[story];
  s.replied = true;
  ++state.open_web;
  s.damp = static_cast<float>(std::min(1.5, s.damp * factor));
  if (story == state.event_story && state.event_replied == kNever) state.event_replied = state.now;
  if (state.crisis_level == 1 && story == state.crisis_story) state.crisis_level = 2;
}

TriageClass Run::class_of(std::uint32_t story) const {
  const Story& s = state.stories[story];
  if (s.cause & kTimelineCause) return TriageClass::unhappy;
  return drawn_class(parameters().triage, state.luck.words(Purpose::triage, s.root_id, s.cause)[0]);
}

TriageClass Run::judged(std::uint32_t number, std::size_t desk) const {
  const Case& c = state.cases[number];
  if (!parameters().triage.by_class || desk != kSocial || c.story == kNoStory) return TriageClass::unhappy;
  const Story& s = state.stories[c.story];
  const auto words = state.luck.words(Purpose::triage, s.root_id, s.cause);
  return judged_class(parameters().triage, class_of(c.story), words[1], words[2]);
}

// The desk has looked at a complaint and says nothing: right to a troll, and the end of it for a customer.
bool Run::lets_be(std::uint32_t number, std::size_t desk) {
  if (!is_let_be(judged(number, desk))) return false;
  Case& c = state.cases[number];
  const bool mistaken = !is_let_be(class_of(c.story));
  ++state.let_be;
  state.let_be_wrongly += mistaken;
  c.is = Case::Is::given_up;
  if (mistaken) give_up(c);
  return true;
}

// A complaint in public that goes on by e-mail: one hand-off, and a place at the end of that line.
bool Run::goes_private(std::uint32_t number, std::size_t desk) {
  Case& c = state.cases[number];
  if (desk != kSocial || c.story == kNoStory || !parameters().reply.move_private) return false;
  ++c.handoffs;
  c.channel = kEmail;
  c.is = Case::Is::waiting;
  const Waiting waiting = waiting_case(number);
  if (state.desks[kEmail].arrive(waiting, state.now)) started(waiting, kEmail);
  return true;
}

}  // namespace grapevine
