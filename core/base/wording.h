// What people read, in their language. Sentences stand in English where they are used, inside one of the calls below;
// wording/grapevine.pot, the catalogue that translators work from, is extracted from these calls. Without a catalogue
// everything is said in English. Words that come from files (titles, names of people and teams) are never translated.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace grapevine {

class Catalogue;

// The catalogue that everything after is said from; nothing: English. Called once by a program that starts, before its
// threads; the catalogue stays until the end.
void speak(const Catalogue* catalogue);
// The language that is spoken, as HTML names it: "en", "de", "pt-BR".
std::string language();

// Marks words of a table: they are said where they are shown, by `say(row.label)`.
constexpr std::string_view english(std::string_view words) { return words; }

// The words in the reader's language. A view into the catalogue, or `words` itself.
std::string_view say(std::string_view words);

// Those of a small table, as buttons beside each other have them.
template <std::size_t size>
std::array<std::string_view, size> said(std::array<std::string_view, size> words) {
  for (std::string_view& word : words) word = say(word);
  return words;
}

namespace wording {
std::string_view of_number(std::int64_t number, std::string_view one, std::string_view many);
}

// A sentence with figures in it, as fmt::format. A catalogue holds only translations with the same fields in it
// (base/catalogue.h), in any order ("{1} of {0}").
template <class First, class... Rest>
std::string say(fmt::format_string<First, Rest...> sentence, First&& first, Rest&&... rest) {
  const fmt::string_view words = sentence;
  return fmt::vformat(say(std::string_view(words.data(), words.size())), fmt::make_format_args(first, rest...));
}

// The form that the language has for this number: say_number(n, "{} person heard", "{} people heard", n). English takes
// `one` for 1 and −1.
template <class... Arguments>
std::string say_number(std::int64_t number, fmt::format_string<Arguments...> one, fmt::format_string<Arguments...> many, Arguments&&... arguments) {
  const fmt::string_view single = one, several = many;
  return fmt::vformat(wording::of_number(number, {single.data(), single.size()}, {several.data(), several.size()}), fmt::make_format_args(arguments...));
}

}  // namespace grapevine
