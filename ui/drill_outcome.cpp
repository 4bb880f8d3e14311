// The hot wash of a drill: which codes are in, what is worked out of them, and what is taken home.
#include <algorithm>

#include "base/wording.h"
#include "report/drill_report.h"
#include "ui/drill_model.h"

namespace grapevine {

namespace {

constexpr std::size_t kMostCodes = 80;  // of teams and their members
constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

// --- hot wash -------------------------------------------------------------------------------------------------------------

void DrillModel::collect() {
  std::vector<DrillEntrant> entrants;
  for (std::size_t i = 0; i < teams_.size(); ++i) {
    if (!teams_[i].counts || !teams_[i].session) continue;
    const DecisionCode code = teams_[i].session->code();
    if (const auto text = to_code(code, drill())) entrants.push_back({code, *text, i});
  }
  for (const DecisionCode& code : pasted_)
    if (const auto text = to_code(code, drill())) entrants.push_back({code, *text, DrillEntrant::kPasted});
  const bool same = std::ranges::equal(entrants, entrants_, {}, &DrillEntrant::code, &DrillEntrant::code);
  entrants_ = std::move(entrants);
  if (!same || !judge_) judge_anew();
}

void DrillModel::judge_anew() {
  judge_.reset();
  std::vector<DecisionCode> codes;
  for (const DrillEntrant& entrant : entrants_) {
    codes.push_back(entrant.code);
    if (entrant.team == DrillEntrant::kPasted) continue;
    for (DecisionCode& vote : teams_[entrant.team].session->votes()) codes.push_back(std::move(vote));
  }
  if (!codes.empty()) judge_ = std::make_unique<DrillJudge>(stage_, std::move(codes), drill().scenario.replicates);
}

void DrillModel::add_codes(std::string_view pasted) {
  Errors errors;
  // a code may be broken by a mail program: it goes on until the next one begins
  std::vector<std::string> texts;
  for (std::size_t at = pasted.find_first_not_of(kBlanks); at < pasted.size(); at = pasted.find_first_not_of(kBlanks, at)) {
    const std::size_t end = std::min(pasted.find_first_of(kBlanks, at), pasted.size());
    const std::string_view word = pasted.substr(at, end - at);
    const bool begins = word.size() > 3 && (word.starts_with("GV") || word.starts_with("gv")) && word[2] >= '0' && word[2] <= '9' && word.find('.') != word.npos;
    if (texts.empty() || begins) texts.emplace_back();
    texts.back() += word;
    at = end;
  }
  const std::string where(say("decision code"));
  for (const std::string& text : texts) {
    const auto code = from_code(text, drill());
    if (!code) {
      errors.insert(errors.end(), code.errors().begin(), code.errors().end());
      continue;
    }
    const auto same_team = [&](const DrillEntrant& entrant) { return entrant.code.team == code->team; };
    if (std::ranges::any_of(entrants_, same_team))
      errors.push_back({where, say("another code of {}", code->team), std::string(say("one code a team; members of one team end in a number, as RED-1 and RED-2")), std::string(say("leave the other one out first"))});
    else if (entrants_.size() >= kMostCodes)
      errors.push_back({where, say("{} codes", entrants_.size() + 1), say("at most {}", kMostCodes), std::string(say("leave one out first"))});
    else {
      pasted_.push_back(*code);
      collect();
    }
  }
  if (texts.empty()) errors.push_back({where, std::string(say("nothing")), std::string(say("a code that begins with GV1.")), std::string(say("copy it from the team's screen and paste it here"))});
  if (!errors.empty()) refuse(std::string(errors.size() == 1 ? say("This code was not taken") : say("Some codes were not taken")), std::move(errors));
}

void DrillModel::leave_out(std::size_t entrant) {
  if (entrant >= entrants_.size()) return;
  const DrillEntrant& out = entrants_[entrant];
  if (out.team == DrillEntrant::kPasted) std::erase(pasted_, out.code);
  else teams_[out.team].counts = false;
  collect();
}

void DrillModel::take_in(std::size_t team) {
  const std::string name = team_in_code(teams_[team].name);
  if (std::ranges::any_of(entrants_, [&](const DrillEntrant& entrant) { return entrant.code.team == name; }))
    return refuse(std::string(say("This team is in already")), {{teams_[team].name, say("another code of {}", name), std::string(say("one code a team")), std::string(say("leave the other one out first"))}});
  teams_[team].counts = true;
  collect();
}

void DrillModel::reveal(bool revealed) { revealed_ = revealed; }

// --- taking out -----------------------------------------------------------------------------------------------------------

std::string DrillModel::code_text(std::size_t team) const {
  if (!teams_[team].session) return {};
  const auto text = to_code(teams_[team].session->code(), drill());
  return text ? *text : std::string();
}

std::string DrillModel::hand_in(std::size_t team) const {
  std::string text = code_text(team);
  if (text.empty()) return text;
  for (const DecisionCode& vote : teams_[team].session->votes())
    if (const auto code = to_code(vote, drill())) text += " " + *code;
  return text;
}

std::string DrillModel::report() const {
  if (!judge_ || !judge_->finished()) return {};
  const DrillJudged& judged = judge_->judged();
  return drill_report_html({judged.stage, judged.codes, judged.voters, judged.scores, judged.analyses, judged.curves, judged.alignments});
}

std::string DrillModel::pack() const { return is_open() ? drill_pack_html(drill()) : std::string(); }

std::string DrillModel::log() const {
  std::string text;
  for (const DrillTeam& team : teams_) {
    if (!team.session) continue;
    text += team.name + "\n";
    for (const std::string& line : team.session->log()) text += line + "\n";
    text += "\n" + say("As a script for {}:", "grapevine drill play") + "\n" + team.script + "\n";
  }
  return text;
}

void DrillModel::save(std::string_view what, const std::string& bytes, const char* type) const {
  if (platform_->save_file && !bytes.empty()) platform_->save_file(drill().name + std::string(what), bytes, type);
}

void DrillModel::save_report() const { save("-report.html", report(), "text/html"); }
void DrillModel::save_pack() const { save("-pack.html", pack(), "text/html"); }
void DrillModel::save_log() const { save("-log.txt", log(), "text/plain"); }

void DrillModel::copy_code(std::size_t team) {
  if (!platform_->copy_text) return;
  platform_->copy_text(hand_in(team));
  copied_at_ = now_;
}

}  // namespace grapevine
