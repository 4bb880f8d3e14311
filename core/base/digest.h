// XXH3-128 over outcomes: the fingerprint by which two builds, machines or interrupted runs prove that they agree.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace grapevine {

class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view bytes);
  void add(std::int64_t value);             // little-endian
  void add(double value);                   // IEEE 754, little-endian, −0 as +0; NaN makes the digest invalid
  void add(std::span<const double> values);

  bool valid() const { return valid_; }     // false once a NaN was added
  std::string hex() const;                  // 32 hexadecimal digits, most significant first

 private:
  struct State;
  std::unique_ptr<State> state_;
  bool valid_ = true;
};

// Digest of some bytes, 32 hexadecimal digits.
std::string digest_of(std::string_view bytes);

}  // namespace grapevine
