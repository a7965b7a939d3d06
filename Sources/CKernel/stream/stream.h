/* stream.h - a stream's state, and what it remembers of jumps and kernels.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_STREAM_H
#define CK_STREAM_H

#include <stddef.h>

#include "ckernel.h"
#include "jump/row.h"
#include "stream/generator.h"

/* A generator's state, after its description. Both are one piece of memory, so that GSL can clone
 * a `gsl_rng` whose state is the whole of it. */
typedef struct ck_state {
  const ck_generator *generator;
  /* The generator's functions, which are read at each draw. */
  ck_get_function *get;
  ck_uniform_function *uniform;
  uint64_t position;
  /* The draw at which a single draw takes the slow path: the first that must not be made, or
   * CK_NO_LIMIT. */
  uint64_t end;
  /* Whether the position has passed 2^64 - 1. */
  bool wrapped;
  /* Whether the stream is in a substream and keeps the state at its start. */
  bool has_start;
  /* Whether a draw past the end sets `overrun`, rather than end the process. */
  bool reports_overruns;
  bool overrun;
  unsigned long seed;
  /* GSL's state, aligned for any. */
  max_align_t gsl[];
} ck_state;

/* The end of a stream that has none. Draw 2^64 - 1 is the last that has a number. */
#define CK_NO_LIMIT UINT64_MAX

/* The memory of the state is ours: gsl_rng_alloc aborts the process if there is none, and seeds the
 * state once more than needed. */
struct ck_stream {
  ck_state *state;
  /* NULL if the generator cannot jump. */
  const ck_jump *jump;
  /* If the state has a start: the substream's number, and GSL's state at its draw 0. */
  uint64_t substream;
  void *start;
  /* The powers of x of the last jump, of the last jump between the parts of a long run, and of the
   * last move to another substream than the next. */
  ck_power power;
  ck_power part_power;
  ck_power stride_power;
  /* The `gsl_rng` that the stream lends. */
  void *lent;
  /* The generator's least draw, and its largest less that. */
  unsigned long min, span;
  /* How many draws a normal variable begins with: 1, 2, 0 before the first variable, or -1 if all
   * variables are left to GSL. */
  int normal_draws;
  /* The last kernel whose check has passed for this generator, which saves looking it up. */
  const ck_kernel *kernel;
};

/* The slow paths of the following: they take note of the last draw that has a number, and of a draw
 * past the stream's end, which ends the process unless the stream reports overruns. */
unsigned long ck_state_get_at_end(ck_state *state);
double ck_state_uniform_at_end(ck_state *state);

/* The next draw, as an integer and as a uniform number. */
static inline unsigned long ck_state_get(ck_state *state) {
  if (__builtin_expect(state->position == state->end, false))
    return ck_state_get_at_end(state);
  state->position++;
  return state->get(state->gsl);
}

static inline double ck_state_uniform(ck_state *state) {
  if (__builtin_expect(state->position == state->end, false))
    return ck_state_uniform_at_end(state);
  state->position++;
  return state->uniform(state->gsl);
}

/* Advances the position by draws that were made, no further than the end. */
static inline void ck_advance_position(ck_state *state, uint64_t draws) {
  state->wrapped |= __builtin_add_overflow(state->position, draws, &state->position);
}

#endif
