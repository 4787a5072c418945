// LD_PRELOAD: a wait of FSYNC_US microseconds before every fsync and fdatasync, as on a slower disk.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

typedef int (*flush)(int);

static int flushed(const char *name, int file)
{
    const char *us = getenv("FSYNC_US");
    usleep(us ? (useconds_t)atoi(us) : 2000);
    return ((flush)dlsym(RTLD_NEXT, name))(file);
}

int fsync(int file) { return flushed("fsync", file); }
int fdatasync(int file) { return flushed("fdatasync", file); }
