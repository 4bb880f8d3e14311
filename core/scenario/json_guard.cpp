#include "scenario/json_guard.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/wording.h"

namespace grapevine {

namespace {

// Line and column (in characters), both from 1, of the byte at `offset`.
std::string line_and_column(std::string_view bytes, std::size_t offset) {
  std::size_t line = 1, column = 1;
  for (const char c : bytes.substr(0, offset)) {
    if (c == '\n')
      ++line, column = 1;
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      ++column;
  }
  return say("line {}, column {}", line, column);
}

struct SyntaxHint {
  std::string_view sign;  // what the text at the place starts with, or what the parser's message contains
  std::string_view found, allowed, remedy;
};

// By what stands at the place.
constexpr SyntaxHint kTextHints[] = {
    {"NaN", "NaN", english("a number; JSON has no NaN"), english("write a number, or leave the key out for its default")},
    {"nan", "nan", english("a number; JSON has no NaN"), english("write a number, or leave the key out for its default")},
    {"Infinity", "Infinity", english("a number; JSON has no infinity"), english("write a number within the range of that key")},
    {"inf", "inf", english("a number; JSON has no infinity"), english("write a number within the range of that key")},
    {"//", english("a comment"), english("JSON, which has no comments"), english("remove the comment")},
    {"/*", english("a comment"), english("JSON, which has no comments"), english("remove the comment")},
    {"#", english("a comment"), english("JSON, which has no comments"), english("remove the comment")},
    {"'", english("a single quote"), english("text in double quotes"), english("use double quotes")},
    {"True", "True", "true", english("write true in small letters")},
    {"False", "False", "false", english("write false in small letters")},
    {"None", "None", english("null or no key at all"), english("leave the key out for its default")},
};

// By what the parser says of it.
constexpr SyntaxHint kMessageHints[] = {
    {"unexpected end of input", english("the end of the file"), english("the rest of the JSON"),
     english("the file is cut short: save or copy it again")},
    {"missing closing quote", english("the end of the file within a text"), english("the rest of the JSON"),
     english("the file is cut short: save or copy it again")},
    {"ill-formed UTF-8", english("bytes that are not UTF-8"), "UTF-8", english("save the file as UTF-8")},
    {"surrogate", english("half of a surrogate pair"), english("whole characters"), english("write the character itself, in UTF-8")},
    {"must be escaped", english("a control character within a text"), english("printable characters"),
     english("remove it, or close the text with a double quote")},
    {"after backslash", english("an unknown escape"), english("\\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four digits"),
     english("write \\\\ for a backslash")},
    {"number overflow", english("a number beyond any double"), english("a number below 1.8e308"),
     english("write a number within the range of that key")},
};

const SyntaxHint* hint_for(std::string_view text, std::string_view message) {
  for (const SyntaxHint& hint : kTextHints)
    if (text.starts_with(hint.sign)) return &hint;
  for (const SyntaxHint& hint : kMessageHints)
    if (message.find(hint.sign) != message.npos) return &hint;
  return nullptr;
}

// Where the UTF-8 sequence starts that the byte at `offset` breaks: at a lead byte that asks for more, or
// right there.
std::size_t start_of_character(std::string_view bytes, std::size_t offset) {
  for (std::size_t back = 1; back <= 3 && back <= offset; ++back) {
    const auto byte = static_cast<unsigned char>(bytes[offset - back]);
    if (byte < 0x80) break;
    if (byte < 0xC0) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return length > back ? offset - back : offset;
  }
  return offset;
}

// The parser stops within a wrong word or character; the place to show is where that starts.
std::size_t start_of_token(std::string_view bytes, std::size_t offset, std::string_view message) {
  if (message.find("ill-formed UTF-8") != message.npos) return start_of_character(bytes, offset);
  if (message.find("invalid literal") == message.npos) return offset;
  while (offset > 0 && std::isalpha(static_cast<unsigned char>(bytes[offset - 1]))) --offset;
  return offset;
}

// Follows the tokens, counts what they would cost and knows the place of each.
class Guard {
 public:
  Guard(std::string_view bytes, Problems& problems) : bytes_(bytes), problems_(problems) {}

  bool null() { return value(); }
  bool boolean(bool) { return value(); }
  bool number_integer(Json::number_integer_t) { return value(); }
  bool number_unsigned(Json::number_unsigned_t) { return value(); }
  bool number_float(Json::number_float_t, const Json::string_t&) { return value(); }
  bool string(Json::string_t&) { return value(); }
  bool binary(Json::binary_t&) { return false; }  // JSON has none
  bool start_object(std::size_t) { return open(false); }
  bool start_array(std::size_t) { return open(true); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(Json::string_t& name) {
    Level& level = levels_.back();
    level.key = name;
    if (level.keys.size() >= kMostKeys)
      return refuse(pointer(levels_.size() - 1), say("more than {} keys in one object", kMostKeys),
                    say("at most {} keys", kMostKeys));
    if (!level.keys.insert(name).second)
      problems_.add(pointer(levels_.size()), say("the key a second time"), say("every key once"),
                    say("remove one of the two"));
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& exception) {
    const std::string_view message = exception.what();
    const std::size_t offset =
        start_of_token(bytes_, std::min(position > 0 ? position - 1 : 0, bytes_.size()), message);
    const std::string_view rest = bytes_.substr(offset);
    std::string found = "\"" + shown(rest.substr(0, 80), 20) + "\"", allowed = "JSON",
                remedy(say("correct the JSON at that place"));
    if (const SyntaxHint* hint = hint_for(rest, message)) {
      found = say(hint->found), allowed = say(hint->allowed), remedy = say(hint->remedy);
    } else if (const std::size_t at = message.rfind("; expected "); at != message.npos) {
      allowed = shown(message.substr(at + 11));
      if ((rest.starts_with('}') || rest.starts_with(']')) && last_before(offset) == ',')
        remedy = say("remove the comma before it");
    }
    problems_.add(
        Error{problems_.where("") + ": " + line_and_column(bytes_, offset), found, allowed, remedy});
    return false;
  }

 private:
  struct Level {
    bool is_array = false;
    std::size_t count = 0;  // of elements so far
    std::string key;        // of the current member
    std::set<std::string> keys;
  };

  bool refuse(std::string_view pointer, std::string_view found, std::string_view allowed) {
    problems_.add(pointer, found, allowed, say("remove what is no part of a scenario"));
    return false;
  }

  char last_before(std::size_t offset) const {
    const std::size_t at = bytes_.substr(0, offset).find_last_not_of(" \t\r\n");
    return at == bytes_.npos ? '\0' : bytes_[at];
  }

  bool value() {
    if (!levels_.empty() && levels_.back().is_array) ++levels_.back().count;
    return ++values_ <= kMostValues || refuse("", say("more than {} values", kMostValues),
                                              say("at most {} values in one file", kMostValues));
  }

  bool open(bool is_array) {
    if (!value()) return false;
    if (levels_.size() >= kMostDepth)
      return refuse(pointer(levels_.size()), say("nesting of more than {} levels", kMostDepth),
                    say("at most {} levels", kMostDepth));
    levels_.emplace_back().is_array = is_array;
    return true;
  }

  bool close() {
    levels_.pop_back();
    return true;
  }

  // Pointer to the current value of the level before `depth`.
  std::string pointer(std::size_t depth) const {
    std::string text;
    for (const Level& level : std::span(levels_).first(depth))
      text = level.is_array ? pointer_to(text, level.count - 1) : pointer_to(text, level.key);
    return text;
  }

  std::string_view bytes_;
  Problems& problems_;
  std::vector<Level> levels_;
  std::size_t values_ = 0;
};

bool refuse_bytes(std::string_view bytes, Problems& problems) {
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) {
    problems.add("", bytes.empty() ? say("nothing") : say("only blanks"), say("a scenario as JSON"),
                 say("give it the text of a scenario; {\"grapevine\": 1} is the shortest"));
  } else if (bytes.size() > kMostBytes) {
    problems.add("", say("{} bytes", bytes.size()),
                 say("at most {} bytes (8 MiB)", kMostBytes), say("remove what is no part of a scenario"));
  } else if (const std::size_t zero = bytes.find('\0'); zero != bytes.npos) {
    problems.add(Error{problems.where("") + ": " + line_and_column(bytes, zero), say("a zero byte"),
                       say("JSON as UTF-8"), say("save the file as UTF-8, or fetch it again: it may be damaged")});
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::optional<Json> read_json(std::string_view bytes, Problems& problems) {
  if (refuse_bytes(bytes, problems)) return std::nullopt;
  Guard guard(bytes, problems);
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &guard)) return std::nullopt;
  Json document = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (document.is_discarded()) return std::nullopt;
  return document;
}

}  // namespace grapevine
