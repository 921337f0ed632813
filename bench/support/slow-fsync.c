/* Makes each fsync and fdatasync of the process take one millisecond longer, as on a slower disk.
   Preloaded (LD_PRELOAD): the C library's own functions are looked up behind these. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static void wait_one_millisecond(void) {
  struct timespec span = {0, 1000000};
  nanosleep(&span, NULL);
}

static int sync_slowly(const char *name, int descriptor) {
  int (*original)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  wait_one_millisecond();
  return original(descriptor);
}

int fsync(int descriptor) { return sync_slowly("fsync", descriptor); }

int fdatasync(int descriptor) { return sync_slowly("fdatasync", descriptor); }
