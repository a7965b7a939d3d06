/* twin.c - the scalar twin of the bit-sliced circuits.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * vector/carry_save.h adds up bits with as few operations as possible. The twin computes the same
 * sum in the obvious way: every pair of digits is added to the sum by itself, and its carry runs as
 * far as it must. A uint64_t has one bit of each of 64 points.
 */
#include "ckerneltesting.h"

/* Adds the bits to column c of the sum. */
static void ck_test_add(uint64_t *sum, int columns, int c, uint64_t bits) {
  for (; c < columns; c++) {
    const uint64_t carry = sum[c] & bits;
    sum[c] ^= bits;
    bits = carry;
  }
}

/* Adds X X' without the pairs that are left out. */
static void ck_test_add_product(ck_test_circuit circuit, const uint64_t *digits, uint64_t *sum) {
  for (int j = 1; j < circuit.digits; j++)
    for (int i = 0; i < j; i++)
      if (j >= circuit.low_digits && i + j > circuit.low_digits)
        ck_test_add(sum, 2 * circuit.digits, i + j, digits[i] ^ digits[j]);
}

ck_test_verdict ck_test_twin(ck_test_circuit circuit, const uint64_t *x, const uint64_t *y,
                             uint64_t *sum) {
  for (int c = 0; c < 2 * circuit.digits; c++)
    sum[c] = 0;
  ck_test_add_product(circuit, x, sum);
  ck_test_add_product(circuit, y, sum);
  if (circuit.rounded_column != 0)
    ck_test_add(sum, 2 * circuit.digits, circuit.rounded_column, UINT64_MAX);
  /* S >= M^2 = 2^(2K-2), as S is below 2 M^2. */
  const int last = 2 * circuit.digits - 2;
  ck_test_verdict verdict = {.inside = sum[last], .undecided = ~sum[last]};
  /* S >= M^2 - 4 M, as 4 M is 2^(K+1). */
  for (int c = circuit.digits + 1; c < last; c++)
    verdict.undecided &= sum[c];
  return verdict;
}
