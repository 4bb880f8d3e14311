// What the drill's screens remember and nobody keeps: texts being typed, and what is looked at.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "report/qr_code.h"

namespace grapevine {

struct DrillPassing {
  std::int32_t card = -1, option = -1;   // the card looked at and the option chosen but not decided; −1: none
  std::int32_t confidence = -1;          // tenths
  std::int32_t counted = -1;             // the card whose votes are counted although some are missing
  std::size_t team = 0;                  // of those played here, whose decision is entered
  std::size_t judged = 0;                // whose decisions the hot wash shows
  bool overruling = false;
  std::array<std::array<char, 41>, 8> names{};
  std::array<char, 301> note{};
  std::array<char, 8192> codes{};
  std::string qr_text;  // what the picture below says
  QrCode qr;
  void choose_card(std::int32_t which) {
    card = which;
    option = confidence = counted = -1;
  }
};

}  // namespace grapevine
