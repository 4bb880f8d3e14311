// Inside of a simulation: the state, the settings in force and the handlers. The rooms below return what they cause;
// here it becomes events. Handlers are grouped by what they are about: voices.cpp (experiences, telling, posting),
// publicity.cpp (stories and the company's hearing of them), community.cpp and outreach.cpp (who asks customers first, and
// whom the company asks), care.cpp (contacts, desks, recovery), days.cpp (sweep,
// costs, series, timeline).
#pragma once

#include <memory>
#include <vector>

#include "firm/firm.h"
#include "sim/sightings.h"
#include "sim/state.h"

namespace grapevine {

struct Run {
  std::shared_ptr<const World> world;
  Scenario scenario;
  std::vector<Settings> stretches;
  Millis bin = kDay;
  int first_weekday = 0;
  State state;

  // scratch, no part of the state
  TellChooser tell_chooser;
  std::vector<Hearer> told;            // of one telling
  std::vector<float> values;
  std::vector<std::uint32_t> found;  // people, of a search of a column
  std::vector<float> adopted_before, opinions_before;
  std::vector<std::uint32_t> audience;  // of a page post
  std::vector<Sighting>* sightings = nullptr;  // who showed what to whom, when that is asked for
  std::vector<Waiting> moving;       // between desks

  const Settings& settings() const { return stretches[state.entry]; }
  const Parameters& parameters() const { return settings().parameters; }
  std::uint32_t id_of(std::uint32_t person) const { return world->rows.stable_ids[person]; }
  void schedule(const Event& event) {
    if (event.at < scenario.end() || event.kind() >= Happens::end_of_day) state.agenda.push(event);
  }
  void count(Series series, std::int64_t n = 1) {
    if (state.now >= state.bin_ends) turn_bin();
    state.series[static_cast<std::size_t>(series)][state.bin_now] += n;
  }

  bool is_customer(std::uint32_t person) const { return grapevine::is_customer(state.patience[person]); }  // now or once

  // days.cpp
  void start(std::uint32_t replicate);
  void begin_as_customer(std::uint32_t person);
  void set_next_experience(std::uint32_t person, double seconds);  // since the start
  void lose(std::uint32_t person);           // at the end of a day
  void win(std::uint32_t person);
  void happen(const TimelineEntry& entry, std::uint32_t index);
  void put_on_agenda(std::int64_t day);
  void end_of_day();
  void learn_from_complaints();
  void end_of_bin();
  void turn_bin();
  void accrue_costs(Millis until);
  // So many units of a cost of the programme, at its value and at both ends of its likely range.
  void spend(double CostParameters::*cost, double units) {
    state.programme_cost += units * parameters().cost.*cost;
    state.programme_cost_low += units * settings().cheapest.*cost;
    state.programme_cost_high += units * settings().dearest.*cost;
  }

  // voices.cpp
  void experience(const Event& event);
  void tell(std::uint32_t person, std::uint32_t ordinal, std::int32_t people, float valence, std::uint32_t story);
  std::uint64_t takes_part(std::uint64_t threshold, std::uint32_t person) const;
  bool knows_channels(std::uint32_t person) const;
  std::uint32_t post(std::uint32_t person, std::uint32_t cause, float valence, double branching);
  double drawn_branching(std::uint32_t person, std::uint32_t cause, bool negative) const;

  // publicity.cpp
  void expose(std::uint32_t person, float valence, float weight);
  bool hear(std::uint32_t person, float valence, float weight, const ExposureParameters& exposure);  // without counting; true for the first bad thing heard
  void count_heard(float valence, std::int64_t people, std::int64_t first);
  void spread(std::uint32_t story, std::uint32_t sender);
  void reshare(const Event& event);
  void watch(std::uint32_t story);           // press and crisis thresholds after its reach has grown
  void listen(std::uint32_t story);          // schedules the company's hearing of a post
  void heard(std::uint32_t story);
  void press_call(std::uint32_t story);
  void maybe_answer(std::uint32_t story, std::uint32_t person);  // an advocate has seen a complaint
  void advocate_answers(std::uint32_t story);
  void take_in(std::uint32_t story, std::uint32_t sender, const Stories::Post& post);

  // page.cpp
  void start_page();
  void plan_page_post();
  void page_post(const Event& event);
  void post_on_page(std::uint32_t cause, double valence, double branching);
  void celebrate(std::uint32_t person, std::uint32_t ordinal);
  bool turns_sour(std::uint32_t story, std::uint32_t person) const;
  void sour(std::uint32_t story, std::uint32_t person);


  // replies.cpp
  void start_training();
  double training() const;                   // level now
  void train(double level);
  void tire();
  double stretch(const Waiting& waiting, std::size_t desk) const;
  void reply_to(std::uint32_t story);
  void reply_to(std::uint32_t story, std::uint32_t number);
  void publish_reply(std::uint32_t story, std::uint32_t number);
  void answered_in_public(std::uint32_t story, double factor);
  bool goes_private(std::uint32_t number, std::size_t desk);
  TriageClass class_of(std::uint32_t story) const;         // a timeline event's author is always an unhappy customer
  TriageClass judged(std::uint32_t number, std::size_t desk) const;  // what the desk that has the case takes it for
  bool lets_be(std::uint32_t number, std::size_t desk);

  // hours.cpp
  Shifts shifts_of(std::size_t team) const;
  Millis back_at_work(std::size_t team) const;
  bool usual_shift(std::size_t team) const;  // is at work now
  int agents_on_shift(std::size_t team) const;
  bool at_work(std::size_t team) const;      // now, by day or by night
  Millis opens(std::size_t team) const;      // the usual shift, next or now
  void take_desks(std::size_t team, std::uint32_t ordinal);
  void set_hours(std::size_t team);
  void shift(const Event& event);
  void begin_holiday(std::int32_t days);
  bool stays_quiet(std::uint32_t channel, std::uint32_t ordinal) const;
  std::array<double, 2> paid_hours(std::size_t team, Millis from, Millis until) const;

  // company.cpp
  void start_company();
  void end_company_day();
  void accrue_company_costs(double days);
  void notice(std::uint32_t story, std::uint32_t person);
  void employee_report(std::uint32_t story);
  void employee_reply(std::uint32_t story, std::uint32_t person);
  void employee_post(std::uint32_t person, std::uint32_t day);
  float source_weight(std::uint32_t person) const;
  HeroKind acts_as(std::uint32_t person) const;
  bool takes_it_up(std::uint32_t person) const;
  bool answers(std::uint32_t person) const;

  // community.cpp
  void complain(std::uint32_t person, std::uint32_t ordinal, std::size_t channel, float severity, float drop, std::uint32_t story);
  bool asks_first(std::uint32_t subject, std::uint32_t id, std::uint32_t ordinal, std::size_t channel);
  void question_ends(const Event& event);
  void count_helpers();
  std::int64_t activity_of(std::uint32_t person) const;

  // outreach.cpp
  double left_by_outreach(std::uint32_t id, std::uint32_t ordinal);
  void survey(std::uint32_t person, std::uint32_t ordinal, float drop);
  void survey_answer(const Event& event);

  // care.cpp
  std::uint32_t open_case(std::uint32_t person, std::uint32_t cause, std::size_t channel, float severity, float drop, std::uint32_t story);
  void contact(std::uint32_t number);        // the customer turns to the channel
  void routine(const Event& event);
  void routine_contact(std::uint32_t number, std::size_t team);
  double routine_per_day(const Parameters& parameters, std::size_t channel) const;
  void list_routine(std::size_t channel, Millis until);
  void draw_routine_anew(std::size_t channel, double per_day_before);
  void started(const Waiting& waiting, std::size_t desk);
  void started(const Waiting& waiting, std::size_t desk, const std::array<std::uint32_t, 4>& words);
  void service_end(const Event& event);
  void complaint_served(std::uint32_t number, std::size_t desk);
  void comes_back(Case& c, std::uint32_t number);  // the customer contacts again after a while
  void patience_end(const Event& event);
  void respond(Case& c);
  void resolve(Case& c);
  void recover(std::uint32_t person, std::uint32_t story, float drop, Millis asked, double quality);
  void give_up(Case& c);
  void fill(std::size_t team);               // free agents take waiting cases
  bool prefers_chat(std::uint32_t id, std::uint32_t ordinal) const;  // a would-be caller prefers the chat
  Waiting waiting_case(std::uint32_t number) const;  // from now on, of endless patience
  std::array<std::uint32_t, 4> case_words(std::uint32_t number) const;
  std::uint32_t surge_cause(std::uint32_t number) const;     // of a routine contact that a surge brought; else 0

  // handoffs.cpp
  std::array<std::uint32_t, 4> routing_words(std::uint32_t number, std::uint32_t hop) const;
  std::size_t own_desk(std::uint32_t number) const;          // the specialists' desk that can settle it
  std::size_t desk_reached(std::uint32_t number, bool misplaced) const;
  bool misplaced(std::uint32_t number, std::size_t desk) const;  // with specialists who can only hand it on
  void hand_on(std::uint32_t number, bool misplaced);
  bool needs_manager(std::uint32_t number);
  void staff(std::size_t team);              // sets the agents of each of its desks
  void regroup_specialists();                // those who wait join the line that is now theirs

  // simulation.cpp
  void fetch_ahead() const;
  void dispatch(const Event& event);
};

inline bool Run::hear(std::uint32_t person, float valence, float weight, const ExposureParameters& exposure) {
  float& mood = state.sentiment[person];
  mood = after_exposure(mood, valence, weight, exposure);
  if (valence >= 0) return false;
  std::uint8_t& flags = state.flags[person];
  const bool first = !(flags & kHeardBad);
  flags |= kHeardBad;
  return first;
}

}  // namespace grapevine
