/* no-memory.c - a library for LD_PRELOAD that leaves no memory for the state of gfsr4.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The state takes some 128 KiB. Nothing else in the program allocates one element of that size.
 */
#include <errno.h>
#include <stddef.h>

void *__libc_calloc(size_t count, size_t size);

void *calloc(size_t count, size_t size) {
  if (count == 1 && size >= 131072 && size < 132096) {
    errno = ENOMEM;
    return NULL;
  }
  return __libc_calloc(count, size);
}
