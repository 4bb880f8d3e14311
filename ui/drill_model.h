// A drill on this machine: which one, who plays it here, how far its clock is, the codes that came in, and what they were
// worth. No ImGui. Everything that is kept over a reload or a crash is in kept(): names, settings and, of each team, the lines
// of its script (drill/script.h), from which its play follows.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "drill/judge.h"
#include "drill/session.h"
#include "ui/drill_editor.h"
#include "ui/platform.h"

namespace grapevine {

enum class DrillPhase : std::int32_t { prepare, brief, play, hot_wash, report };
inline constexpr std::size_t kDrillPhases = 5;
enum class DrillView : std::int32_t { team, facilitator, room };

struct DrillEntry {
  std::string name, title, summary;
  std::int32_t room_minutes = 0;
  std::size_t decisions = 0, roles = 0;
};
std::span<const DrillEntry> drill_entries();  // those that ship

inline constexpr std::size_t kMostTeams = 8;
// Simulated minutes in a minute of the room.
inline constexpr std::array<std::int32_t, 8> kPaces{1, 5, 15, 30, 60, 120, 240, 480};
inline constexpr std::int32_t kMoreMinutes = 5;  // of the room

// One that is played on this machine.
struct DrillTeam {
  std::string name;
  std::string script;                     // what was done, a line each
  std::unique_ptr<DrillSession> session;  // null before play begins
  bool counts = true;                     // in the hot wash
};

// A team's code in the hot wash: of one played here, or pasted.
struct DrillEntrant {
  DecisionCode code;
  std::string text;      // as it is written
  std::size_t team = 0;  // of those played here; kPasted: none
  static constexpr std::size_t kPasted = SIZE_MAX;
};

// Whether a file is a drill rather than a scenario; it may still be refused as one.
bool is_drill_file(std::string_view bytes);

class DrillModel {
 public:
  explicit DrillModel(const Platform& platform) : platform_(&platform) {}

  // --- choosing: what was open stays when this fails
  Errors open(std::string_view bytes, std::string_view where);
  Errors open_named(std::string_view name);
  void close();
  bool is_open() const { return stage_ != nullptr; }
  const Drill& drill() const { return stage_->drill; }

  // --- writing one: what is being played stays as it is
  Errors edit(std::string_view bytes, std::string_view where);  // a drill file, also one with mistakes in it
  void edit_open();                       // the drill that is open
  DrillEditor* editor() { return editor_ ? &*editor_ : nullptr; }
  const DrillEditor* editor() const { return editor_ ? &*editor_ : nullptr; }
  void stop_editing() { editor_.reset(); }
  void play_edited();                     // opens it, when nothing is wrong with it
  void save_edited() const;               // as a file

  // --- preparing; the teams and roles stay as they are once play has begun
  bool begun() const { return reference_ != nullptr; }
  void set_teams(std::size_t count);      // 0..kMostTeams played here
  void set_name(std::size_t team, std::string_view name);
  void set_members(std::size_t members);  // of each team, who vote before it decides; 0: it decides together
  std::size_t members() const { return members_; }
  void set_played(std::int32_t role, bool by_people);
  bool is_played(std::int32_t role) const;
  const std::vector<DrillTeam>& teams() const { return teams_; }
  bool alone() const { return teams_.size() == 1; }

  // --- phases and views
  DrillPhase phase() const { return phase_; }
  DrillView view() const { return view_; }
  void go_to(DrillPhase phase);
  void look(DrillView view);
  void show(bool on_screen);              // off the screen its clock stands; whether it is there is kept
  bool on_screen() const { return on_screen_; }
  void play_again();                      // from the beginning, the same drill and teams

  // --- the clock
  bool update(double now, double slice_ms);      // whether something on screen has changed
  double seconds_to_next_minute() const;         // negative: the clock stands
  bool busy() const { return judge_ && !judge_->finished() && phase_ >= DrillPhase::hot_wash; }
  bool running() const { return running_; }
  void run(bool running);
  std::int32_t pace() const { return pace_; }
  void set_pace(std::int32_t pace);
  bool stops() const { return stops_; }          // whenever something comes in or a card opens
  void set_stops(bool stops);
  void jump();                                   // to whatever comes next
  void more_time();                              // kMoreMinutes of the room for every open card
  bool has_open_cards() const;
  std::int32_t minute() const { return minute_; }
  bool over() const;
  // Of all that comes by the clock, the next; kNone: nothing.
  std::int32_t next_minute() const;

  // --- playing; what cannot be done now is said in a message
  void decide(std::size_t team, std::int32_t card, std::int32_t option, std::int32_t confidence);
  void overrule(std::size_t team, std::int32_t card, std::int32_t option);
  void vote(std::size_t team, std::int32_t card, std::int32_t option, std::int32_t confidence);  // of the first member who has not
  void undo(std::size_t team);
  void send(std::int32_t inject);                // to all who have not got it
  void skip(std::int32_t inject);                // for all; one that was sent is taken back
  void note(std::string_view text);              // into everybody's log
  const DrillSession& reference() const { return *reference_; }  // where nobody decides

  // --- hot wash
  void add_codes(std::string_view pasted);       // one or more, each on its line
  void leave_out(std::size_t entrant);
  void take_in(std::size_t team);                // one played here that was left out
  const std::vector<DrillEntrant>& entrants() const { return entrants_; }
  const DrillJudge* judge() const { return judge_.get(); }
  bool revealed() const { return revealed_; }
  void reveal(bool revealed);

  // --- taking out
  std::string code_text(std::size_t team) const; // empty: too many moves for a code
  std::string hand_in(std::size_t team) const;   // that, and the codes of its members' votes, with blanks between
  std::string report() const;                    // empty: not worked out yet
  std::string pack() const;
  std::string log() const;                       // of all that was played here
  void save_report() const;
  void save_pack() const;
  void save_log() const;
  void copy_code(std::size_t team);
  double copied_at() const { return copied_at_; }
  std::string kept() const;                      // empty: nothing is open
  bool restore(std::string_view kept);           // false: it cannot be read, and nothing has changed

  struct Told {
    std::string title;
    Errors errors;
  };
  std::optional<Told> take_message() { return std::exchange(told_, std::nullopt); }

 private:
  template <class Act>
  bool act(DrillTeam& team, std::string_view line, Act act);
  template <class Act>
  void act_on_all(std::string_view line, Act act);
  void refuse(std::string title, Errors errors) { told_ = Told{std::move(title), std::move(errors)}; }
  void begin();
  std::unique_ptr<DrillSession> new_session(const std::string& name, bool with_bots) const;
  bool go_on(std::int32_t minute, bool stop_at_events);
  std::size_t events() const;
  void collect();                                // entrants from teams and pasted codes
  void judge_anew();
  void keep_play(Json& kept) const;
  void save(std::string_view what, const std::string& bytes, const char* type) const;

  const Platform* platform_;
  std::shared_ptr<const DrillStage> stage_;
  std::string source_;                           // its file's bytes; empty: it ships, and its name says all
  DrillPhase phase_ = DrillPhase::prepare;
  DrillView view_ = DrillView::team;
  std::vector<DrillTeam> teams_;
  std::vector<std::int32_t> absent_;             // roles played by bots
  std::size_t members_ = 0;
  std::unique_ptr<DrillSession> reference_;
  std::string reference_script_;
  std::int32_t minute_ = 0, pace_ = 60;
  bool running_ = false, stops_ = true, on_screen_ = true;
  double now_ = 0, owed_minutes_ = 0;
  std::vector<DecisionCode> pasted_;
  std::vector<DrillEntrant> entrants_;
  std::unique_ptr<DrillJudge> judge_;
  double judged_at_ = 0;
  bool revealed_ = false;
  std::optional<DrillEditor> editor_;
  double copied_at_ = -10;
  std::optional<Told> told_;
};

// drill_actions.cpp: by the names that App::drill takes. What is out of place does nothing.
void do_in_drill(DrillModel& model, std::string_view action, std::int64_t number, std::string_view text);
void decide_in_drill(DrillModel& model, std::size_t team, std::int32_t card, std::int32_t option, std::int32_t confidence, std::string_view how);

// What should happen to a drill after the frame.
using DrillCommand = std::function<void(DrillModel&)>;

}  // namespace grapevine
