// The network in words: what the picture shows, for its side panel and for the text view. No ImGui here.
#pragma once

#include <string>
#include <vector>

#include "ui/futures.h"
#include "ui/network_model.h"
#include "ui/network_state.h"
#include "ui/network_words.h"

namespace grapevine {

// Nothing that is remembered may point beyond what there is. The moment to begin with: the first story of the timeline and
// how far it has come some hours later, else half of the time.
void settle_network(NetworkPassing& passing, const NetworkModel& model);

// "Complaint of person 17".
std::string story_title(const Story& story, const NetworkModel& model);
// How far a story of the diary has come: how many have met it, and through whom.
struct StoryInWords {
  std::int64_t met = 0;
  std::string text;
};
StoryInWords story_in_words(NetworkModel& model, std::uint32_t story, Millis at);
// Who a person is, whatever happens: role and ties, community.
std::vector<std::string> person_described(const NetworkModel& model, std::uint32_t person);

// What to say when nobody has that number.
std::string no_person(std::string_view number, const World& world);

// Everything of the network screen as a JSON object (view_state.h has its keys); settles `passing`.
std::string network_to_json(NetworkModel& model, NetworkPassing& passing, const NetworkChoices& choices, const Futures& futures);

}  // namespace grapevine
