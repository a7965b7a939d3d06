/* polynomial.h - powers of x modulo polynomials over GF(2), and their use on sequences of words.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_POLYNOMIAL_H
#define CK_POLYNOMIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "jump/row.h"

/* A polynomial by the exponents of its terms, highest first. The first two are at least 64
 * apart. */
typedef struct ck_polynomial {
  const uint16_t *exponents;
  size_t count;
} ck_polynomial;

/* The polynomial with the exponents of an array. */
#define CK_POLYNOMIAL(array) {array, sizeof(array) / sizeof *(array)}

static inline size_t ck_degree(const ck_polynomial *p) {
  return p->exponents[0];
}

/* Puts x^n modulo p into `power`, unless it is there. Coefficient i is bit i % 64 of word i / 64.
 * False if there is no memory. O(d log n) word operations for degree d. */
bool ck_power_of_x(const ck_polynomial *p, ck_distance n, ck_power *power);

/* sum[k] = XOR of words[i + k] over all i whose coefficient is 1, for 0 <= k < length. Reads
 * words[0] to words[degree + length - 1]. False if there is no memory. */
bool ck_combine(const ck_polynomial *p, const uint64_t *coefficients, const uint32_t *words,
                uint32_t *sum, size_t length);

#endif
