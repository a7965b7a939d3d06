/* recursion.c - linear recursions modulo a prime, which cmrg and mrg are made of.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A multiple recursive generator makes x_n from the k values before it, linearly modulo a prime
 * below 2^31. GSL's state holds these values, newest first. One step multiplies them by the matrix
 *
 *     a_1 a_2 ... a_k
 *      1   0  ...  0
 *      0   1  ...  0     and so on.
 *
 * A jump by n draws multiplies them by its n-th power, the product of those powers A^(2^j) whose j
 * is a bit of n. The powers are computed once in a process. A jump is then at most 84 products
 * of a matrix and a vector, a few microseconds. Products of two residues are below 2^62.
 */
#include "jump/recursion.h"

void ck_recursion_prepare(const ck_recursion *recursion) {
  const size_t order = recursion->order;
  ck_matrix *const powers = recursion->powers;
  for (size_t column = 0; column < order; column++)
    powers[0].rows[0][column] = recursion->coefficients[column];
  for (size_t row = 1; row < order; row++)
    powers[0].rows[row][row - 1] = 1;
  for (int j = 1; j < CK_DISTANCE_BITS; j++) {
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

void ck_recursion_advance(const ck_recursion *recursion, long *values, ck_distance draws) {
  const size_t order = recursion->order;
  for (ck_distance left = draws; left != 0; left &= left - 1) {
    const ck_matrix *const power = &recursion->powers[ck_lowest_bit(left)];
    uint64_t sums[CK_ORDER] = {0};
    for (size_t row = 0; row < order; row++)
      for (size_t i = 0; i < order; i++)
        sums[row] += (uint64_t)power->rows[row][i] * (uint64_t)values[i] % recursion->modulus;
    for (size_t row = 0; row < order; row++)
      values[row] = (long)(sums[row] % recursion->modulus);
  }
}
