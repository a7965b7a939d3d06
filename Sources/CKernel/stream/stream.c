/* stream.c - streams: a generator's state and the draw at which it stands.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The state is GSL's, in GSL's layout, and is moved by GSL's functions. What is ours stands before
 * it in the same memory: the type, the seed, and the number of the next draw. A gsl_rng is lent
 * whose type's functions count draws before they pass on to GSL's, so that the stream knows where
 * it stands when it comes back.
 */
#include <string.h>

#include "private.h"

static void ck_lent_set(void *lent, unsigned long seed) {
  ck_state *state = lent;
  state->position = 0;
  state->wrapped = false;
  state->seed = seed;
  state->type->set(state->generator, seed);
}

static unsigned long ck_lent_get(void *lent) {
  ck_state *state = lent;
  ck_count_draws(state, 1);
  return state->type->get(state->generator);
}

static double ck_lent_get_double(void *lent) {
  ck_state *state = lent;
  ck_count_draws(state, 1);
  return state->type->get_double(state->generator);
}

/* A stream with a state that is zeroed, as GSL does it: some generators' `set` leaves words of the
 * state alone. */
static ck_stream *ck_stream_allocate(const gsl_rng_type *type) {
  const size_t size = sizeof(ck_state) + type->size;
  ck_stream *stream = calloc(1, sizeof *stream);
  ck_state *state = calloc(1, size);
  if (stream == NULL || state == NULL) {
    free(state);
    free(stream);
    return NULL;
  }
  state->type = type;
  stream->state = state;
  stream->jump = ck_jump_find(type);
  stream->lent_type = (gsl_rng_type){
      .name = type->name,
      .max = type->max,
      .min = type->min,
      .size = size,
      .set = ck_lent_set,
      .get = ck_lent_get,
      .get_double = ck_lent_get_double,
  };
  stream->lent = (gsl_rng){.type = &stream->lent_type, .state = state};
  return stream;
}

ck_stream *ck_stream_create(const ck_generator *generator, uint32_t seed) {
  ck_stream *stream = ck_stream_allocate(ck_gsl_type(generator));
  if (stream != NULL)
    ck_stream_seed(stream, seed);
  return stream;
}

ck_stream *ck_stream_copy(const ck_stream *stream) {
  ck_stream *copy = ck_stream_allocate(stream->state->type);
  if (copy != NULL)
    memcpy(copy->state, stream->state, stream->lent_type.size);
  return copy;
}

void ck_stream_destroy(ck_stream *stream) {
  free(stream->part_power.coefficients);
  free(stream->power.coefficients);
  free(stream->state);
  free(stream);
}

void ck_stream_seed(ck_stream *stream, uint32_t seed) {
  ck_lent_set(stream->state, seed);
}

uint64_t ck_stream_position(const ck_stream *stream) {
  return stream->state->position;
}

uint64_t ck_stream_get(ck_stream *stream) {
  return ck_lent_get(stream->state);
}

double ck_stream_uniform(ck_stream *stream) {
  return ck_lent_get_double(stream->state);
}

void *ck_stream_gsl_rng(ck_stream *stream) {
  return &stream->lent;
}
