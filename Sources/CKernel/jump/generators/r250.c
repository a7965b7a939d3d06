/* r250.c - the jump of r250.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * r250 (Kirkpatrick, Stoll, "A very fast shift-register sequence random number generator", Journal
 * of Computational Physics 40, 1981) is, in GSL's version, the shift register
 *
 *     w_n = w_(n-147) ^ w_(n-250)
 *
 * whose words are the draws. The period is 2^250 - 1. Each draw is the sum of two others, which has
 * spoilt simulations (Ferrenberg, Landau, Wong, Physical Review Letters 69, 1992). Like all
 * generators that are linear over GF(2), it fails tests of linear complexity.
 */
#include "jump/generators/r250.h"

#include "check/state_layout.h"
#include "jump/shift_register.h"

/* x^250 + x^(250-147) + 1. */
static const uint16_t ck_r250_exponents[] = {250, 103, 0};
static const ck_polynomial ck_r250_polynomial = CK_POLYNOMIAL(ck_r250_exponents);

static bool ck_r250_advance(const ck_jump *jump, void *vstate, ck_distance draws, ck_power *power) {
  ck_r250_state *const state = vstate;
  return ck_shift_register_advance(jump->parameters, state->x, CK_R250_RING, (size_t)state->i,
                                   draws, power);
}

const ck_jump ck_jump_r250 = {
    .name = "r250",
    .family = CK_FAMILY_R250,
    .size = sizeof(ck_r250_state),
    .advance = ck_r250_advance,
    .parameters = &ck_r250_polynomial,
};
