// Employees and partners: what they see, hand on, answer and say, and who of them takes part.
#include "diffusion/reshare_delay.h"
#include "sim/run.h"

namespace grapevine {

namespace {
constexpr std::uint32_t kPosts = 1u << 23;  // beside the day: when an employee says something good
}

void Run::start_company() {
  State& s = state;
  const Staff& staff = world->staff;
  s.unconvinced.resize(staff.employees.size());
  adopted_before.resize(staff.employees.size());
  s.adopted = s.employee_replies = s.employee_reports = 0;
  const double already = parameters().adoption.start_share;
  for (std::size_t k = 0; k < staff.employees.size(); ++k) {
    const auto words = s.luck.words(Purpose::adoption, id_of(staff.employees[k]));
    s.unconvinced[k] = yes(words[1], already) ? 0.0f : static_cast<float>(exponential(to_unit32(words[0])));
    s.adopted += has_adopted(s.unconvinced[k]);
  }
}

// At the end of a day: some take up the new ways, and those who have may have something to say tomorrow.
void Run::end_company_day() {
  State& s = state;
  const Staff& staff = world->staff;
  if (staff.employees.empty()) return;
  s.adopted = adopt_for_a_day(s.unconvinced, adopted_before, staff, parameters().adoption);
  const std::uint64_t posts = threshold32(parameters().employees.posts_per_week / 7);
  if (posts == 0 || s.now >= scenario.end()) return;
  const auto day = static_cast<std::uint32_t>(s.now / kDay);
  for (std::size_t k = 0; k < staff.employees.size(); ++k) {
    const std::uint32_t person = staff.employees[k];
    if (!has_adopted(s.unconvinced[k]) || !staff.roles[person].on_social) continue;
    const auto words = s.luck.words(Purpose::employee, id_of(person), kPosts | day);
    if (words[0] < posts) schedule(make_event(s.now + to_below(words[1], kDay), Happens::employee_post, id_of(person), day, person));
  }
}

// What an employee says about the company is a story like any other, of less weight.
void Run::employee_post(std::uint32_t person, std::uint32_t day) {
  ++state.positive_posts;
  ++state.open_web;
  spread(post(person, day, source_weight(person), drawn_branching(person, day, false)), person);
}

// Beside a person like oneself, whose word weighs 1.
float Run::source_weight(std::uint32_t person) const {
  const TrustParameters& trust = parameters().trust;
  const bool expert = world->staff.roles[person].department == Department::product;
  return static_cast<float>(std::min(1.0, (expert ? trust.expert : trust.employee) / trust.peer));
}

// Somebody of the company, or a partner, sees a complaint.
void Run::notice(std::uint32_t story, std::uint32_t person) {
  const StaffRole& role = world->staff.roles[person];
  if (role.is == StaffRole::Is::outsider || !role.on_social) return;
  const bool employee = role.is == StaffRole::Is::employee;
  const Story& s = state.stories[story];
  const Parameters& p = parameters();
  const std::uint32_t id = id_of(person);
  const auto words = state.luck.words(Purpose::employee, id, s.root_id, s.cause);
  if (!s.known && !s.replied && (!employee || takes_it_up(person)) && yes(words[0], p.employees.report_probability * p.adoption.buy_in)) {
    const double hours = employee ? departments(p.employees)[static_cast<std::size_t>(role.department)]->handoff_hours : p.employees.partner_handoff_hours;
    schedule(make_event(state.now + from_hours(hours * exponential(to_unit32(words[1]))), Happens::employee_report, id, story, story));
  }
  if (s.replied || !employee || !answers(person) || !yes(words[2], p.employees.reply_probability)) return;
  const Millis delay = reshare_delay(to_unit32(words[3]));  // people answer as soon as they pass on
  if (delay < kNever) schedule(make_event(state.now + delay, Happens::employee_reply, id, story, story, person));
}

bool Run::takes_it_up(std::uint32_t person) const { return has_adopted(state.unconvinced[world->staff.number[person]]); }

// Heroes answer once they have taken up the new ways, rogues in any case.
bool Run::answers(std::uint32_t person) const {
  const HeroKind kind = acts_as(person);
  return kind == HeroKind::rogue || (kind == HeroKind::hero && takes_it_up(person));
}

// Tools make heroes of those who are locked down, permission of those who act without: of who has taken up the new ways.
// The others have the means or the permission and act as rogues do. The same people first, so that more of either only adds
// some.
HeroKind Run::acts_as(std::uint32_t person) const {
  const HeroKind kind = world->staff.roles[person].kind;
  const HeroParameters& hero = parameters().hero;
  const double helped = kind == HeroKind::locked_down ? hero.tools_share : kind == HeroKind::rogue ? hero.permission_share : 0;
  if (helped <= 0) return kind;
  constexpr std::uint32_t kHelped = 3;  // an address of its own beside draw_role's
  if (!yes(Luck(scenario.seed, 0).words(Purpose::employee, id_of(person), kHelped)[0], helped)) return kind;
  return takes_it_up(person) ? HeroKind::hero : HeroKind::rogue;
}

void Run::employee_report(std::uint32_t story) {
  if (state.stories[story].known || state.stories[story].replied) return;
  ++state.employee_reports;
  heard(story);
}

void Run::employee_reply(std::uint32_t story, std::uint32_t person) {
  if (state.stories[story].replied) return;
  ReplyParameters reply = parameters().reply;
  reply.suppression *= static_cast<double>(source_weight(person));
  reply.public_compensation = false;
  if (acts_as(person) != HeroKind::hero) {
    reply.voice = Voice::defensive;
    ++state.mishandled_replies;
  } else {
    reply.voice = Voice::human;
  }
  ++state.employee_replies;
  answered_in_public(story, reply_factor(reply));
}

void Run::accrue_company_costs(double days) {
  const Staff& staff = world->staff;
  if (staff.employees.empty()) return;
  const Parameters& p = parameters();
  spend(&CostParameters::sponsorship_per_day, p.adoption.sponsorship * days);
  if (p.hero.tools_share > 0) spend(&CostParameters::hero_tools_per_day, p.hero.tools_share * static_cast<double>(staff.of_kind(HeroKind::locked_down)) * days);
}

}  // namespace grapevine
