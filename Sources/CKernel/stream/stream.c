/* stream.c - a stream: a generator's state, and the draw at which it stands.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The state is GSL's, in GSL's layout, and GSL's functions move it. Our own part precedes it in the
 * same memory: the generator, the seed, and the number of the next draw. A stream lends a gsl_rng
 * whose functions count draws before they call GSL's, so the position is right when the caller is
 * done with it.
 */
#include "stream/stream.h"

#include <gsl/gsl_rng.h>
#include <stdlib.h>
#include <string.h>

#include "jump/table.h"
#include "stream/generator.h"

/* A stream with the gsl_rng that it lends. All streams are of this type. */
typedef struct {
  ck_stream stream;
  gsl_rng_type type;
  gsl_rng rng;
} ck_lending_stream;

static const gsl_rng_type *ck_type_of(const ck_state *state) {
  return (const gsl_rng_type *)state->generator;
}

static void ck_lent_set(void *lent, unsigned long seed) {
  ck_state *state = lent;
  state->position = 0;
  state->wrapped = false;
  state->seed = seed;
  ck_type_of(state)->set(state->gsl, seed);
}

static unsigned long ck_lent_get(void *lent) {
  ck_state *state = lent;
  ck_advance_position(state, 1);
  return ck_type_of(state)->get(state->gsl);
}

static double ck_lent_get_double(void *lent) {
  ck_state *state = lent;
  ck_advance_position(state, 1);
  return ck_type_of(state)->get_double(state->gsl);
}

static size_t ck_state_size(const ck_generator *generator) {
  return sizeof(ck_state) + ck_generator_state_size(generator);
}

/* A stream whose state is zeroed, as gsl_rng_alloc zeroes it. */
static ck_stream *ck_stream_allocate(const ck_generator *generator) {
  ck_lending_stream *lending = calloc(1, sizeof *lending);
  ck_state *state = calloc(1, ck_state_size(generator));
  if (lending == NULL || state == NULL) {
    free(state);
    free(lending);
    return NULL;
  }
  state->generator = generator;
  lending->stream.state = state;
  lending->stream.jump = ck_jump_find(generator);
  lending->type = (gsl_rng_type){
      .name = ck_type_of(state)->name,
      .max = ck_type_of(state)->max,
      .min = ck_type_of(state)->min,
      .size = ck_state_size(generator),
      .set = ck_lent_set,
      .get = ck_lent_get,
      .get_double = ck_lent_get_double,
  };
  lending->rng = (gsl_rng){.type = &lending->type, .state = state};
  return &lending->stream;
}

ck_stream *ck_stream_create(const ck_generator *generator, uint32_t seed) {
  ck_stream *stream = ck_stream_allocate(generator);
  if (stream != NULL)
    ck_stream_seed(stream, seed);
  return stream;
}

ck_stream *ck_stream_copy(const ck_stream *stream) {
  const ck_state *const state = stream->state;
  ck_stream *copy = ck_stream_allocate(state->generator);
  if (copy != NULL)
    memcpy(copy->state, state, ck_state_size(state->generator));
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
  return &((ck_lending_stream *)stream)->rng;
}
