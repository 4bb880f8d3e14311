#include "base/wording.h"

#include <catch2/catch_test_macros.hpp>

#include "base/catalogue.h"

using namespace grapevine;
using namespace std::string_literals;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

// A compiled catalogue as msgfmt writes it, without its hash table.
std::string compiled(const Entries& entries, bool big_endian = false) {
  std::string bytes;
  const auto number = [&](std::size_t value) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * (big_endian ? 3 - i : i)) & 0xff);
  };
  const std::size_t count = entries.size();
  for (const std::size_t value : {std::size_t{0x950412de}, std::size_t{0}, count, std::size_t{28}, 28 + 8 * count, std::size_t{0}, std::size_t{0}}) number(value);
  std::size_t place = 28 + 16 * count;
  std::string texts;
  for (const bool translation : {false, true})
    for (const auto& entry : entries) {
      const std::string& text = translation ? entry.second : entry.first;
      number(text.size());
      number(place);
      texts += text + '\0';
      place += text.size() + 1;
    }
  return bytes + texts;
}

std::string header(std::string plural) { return "Language: xx\nPlural-Forms: " + plural + "\n"; }
const std::string kPolish = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;";

struct Spoken {
  explicit Spoken(const Catalogue& catalogue) { speak(&catalogue); }
  ~Spoken() { speak(nullptr); }
};

}  // namespace

TEST_CASE("without a catalogue everything is said in English") {
  CHECK(language() == "en");
  CHECK(say("Reset levers") == "Reset levers");
  CHECK(say("{} of {} futures", 3, 64) == "3 of 64 futures");
  CHECK(say_number(1, "{} person heard", "{} people heard", 1) == "1 person heard");
  CHECK(say_number(0, "{} person heard", "{} people heard", 0) == "0 people heard");
  CHECK(say_number(-1, "{} day", "{} days", -1) == "-1 day");
}

TEST_CASE("a catalogue turns words, sentences with fields in another order, and numbers by its own rule") {
  for (const bool big_endian : {false, true}) {
    const auto catalogue = Catalogue::read(
        compiled({{"", header(kPolish)}, {"Reset", "Cofnij"}, {"{} of {:.1f}", "{1:.1f}, z tego {0}"}, {"{} day\0{} days"s, "{} dzien\0{} dni\0{} dniu"s}}, big_endian), "pl.mo");
    REQUIRE(catalogue.ok());
    CHECK(catalogue->language() == "xx");
    const Spoken spoken(*catalogue);
    CHECK(language() == "xx");
    CHECK(say("Reset") == "Cofnij");
    CHECK(say("Undo") == "Undo");
    CHECK(say("{} of {:.1f}", 2, 7.25) == "7.2, z tego 2");
    CHECK(say_number(1, "{} day", "{} days", 1) == "1 dzien");
    CHECK(say_number(23, "{} day", "{} days", 23) == "23 dni");
    CHECK(say_number(12, "{} day", "{} days", 12) == "12 dniu");
    CHECK(say_number(1'000'001, "{} day", "{} days", 1'000'001) == "1000001 dniu");
  }
}

TEST_CASE("a translation that would fail where it is said is left out") {
  const auto catalogue = Catalogue::read(compiled({{"{} of {}", "{} von {} und {}"}, {"{:.1f} min", "{} min"}, {"{} h", "{0 h"}, {"{} a", "{1} a"}, {"{} and {}", "{} und {1}"}, {"{} b", "{:s} b"}, {"{} c", "{name} c"}, {"{} d", "d {}"}, {"{:.{}f} e", "e {}"}, {"{:.{}f} f", "f {:.{}f}"}}), "x.mo");
  REQUIRE(catalogue.ok());
  CHECK(catalogue->refused().size() == 8);
  const Spoken spoken(*catalogue);
  CHECK(say("{} of {}", 1, 2) == "1 of 2");
  CHECK(say("{} d", 1) == "d 1");
  CHECK(say("{:.{}f} e", 1.25, 1) == "1.2 e");
  CHECK(say("{:.{}f} f", 1.25, 1) == "f 1.2");
}

TEST_CASE("a damaged catalogue is an error or a catalogue, never a crash") {
  const std::string whole = compiled({{"", header(kPolish)}, {"One", "Un"}, {"{} of {}", "{1} {0}"}});
  for (std::size_t length = 0; length < whole.size() - 1; ++length) CHECK_FALSE(Catalogue::read(whole.substr(0, length), "x.mo").ok());
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const unsigned char value : {0x00, 0x7f, 0xff}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(value);
      (void)Catalogue::read(damaged, "x.mo");
    }
  const auto error = Catalogue::read("PK\3\4....", "x.mo");
  REQUIRE_FALSE(error.ok());
  CHECK(to_string(error.errors().front()).find("another kind of file") != std::string::npos);
}

TEST_CASE("rules of plurals are read strictly") {
  CHECK(PluralRule::parse("nplurals=1; plural=0;")->form(5) == 0);
  CHECK(PluralRule::parse("nplurals=2; plural=n>1;")->form(1) == 0);
  CHECK(PluralRule::parse("nplurals=2; plural=(n != 1);")->form(-1) == 0);
  CHECK(PluralRule::parse("nplurals=2; plural=!(n%10==1);")->form(21) == 0);
  CHECK(PluralRule::parse("nplurals=3; plural=n*2-1==7 ? 0 : n/4 == 1 ? 1 : 2;")->form(4) == 0);
  for (const char* wrong : {"", "nplurals=2;", "plural=n;", "nplurals=2; plural=n;", "nplurals=0; plural=0;", "nplurals=7; plural=0;", "nplurals=2; plural=1/n;", "nplurals=2; plural=n==1 ? 0;", "nplurals=2; plural=(n==1;",
                            "nplurals=2; plural=n=1;", "nplurals=2; plural=x;", "nplurals=2; plural=0-1;", "nplurals=2; plural=99999999999999999999;"})
    CHECK_FALSE(PluralRule::parse(wrong).has_value());
  CHECK_FALSE(PluralRule::parse("nplurals=1; plural=" + std::string(5000, '(') + "0").has_value());
  CHECK_FALSE(PluralRule::parse("nplurals=1; plural=" + std::string(5000, '!') + "0").has_value());
}
