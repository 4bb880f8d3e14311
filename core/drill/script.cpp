#include "drill/script.h"

#include <charconv>

#include <fmt/format.h>

#include "base/wording.h"
#include "drill/drill_checks.h"

namespace grapevine {

namespace {

std::vector<std::string_view> words_in(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == line.npos) break;
    line.remove_prefix(start);
    const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return words;
}

std::optional<std::int32_t> whole(std::string_view text, std::int32_t least, std::int32_t most) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  return value;
}

// One line of a script, its moment reached already.
class ScriptLine {
 public:
  ScriptLine(std::string where, std::vector<std::string_view> words, std::string_view rest, DrillSession& session) : where_(std::move(where)), words_(std::move(words)), rest_(rest), session_(session) {}

  std::optional<Error> play() {
    const std::string_view what = words_[2];
    if (what == "note") {
      session_.note(shown(rest_, 300));
      return std::nullopt;
    }
    if (what == "undo") {
      if (session_.undo()) return std::nullopt;
      return Error{where_, "undo", say("a move to take back"), say("remove the line")};
    }
    if (what == "decide" || what == "overrule") return decide(what == "overrule");
    if (what == "vote") return vote();
    if (what == "extend") return extend();
    if (what == "skip" || what == "send") return inject(what == "skip");
    static constexpr std::string_view kKinds[] = {"decide", "overrule", "extend", "skip", "send", "note", "undo", "vote"};
    return unknown_name(what, kKinds, where_, say("what is done"));
  }

 private:
  std::string_view word(std::size_t index) const { return index < words_.size() ? words_[index] : std::string_view(); }

  std::optional<Error> in_place(std::optional<Error> error) const {
    if (error) error->where = where_;
    return error;
  }

  template <class T>
  Error unknown(std::string_view name, const std::vector<T>& items, std::string_view what) const {
    std::vector<std::string_view> names;
    for (const T& item : items) names.push_back(item.id);
    return unknown_name(name, names, where_, what);
  }

  // What is chosen by the words from `first` on: card, option and, where it is said, how sure one is. An error says what is wrong.
  struct Choice {
    std::int32_t card = kNone, option = kNone, confidence = kNone;
    std::optional<Error> error;
  };
  Choice choice(std::size_t first) const {
    const Drill& drill = session_.drill();
    Choice chosen;
    chosen.card = find_card(drill, word(first));
    if (chosen.card == kNone) return {kNone, kNone, kNone, unknown(word(first), drill.cards, say("a card of this drill"))};
    const DrillCard& asked = drill.cards[static_cast<std::size_t>(chosen.card)];
    chosen.option = find_option(asked, word(first + 1));
    if (chosen.option == kNone) chosen.error = unknown(word(first + 1), asked.options, say("an option of that card"));
    if (words_.size() <= first + 2) return chosen;
    if (const auto confidence = whole(word(first + 2), 0, 100)) chosen.confidence = (*confidence + 5) / 10;
    else if (!chosen.error) chosen.error = Error{where_, shown(word(first + 2)), say("a confidence from 0 to 100 %"), say("correct it or leave it out")};
    return chosen;
  }

  std::optional<Error> decide(bool overrule) {
    const Choice chosen = choice(3);
    if (chosen.error) return chosen.error;
    return in_place(overrule ? session_.overrule(chosen.card, chosen.option) : session_.decide(chosen.card, chosen.option, chosen.confidence));
  }

  std::optional<Error> vote() {
    const auto member = whole(word(3), 1, kMostMembers);
    if (!member) return Error{where_, shown(word(3)), say("a member, 1 to {}", kMostMembers), say("write as in \"vote 2 alarm call 70\"")};
    const Choice chosen = choice(4);
    return chosen.error ? chosen.error : in_place(session_.vote(static_cast<std::size_t>(*member), chosen.card, chosen.option, chosen.confidence));
  }

  std::optional<Error> extend() {
    const std::int32_t card = find_card(session_.drill(), word(3));
    if (card == kNone) return unknown(word(3), session_.drill().cards, say("a card of this drill"));
    const auto minutes = whole(word(4), 1, kMostMinutes);
    if (!minutes) return Error{where_, shown(word(4)), say("minutes from 1"), say("say how many minutes more")};
    return in_place(session_.extend(card, *minutes));
  }

  std::optional<Error> inject(bool skip) {
    const std::int32_t index = find_inject(session_.drill(), word(3));
    if (index == kNone) return unknown(word(3), session_.drill().injects, say("an inject of this drill"));
    return in_place(skip ? session_.skip(index) : session_.send(index));
  }

  std::string where_;
  std::vector<std::string_view> words_;
  std::string_view rest_;
  DrillSession& session_;
};

}  // namespace

Errors play_script(std::string_view script, std::string_view where, DrillSession& session) {
  Errors errors;
  const Drill& drill = session.drill();
  for (std::size_t number = 1; !script.empty(); ++number) {
    const std::size_t end = std::min(script.find('\n'), script.size());
    const std::string_view line = script.substr(0, end);
    script.remove_prefix(std::min(end + 1, script.size()));
    const std::vector<std::string_view> words = words_in(line);
    if (words.empty() || words.front().front() == '#') continue;
    const std::string place = fmt::format("{}:{}", where, number);
    const auto moment = words.size() > 2 ? parse_moment(fmt::format("{} {}", words[0], words[1])) : std::nullopt;
    if (!moment) {
      errors.push_back({place, shown(line), say("a moment and what is done, as in \"D5 22:40 decide alarm call 80\""), say("write it in that form")});
      continue;
    }
    if (*moment < drill.moment(session.minute()) || *moment > drill.until) {
      errors.push_back({place, moment_to_string(*moment), say("from {} to {}, in order of time", clock_of(drill, session.minute()), moment_to_string(drill.until)), say("move the line")});
      continue;
    }
    session.advance(static_cast<std::int32_t>((*moment - drill.from) / kMinute));
    const std::string_view rest = words.size() > 3 ? std::string_view(words[3].data(), static_cast<std::size_t>(line.data() + line.size() - words[3].data())) : std::string_view();
    if (auto error = ScriptLine(place, words, rest, session).play()) errors.push_back(std::move(*error));
  }
  return errors;
}

std::string script_line(const Drill& drill, std::int32_t minute, std::string_view what) { return fmt::format("{} {}\n", clock_of(drill, minute), what); }

std::string decide_in_script(const Drill& drill, std::int32_t card, std::int32_t option, std::int32_t confidence, std::size_t member) {
  const DrillCard& asked = drill.cards[static_cast<std::size_t>(card)];
  const std::string line = fmt::format("{} {} {}", member > 0 ? fmt::format("vote {}", member) : "decide", asked.id, asked.options[static_cast<std::size_t>(option)].id);
  return confidence == kNone ? line : fmt::format("{} {}", line, confidence * 10);
}

}  // namespace grapevine
