#include "base/digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <cmath>
#include <cstdio>

namespace grapevine {

static_assert(std::endian::native == std::endian::little, "the digest writes native words as little-endian");

struct Digest::State {
  XXH3_state_t xxh;
};

Digest::Digest() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->xxh); }
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) { XXH3_128bits_update(&state_->xxh, bytes.data(), bytes.size()); }

void Digest::add(std::int64_t value) { XXH3_128bits_update(&state_->xxh, &value, sizeof value); }

void Digest::add(double value) {
  if (std::isnan(value)) valid_ = false;
  if (value == 0.0) value = 0.0;
  XXH3_128bits_update(&state_->xxh, &value, sizeof value);
}

void Digest::add(std::span<const double> values) {
  for (const double value : values) add(value);
}

std::string Digest::hex() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(&state_->xxh);
  char text[33];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64), static_cast<unsigned long long>(hash.low64));
  return text;
}

std::string digest_of(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hex();
}

}  // namespace grapevine
