/*
 * Preloaded into a process that writes a store. Records, in order, what it does to the files under one folder, and can
 * make the disk full or kill the process at a chosen operation. Linux only; compiled by compileShim.ts.
 *
 * Environment: FAULTS_FOLDER (absolute), FAULTS_LOG (file for the record, may be unset), FAULTS_LINE (descriptor of
 * the line to the parent). What is written to the line is recorded between the operations, so that acknowledgements
 * have a place in the order; a text that starts with '!' is a command to this shim and goes no further:
 *   !full K    operations that need room fail with ENOSPC from the K-th on, the K-th after half of its bytes
 *   !room      there is room again
 *   !kill K    SIGKILL in the middle of the K-th operation from here
 *   !count     writes nothing; starts counting operations anew
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, TRUNCATE, SYNC, SYNC_FOLDER, RENAME, UNLINK, LINE };
#define MOST_FILES 65536

/* One record: this header, then `path`, `other` and `data`. Little-endian, as this machine writes it. */
struct record { uint32_t what, pathLength, otherLength, dataLength; uint64_t inode, offset; };

static const char *folder;
static size_t folderLength;
static int logFile = -1, line = -1;
static char watched[MOST_FILES]; /* 1: a file in the folder, 2: the folder itself */
static long fullAt = -1, killAt = -1, needed = 0, done = 0;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("FAULTS_LOG"), *number = getenv("FAULTS_LINE");
  folder = getenv("FAULTS_FOLDER");
  folderLength = folder ? strlen(folder) : 0;
  if (number) line = atoi(number);
  if (!path) return;
  int low = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  logFile = fcntl(low, F_DUPFD_CLOEXEC, 900);
  syscall(SYS_close, low);
  unsetenv("LD_PRELOAD");
}

static void broken(const char *why) {
  dprintf(2, "faults shim: %s\n", why);
  _exit(70);
}

#define REAL(name) ({ static void *found; if (!found) found = dlsym(RTLD_NEXT, #name); found; })

/* The path below the folder; null for what is elsewhere, "" for the folder itself. */
static const char *inside(const char *path) {
  if (!folder || !path || strncmp(path, folder, folderLength) != 0) return NULL;
  if (path[folderLength] == 0) return "";
  return path[folderLength] == '/' ? path + folderLength + 1 : NULL;
}

static int isWatched(int fd) { return fd >= 0 && fd < MOST_FILES ? watched[fd] : 0; }

static uint64_t inodeOf(int fd) {
  struct stat about;
  return fstat(fd, &about) == 0 ? about.st_ino : 0;
}

static void record(int what, uint64_t inode, uint64_t offset, const char *path, const char *other,
                   const void *data, size_t length) {
  if (logFile < 0) return;
  struct record head = { what, path ? strlen(path) : 0, other ? strlen(other) : 0, length, inode, offset };
  struct iovec parts[4] = { { &head, sizeof head }, { (void *)path, head.pathLength },
                            { (void *)other, head.otherLength }, { (void *)data, length } };
  ssize_t whole = sizeof head + head.pathLength + head.otherLength + length;
  if (syscall(SYS_writev, logFile, parts, 4) != whole) broken("the record could not be written");
}

static void command(const char *text) {
  if (!strncmp(text, "!full ", 6)) fullAt = atol(text + 6), needed = 0;
  else if (!strncmp(text, "!room", 5)) fullAt = -1;
  else if (!strncmp(text, "!kill ", 6)) killAt = atol(text + 6), done = 0;
  else if (strncmp(text, "!count", 6)) broken("unknown command");
  if (!strncmp(text, "!count", 6)) needed = done = 0;
}

static void killIfDue(void) {
  done += 1;
  if (killAt > 0 && done >= killAt) raise(SIGKILL);
}

/* 0: there is room; 1: this operation is the one that fills the disk; 2: the disk was full before it. */
static int full(void) {
  needed += 1;
  return fullAt < 0 || needed < fullAt ? 0 : needed == fullAt ? 1 : 2;
}

static ssize_t writeAt(int fd, const void *data, size_t length, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = REAL(pwrite64);
  if (!isWatched(fd)) return real(fd, data, length, offset);
  pthread_mutex_lock(&order);
  if (killAt > 0 && done + 1 >= killAt) real(fd, data, length / 2, offset);
  killIfDue();
  int state = full();
  size_t room = state == 0 ? length : state == 1 ? length / 2 : 0;
  ssize_t written = room > 0 ? real(fd, data, room, offset) : -1;
  if (written > 0) record(WRITE, inodeOf(fd), offset, NULL, NULL, data, written);
  pthread_mutex_unlock(&order);
  if (written < 0 && room == 0) errno = ENOSPC;
  return written;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return writeAt(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return writeAt(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
  ssize_t (*real)(int, const void *, size_t) = REAL(write);
  if (fd == line && line >= 0) {
    if (length > 0 && *(const char *)data == '!') {
      char text[64] = { 0 };
      memcpy(text, data, length < 63 ? length : 63);
      command(text);
      return length;
    }
    pthread_mutex_lock(&order);
    record(LINE, 0, 0, NULL, NULL, data, length);
    pthread_mutex_unlock(&order);
    return real(fd, data, length);
  }
  if (!isWatched(fd)) return real(fd, data, length);
  off_t offset = lseek(fd, 0, SEEK_CUR);
  if (fcntl(fd, F_GETFL) & O_APPEND) offset = lseek(fd, 0, SEEK_END);
  ssize_t written = writeAt(fd, data, length, offset);
  if (written > 0) lseek(fd, offset + written, SEEK_SET);
  return written;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t (*real)(int, const struct iovec *, int) = REAL(writev);
  if (!isWatched(fd)) return real(fd, parts, count);
  ssize_t all = 0;
  for (int at = 0; at < count; at += 1) {
    ssize_t written = write(fd, parts[at].iov_base, parts[at].iov_len);
    if (written < 0) return all > 0 ? all : written;
    all += written;
    if ((size_t)written < parts[at].iov_len) break;
  }
  return all;
}

/* What the simulator does not know must not pass unseen. */
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  ssize_t (*real)(int, const struct iovec *, int, off_t) = REAL(pwritev);
  if (isWatched(fd)) broken("pwritev to a watched file");
  return real(fd, parts, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  ssize_t (*real)(int, const struct iovec *, int, off64_t) = REAL(pwritev64);
  if (isWatched(fd)) broken("pwritev64 to a watched file");
  return real(fd, parts, count, offset);
}

static int truncateTo(int fd, off64_t length) {
  int (*real)(int, off64_t) = REAL(ftruncate64);
  if (!isWatched(fd)) return real(fd, length);
  pthread_mutex_lock(&order);
  killIfDue();
  struct stat before;
  fstat(fd, &before);
  int result = -1;
  if (length > before.st_size && full()) errno = ENOSPC;
  else result = real(fd, length);
  if (result == 0) record(TRUNCATE, inodeOf(fd), length, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&order);
  return result;
}

int ftruncate(int fd, off_t length) { return truncateTo(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncateTo(fd, length); }

static int synced(int fd, int (*real)(int)) {
  if (!isWatched(fd)) return real(fd);
  pthread_mutex_lock(&order);
  killIfDue();
  int result = real(fd);
  if (result == 0) record(watched[fd] == 2 ? SYNC_FOLDER : SYNC, inodeOf(fd), 0, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&order);
  return result;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

static int opened(int at, const char *path, int flags, mode_t mode) {
  int (*real)(int, const char *, int, ...) = REAL(openat64);
  const char *name = inside(path);
  if (!name) return real(at, path, flags, mode);
  pthread_mutex_lock(&order);
  struct stat before;
  int isNew = *name && (flags & O_CREAT) && stat(path, &before) != 0;
  int fd = -1;
  if (isNew) killIfDue();
  if (isNew && full()) errno = ENOSPC;
  else fd = real(at, path, flags, mode);
  if (fd >= MOST_FILES) broken("too many files");
  if (fd >= 0) {
    watched[fd] = *name ? 1 : 2;
    if (isNew) record(CREATE, inodeOf(fd), 0, name, NULL, NULL, 0);
    else if (flags & O_TRUNC) record(TRUNCATE, inodeOf(fd), 0, NULL, NULL, NULL, 0);
  }
  pthread_mutex_unlock(&order);
  return fd;
}

#define MODE(flags) ({ mode_t given = 0; if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list more; \
  va_start(more, flags); given = va_arg(more, int); va_end(more); } given; })

int open(const char *path, int flags, ...) { return opened(AT_FDCWD, path, flags, MODE(flags)); }
int open64(const char *path, int flags, ...) { return opened(AT_FDCWD, path, flags, MODE(flags)); }
int openat(int at, const char *path, int flags, ...) { return opened(at, path, flags, MODE(flags)); }
int openat64(int at, const char *path, int flags, ...) { return opened(at, path, flags, MODE(flags)); }

int close(int fd) {
  int (*real)(int) = REAL(close);
  if (isWatched(fd)) watched[fd] = 0;
  return real(fd);
}

int rename(const char *from, const char *to) {
  int (*real)(const char *, const char *) = REAL(rename);
  const char *source = inside(from), *target = inside(to);
  if (!source && !target) return real(from, to);
  if (!source || !target) broken("a file moved into or out of the folder");
  pthread_mutex_lock(&order);
  killIfDue();
  int result = real(from, to);
  if (result == 0) record(RENAME, 0, 0, source, target, NULL, 0);
  pthread_mutex_unlock(&order);
  return result;
}

static int removed(const char *path, int (*real)(const char *)) {
  const char *name = inside(path);
  if (!name) return real(path);
  pthread_mutex_lock(&order);
  killIfDue();
  int result = real(path);
  if (result == 0) record(UNLINK, 0, 0, name, NULL, NULL, 0);
  pthread_mutex_unlock(&order);
  return result;
}

int unlink(const char *path) { return removed(path, REAL(unlink)); }
int remove(const char *path) { return removed(path, REAL(remove)); }

int unlinkat(int at, const char *path, int flags) {
  int (*real)(int, const char *, int) = REAL(unlinkat);
  if (inside(path)) broken("unlinkat in the folder");
  return real(at, path, flags);
}
