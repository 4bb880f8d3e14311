// What a person's stories and cases are about, as numbers that are part of their address.
#pragma once

#include <cstdint>

namespace grapevine {

// Ordinals of a person's causes: experiences count from 0; what else makes a story or a case has its own range.
constexpr std::uint32_t kHeardCause = 0x200000;       // + experience: a post that listening picked up
constexpr std::uint32_t kGaveUpCause = 0x400000;      // + experience: a post after giving up waiting
constexpr std::uint32_t kCelebrated = 0x100000;        // + experience: an announcement or an invitation
constexpr std::uint32_t kSouredCause = 0x600000;       // + a hash of the praise that was turned into a complaint
constexpr std::uint32_t kTimelineCause = 0x800000;    // + minute of the timeline event

// The author of what the company posts itself, in place of a person.
inline constexpr std::uint32_t kCompanyId = UINT32_MAX - 1;
inline constexpr std::uint32_t kPressId = UINT32_MAX - 2;

}  // namespace grapevine
