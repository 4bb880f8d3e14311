#include <algorithm>
#include <cmath>

#include "sim/run.h"

namespace grapevine {

namespace {

// What a change of parameters means for what is already going on.
void take_over(Run& run, const Parameters& before) {
  State& s = run.state;
  const int lines_before = routing(before.support, before.adoption.buy_in).lines;
  const Parameters& after = run.parameters();
  for (std::size_t team = 0; team < kTeams; ++team) {
    const ChannelParameters& was = team_parameters(before, team);
    const ChannelParameters& is = team_parameters(after, team);
    const bool hours = was.open_from_hour != is.open_from_hour || was.open_until_hour != is.open_until_hour || was.weekends != is.weekends || was.night_agents != is.night_agents || was.enabled != is.enabled;
    for (std::size_t desk = team; desk < desks_end(team); ++desk) s.desks[desk].set_policy(run.settings().line, s.now);
    run.staff(team);
    if (team == kSpecialists && run.settings().routing.lines != lines_before) run.regroup_specialists();
    if (hours) run.set_hours(team);
    run.fill(team);
    if (team == kSpecialists) continue;
    if (const double demand = run.routine_per_day(before, team); demand != run.routine_per_day(after, team)) run.draw_routine_anew(team, demand);
  }
  run.count_helpers();
  if (before.page.posts_per_week != after.page.posts_per_week) run.plan_page_post();
  // one-off costs of what is switched on after the scenario's own start
  if (!before.support.social.enabled && after.support.social.enabled) run.spend(&CostParameters::social_desk_once, 1);
  if (!before.support.chat.enabled && after.support.chat.enabled) run.spend(&CostParameters::chat_once, 1);
  if (!before.support.shared_records && after.support.shared_records) run.spend(&CostParameters::shared_records_once, 1);
  if (before.training.level != after.training.level) run.train(after.training.level);
  const auto triages = [](const Parameters& p) { return p.triage.policy == Line::triage || p.triage.by_class; };
  if (!triages(before) && triages(after)) run.spend(&CostParameters::triage_once, 1);
  if (!before.community.enabled && after.community.enabled) run.spend(&CostParameters::community_once, 1);
}

// The address of a timeline event: its minute, and its place among the events of that moment. Other entries, such as
// the changes of a what-if, do not enter, so they cannot shift its luck.
std::uint32_t cause_of(const std::vector<TimelineEntry>& timeline, std::uint32_t index) {
  std::uint32_t earlier = 0;
  for (std::uint32_t i = index; i > 0 && timeline[i - 1].at == timeline[index].at; --i) earlier += !timeline[i - 1].events.empty();
  return kTimelineCause | (static_cast<std::uint32_t>(timeline[index].at / kMinute + earlier) & 0x7FFFFF);
}

std::uint32_t surges_before(const std::vector<TimelineEntry>& timeline, std::uint32_t index) {
  std::uint32_t surges = 0;
  for (std::uint32_t i = 0; i < index; ++i)
    for (const EventSpec& event : timeline[i].events) surges += std::holds_alternative<SurgeEvent>(event);
  return surges;
}

struct Happening {
  Run& run;
  std::uint32_t cause;   // address of what it causes
  std::uint32_t surges;  // surge events before it: what their contacts are told apart by

  void operator()(const StoryEvent& event) const {
    State& s = run.state;
    const std::uint32_t person = find_person(*run.world, event.who).value();
    const bool negative = event.valence < 0;
    float drop = 0;
    if (negative) {
      const float before = s.sentiment[person];
      s.sentiment[person] = after_failure(before, static_cast<float>(run.parameters().experience.failure_drop), 1.0f);
      drop = before - s.sentiment[person];
    }
    const std::uint32_t story = run.post(person, cause, static_cast<float>(event.valence), event.branching);
    ++(negative ? s.negative_posts : s.positive_posts);
    if (negative && s.event_story == kNoStory) {
      s.event_story = story;
      s.event_at = s.now;
    }
    if (negative) {
      if (event.asks_support && run.parameters().support.social.enabled) {
        s.stories[story].known = s.stories[story].addressed = true;
        run.contact(run.open_case(person, cause, kSocial, 1.0f, drop, story));
      } else {
        run.listen(story);
      }
    }
    run.spread(story, person);
  }

  void operator()(const DefectEvent& event) const {
    State& s = run.state;
    const std::uint32_t story = run.post(0, cause, -1.0f, 0);
    s.stories[story].defect = true;
    const double raised = std::min(1.0, run.settings().failure_rate * event.factor);
    s.defects.push_back({s.now + static_cast<Millis>(event.days * kDay), threshold32(raised), threshold32(event.cohort_share), 0, event.cohort_share, cause, story});
  }

  void operator()(const PressEvent& event) const {
    const std::uint64_t share = threshold32(event.reach_share);
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(run.world->size()); ++i)
      if (run.state.luck.words(Purpose::event, run.id_of(i), cause, 1)[0] < share) run.expose(i, event.valence < 0 ? -1.0f : 1.0f, static_cast<float>(std::abs(event.valence)));
  }

  void operator()(const RecallEvent& event) const {
    State& s = run.state;
    const auto customers = static_cast<double>(run.world->customers_by_rank.size());
    for (Defect& defect : s.defects) {
      if (s.now >= defect.until) continue;
      // a second recall reaches further, never less far
      const std::uint64_t reached = std::max(defect.recalled, threshold32(event.share));
      const double more = static_cast<double>(reached - defect.recalled) * 0x1p-32;
      run.spend(&CostParameters::recall_per_customer, more * defect.cohort_share * customers);
      defect.recalled = reached;
    }
  }

  void operator()(const HolidayEvent& event) const { run.begin_holiday(event.days); }

  void operator()(const StatementEvent&) const {
    const auto stories = static_cast<std::uint32_t>(run.state.stories.all().size());
    for (std::uint32_t story = 0; story < stories; ++story)
      if (const Story& s = run.state.stories[story]; s.valence < 0 && !s.defect) run.reply_to(story);
  }

  void operator()(const PagePostEvent& event) const { run.post_on_page(cause, event.valence, event.branching); }

  void operator()(const SurgeEvent& event) const {
    run.state.surge_causes[surges % kMostSurges] = cause & 0xFFFFFF;
    const auto spacing = event.hours * kHour / event.contacts;
    for (std::int32_t k = 0; k < event.contacts; ++k)
      run.schedule(make_event(run.state.now + static_cast<Millis>((k + 0.5) * spacing), Happens::surge_contact, surges, static_cast<std::uint32_t>(k), routine_case(kSurgeStream, (surges % kMostSurges) << 16 | static_cast<std::uint32_t>(k)), static_cast<std::uint32_t>(event.channel)));
  }
};

}  // namespace

void Run::happen(const TimelineEntry& entry, std::uint32_t index) {
  const Parameters& before = parameters();
  // setting a parameter to what it is must leave no trace, not even in how sums are rounded
  const bool changes = std::any_of(entry.changes.begin(), entry.changes.end(), [&](const ParameterChange& c) { return get(before, c.parameter) != c.value; });
  if (changes) accrue_costs(state.now);
  ++state.entry;
  if (changes) take_over(*this, before);
  for (const EventSpec& event : entry.events) std::visit(Happening{*this, cause_of(scenario.timeline, index), surges_before(scenario.timeline, index)}, event);
}

}  // namespace grapevine
