/* stream.h - a stream's state, and what it remembers of jumps and kernels.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_STREAM_H
#define CK_STREAM_H

#include <stddef.h>

#include "ckernel.h"
#include "jump/row.h"

/* A generator's state, after its description. Both are one piece of memory, so that GSL can clone
 * a `gsl_rng` whose state is the whole of it. */
typedef struct ck_state {
  const ck_generator *generator;
  uint64_t position;
  /* Whether the position has passed 2^64 - 1. */
  bool wrapped;
  unsigned long seed;
  /* GSL's state, aligned for any. */
  max_align_t gsl[];
} ck_state;

/* The memory of the state is ours: gsl_rng_alloc aborts the process if there is none, and seeds the
 * state once more than needed. */
struct ck_stream {
  ck_state *state;
  /* NULL if the generator cannot jump. */
  const ck_jump *jump;
  /* The power of x of the last jump, and of the last jump between the parts of a long run. */
  ck_power power;
  ck_power part_power;
  /* The last kernel whose check has passed for this generator, which saves looking it up. */
  const ck_kernel *kernel;
};

/* Advances the position by draws that were made. */
static inline void ck_advance_position(ck_state *state, uint64_t draws) {
  state->wrapped |= __builtin_add_overflow(state->position, draws, &state->position);
}

#endif
