// Ways in which the bytes of a file change on their own.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

// True with GRAPEVINE_LONG: the whole count instead of a sample of it.
inline bool long_form() { return std::getenv("GRAPEVINE_LONG") != nullptr; }

// One of the ways in which a file changes on its own.
class Damage {
 public:
  explicit Damage(std::uint64_t seed) : random_(seed) {}

  std::string of(std::string bytes) {
    constexpr std::size_t kPage = 4096;
    const std::size_t at = below(bytes.size()), page = at / kPage * kPage;
    switch (below(8)) {
      case 0: bytes.resize(at); break;                                                                   // cut off
      case 1: std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(page), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(page + kPage, bytes.size())), '\0'); break;  // a page that was never written
      case 2: bytes.replace(page, kPage, bytes.substr(below(bytes.size()) / kPage * kPage, kPage)); break;  // a page that went elsewhere
      case 3:
        for (std::size_t i = at; i < std::min(at + 1 + below(64), bytes.size()); ++i) bytes[i] = static_cast<char>(below(256));
        break;
      case 4: bytes += std::string(1 + below(9000), static_cast<char>(below(256))); break;
      default:  // most often, and hardest to find
        for (std::size_t bits = 1 + below(2); bits > 0; --bits) flip(bytes, bits % 2 == 1 ? at : below(bytes.size()));
    }
    return bytes;
  }
  // Of the first page alone, which says what all others are.
  std::string of_header(std::string bytes) {
    flip(bytes, below(std::min<std::size_t>(bytes.size(), 1200)));
    return bytes;
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

 private:
  void flip(std::string& bytes, std::size_t at) { bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8))); }
  std::mt19937_64 random_;
};

inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }
