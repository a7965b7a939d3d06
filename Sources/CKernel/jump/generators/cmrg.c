/* cmrg.c - the jump of cmrg.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * cmrg (L'Ecuyer, "Combined multiple recursive random number generators", Operations Research 44,
 * 1996) is the difference, modulo 2^31 - 1, of
 *
 *     x_n = 63308 x_(n-2) - 183326 x_(n-3)  modulo 2^31 - 1
 *     y_n = 86098 y_(n-1) - 539608 y_(n-3)  modulo 2145483479
 *
 * with a period of about 2^185. With so few terms, some sets of draws that do not follow each other
 * lie on few planes.
 */
#include "jump/generators/cmrg.h"

#include <pthread.h>

#include "jump/recursion.h"

static ck_matrix ck_cmrg_powers[2][CK_DISTANCE_BITS];

static const ck_recursion ck_cmrg[2] = {
    {3, CK_M31, {0, 63308, CK_M31 - 183326}, ck_cmrg_powers[0]},
    {3, CK_CMRG_MODULUS, {86098, 0, CK_CMRG_MODULUS - 539608}, ck_cmrg_powers[1]},
};

static pthread_once_t ck_cmrg_once = PTHREAD_ONCE_INIT;

static void ck_cmrg_prepare(void) {
  ck_recursion_prepare(&ck_cmrg[0]);
  ck_recursion_prepare(&ck_cmrg[1]);
}

static bool ck_cmrg_advance(const ck_jump *jump, void *state, ck_distance draws, ck_power *power) {
  (void)power;
  pthread_once(&ck_cmrg_once, ck_cmrg_prepare);
  const ck_recursion *const recursions = jump->parameters;
  /* The values of y follow those of x. */
  long *const values = state;
  ck_recursion_advance(&recursions[0], values, draws);
  ck_recursion_advance(&recursions[1], values + recursions[0].order, draws);
  return true;
}

const ck_jump ck_jump_cmrg = {
    .name = "cmrg",
    .family = CK_FAMILY_CMRG,
    .size = 6 * sizeof(long),
    .advance = ck_cmrg_advance,
    .parameters = ck_cmrg,
};
