#include "firm/audit.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace grapevine {

namespace {

constexpr AuditQuestion kQuestions[] = {
    {"listening", "How much of what is said about you in public, and not to you, do you hear within the hour?", "listen.heard_within_hour",
     {{"by chance", 0.02}, {"little", 0.1}, {"a quarter", 0.25}, {"half", 0.5}, {"nearly all", 0.9}}},
    {"desk", "Does somebody answer where people complain in public?", "support.social.enabled",
     {{"no", 0}, {"no, it is planned", 0}, {"yes, now and then", 1}, {"yes, in office hours", 1}, {"yes, whenever people are there", 1}}},
    {"weekends", "Is that desk at work on weekends?", "support.social.weekends",
     {{"no", 0}, {"hardly", 0}, {"on call", 0}, {"on Saturdays", 1}, {"yes", 1}}},
    {"triage", "Who is answered first?", "triage.policy",
     {{"who shouts", 0}, {"first come", 0}, {"first come, by rule", 0}, {"by reach and severity", 1}, {"by reach and severity, with practice", 1}}},
    {"approval", "How long does it take until a public answer may go out?", "reply.approval_hours",
     {{"days", 72}, {"a day or two", 36}, {"until tomorrow", 18}, {"a few hours", 3}, {"nobody has to ask", 0}}},
    {"voice", "How do your answers read?", "reply.voice",
     {{"like a lawyer's", 2}, {"like a form letter", 1}, {"like a friendly form letter", 1}, {"like a person's", 0}, {"like that person's own", 0}}},
    {"statement", "After a call from the press, how long until you can make a statement?", "reply.statement_delay_hours",
     {{"three days", 72}, {"two days", 48}, {"a day", 24}, {"half a day", 12}, {"four hours", 4}}},
    {"drill", "When did you last rehearse a crisis?", "training.level",
     {{"never", 0}, {"years ago", 0.1}, {"last year", 0.25}, {"half a year ago", 0.5}, {"last month", 0.9}}},
    {"records", "Do all teams see the same record of a customer?", "support.shared_records",
     {{"each has its own", 0}, {"they send each other mail", 0}, {"some of them do", 0}, {"most of them do", 1}, {"yes", 1}}},
    {"authority", "May the first line settle a case without asking?", "support.empowerment",
     {{"never", 0}, {"small ones", 0.2}, {"many", 0.4}, {"most", 0.6}, {"all it can", 0.8}}},
    {"executives", "Do your executives back this?", "adoption.buy_in",
     {{"no", 0.2}, {"they let it happen", 0.4}, {"one of them does", 0.6}, {"most do", 0.8}, {"all do, and say so", 1}}},
    {"sponsor", "Does an executive spend time on it?", "adoption.sponsorship",
     {{"none", 0}, {"an hour a month", 0.5}, {"an hour a week", 1}, {"a day a month", 2}, {"a day a week", 4}}},
    {"community", "Can your customers ask each other?", "community.enabled",
     {{"no", 0}, {"somewhere else", 0}, {"it is planned", 0}, {"yes", 1}, {"yes, and those who help are known", 1}}},
    {"product", "Do complaints reach those who can fix the product?", "feedback.gain_per_1000",
     {{"no", 0}, {"by chance", 0.005}, {"in a monthly report", 0.01}, {"tagged, every week", 0.02}, {"tagged, and somebody has to answer", 0.04}}},
};

constexpr std::string_view kStatements[] = {
    "My superiors want me to solve customers' problems in my own way.",
    "I may decide by myself what helps a customer.",
    "When I try something new and it fails, nobody blames me.",
    "I find tools and people that help me solve a problem.",
    "I can publish something for customers without help.",
    "I have built something at work that I was not asked for.",
};
constexpr std::size_t kStatementCount = std::size(kStatements);

constexpr std::array<std::string_view, 6> kDepartmentNames = {"support", "marketing", "product", "sales", "logistics", "human_resources"};
constexpr std::array<std::string_view, 2> kChannelNames = {"social", "community"};
constexpr std::array<std::string_view, 4> kActivities = {"none", "reads", "comments", "writes"};

std::string as_name(std::string_view text) {
  std::string name;
  for (const char c : text) name += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name == "hr" ? "human_resources" : name;
}

// The place of a cell among the names, or an error.
template <std::size_t n>
std::optional<std::size_t> choose(const std::string& cell, const std::array<std::string_view, n>& names, const std::string& where, Errors& errors) {
  const std::string name = as_name(cell);
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::string_view near = nearest_name(name, names);
  errors.push_back({where, "\"" + shown(cell) + "\"", fmt::format("{}", fmt::join(names, ", ")), near.empty() ? "choose one of these" : fmt::format("did you mean {}?", near)});
  return std::nullopt;
}

// An answer on the scale 1 to 5, or an error.
std::optional<int> scale(const std::string& cell, const std::string& where, Errors& errors) {
  if (cell.size() == 1 && cell[0] >= '1' && cell[0] <= '5') return cell[0] - '0';
  errors.push_back({where, cell.empty() ? "no answer" : "\"" + shown(cell) + "\"", "a whole number from 1 to 5", "answer it, or take the line out"});
  return std::nullopt;
}

StartingValue starting(std::string_view path, double value, std::string why) { return {*find_parameter(path), value, std::move(why)}; }

Result<std::vector<StartingValue>> read_survey(const std::vector<FormRow>& rows, std::string_view name) {
  Errors errors;
  std::array<std::array<std::int64_t, 2>, 6> asked{}, part{};
  for (const FormRow& row : rows) {
    const std::string where = line_of(name, row.line);
    const auto department = choose(row.cells[0], kDepartmentNames, where, errors);
    const auto channel = choose(row.cells[1], kChannelNames, where, errors);
    const auto activity = choose(row.cells[2], kActivities, where, errors);
    if (!department || !channel || !activity) continue;
    ++asked[*department][*channel];
    part[*department][*channel] += *activity >= (*channel == 0 ? 1u : 2u);
  }
  if (!errors.empty()) return errors;
  std::vector<StartingValue> values;
  for (std::size_t d = 0; d < 6; ++d)
    for (std::size_t c = 0; c < 2; ++c) {
      if (asked[d][c] == 0) continue;
      const std::string path = fmt::format("employees.{}.{}", kDepartmentNames[d], c == 0 ? "on_social" : "in_community");
      values.push_back(starting(path, static_cast<double>(part[d][c]) / static_cast<double>(asked[d][c]), fmt::format("{} of {} surveyed", part[d][c], asked[d][c])));
    }
  return values;
}

Result<std::vector<StartingValue>> read_hero(const std::vector<FormRow>& rows, std::string_view name) {
  Errors errors;
  std::array<std::int64_t, 4> kinds{};  // hero, locked down, rogue, disenfranchised
  for (const FormRow& row : rows) {
    std::array<int, 2> sums{};
    bool whole = true;
    for (std::size_t s = 0; s < kStatementCount; ++s) {
      const auto answer = scale(row.cells[1 + s], fmt::format("{}, s{}", line_of(name, row.line), s + 1), errors);
      whole = whole && answer;
      sums[s / 3] += answer.value_or(0);
    }
    if (!whole) continue;
    const bool empowered = sums[0] > 9, resourceful = sums[1] > 9;  // a mean above the middle
    ++kinds[empowered ? (resourceful ? 0 : 1) : (resourceful ? 2 : 3)];
  }
  const std::int64_t all = kinds[0] + kinds[1] + kinds[2] + kinds[3];
  if (errors.empty() && all == 0) errors.push_back({std::string(name), "no respondents", "a line for each", "fill in the form"});
  if (!errors.empty()) return errors;
  constexpr std::string_view kPaths[] = {"hero.hero", "hero.locked_down", "hero.rogue", "hero.disenfranchised"};
  std::vector<StartingValue> values;
  for (std::size_t k = 0; k < 4; ++k)
    values.push_back(starting(kPaths[k], 100 * static_cast<double>(kinds[k]) / static_cast<double>(all), fmt::format("{} of {} respondents", kinds[k], all)));
  return values;
}

Result<std::vector<StartingValue>> read_readiness(const std::vector<FormRow>& rows, std::string_view name) {
  Errors errors;
  std::vector<StartingValue> values;
  std::vector<std::string_view> ids;
  for (const AuditQuestion& question : kQuestions) ids.push_back(question.id);
  std::map<std::string, std::size_t> answered;  // line of each
  for (const FormRow& row : rows) {
    const std::string where = line_of(name, row.line), id = as_name(row.cells[0]);
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end()) {
      const std::string_view near = nearest_name(id, ids);
      errors.push_back({where, "\"" + shown(row.cells[0]) + "\"", "a question of the form", near.empty() ? "take the line out" : fmt::format("did you mean {}?", near)});
      continue;
    }
    const auto answer = scale(row.cells[1], where, errors);
    const auto [before, is_new] = answered.emplace(id, row.line);
    if (!is_new) errors.push_back({where, "a second answer to " + id, fmt::format("one; the first is in line {}", before->second), "take one of them out"});
    if (!answer || !is_new) continue;
    const AuditQuestion& question = kQuestions[found - ids.begin()];
    const auto& chosen = question.answers[*answer - 1];
    values.push_back(starting(question.parameter, chosen.value, fmt::format("{}: {}", id, chosen.text)));
  }
  if (!errors.empty()) return errors;
  return values;
}

}  // namespace

std::span<const AuditQuestion> audit_questions() { return kQuestions; }
std::span<const std::string_view> hero_statements() { return kStatements; }

std::string blank_form(Form form) {
  std::string text;
  switch (form) {
    case Form::survey:
      text = "# Who takes part where: a line for each employee and channel. Replace the examples.\n";
      text += fmt::format("# department: {}\n# channel: {}\n# activity: {}\n", fmt::join(kDepartmentNames, ", "), fmt::join(kChannelNames, ", "), fmt::join(kActivities, ", "));
      text += "department,channel,activity\nlogistics,social,reads\nlogistics,community,none\nproduct,community,writes\n";
      break;
    case Form::hero:
      text = "# A line for each respondent; each statement from 1, not at all, to 5, fully. Replace the example.\n";
      for (std::size_t s = 0; s < kStatementCount; ++s) text += fmt::format("# s{}: {}\n", s + 1, kStatements[s]);
      text += "respondent,s1,s2,s3,s4,s5,s6\n1,4,4,3,2,3,2\n";
      break;
    case Form::readiness:
      text = "# How ready are you? Answer each question from 1 to 5; take out what you do not know.\n";
      for (const AuditQuestion& question : kQuestions) {
        text += fmt::format("# {}: {}\n#   ", question.id, question.text);
        for (int a = 0; a < 5; ++a) text += fmt::format("{}{} {}", a == 0 ? "" : "; ", a + 1, question.answers[a].text);
        text += "\n";
      }
      text += "question,answer\n";
      for (const AuditQuestion& question : kQuestions) text += fmt::format("{},3\n", question.id);
      break;
  }
  return text;
}

Result<std::vector<StartingValue>> read_answers(Form form, std::string_view bytes, std::string_view name) {
  std::vector<std::string_view> columns = {"department", "channel", "activity"};
  if (form == Form::hero) columns = {"respondent", "s1", "s2", "s3", "s4", "s5", "s6"};
  if (form == Form::readiness) columns = {"question", "answer"};
  const auto rows = read_form(bytes, name, columns);
  if (!rows) return rows.errors();
  return form == Form::survey ? read_survey(*rows, name) : form == Form::hero ? read_hero(*rows, name) : read_readiness(*rows, name);
}

}  // namespace grapevine
