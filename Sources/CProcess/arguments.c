/* arguments.c - captures the arguments of `main`, which Swift does not expose.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * On Linux, Swift's CommandLine reads /proc/self/cmdline, so it is empty where /proc is not
 * mounted, as in a plain chroot. glibc and Apple's loader pass the arguments of `main` to each
 * constructor, and the constructor below keeps them. Other C libraries, such as musl, pass none.
 */
#include <stdlib.h>  /* defines __GLIBC__ */

#include "cprocess.h"

static int cp_count;
static const char *const *cp_words;

#if defined(__GLIBC__) || defined(__APPLE__)
__attribute__((constructor)) static void cp_keep(int count, const char *const *words) {
  cp_count = count;
  cp_words = words;
}
#endif

int cp_argument_count(void) {
  return cp_count;
}

const char *cp_argument(int index) {
  return cp_words[index];
}
