// The language en_XA, which the build makes of the catalogue of words: whoever holds it has everything said in it.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "base/catalogue.h"
#include "base/wording.h"

namespace grapevine::test {

class PseudoLocale {
 public:
  PseudoLocale() { speak(&catalogue()); }
  ~PseudoLocale() { speak(nullptr); }
  PseudoLocale(const PseudoLocale&) = delete;
  PseudoLocale& operator=(const PseudoLocale&) = delete;

  static const Catalogue& catalogue() {
    static const std::optional<Catalogue> read = [] {
      const char* folder = std::getenv("GRAPEVINE_BUILD");
      std::ifstream file(std::filesystem::path(folder ? folder : ".") / "wording" / "en_XA.mo", std::ios::binary);
      if (!file) return std::optional<Catalogue>();
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      auto catalogue = Catalogue::read(bytes, "en_XA.mo");
      REQUIRE(catalogue);
      return std::optional(std::move(*catalogue));
    }();
    if (!read) SKIP("the build makes no pseudo-locale: gettext is not here");
    return *read;
  }
};

}  // namespace grapevine::test
