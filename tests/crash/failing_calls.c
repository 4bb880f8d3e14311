// Preloaded into the program under test (LD_PRELOAD): the calls by which files are written fail on purpose. Nothing of it
// is in the program.
//
//   FAIL_AT=n      the n-th call to write, pwrite, fsync, fdatasync, ftruncate, rename or unlink, counted from 1
//   FAIL_HOW=once  fails: no space for writes, an error of the disk for all others
//            on    fails, and so does every later one
//            torn  writes half of its bytes and is the program's last
//            kill  is never made: the program is killed before it
//   FAIL_COUNT=f   how many calls there were goes into this file
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;

static void end_here(void) { kill(getpid(), SIGKILL); }

// Whether this call fails. With `half`, the call writes and can do so by half.
static int fails(int* half) {
  const char *at = getenv("FAIL_AT"), *how = getenv("FAIL_HOW");
  const long number = atomic_fetch_add(&calls, 1) + 1;
  if (at == NULL || how == NULL || number < atol(at)) return 0;
  if (strcmp(how, "on") == 0) return 1;
  if (number > atol(at)) return 0;
  if (strcmp(how, "kill") == 0) end_here();
  if (strcmp(how, "torn") == 0) {
    if (half == NULL) end_here();
    else *half = 1;
    return 0;
  }
  return 1;
}

static int fail(int code) {
  errno = code;
  return -1;
}

static int is_file(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  int half = 0;
  if (is_file(descriptor) && fails(&half)) return fail(ENOSPC);
  const ssize_t written = syscall(SYS_write, descriptor, bytes, half ? count / 2 : count);
  if (half) end_here();
  return written;
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
  int half = 0;
  if (fails(&half)) return fail(ENOSPC);
  const ssize_t written = syscall(SYS_pwrite64, descriptor, bytes, half ? count / 2 : count, offset);
  if (half) end_here();
  return written;
}

ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) { return pwrite64(descriptor, bytes, count, offset); }
int fsync(int descriptor) { return fails(NULL) ? fail(EIO) : (int)syscall(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return fails(NULL) ? fail(EIO) : (int)syscall(SYS_fdatasync, descriptor); }
int ftruncate64(int descriptor, off64_t size) { return fails(NULL) ? fail(EIO) : (int)syscall(SYS_ftruncate, descriptor, size); }
int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }
int rename(const char* from, const char* to) { return fails(NULL) ? fail(EIO) : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to); }
int unlink(const char* path) { return fails(NULL) ? fail(EIO) : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0); }

__attribute__((destructor)) static void tell(void) {
  const char* to = getenv("FAIL_COUNT");
  if (to == NULL) return;
  char text[32];
  const int length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
  const int file = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0) return;
  syscall(SYS_write, file, text, (size_t)length);
  close(file);
}
