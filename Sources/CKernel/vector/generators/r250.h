/* r250.h - r250 in vectors along its sequence.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * jump/generators/r250.c has the recurrence. The ring is several times as long as the register,
 * which makes the stretches long.
 */
#ifndef CK_VECTOR_R250_H
#define CK_VECTOR_R250_H

#include <stdint.h>

#include "check/state_layout.h"
#include "ckernel.h"
#include "vector/shift_register.h"

enum { CK_R250_WORDS = 1024 };

static const ck_register ck_r250_register = {2, {250, 147}, CK_R250_WORDS};

static uint64_t ck_r250_run(ck_r250_state *state, uint64_t most, double *uniforms,
                            ck_count *count) {
  _Alignas(64) uint32_t words[CK_R250_WORDS + CK_REGISTER_PAIR];
  const uint64_t length = most - most % CK_REGISTER_PAIR;
  /* GSL's state has the place of the oldest word. In the ring the newest word is just before it. */
  int newest = (state->i + CK_R250_RING - 1) % CK_R250_RING;
  if (length > 0) {
    newest = ck_register_run(words, &ck_r250_register, state->x, CK_R250_RING, newest, length,
                             uniforms, count);
    state->i = (newest + 1) % CK_R250_RING;
  }
  return length;
}

CK_REGISTER_ROW(ck_r250)

#endif
