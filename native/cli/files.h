// Files: whole and bounded when read; beside, synced and renamed when written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace grapevine {

constexpr std::uint64_t kScenarioBytes = 8ull << 20;  // as the parser allows
constexpr std::uint64_t kNetworkBytes = 16ull << 30;

// The whole file, or standard input for "-". A file that is larger than `limit` is refused before it is read,
// a pipe as soon as it has given more. `remedy` ends the message about a file that is missing.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit,
                              std::string_view remedy = {});

// Digest of a file's bytes, of any size, as digest_of gives it.
Result<std::string> digest_of_file(const std::filesystem::path& path);

// Replaces the file in one step: readers see the old bytes or the new ones, also after a power cut. On
// failure the old file stays and nothing else is left behind.
std::optional<Error> write_file(const std::filesystem::path& path, std::string_view bytes);

// For bytes that somebody else has written to `beside`: syncs it, renames it to `path` and syncs the folder.
std::optional<Error> put_in_place(const std::filesystem::path& beside, const std::filesystem::path& path);

// What a failed write asks for: so an error is known to be the disk's, not the input's.
constexpr std::string_view kWritablePlace = "a place that can be written to";
inline bool is_write_failure(const Error& error) { return error.allowed == kWritablePlace; }

// Where such bytes belong before.
std::filesystem::path beside(const std::filesystem::path& path);

// Where this program lies; empty where the system does not tell.
std::filesystem::path own_folder();

// A path as messages show it: control characters and broken UTF-8 replaced.
std::string shown_path(const std::filesystem::path& path);

}  // namespace grapevine
