#include "base/wording.h"

#include <algorithm>
#include <atomic>

#include "base/catalogue.h"

namespace grapevine {

namespace {
std::atomic<const Catalogue*> spoken = nullptr;
}

void speak(const Catalogue* catalogue) { spoken = catalogue; }

std::string language() {
  const Catalogue* catalogue = spoken;
  std::string name(catalogue ? catalogue->language() : "en");
  std::ranges::replace(name, '_', '-');
  return name;
}

std::string_view say(std::string_view words) {
  const Catalogue* catalogue = spoken;
  return catalogue ? catalogue->find(words).value_or(words) : words;
}

std::string_view wording::of_number(std::int64_t number, std::string_view one, std::string_view many) {
  const Catalogue* catalogue = spoken;
  if (catalogue)
    if (const auto words = catalogue->find(one, number)) return *words;
  return number == 1 || number == -1 ? one : many;
}

}  // namespace grapevine
