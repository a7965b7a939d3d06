/* gfsr4.c - the jump of gfsr4.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * gfsr4 (Ziff, "Four-tap shift-register-sequence random-number generators", Computers in Physics
 * 12, 1998) is the shift register
 *
 *     w_n = w_(n-471) ^ w_(n-1586) ^ w_(n-6988) ^ w_(n-9689)
 *
 * whose words are the draws. The period is 2^9689 - 1. The generator is linear over GF(2), which
 * tests of linear complexity detect, and each draw is the sum of four others.
 */
#include "jump/generators/gfsr4.h"

#include "check/state_layout.h"
#include "jump/shift_register.h"

/* x^9689 + x^(9689-471) + x^(9689-1586) + x^(9689-6988) + 1. */
static const uint16_t ck_gfsr4_exponents[] = {9689, 9218, 8103, 2701, 0};
static const ck_polynomial ck_gfsr4_polynomial = CK_POLYNOMIAL(ck_gfsr4_exponents);

static bool ck_gfsr4_advance(const ck_jump *jump, void *vstate, ck_distance draws,
                             ck_power *power) {
  ck_gfsr4_state *const state = vstate;
  const ck_polynomial *const p = jump->parameters;
  const size_t first = ((size_t)state->nd + 1 + CK_GFSR4_RING - ck_degree(p)) % CK_GFSR4_RING;
  return ck_shift_register_advance(p, state->ra, CK_GFSR4_RING, first, draws, power);
}

const ck_jump ck_jump_gfsr4 = {
    .name = "gfsr4",
    .family = CK_FAMILY_GFSR4,
    .size = sizeof(ck_gfsr4_state),
    .advance = ck_gfsr4_advance,
    .parameters = &ck_gfsr4_polynomial,
};
