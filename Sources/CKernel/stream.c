/* stream.c - owning a generator's state, and the flag that stops a kernel.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <stdlib.h>

#include "private.h"

ck_stream *ck_stream_create(const ck_generator *generator) {
  const gsl_rng_type *type = ck_gsl_type(generator);
  ck_stream *stream = malloc(sizeof *stream);
  /* Zeroed as GSL does it: some generators' `set` leaves words of the state alone. */
  void *state = calloc(1, type->size);
  if (stream == NULL || state == NULL) {
    free(state);
    free(stream);
    return NULL;
  }
  stream->rng = (gsl_rng){.type = type, .state = state};
  return stream;
}

void ck_stream_destroy(ck_stream *stream) {
  free(stream->rng.state);
  free(stream);
}

void ck_stream_seed(ck_stream *stream, uint32_t seed) {
  gsl_rng_set(&stream->rng, seed);
}

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
