/* gfsr4.h - gfsr4 in vectors along its sequence.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * jump/generators/gfsr4.c has the recurrence. The ring is as short as possible, since much of it
 * then fits the nearest cache.
 */
#ifndef CK_VECTOR_GFSR4_H
#define CK_VECTOR_GFSR4_H

#include <stdint.h>

#include "check/state_layout.h"
#include "ckernel.h"
#include "vector/shift_register.h"

enum {
  CK_GFSR4_WORDS = 9728,
  /* With fewer words, copying the state to our ring and back takes longer than the words do. */
  CK_GFSR4_LEAST = 2048,
};

static const ck_register ck_gfsr4_register = {4, {9689, 6988, 1586, 471}, CK_GFSR4_WORDS};

static uint64_t ck_gfsr4_run(ck_gfsr4_state *state, uint64_t most, double *uniforms,
                             ck_count *count) {
  _Alignas(64) uint32_t words[CK_GFSR4_WORDS + CK_REGISTER_PAIR];
  const uint64_t length = most < CK_GFSR4_LEAST ? 0 : most - most % CK_REGISTER_PAIR;
  if (length > 0)
    state->nd = ck_register_run(words, &ck_gfsr4_register, state->ra, CK_GFSR4_RING, state->nd,
                                length, uniforms, count);
  return length;
}

CK_REGISTER_ROW(ck_gfsr4)

#endif
