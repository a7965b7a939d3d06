/* stop.c - the flag that stops a kernel.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Nothing else is passed between the threads through the flag, so its accesses are relaxed.
 */
#include "stream/stop.h"

#include <stdlib.h>

ck_stop *ck_stop_create(void) {
  ck_stop *stop = malloc(sizeof *stop);
  if (stop != NULL)
    atomic_init(&stop->raised, false);
  return stop;
}

void ck_stop_destroy(ck_stop *stop) {
  free(stop);
}

void ck_stop_raise(ck_stop *stop) {
  atomic_store_explicit(&stop->raised, true, memory_order_relaxed);
}

bool ck_stop_is_raised(const ck_stop *stop) {
  return atomic_load_explicit(&stop->raised, memory_order_relaxed);
}
