// Pajek and GML.
//
// Pajek: "Pajek, Program for Large Network Analysis", the format of .net files: *Vertices n, then "number label ..", then
// *Arcs, *Edges (two numbers and a weight), *Arcslist, *Edgeslist (one number and those it is tied to). GML: Himsolt,
// "GML: A portable Graph File Format": keys and values, lists in brackets; graph, node id, edge source, target, weight.
#include <algorithm>
#include <charconv>
#include <vector>

#include "base/wording.h"
#include "graph/network_collector.h"

namespace grapevine {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string in_small(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return small;
}

// --- Pajek --------------------------------------------------------------------------------------------------------------

// Words of a line; a quoted one counts as one and keeps its quotes.
std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    if (is_blank(line[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    if (line[i] == '"') i = std::min(line.find('"', i + 1), line.size() - 1) + 1;
    else
      while (i < line.size() && !is_blank(line[i])) ++i;
    words.push_back(line.substr(start, i - start));
  }
  return words;
}

class PajekReader {
 public:
  PajekReader(NetworkCollector& into, NetworkReport& report) : into_(into), report_(report) {}

  bool line(std::string_view text, std::int64_t number) {
    const auto words = words_of(text);
    if (words.empty() || words[0][0] == '%') return true;
    if (words[0][0] == '*') return section(words, number);
    switch (section_) {
      case Section::none: return into_.wrong(number, text, say("*Vertices and a number first"), say("check that this is a file of Pajek"));
      case Section::vertices: return is_vertex(words[0]) || no_vertex(words[0], number);  // labels and places say nothing here
      case Section::passed_over: return true;
      case Section::pairs: return pair(words, text, number);
      case Section::lists: return list(words, text, number);
    }
    return true;
  }
  bool complete(std::int64_t number) { return any_vertices_ || into_.wrong(number, say("no *Vertices"), say("*Vertices and a number first"), say("check that this is a file of Pajek")); }

 private:
  enum class Section : std::uint8_t { none, vertices, pairs, lists, passed_over };

  bool section(const std::vector<std::string_view>& words, std::int64_t number) {
    const std::string name = in_small(words[0]);
    if (name == "*network") return true;
    if (name == "*vertices") return vertices(words, number);
    if (!any_vertices_) return into_.wrong(number, words[0], say("*Vertices before it"), say("check that this is a file of Pajek"));
    report_.says_directed |= name.starts_with("*arc");
    if (name == "*arcs" || name == "*edges") section_ = Section::pairs;
    else if (name == "*arcslist" || name == "*edgeslist") section_ = Section::lists;
    else if (name == "*matrix") return into_.wrong(number, words[0], say("*Arcs, *Edges, *Arcslist or *Edgeslist"), say("save the network as a list of ties, not as a matrix")) && false;
    else section_ = Section::passed_over, into_.skip(say("sections {}", name.substr(0, 40)));
    return true;
  }

  bool vertices(const std::vector<std::string_view>& words, std::int64_t number) {
    if (any_vertices_) return into_.wrong(number, words[0], say("one network a file"), say("save the networks in files of their own")) && false;
    const auto count = words.size() > 1 ? number_of(words[1]) : std::nullopt;
    if (!count || *count < 1 || *count > 1e9 || *count != static_cast<double>(static_cast<std::int64_t>(*count)))
      return into_.wrong(number, words.size() > 1 ? words[1] : "", say("the number of people"), say("write it after *Vertices")) && false;
    any_vertices_ = true;
    section_ = Section::vertices;
    count_ = static_cast<std::int64_t>(*count);
    for (std::int64_t id = 1; id <= count_; ++id)
      if (!into_.person(std::to_string(id), number)) return false;
    return true;
  }

  bool is_vertex(std::string_view word) const {
    std::int64_t id = 0;
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), id);
    return status == std::errc() && end == word.data() + word.size() && id >= 1 && id <= count_ && word[0] != '0';
  }
  bool no_vertex(std::string_view word, std::int64_t number) {
    return into_.wrong(number, word, say("a person from 1 to {}", count_), say("correct the number, or the one after *Vertices"));
  }

  bool pair(const std::vector<std::string_view>& words, std::string_view text, std::int64_t number) {
    if (words.size() < 2) return into_.wrong(number, text, say("two people and, if any, a weight"), say("give both ends of the tie"));
    for (const std::size_t end : {std::size_t{0}, std::size_t{1}})
      if (!is_vertex(words[end])) return no_vertex(words[end], number);
    const auto weight = words.size() > 2 ? number_of(words[2]) : std::nullopt;
    if (words.size() > 2 && !weight) return into_.wrong(number, words[2], say("a number as the weight of a tie"), say("correct the number"));
    return into_.tie(words[0], words[1], weight, number);
  }

  bool list(const std::vector<std::string_view>& words, std::string_view text, std::int64_t number) {
    if (words.size() < 2) return into_.wrong(number, text, say("a person and those it is tied to"), say("remove the line, or name them"));
    for (const std::string_view word : words)
      if (!is_vertex(word)) return no_vertex(word, number);
    for (std::size_t i = 1; i < words.size(); ++i)
      if (!into_.tie(words[0], words[i], std::nullopt, number)) return false;
    return true;
  }

  NetworkCollector& into_;
  NetworkReport& report_;
  Section section_ = Section::none;
  bool any_vertices_ = false;
  std::int64_t count_ = 0;
};

// --- GML ----------------------------------------------------------------------------------------------------------------

class GmlReader {
 public:
  GmlReader(std::string_view text, NetworkCollector& into, NetworkReport& report) : text_(text), into_(into), report_(report) {}

  void read() {
    while (skip_blanks()) {
      const std::string key = in_small(word());
      if (key == "]") {
        if (open_.empty()) return refuse("]", say("no end without a beginning"), say("remove it"));
        if (!close()) return;
        continue;
      }
      if (key.empty() || key == "[" || key[0] == '"') return refuse(key, say("a key such as node"), say("correct the line"));
      if (!skip_blanks()) return refuse(key, say("a value after it"), say("the file was cut short: save or copy it again"));
      if (text_[at_] == '[') {
        ++at_;
        if (open_.size() >= kDeepest) return refuse(say("lists nested deeper"), say("at most 60 within each other"), say("this is no file of a network that can be read here"));
        open_.push_back(key);
        if (key == "graph") any_graph_ = true;
        if (in("graph", "node") || in("graph", "edge")) {
          item_ = {};
          item_.line = line_;
        }
        continue;
      }
      const std::int64_t line = line_;
      const std::string_view value = word();
      if (value == "]" || (value.size() > 0 && value[0] == '"' && (value.size() < 2 || value.back() != '"')))
        return refuse(value, say("a value after {}", shown(key)), say("the file was cut short, or a quote is missing"));
      take(key, value, line);
    }
    if (!open_.empty()) return refuse(say("the end of the file"), say("\"]\" after {} [", open_.back()), say("the file was cut short: save or copy it again"));
    if (!any_graph_) refuse(say("no graph"), "graph [ node [ .. ] edge [ .. ] ]", say("check that this is a file of GML"));
  }

 private:
  static constexpr std::size_t kDeepest = 60;
  struct Item {
    std::string id, from, to;
    std::optional<std::string> weight;
    std::int64_t line = 0;
  };

  void refuse(std::string_view found, std::string_view allowed, std::string_view remedy) { into_.wrong(line_, found, allowed, remedy); }

  // Past blanks and comments; false at the end.
  bool skip_blanks() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] == '#')
        while (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
      else if (!is_blank(text_[at_])) return true;
    }
    return false;
  }

  // A bracket, a quoted text with its quotes, or what stands up to the next blank or bracket.
  std::string_view word() {
    const std::size_t start = at_;
    if (text_[at_] == '[' || text_[at_] == ']') return text_.substr(at_++, 1);
    if (text_[at_] == '"') {
      for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) line_ += text_[at_] == '\n';
      at_ = std::min(at_ + 1, text_.size());
    } else {
      while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '[' && text_[at_] != ']') ++at_;
    }
    return text_.substr(start, at_ - start);
  }

  bool in(std::string_view outer, std::string_view inner) const {
    return open_.size() == 2 && open_[0] == outer && open_[1] == inner;
  }

  void take(const std::string& key, std::string_view value, std::int64_t line) {
    if (value.size() >= 2 && value[0] == '"') value = value.substr(1, value.size() - 2);
    if (open_.size() == 1 && open_[0] == "graph" && key == "directed") report_.says_directed = value == "1";
    if (in("graph", "node") && key == "id") item_.id = value;
    if (!in("graph", "edge")) return;
    if (key == "source") item_.from = value;
    if (key == "target") item_.to = value;
    if (key == "weight" || (key == "value" && !item_.weight)) item_.weight = value;
    item_.line = line;
  }

  bool close() {
    bool go_on = true;
    if (in("graph", "node")) go_on = into_.person(item_.id, item_.line);
    if (in("graph", "edge")) {
      const auto weight = item_.weight ? number_of(*item_.weight) : std::nullopt;
      go_on = item_.weight && !weight ? into_.wrong(item_.line, *item_.weight, say("a number as the weight of a tie"), say("correct the number"))
                                      : into_.tie(item_.from, item_.to, weight, item_.line);
    }
    open_.pop_back();
    return go_on;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::vector<std::string> open_;
  Item item_;
  bool any_graph_ = false;
  NetworkCollector& into_;
  NetworkReport& report_;
};

}  // namespace

void read_pajek(std::string_view text, NetworkCollector& into, NetworkReport& report) {
  PajekReader reader(into, report);
  std::int64_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    if (!reader.line(text.substr(at, end - at), ++number)) return;
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  reader.complete(number);
}

void read_gml(std::string_view text, NetworkCollector& into, NetworkReport& report) { GmlReader(text, into, report).read(); }

}  // namespace grapevine
