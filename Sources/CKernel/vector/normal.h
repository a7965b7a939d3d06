/* normal.h - normal numbers from uniform ones, in vectors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The operations are those of normal/normal.c, a pair of numbers in each lane. That source explains
 * them.
 */
#ifndef CK_VECTOR_NORMAL_H
#define CK_VECTOR_NORMAL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "normal/coefficients.h"
#include "vector/lanes.h"

/* The numbers of two vectors, which are u and v in turn. */
enum { CK_NORMAL_BATCH = 2 * CK_BYTES / sizeof(double) };

CK_INLINE ck_vf64 ck_estrin(ck_vf64 z, const double c[CK_COEFFICIENTS]) {
#pragma STDC FP_CONTRACT OFF
  const ck_vf64 z2 = z * z, z4 = z2 * z2;
  const ck_vf64 low = (c[0] + c[1] * z) + (c[2] + c[3] * z) * z2;
  const ck_vf64 high = (c[4] + c[5] * z) + c[6] * z2;
  return low + high * z4;
}

CK_INLINE ck_vf64 ck_minus_two_log(ck_vf64 w) {
#pragma STDC FP_CONTRACT OFF
  static const double coefficients[] = {CK_LOG};
  const ck_vu64 bits = (ck_vu64)w + (CK_ONE_BITS - CK_ROOT_HALF_BITS);
  const ck_vf64 exponent = (ck_vf64)(bits >> 52 | CK_TWO_52_BITS) - (CK_TWO_52 + CK_EXPONENT_BIAS);
  const ck_vf64 f = (ck_vf64)((bits & CK_FRACTION_BITS) + CK_ROOT_HALF_BITS) - 1;
  const ck_vf64 s = f / (2 + f), z = s * s, square = f * f;
  const ck_vf64 rest = s * (square + z * ck_estrin(z, coefficients));
  return ((square - (rest + exponent * CK_TWO_LN2_LOW)) - (f + f)) - exponent * CK_TWO_LN2_HIGH;
}

CK_INLINE ck_vf64 ck_sin(ck_vf64 t) {
#pragma STDC FP_CONTRACT OFF
  static const double coefficients[] = {CK_SIN};
  return t * CK_TWO_PI + t * ck_estrin(t * t, coefficients);
}

CK_INLINE ck_vf64 ck_cos(ck_vf64 t) {
#pragma STDC FP_CONTRACT OFF
  static const double coefficients[] = {CK_COS};
  const ck_vf64 z = t * t;
  return 1 + z * ck_estrin(z, coefficients);
}

/* Replaces the uniforms of a batch by normals. */
CK_INLINE void ck_make_normals(double numbers[CK_NORMAL_BATCH]) {
#pragma STDC FP_CONTRACT OFF
  ck_vf64_unaligned *const halves = (ck_vf64_unaligned *)numbers;
  const ck_vf64 u = __builtin_shufflevector(halves[0], halves[1], CK_FIRST_OF_PAIRS);
  const ck_vf64 v = __builtin_shufflevector(halves[0], halves[1], CK_SECOND_OF_PAIRS);
  const ck_vf64 w = ck_at_least(1 - u, CK_LEAST_W);
  const ck_vf64 r = __builtin_elementwise_sqrt(ck_minus_two_log(w));
  const ck_vf64 rounded = v + CK_QUARTER_ROUNDER;
  const ck_vu64 quarters = (ck_vu64)rounded;
  const ck_vf64 t = v - (rounded - CK_QUARTER_ROUNDER);
  const ck_vu64 sine = (ck_vu64)ck_sin(t), cosine = (ck_vu64)ck_cos(t);
  const ck_vu64 swap = (sine ^ cosine) & -(quarters & 1);
  const ck_vf64 x = r * (ck_vf64)(cosine ^ swap ^ ((quarters + 1) << 62 & CK_SIGN_BIT));
  const ck_vf64 y = r * (ck_vf64)(sine ^ swap ^ (quarters << 62 & CK_SIGN_BIT));
  halves[0] = __builtin_shufflevector(x, y, CK_FIRST_OF_PAIRS);
  halves[1] = __builtin_shufflevector(x, y, CK_SECOND_OF_PAIRS);
}

/* Replaces pairs of uniforms by pairs of normals. */
static void ck_normals(double *numbers, size_t pairs) {
  const size_t count = 2 * pairs;
  size_t i = 0;
  for (; i + CK_NORMAL_BATCH <= count; i += CK_NORMAL_BATCH)
    ck_make_normals(numbers + i);
  if (i < count) {
    double last[CK_NORMAL_BATCH] = {0};
    memcpy(last, numbers + i, (count - i) * sizeof *last);
    ck_make_normals(last);
    memcpy(numbers + i, last, (count - i) * sizeof *last);
  }
}

#endif
