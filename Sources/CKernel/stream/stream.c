/* stream.c - a stream: a generator's state, and the draw at which it stands.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The state is GSL's, in GSL's layout, and GSL's functions move it. Our own part precedes it in the
 * same memory: the generator, the seed, the number of the next draw, and the draw at which the
 * stream ends. A stream lends a gsl_rng whose functions count draws before they call GSL's, so the
 * position is right when the caller is done with it.
 *
 * A single draw compares the position with the end, and does no more: the comparison also finds the
 * draw after which positions wrap around. A draw has no way to report an error, through GSL's
 * distributions least of all. So a draw past the end ends the process, or, in a stream that reports
 * overruns, sets a flag. Such a stream goes on with the draws that follow in the sequence, and its
 * position goes on past the end, so the comparison fails for all later draws. A caller that runs a
 * user's code on the stream reads the flag when that code has returned.
 */
#include "stream/stream.h"

#include <gsl/gsl_rng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jump/table.h"
#include "stream/generator.h"

/* A stream with the gsl_rng that it lends. All streams are of this type. The state follows in the
 * same memory, so that single draws know where it is. */
typedef struct {
  ck_stream stream;
  gsl_rng_type type;
  gsl_rng rng;
  ck_state state;
} ck_lending_stream;

static const gsl_rng_type *ck_type_of(const ck_state *state) {
  return (const gsl_rng_type *)state->generator;
}

/* Takes note of the last draw that has a number, or of an overrun. */
static void ck_state_reach_end(ck_state *state) {
  if (state->end == CK_NO_LIMIT)
    state->wrapped = true;
  else if (state->reports_overruns)
    state->overrun = true;
  else {
    const char *const part = state->end == CK_SUBSTREAM_DRAWS ? "substream" : "sequence";
    fprintf(stderr, "Fatal error: the %s's %llu draws are used up; use another %s\n", part,
            (unsigned long long)state->end, part);
    __builtin_trap();
  }
}

static void ck_lent_set(void *lent, unsigned long seed) {
  ck_state *state = lent;
  state->position = 0;
  state->end = CK_NO_LIMIT;
  state->wrapped = false;
  state->has_start = false;
  state->overrun = false;
  state->seed = seed;
  ck_type_of(state)->set(state->gsl, seed);
}

/* The fast paths tail-call these, so they need no stack frame. */
unsigned long ck_state_get_at_end(ck_state *state) {
  ck_state_reach_end(state);
  state->position++;
  return state->get(state->gsl);
}

double ck_state_uniform_at_end(ck_state *state) {
  ck_state_reach_end(state);
  state->position++;
  return state->uniform(state->gsl);
}

static unsigned long ck_lent_get(void *lent) {
  return ck_state_get(lent);
}

static double ck_lent_get_double(void *lent) {
  return ck_state_uniform(lent);
}

static size_t ck_state_size(const ck_generator *generator) {
  return sizeof(ck_state) + ck_generator_state_size(generator);
}

/* A stream whose state is zeroed, as gsl_rng_alloc zeroes it. */
static ck_stream *ck_stream_allocate(const ck_generator *generator) {
  ck_lending_stream *lending = calloc(1, sizeof *lending + ck_generator_state_size(generator));
  if (lending == NULL)
    return NULL;
  ck_state *const state = &lending->state;
  state->generator = generator;
  state->get = ck_generator_get(generator);
  state->uniform = ck_generator_uniform(generator);
  lending->stream.state = state;
  lending->stream.jump = ck_jump_find(generator);
  lending->stream.lent = &lending->rng;
  lending->stream.min = ck_type_of(state)->min;
  lending->stream.span = ck_type_of(state)->max - ck_type_of(state)->min;
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
  if (copy == NULL)
    return NULL;
  memcpy(copy->state, state, ck_state_size(state->generator));
  if (state->has_start) {
    const size_t size = ck_generator_state_size(state->generator);
    copy->substream = stream->substream;
    copy->start = malloc(size);
    if (copy->start == NULL) {
      ck_stream_destroy(copy);
      return NULL;
    }
    memcpy(copy->start, stream->start, size);
  }
  return copy;
}

void ck_stream_destroy(ck_stream *stream) {
  free(stream->stride_power.coefficients);
  free(stream->part_power.coefficients);
  free(stream->power.coefficients);
  free(stream->start);
  free(stream);
}

void ck_stream_seed(ck_stream *stream, uint32_t seed) {
  ck_lent_set(stream->state, seed);
}

bool ck_stream_has_wrapped(const ck_stream *stream) {
  return stream->state->wrapped;
}

void ck_stream_limit(ck_stream *stream, uint64_t end) {
  stream->state->end = end;
  stream->state->overrun = false;
}

void ck_stream_report_overruns(ck_stream *stream) {
  stream->state->reports_overruns = true;
}

const bool *ck_stream_overrun(const ck_stream *stream) {
  return &stream->state->overrun;
}

bool ck_stream_is_limited(const ck_stream *stream) {
  return stream->state->end != CK_NO_LIMIT;
}

uint64_t ck_stream_remaining(const ck_stream *stream) {
  const ck_state *const state = stream->state;
  if (state->end == CK_NO_LIMIT)
    return UINT64_MAX;
  return state->position < state->end ? state->end - state->position : 0;
}

uint64_t ck_stream_current_seed(const ck_stream *stream) {
  return stream->state->seed;
}

uint64_t ck_stream_position(const ck_stream *stream) {
  return stream->state->position;
}

uint64_t ck_stream_get(ck_stream *stream) {
  return ck_state_get(&((ck_lending_stream *)stream)->state);
}

double ck_stream_uniform(ck_stream *stream) {
  return ck_state_uniform(&((ck_lending_stream *)stream)->state);
}

void ck_stream_skip(ck_stream *stream, uint64_t draws) {
  ck_state *const state = stream->state;
  const uint64_t remaining = ck_stream_remaining(stream);
  const uint64_t within = draws < remaining ? draws : remaining;
  ck_get_function *const get = ck_generator_get(state->generator);
  for (uint64_t i = 0; i < within; i++)
    get(state->gsl);
  ck_advance_position(state, within);
  for (uint64_t i = within; i < draws; i++)
    ck_state_get(state);
}

void *ck_stream_gsl_rng(ck_stream *stream) {
  return stream->lent;
}
