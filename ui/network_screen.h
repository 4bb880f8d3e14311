// The network screen: the picture, what is said beside it, and the bar that plays one future.
#pragma once

#include "ui/gl_points.h"
#include "ui/network_model.h"
#include "ui/network_words.h"
#include "ui/panels.h"

namespace grapevine {

// What is drawn from frame to frame and need not be made anew each time. App owns it.
struct NetworkPicture {
  explicit NetworkPicture(GlFunction function) : card(std::move(function)) {}
  GlPoints card;
  PointCloud cloud;                  // alive until the frame is rendered
  Box clip;
  std::vector<PointLook> looks;
  std::array<std::int64_t, kStandpoints> count{};   // people by standpoint at the moment shown
  struct Of {                        // what the looks were made of
    std::uint64_t telling = 0, places = 0;
    Millis at = -1;
    std::int64_t person = -1, story = -1;
    bool operator==(const Of&) const = default;
  } of;
  std::vector<StoryNow> largest;     // stories, and what they were counted of
  std::uint64_t largest_telling = 0;
  Millis largest_at = -1;
  double largest_when = -10;
};

// Everything that the screen's parts share.
struct NetworkScene {
  const Scene* scene = nullptr;
  NetworkModel* model = nullptr;
  NetworkPicture* picture = nullptr;
  NetworkChoices* choices = nullptr;
  NetworkPassing* passing = nullptr;
  bool strip = false;                // a strip on another screen: always the whole crowd, and no wheel is taken
  bool told() const { return model->diary() != nullptr; }
};

// `message`: what failed, said above everything; null: nothing.
void network_screen(Gui& gui, const Box& box, const NetworkScene& scene, const Message* message, Commands& commands);

// --- its parts: network_picture.cpp, network_side.cpp, network_play.cpp
void network_picture(Gui& gui, const Box& box, const NetworkScene& scene);
void update_looks(const NetworkScene& scene);
std::array<ImU32, kPalette> network_palette(const Gui& gui);
void draw_point(const PointLook& look, ImVec2 at, float radius, ImU32 colour);
// Returns the bottom of what it has drawn; `scrolls` false: it grows with its page.
float network_side(Gui& gui, const Box& box, bool scrolls, const NetworkScene& scene);
// network_strip.cpp: the bar that plays one future, and above it where there is room (or somebody wants it) the picture.
float strip_height(const Gui& gui, bool open);
void network_strip(Gui& gui, const Box& box, bool open, const NetworkScene& scene, ViewChoices& choices, Commands& commands);
void network_play(Gui& gui, const Box& box, const NetworkScene& scene, Commands& commands);

}  // namespace grapevine
