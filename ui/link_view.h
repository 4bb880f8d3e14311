// What a link of the app says beside the scenario: the part of the app that it opens on, and the version that made it.
//
//   #s=1.NAME.DIFFERENCE.CHECK&v=what-if.why&by=0.1.0
//
// `v`: first, what-if or network, and which page of the what-if's figures; `by`: the engine's version. A link without
// them (of the command line, of a report) opens on the what-if.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/state.h"

namespace grapevine {

std::string_view name_of(Screen screen);                  // "what-if"
std::optional<Screen> screen_named(std::string_view name);

struct LinkView {
  Screen screen = Screen::what_if;
  Tab tab = Tab::figures;
  std::string made_by;       // "0.1.0"; empty: not said
  bool understood = true;    // false: it names a part that this version does not have
};

// "&v=…&by=…", to go after a scenario's fragment.
std::string link_view(Screen screen, Tab tab);
LinkView read_link_view(std::string_view link);

// What there is to say about a link that another version made, or nothing. It was migrated already: by the same readers
// as a scenario's file.
std::optional<Message> note_on(const LinkView& view);

}  // namespace grapevine
