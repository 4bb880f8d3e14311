#include "base/catalogue.h"

#include <algorithm>
#include <charconv>

#include "base/wording.h"

namespace grapevine {

namespace {

// --- the file: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html

class Words {
 public:
  static std::optional<Words> open(std::string_view bytes) {
    for (const bool swapped : {false, true}) {
      const Words words(bytes, swapped);
      if (words.number(0) == 0x950412deU) return words;
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> number(std::size_t at) const {
    if (at > bytes_.size() || bytes_.size() - at < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + i])) << (8 * (swapped_ ? 3 - i : i));
    return value;
  }
  // The text whose length and place stand at `at`.
  std::optional<std::string_view> text(std::size_t at) const {
    const auto length = number(at), place = number(at + 4);
    if (!length || !place || *place > bytes_.size() || *length > bytes_.size() - *place) return std::nullopt;
    return bytes_.substr(*place, *length);
  }

 private:
  Words(std::string_view bytes, bool swapped) : bytes_(bytes), swapped_(swapped) {}
  std::string_view bytes_;
  bool swapped_;
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find('\0');
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// The value of "Name: value" in the catalogue's own entry.
std::string_view header(std::string_view entry, std::string_view name) {
  while (!entry.empty()) {
    const std::string_view line = entry.substr(0, entry.find('\n'));
    if (line.starts_with(name)) return line.substr(std::min(name.size() + 1, line.size()));
    entry.remove_prefix(std::min(line.size() + 1, entry.size()));
  }
  return {};
}

// --- fields

struct Field {
  std::size_t argument;
  std::string_view format;
  bool operator==(const Field&) const = default;
  auto operator<=>(const Field&) const = default;
};

// Fields in the order of their arguments; nothing where braces do not match or a field is named by a word.
std::optional<std::vector<Field>> fields_of(std::string_view text) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') continue;
    if (i + 1 < text.size() && text[i + 1] == text[i]) {
      ++i;
      continue;
    }
    const auto end = text[i] == '{' ? text.find_first_of("{}", i + 1) : std::string_view::npos;
    if (end == std::string_view::npos || text[end] == '{') return std::nullopt;
    const std::string_view inside = text.substr(i + 1, end - i - 1), name = inside.substr(0, inside.find(':'));
    Field field{fields.size(), inside.substr(name.size())};
    if (!name.empty() && std::from_chars(name.data(), name.data() + name.size(), field.argument).ptr != name.data() + name.size()) return std::nullopt;
    fields.push_back(field);
    i = end;
  }
  std::ranges::sort(fields);
  return fields;
}

// All that stands within braces, as it stands.
std::string braced(std::string_view text) {
  std::string within;
  int depth = 0;
  for (const char letter : text) {
    if (letter == '{') ++depth;
    if (depth > 0) within += letter;
    if (letter == '}') --depth;
  }
  return within;
}

bool names_all_or_none(std::string_view text) {
  bool named = false, unnamed = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '{') continue;
    if (text[i + 1] == '{') ++i;
    else (text[i + 1] == '}' || text[i + 1] == ':' ? unnamed : named) = true;
  }
  return !(named && unnamed);
}

}  // namespace

bool same_fields(std::string_view english, std::string_view translation) {
  const auto expected = fields_of(english), found = fields_of(translation);
  if (!expected) return braced(english) == braced(translation);  // a field in a field, or braces that are text
  return found && *found == *expected && names_all_or_none(translation);
}

Result<Catalogue> Catalogue::read(std::string_view bytes, std::string_view where) {
  const auto wrong = [&](std::string_view found) {
    return Error{where, found, say("a catalogue that GNU msgfmt wrote (.mo)"), say("Make it anew: msgfmt -o LANGUAGE.mo LANGUAGE.po.")};
  };
  const auto words = Words::open(bytes);
  if (!words) return wrong(bytes.size() < 4 ? say("a file that ends at once") : say("another kind of file"));
  const auto count = words->number(8), originals = words->number(12), translations = words->number(16);
  if (!count || !originals || !translations || *count > bytes.size() / 16) return wrong(say("a file that ends within its table"));
  Catalogue catalogue;
  for (std::size_t i = 0; i < *count; ++i) {
    const auto original = words->text(*originals + 8 * i), translation = words->text(*translations + 8 * i);
    if (!original || !translation) return wrong(say("a text that lies outside the file"));
    if (original->empty()) {
      catalogue.language_ = header(*translation, "Language:");
      catalogue.language_.erase(0, catalogue.language_.find_first_not_of(' '));
      const std::string_view rule = header(*translation, "Plural-Forms:");
      const auto plural = PluralRule::parse(rule);
      if (!rule.empty() && !plural) return wrong(say("the rule of plurals \"{}\"", shown(rule)));
      if (plural) catalogue.plural_ = *plural;
      continue;
    }
    const std::vector<std::string> english = split(*original);
    std::vector<std::string> forms = split(*translation);
    const bool fits = std::ranges::all_of(forms, [&](const std::string& form) { return same_fields(english.back(), form); });
    const bool complete = std::ranges::none_of(forms, [](const std::string& form) { return form.empty(); });
    if (!fits) catalogue.refused_.push_back(english.front());
    else if (complete) catalogue.forms_.emplace(english.front(), std::move(forms));
  }
  return catalogue;
}

std::optional<std::string_view> Catalogue::find(std::string_view english) const {
  const auto found = forms_.find(english);
  if (found == forms_.end()) return std::nullopt;
  return found->second.front();
}

std::optional<std::string_view> Catalogue::find(std::string_view one, std::int64_t number) const {
  const auto found = forms_.find(one);
  if (found == forms_.end()) return std::nullopt;
  const auto form = static_cast<std::size_t>(plural_.form(number));
  if (form >= found->second.size()) return std::nullopt;
  return found->second[form];
}

}  // namespace grapevine
