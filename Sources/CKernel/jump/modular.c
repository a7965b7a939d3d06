/* modular.c - jump-ahead for cmrg and mrg.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A multiple recursive generator makes x_n from the k values before it, linearly modulo a prime m
 * below 2^31. mrg is one of order 5 (L'Ecuyer, Blouin, Coutre, "A search for good multiple recursive
 * random number generators", ACM TOMACS 3, 1993); cmrg is the difference of two of order 3 (L'Ecuyer,
 * "Combined multiple recursive random number generators", Operations Research 44, 1996). In GSL's
 * state the newest value comes first. One step multiplies these k values by the matrix
 *
 *     a_1 a_2 ... a_k
 *      1   0  ...  0
 *      0   1  ...  0     and so on,
 *
 * so a jump by n draws multiplies them by its n-th power: by those powers A^(2^j) whose j is a bit
 * of n. The 64 powers are computed once in a process, in some hundred microseconds; then a jump is
 * at most 64 products of a matrix and a vector, a few microseconds. Products of two residues are
 * below 2^62.
 *
 * mrg is x_n = 107374182 x_(n-1) + 104480 x_(n-5) modulo 2^31 - 1, with the period (2^31 - 1)^5 - 1.
 * cmrg is the difference of x_n = 63308 x_(n-2) - 183326 x_(n-3) modulo 2^31 - 1 and
 * y_n = 86098 y_(n-1) - 539608 y_(n-3) modulo 2145483479, with a period of about 2^185. With so few
 * terms, some sets of draws that are not successive lie on few planes.
 */
#include <pthread.h>

#include "jump/modular.h"
#include "private.h"

enum { CK_ORDER = 5 };

typedef struct {
  uint32_t rows[CK_ORDER][CK_ORDER];
} ck_matrix;

typedef struct {
  size_t order;
  uint64_t modulus;
  /* a_1 to a_k, as residues. */
  uint32_t coefficients[CK_ORDER];
  ck_matrix *powers;
} ck_recursion;

typedef struct {
  size_t count;
  ck_recursion recursions[2];
} ck_modular;

static ck_matrix ck_mrg_powers[64];
static ck_matrix ck_cmrg_powers[2][64];

static const ck_modular ck_mrg = {
    .count = 1,
    .recursions = {{5, CK_M1, {107374182, 0, 0, 0, 104480}, ck_mrg_powers}},
};

static const ck_modular ck_cmrg = {
    .count = 2,
    .recursions = {{3, CK_M1, {0, 63308, CK_M1 - 183326}, ck_cmrg_powers[0]},
                   {3, CK_M2, {86098, 0, CK_M2 - 539608}, ck_cmrg_powers[1]}},
};

static void ck_fill_recursion(const ck_recursion *recursion) {
  const size_t order = recursion->order;
  ck_matrix *const powers = recursion->powers;
  for (size_t column = 0; column < order; column++)
    powers[0].rows[0][column] = recursion->coefficients[column];
  for (size_t row = 1; row < order; row++)
    powers[0].rows[row][row - 1] = 1;
  for (int j = 1; j < 64; j++) {
    const ck_matrix *const half = &powers[j - 1];
    for (size_t row = 0; row < order; row++)
      for (size_t column = 0; column < order; column++) {
        uint64_t sum = 0;
        for (size_t i = 0; i < order; i++)
          sum += (uint64_t)half->rows[row][i] * half->rows[i][column] % recursion->modulus;
        powers[j].rows[row][column] = (uint32_t)(sum % recursion->modulus);
      }
  }
}

static pthread_once_t ck_modular_once = PTHREAD_ONCE_INIT;

static void ck_fill_modular(void) {
  ck_fill_recursion(&ck_mrg.recursions[0]);
  ck_fill_recursion(&ck_cmrg.recursions[0]);
  ck_fill_recursion(&ck_cmrg.recursions[1]);
}

static void ck_recursion_advance(const ck_recursion *recursion, long *values, uint64_t draws) {
  const size_t order = recursion->order;
  for (uint64_t left = draws; left != 0; left &= left - 1) {
    const ck_matrix *const power = &recursion->powers[__builtin_ctzll(left)];
    uint64_t sums[CK_ORDER] = {0};
    for (size_t row = 0; row < order; row++)
      for (size_t i = 0; i < order; i++)
        sums[row] += (uint64_t)power->rows[row][i] * (uint64_t)values[i] % recursion->modulus;
    for (size_t row = 0; row < order; row++)
      values[row] = (long)(sums[row] % recursion->modulus);
  }
}

static bool ck_modular_advance(const ck_jump *jump, void *state, uint64_t draws, ck_power *power) {
  (void)power;
  pthread_once(&ck_modular_once, ck_fill_modular);
  const ck_modular *const generator = jump->parameters;
  /* GSL's state is one recursion's values after the other's. */
  long *values = state;
  for (size_t i = 0; i < generator->count; i++) {
    ck_recursion_advance(&generator->recursions[i], values, draws);
    values += generator->recursions[i].order;
  }
  return true;
}

const ck_jump ck_jumps_modular[] = {
    {"cmrg", CK_FAMILY_CMRG, 6 * sizeof(long), ck_modular_advance, &ck_cmrg},
    {"mrg", CK_FAMILY_MRG, 5 * sizeof(long), ck_modular_advance, &ck_mrg},
};
