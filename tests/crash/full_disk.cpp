// A disk that is really full: a small file system in memory, where one can be mounted.
#include <sys/mount.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include <cerrno>
#include <cstring>

#include "tests/crash/damage.h"
#include "tests/crash/studies.h"

namespace fs = std::filesystem;

namespace {

class SmallDisk {
 public:
  explicit SmallDisk(fs::path where) : where_(std::move(where)) { fs::create_directories(where_); }
  ~SmallDisk() {
    if (mounted_) ::umount2(where_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  // Empty, with room for so much; false when that cannot be had.
  bool mount(int kib) {
    if (mounted_) ::umount2(where_.c_str(), MNT_DETACH);
    const std::string size = "size=" + std::to_string(kib) + "k";
    return mounted_ = ::mount("grapevine-test", where_.c_str(), "tmpfs", 0, size.c_str()) == 0;
  }
  bool grow(int kib) { return ::mount("grapevine-test", where_.c_str(), "tmpfs", MS_REMOUNT, ("size=" + std::to_string(kib) + "k").c_str()) == 0; }

 private:
  fs::path where_;
  bool mounted_ = false;
};

}  // namespace

TEST_CASE("a sweep on a disk that is full ends with exit code 5, and goes on to the same bytes when there is room") {
  const ScratchFolder folder;
  const std::string file = small_experiment(folder, 100), study = folder / "disk/study";
  REQUIRE(grapevine({"sweep", file, "-o", folder / "whole"}).exit == 0);
  SmallDisk disk(folder / "disk");
  if (!disk.mount(64)) SKIP("no small file system can be mounted here (" << std::strerror(errno) << "): this test needs root");
  int full = 0;
  for (int kib = 12; kib < 2000; kib += long_form() ? 4 : 20) {
    REQUIRE(disk.mount(kib));
    const Ran ran = grapevine({"sweep", file, "-o", study, "--jobs", "2"});
    INFO(kib << " KiB: " << ran.err);
    if (ran.exit == 0) break;
    ++full;
    CHECK(ran.exit == 5);
    CHECK(ran.err.find("free some space") != std::string::npos);
    CHECK(ran.err.find("--resume goes on") != std::string::npos);
    // still full: nothing gets worse
    CHECK(grapevine({"sweep", file, "-o", study, "--resume"}).exit == 5);
    REQUIRE(disk.grow(16'000));
    const Ran again = grapevine({"sweep", file, "-o", study, "--resume"});
    INFO(again.err);
    REQUIRE(again.exit == 0);
    check_same_folder(folder / "whole", study);
  }
  CHECK(full > 3);
}
