/* gf2.h - polynomials over GF(2), for gf2.c.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_GF2_H
#define CK_GF2_H

#include "private.h"

/* A polynomial by the exponents of its terms, falling. The first two are at least 64 apart. */
typedef struct ck_polynomial {
  const uint16_t *exponents;
  size_t count;
} ck_polynomial;

static inline size_t ck_degree(const ck_polynomial *p) {
  return p->exponents[0];
}

/* Words that are summed at a time: they stay in registers, of which SSE2 has 16 for 4 words. */
enum { CK_TILE = 32 };

/* Puts x^n modulo p into `power`, unless it is there. Coefficient i is bit i % 64 of word i / 64.
 * False if there is no memory. O(d log n) word operations for degree d. */
bool ck_power_of_x(const ck_polynomial *p, uint64_t n, ck_power *power);

/* sum[k] = XOR of words[i + k] over all i whose coefficient is 1, for 0 <= k < length. There must
 * be room for CK_TILE words more behind `sum`, and as many to read behind `words`. */
void ck_combine(const ck_polynomial *p, const uint64_t *coefficients, const uint32_t *words,
                uint32_t *sum, size_t length);

#endif
