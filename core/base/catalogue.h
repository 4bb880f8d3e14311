// A translation of the program's words: a compiled catalogue of GNU gettext (.mo), as `msgfmt` writes it from a
// translator's .po file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/plural_rule.h"

namespace grapevine {

class Catalogue {
 public:
  // `bytes` of a .mo file of either byte order; `where` names it in errors. Translations whose fields ({}, {:.1f}) are not
  // those of the English are left out, so that no sentence can fail where it is said: `refused` names them.
  static Result<Catalogue> read(std::string_view bytes, std::string_view where);

  // The translation of `english`; nothing where there is none.
  std::optional<std::string_view> find(std::string_view english) const;
  // The form for `number` of the words whose English singular is `one`.
  std::optional<std::string_view> find(std::string_view one, std::int64_t number) const;

  std::string_view language() const { return language_; }  // "de", "en_XA"; empty when the file does not say
  std::size_t size() const { return forms_.size(); }
  const std::vector<std::string>& refused() const { return refused_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> forms_;
  std::string language_;
  PluralRule plural_;
  std::vector<std::string> refused_;
};

// Whether `translation` can stand for `english`: it takes the same fields, each as it is printed there, in any order.
bool same_fields(std::string_view english, std::string_view translation);

}  // namespace grapevine
