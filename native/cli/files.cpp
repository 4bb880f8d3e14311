#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include "base/digest.h"

namespace grapevine {

namespace {

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }
  bool valid() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

std::string size_to_string(std::uint64_t bytes) {
  if (bytes >= 1ull << 30) return std::to_string(bytes >> 30) + " GiB";
  if (bytes >= 1ull << 20) return std::to_string(bytes >> 20) + " MiB";
  return std::to_string(bytes) + " bytes";
}

Error too_large(std::string where, std::string found, std::uint64_t limit) {
  return {std::move(where), std::move(found), "at most " + size_to_string(limit), "make it smaller"};
}

Error could_not_open(const std::string& where, int code, std::string_view remedy) {
  if (code == ENOENT)
    return {where, "no such file", "", remedy.empty() ? "check the path" : std::string(remedy)};
  if (code == EACCES) return {where, "a file that may not be read", "", "change its permissions"};
  return {where, std::strerror(code), "", "check the path"};
}

Error could_not_write(const std::filesystem::path& path, int code) {
  std::string remedy = "choose another place with -o";
  if (code == ENOSPC || code == EDQUOT) remedy = "free some space, or " + remedy;
  return {shown_path(path), std::strerror(code), std::string(kWritablePlace), remedy};
}

int sync_folder_of(const std::filesystem::path& path) {
#ifdef __EMSCRIPTEN__
  (void)path;  // node cannot open a folder
  return 0;
#else
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.valid() && ::fsync(descriptor.get()) == 0 ? 0 : errno;
#endif
}

}  // namespace

std::string shown_path(const std::filesystem::path& path) { return shown(path.native(), 300); }

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit,
                              std::string_view remedy) {
  const bool standard_input = path == "-";
  const std::string where = standard_input ? "standard input" : shown_path(path);
  const Descriptor file(standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) return could_not_open(where, errno, remedy);

  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return could_not_open(where, errno, remedy);
  if (S_ISDIR(status.st_mode)) return Error{where, "a folder", "a file", "name a file in it"};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (S_ISREG(status.st_mode) && size > limit) return too_large(where, size_to_string(size), limit);

  // one byte more than the size tells that the end was reached; pipes have no size
  std::string bytes;
  std::size_t length = 0;
  while (true) {
    if (length == bytes.size())
      bytes.resize(length == 0 ? static_cast<std::size_t>(S_ISREG(status.st_mode) ? size + 1 : 1 << 16)
                               : length * 2);
    const ssize_t got = ::read(file.get(), bytes.data() + length, bytes.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return could_not_open(where, errno, remedy);
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
    if (length > limit) return too_large(where, "more than " + size_to_string(limit), limit);
  }
  bytes.resize(length);
  return bytes;
}

Result<std::string> digest_of_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) return could_not_open(shown_path(path), errno, {});
  Digest digest;
  std::vector<char> buffer(1 << 20);
  while (true) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return could_not_open(shown_path(path), errno, {});
    if (got == 0) return digest.hex();
    digest.add(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
  }
}

std::filesystem::path beside(const std::filesystem::path& path) {
  std::filesystem::path other = path;
  other += ".part";
  return other;
}

std::optional<Error> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path part = beside(path);
  int failure = 0;
  {
    const Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file.valid()) return could_not_write(path, errno);
    while (!bytes.empty() && failure == 0) {
      const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
      if (written >= 0)
        bytes.remove_prefix(static_cast<std::size_t>(written));
      else if (errno != EINTR)
        failure = errno;
    }
  }
  if (failure != 0) {
    ::unlink(part.c_str());
    return could_not_write(path, failure);
  }
  return put_in_place(part, path);
}

std::optional<Error> put_in_place(const std::filesystem::path& part, const std::filesystem::path& path) {
  int failure = 0;
  {
    const Descriptor file(::open(part.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid() || ::fsync(file.get()) != 0) failure = errno;
  }
  if (failure == 0 && std::rename(part.c_str(), path.c_str()) != 0) failure = errno;
  if (failure != 0) {
    ::unlink(part.c_str());
    return could_not_write(path, failure);
  }
  if (const int unsynced = sync_folder_of(path)) return could_not_write(path, unsynced);
  return std::nullopt;
}

std::filesystem::path own_folder() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace grapevine
