/* no-memory.c - a library that, loaded first, leaves no memory for the state of gfsr4.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The state has some 128 KiB, a size that nothing else in the program asks for as one element.
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
