#include <algorithm>
#include <limits>

#include "sim/run.h"

namespace grapevine {

namespace {

constexpr float kStays = std::numeric_limits<float>::infinity();

// An estimate of what a replicate needs, so that running allocates nothing; more is taken when it proves too small,
// and kept.
struct Room {
  std::size_t stories, pairs, cases, events, experiences;
};
Room room_for(const Scenario& scenario, const World& world) {
  const double people = world.size(), days = scenario.days;
  const Parameters& p = scenario.parameters;
  const double experiences = people * p.people.customers_share * p.experience.per_day * days;
  const double failures = experiences * std::min(1.0, p.experience.failure_rate * 3);
  const double posts = experiences * p.post.good_probability + failures * (p.post.bad_probability + 0.2) + 100;
  const double degree = people > 0 ? static_cast<double>(world.rows.ties()) / people : 0;
  // a large story is an event's; what everybody says reaches few
  const bool events = std::any_of(scenario.timeline.begin(), scenario.timeline.end(), [](const TimelineEntry& entry) { return !entry.events.empty(); });
  const double pairs = posts * degree * p.feed.visibility + (events ? 2 * people : 0) + 1000;
  return {static_cast<std::size_t>(2 * posts + 200), static_cast<std::size_t>(pairs), static_cast<std::size_t>(failures + 500), static_cast<std::size_t>(people + 5000),
          static_cast<std::size_t>(experiences / std::max(1.0, days) * 3 + 1000)};
}

// Whether anybody ever waits at a desk: a chat that is never switched on and silos that never are need no room.
bool is_used(const std::vector<Settings>& stretches, std::size_t desk) {
  return std::any_of(stretches.begin(), stretches.end(), [&](const Settings& s) {
    return desk < kSpecialists ? team_parameters(s.parameters, desk).enabled : desk - kSpecialists < static_cast<std::size_t>(s.routing.lines);
  });
}

// Routine contacts of a working day in the busiest stretch of each channel.
double most_routine_per_day(const Run& run) {
  double sum = 0;
  for (std::size_t channel = 0; channel < kSpecialists; ++channel) {
    double most = 0;
    for (const Settings& stretch : run.stretches) most = std::max(most, run.routine_per_day(stretch.parameters, channel));
    sum += most;
  }
  return sum;
}

bool posts_itself(const Scenario& scenario, const std::vector<Settings>& stretches) {
  const auto regularly = [](const Settings& s) { return s.parameters.page.posts_per_week > 0; };
  const auto once = [](const TimelineEntry& entry) { return std::any_of(entry.events.begin(), entry.events.end(), [](const EventSpec& e) { return std::holds_alternative<PagePostEvent>(e); }); };
  return std::any_of(stretches.begin(), stretches.end(), regularly) || std::any_of(scenario.timeline.begin(), scenario.timeline.end(), once);
}

}  // namespace

void Run::start(std::uint32_t replicate) {
  State& s = state;
  const std::int32_t n = world->size();
  const auto people = static_cast<std::size_t>(n);
  s.luck = Luck(scenario.seed, replicate + 1);  // 0 is the world's own
  s.replicate = replicate;
  s.now = 0;
  s.entry = 0;
  s.trail = scenario.seed;
  reserve_large(s.sentiment, people);
  reserve_large(s.patience, people);
  reserve_large(s.next_experience, people);
  reserve_large(s.next_experience_day, people);
  s.sentiment.assign(world->people.sentiment.data(), world->people.sentiment.data() + n);
  s.patience.resize(people);
  s.next_experience.assign(people, kNoExperience);
  s.next_experience_day.assign(people, due_day(-1));
  s.experiences.assign(people, 0);
  s.flags.assign(people, 0);
  for (std::uint32_t i = 0; i < people; ++i) {
    if (world->people.customer[i]) {
      begin_as_customer(i);
      continue;
    }
    // employees and partners do not become customers
    s.patience[i] = world->staff.works(i) ? -kStays : -static_cast<float>(exponential32(s.luck.quick_words(Purpose::acquisition, id_of(i), 0)[0]));
  }
  const Room room = room_for(scenario, *world);
  s.agenda.clear();
  s.agenda.reserve(room.events, room.experiences + static_cast<std::size_t>(2 * most_routine_per_day(*this)));
  std::size_t largest = 1;
  for (std::int32_t i = 0; i < n; ++i) largest = std::max(largest, static_cast<std::size_t>(world->rows.degree(i)));
  s.stories.clear();
  // a post of the company may have all customers for an audience
  const bool posts = posts_itself(scenario, stretches);
  audience.reserve(posts ? world->customers_by_rank.size() : 0);
  s.page_posts.reserve(posts ? 64 + static_cast<std::size_t>(scenario.days) * 11 : 0);
  s.stories.reserve(room.stories, room.pairs, posts ? std::max(largest, world->customers_by_rank.size()) : largest);
  s.cases.clear();
  s.cases.reserve(room.cases);
  values.reserve(room.cases);  // of what finish_run orders
  s.questions.clear();
  if (std::any_of(stretches.begin(), stretches.end(), [](const Settings& x) { return x.asks > 0; })) s.questions.reserve(room.cases);
  tell_chooser.reserve(largest);
  told.resize(largest);
  found.resize(people);
  s.unresolved.clear();
  s.unresolved.reserve(room.cases);
  s.defects.clear();
  s.defects.reserve(16);
  s.cases_by_day.clear();
  s.cases_by_day.reserve(static_cast<std::size_t>(scenario.days));
  s.failures_left = 1;
  s.holiday_until = 0;
  s.surge_causes.fill(0);
  start_training();
  start_page();

  for (std::size_t team = 0; team < kTeams; ++team) {
    for (std::size_t desk = team; desk < desks_end(team); ++desk) {
      if (is_used(stretches, desk)) s.desks[desk].reserve(1024);
      s.desks[desk].reset(0, false, stretches[0].line, 0);
    }
    s.shift_generation[team] = 0;
    take_desks(team, 0);
  }
  moving.reserve(1024);
  for (std::size_t channel = 0; channel < kSpecialists; ++channel) s.routine[channel].start(static_cast<std::uint32_t>(channel), first_weekday);

  s.costs_until = 0;
  s.support_cost = s.value_lost = 0;
  s.programme_cost = s.programme_cost_low = s.programme_cost_high = 0;
  s.crisis_level = 0;
  s.crisis_at = kNever;
  s.crisis_story = kNoStory;
  s.crisis_extra_churn = s.calm_hazard = 0;
  s.event_story = kNoStory;
  s.event_at = s.event_replied = kNever;
  for (auto& series : s.series) series.assign(static_cast<std::size_t>(scenario.end() / bin), 0);
  turn_bin();
  s.negative_by_day.assign(static_cast<std::size_t>(scenario.days), 0);
  s.day_digests.clear();
  s.day_digests.reserve(static_cast<std::size_t>(scenario.days));
  s.negative_exposures = s.positive_exposures = s.negative_reach = 0;
  s.negative_posts = s.positive_posts = s.negative_reshares = s.advocate_replies = 0;
  s.open_web = s.customers_won = 0;
  s.knowledge = s.questions_asked = s.deflected = 0;
  count_helpers();
  s.routine_contacts = s.routine_started = 0;
  s.routine_waited = 0;
  s.abandoned_seen = 0;
  s.mishandled_replies = 0;
  s.fed = s.let_be = s.let_be_wrongly = 0;
  start_company();
  put_on_agenda(0);
  s.agenda.push(make_event(kDay, Happens::end_of_day, 0, 0));
  s.agenda.push(make_event(bin, Happens::end_of_bin, 0, 0));
}

// From now on this person has experiences and may leave; the threshold and the first experience are the same luck whenever
// that is.
void Run::begin_as_customer(std::uint32_t person) {
  const auto words = state.luck.quick_words(Purpose::threshold, id_of(person), 0);
  state.patience[person] = static_cast<float>(exponential32(words[0]));
  const double first = static_cast<double>(state.now / kSecond) + 86400 / parameters().experience.per_day * exponential32(words[2]);
  set_next_experience(person, first);
}

void Run::set_next_experience(std::uint32_t person, double seconds) {
  const auto at = static_cast<std::int32_t>(whole_below(std::min(2e9, seconds)));
  state.next_experience[person] = at;
  state.next_experience_day[person] = due_day(at / 86400);
}

// The experiences and the routine contacts of the day that begins now. Only they stand on the agenda, so it stays small.
void Run::put_on_agenda(std::int64_t day) {
  State& s = state;
  const auto until = static_cast<std::int32_t>((day + 1) * 86400);
  const double mean_seconds = 86400 / parameters().experience.per_day;
  const std::uint64_t tells = settings().tells_good;
  const std::size_t count = find_due(s.next_experience_day, due_day(day), found);
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint32_t i = found[k];
    if (k + 8 < count) {
      __builtin_prefetch(&s.next_experience[found[k + 8]], 1);
      __builtin_prefetch(&s.experiences[found[k + 8]], 1);
      __builtin_prefetch(&world->rows.stable_ids[found[k + 8]]);
    }
    while (s.next_experience[i] < until) {
      const std::int32_t at = s.next_experience[i];
      const std::uint32_t ordinal = s.experiences[i]++;
      const auto words = s.luck.quick_words(Purpose::experience, id_of(i), ordinal);
      s.agenda.add_known(make_event(at * kSecond, Happens::experience, id_of(i), ordinal, i, words[3] < tells));
      set_next_experience(i, at + mean_seconds * exponential32(words[0]) + 1);
    }
  }
  for (std::size_t channel = 0; channel < kSpecialists; ++channel) list_routine(channel, (day + 1) * kDay);
  s.agenda.sort_known();
}

void Run::end_of_day() {
  State& s = state;
  const Settings& now = settings();
  const std::int64_t day = s.now / kDay;  // days gone by
  accrue_costs(s.now);
  if (now.parameters.mixing.per_day > 0) mix_opinions(s.sentiment, opinions_before, *world->graph, now.parameters.mixing);
  const bool in_crisis = s.crisis_at < kNever && s.now - s.crisis_at <= 30 * kDay;
  double hazard = 0;
  const std::size_t crossed = sweep_day(s.sentiment, {world->people.sentiment.data(), s.sentiment.size()}, s.patience, now.day, found, in_crisis ? &hazard : nullptr);
  if (in_crisis) {
    s.crisis_extra_churn += hazard - s.calm_hazard;
    if (s.crisis_extra_churn * now.mean_value > now.parameters.crisis.loss_limit) s.crisis_level = 3;
  }
  std::size_t gone = 0;
  for (const std::uint32_t i : std::span(found).first(crossed)) {
    if (s.patience[i] < 0) found[gone++] = i;
    else win(i);
  }

  // customers whose case was left unsettled are nearer to leaving for a while
  std::size_t kept = 0;
  for (const Unresolved& u : s.unresolved) {
    if (is_customer(u.person)) {
      s.patience[u.person] -= static_cast<float>(now.parameters.churn.unresolved_extra) * leaving_hazard(s.sentiment[u.person], now.day);
      if (s.patience[u.person] < 0) found[gone++] = u.person;
    }
    if (u.until > s.now) s.unresolved[kept++] = u;
  }
  s.unresolved.resize(kept);

  learn_from_complaints();
  end_company_day();
  tire();

  const std::span leavers(found.data(), gone);
  std::sort(leavers.begin(), leavers.end());  // the order in which their value adds up
  for (const std::uint32_t i : leavers) lose(i);

  s.day_digests.push_back(s.trail);
  if (s.now >= scenario.end()) return;
  put_on_agenda(day);
  s.agenda.push(make_event(s.now + kDay, Happens::end_of_day, 0, static_cast<std::uint32_t>(day)));
}

void Run::lose(std::uint32_t person) {
  State& s = state;
  const float home = world->people.sentiment[person];
  s.patience[person] = kStays;
  s.flags[person] |= kLeft;
  s.helpers -= activity_of(person);
  s.next_experience[person] = kNoExperience;
  s.value_lost += lifetime_value(home, parameters().churn, parameters().value);
  s.calm_hazard -= leaving_hazard(home, settings().day);
  s.series[static_cast<std::size_t>(Series::customers_lost)][static_cast<std::size_t>((s.now - 1) / bin)] += 1;
}

void Run::win(std::uint32_t person) {
  begin_as_customer(person);
  ++state.customers_won;
  state.helpers += activity_of(person);
  state.calm_hazard += leaving_hazard(world->people.sentiment[person], settings().day);
}

// Complaints recorded some time ago have made failures rarer: gain for each 1,000 of them.
void Run::learn_from_complaints() {
  State& s = state;
  const FeedbackParameters& p = parameters().feedback;
  s.cases_by_day.push_back(static_cast<std::int64_t>(s.cases.size()));
  const auto days = static_cast<std::size_t>(s.now / kDay), lag = static_cast<std::size_t>(p.lag_days);
  if (p.gain_per_1000 <= 0 || days <= lag) return;
  const auto learnt = static_cast<double>(s.cases_by_day[days - lag - 1]);
  // what was learnt stays learnt, also when nobody listens any more
  s.failures_left = std::min(s.failures_left, std::max(0.0, 1 - p.gain_per_1000 * learnt / 1000));
}

// What happens from now on is counted in the bin of now; the scenario's last moment belongs to its last bin.
void Run::turn_bin() {
  const auto bins = state.series.front().size();
  state.bin_now = std::min(static_cast<std::size_t>(state.now / bin), bins - 1);
  state.bin_ends = state.bin_now + 1 < bins ? static_cast<Millis>(state.bin_now + 1) * bin : kNever;
}

void Run::end_of_bin() {
  State& s = state;
  const auto index = static_cast<std::size_t>(s.now / bin - 1);
  std::int64_t backlog = 0, abandoned = 0;
  for (const Desk& desk : s.desks) {
    const DeskAccount account = desk.account(s.now);
    backlog += account.waiting + desk.busy();
    abandoned += account.abandoned;
  }
  s.series[static_cast<std::size_t>(Series::backlog)][index] = backlog;
  s.series[static_cast<std::size_t>(Series::abandoned)][index] = abandoned - s.abandoned_seen;
  s.abandoned_seen = abandoned;
  if (s.now < scenario.end()) s.agenda.push(make_event(s.now + bin, Happens::end_of_bin, 0, static_cast<std::uint32_t>(index + 1)));
}

// Wages by agent-hour on shift, tools by agent and working day, levers by day; up to `until` at what is in force now.
void Run::accrue_costs(Millis until) {
  State& s = state;
  if (until <= s.costs_until) return;
  const Parameters& p = parameters();
  const double days = static_cast<double>(until - s.costs_until) / kDay;
  for (std::size_t team = 0; team < kTeams; ++team) {
    const ChannelParameters& t = team_parameters(p, team);
    if (!t.enabled) continue;
    const auto [usual, night] = paid_hours(team, s.costs_until, until);
    const double tools = p.cost.tools_per_agent_per_day / (t.open_until_hour - t.open_from_hour);
    s.support_cost += t.agents * usual * (p.cost.wage_per_hour + tools);
    if (t.night_agents > 0) s.support_cost += t.night_agents * night * (p.cost.wage_per_hour * (1 + p.cost.night_premium) + tools);
  }
  spend(&CostParameters::listening_per_day, p.listen.heard_within_hour * days);
  if (p.triage.policy == Line::triage || p.triage.by_class) spend(&CostParameters::triage_per_day, days);
  spend(&CostParameters::advocate_per_day, p.advocates.share * static_cast<double>(world->customers_by_rank.size()) * days);
  if (p.feedback.gain_per_1000 > 0) spend(&CostParameters::feedback_per_day, days);
  if (p.community.enabled) {
    spend(&CostParameters::community_per_day, days);
    spend(&CostParameters::recognition_per_day, p.community.recognition * days);
  }
  accrue_company_costs(days);
  if (p.support.shared_records) spend(&CostParameters::shared_records_per_day, days);
  if (p.reply.voice == Voice::human) spend(&CostParameters::human_voice_per_day, days);
  s.costs_until = until;
}

}  // namespace grapevine
