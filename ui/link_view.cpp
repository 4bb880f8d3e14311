#include "ui/link_view.h"

#include <algorithm>
#include <array>

#include "base/wording.h"
#include "scenario/scenario.h"

namespace grapevine {

namespace {

constexpr std::array<std::string_view, 5> kScreens{"first", "what-if", "network", "drill", "data"};
constexpr std::array<std::string_view, 6> kTabs{"figures", "compared", "why", "differences", "assumptions", "scenario"};
constexpr std::size_t kLongestVersion = 16;

template <std::size_t n>
std::optional<std::size_t> place_of(std::string_view name, const std::array<std::string_view, n>& names) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

// The value of "&key=" up to the next "&" or a blank.
std::string_view value_of(std::string_view link, std::string_view key) {
  const std::size_t at = link.find(key);
  if (at == link.npos) return {};
  const std::string_view rest = link.substr(at + key.size());
  return rest.substr(0, rest.find_first_of("& \t\r\n"));
}

bool is_version(std::string_view text) { return !text.empty() && text.size() <= kLongestVersion && text.find_first_not_of("0123456789.") == text.npos; }

}  // namespace

std::string_view name_of(Screen screen) { return kScreens[static_cast<std::size_t>(screen)]; }

std::optional<Screen> screen_named(std::string_view name) {
  const auto place = place_of(name, kScreens);
  if (!place) return std::nullopt;
  return static_cast<Screen>(*place);
}

std::string link_view(Screen screen, Tab tab) {
  std::string text = "&v=" + std::string(name_of(screen));
  const auto page = static_cast<std::size_t>(tab);
  if (screen == Screen::what_if && tab != Tab::figures && page < kTabs.size()) text += "." + std::string(kTabs[page]);
  return text + "&by=" + std::string(kEngineVersion);
}

LinkView read_link_view(std::string_view link) {
  LinkView view;
  if (const std::string_view by = value_of(link, "&by="); is_version(by)) view.made_by = by;
  const std::string_view asked = value_of(link, "&v=");
  if (asked.empty()) return view;
  const std::size_t dot = asked.find('.');
  const auto screen = screen_named(asked.substr(0, dot));
  if (screen) view.screen = *screen;
  view.understood = screen.has_value();
  if (dot == asked.npos) return view;
  const auto tab = place_of(asked.substr(dot + 1), kTabs);
  if (tab) view.tab = static_cast<Tab>(*tab);
  view.understood = view.understood && tab;
  return view;
}

std::optional<Message> note_on(const LinkView& view) {
  const std::string link(say("link")), here = say("this is Grapevine {}", kEngineVersion);
  if (!view.made_by.empty() && view.made_by != kEngineVersion)
    return Message{say("This link was made with Grapevine {}", view.made_by),
                   {{link, say("version {}", view.made_by), here, std::string(say("it was opened as this version reads it; figures may differ from those that were sent"))}}};
  if (!view.understood)
    return Message{std::string(say("This link opens on the what-if")), {{link, std::string(say("a part of the app that is not here")), here, std::string(say("go on from here; the scenario is whole"))}}};
  return std::nullopt;
}

}  // namespace grapevine
