/* mrg.c - the jump of mrg.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * mrg (L'Ecuyer, Blouin, Couture, "A search for good multiple recursive random number generators",
 * ACM TOMACS 3, 1993) is
 *
 *     x_n = 107374182 x_(n-1) + 104480 x_(n-5)  modulo 2^31 - 1
 *
 * with the period (2^31 - 1)^5 - 1. With so few terms, some sets of draws that do not follow each
 * other lie on few planes.
 */
#include "jump/generators/mrg.h"

#include <pthread.h>

#include "jump/recursion.h"

static ck_matrix ck_mrg_powers[CK_DISTANCE_BITS];
static const ck_recursion ck_mrg = {5, CK_M31, {107374182, 0, 0, 0, 104480}, ck_mrg_powers};

static pthread_once_t ck_mrg_once = PTHREAD_ONCE_INIT;

static void ck_mrg_prepare(void) {
  ck_recursion_prepare(&ck_mrg);
}

static bool ck_mrg_advance(const ck_jump *jump, void *state, ck_distance draws, ck_power *power) {
  (void)power;
  pthread_once(&ck_mrg_once, ck_mrg_prepare);
  ck_recursion_advance(jump->parameters, state, draws);
  return true;
}

const ck_jump ck_jump_mrg = {
    .name = "mrg",
    .family = CK_FAMILY_MRG,
    .size = 5 * sizeof(long),
    .advance = ck_mrg_advance,
    .parameters = &ck_mrg,
};
