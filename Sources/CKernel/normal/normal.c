/* normal.c - normal numbers from uniform ones, by scalar code, which specifies the vector code.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Box and Muller ("A note on the generation of random normal deviates", Annals of Mathematical
 * Statistics 29, 1958) make a point in the plane of two independent uniforms u and v. Its angle is
 * 2 pi v, and its distance from the origin is r = sqrt(-2 ln(w)) with w = 1 - u. Both coordinates,
 * r cos(2 pi v) and r sin(2 pi v), are standard normals, and they are independent. Each pair of
 * normals takes exactly one pair of draws. The polar method and the ziggurat reject draws, so they
 * take a varying number of draws and suit vectors less.
 *
 * Draws are at least 0 and below 1, so w is above 0 and at most 1. Some old generators can draw 1.
 * So w is at least 2^-53, and v = 1 gives the angle of v = 0. 1 - u is exact if draws are multiples
 * of 2^-53, and is rounded otherwise.
 *
 * Tails. The least w bounds r. If draws are multiples of 2^-b, no normal exceeds sqrt(2 b ln 2) in
 * magnitude. That is 4.56 for 15 bits, 5.77 for 24, 6.56 for 31, 6.66 for 32 and 8.16 for 48, and
 * 8.57 for a w of 2^-53. A true normal exceeds 6.66 once in 3.7 10^10 times. Near the bound r has
 * few values, so the tail is coarse there.
 *
 * Reproducibility. IEEE 754 defines the result of every addition, multiplication, division and
 * square root. Their order is fixed here, and nothing calls libm, so the bits are the same on all
 * processors and kernels. Contraction to fused multiply-adds is switched off. They would save a
 * quarter of the operations, but plain x86-64 has none, and emulating them would take longer than
 * all the rest.
 *
 * Logarithm. The bits of w give w = 2^k (1 + f) with 1 + f from sqrt(1/2) to sqrt(2). With
 * s = f / (2 + f), ln(1 + f) = 2 atanh(s) = f - f^2 / 2 + s (f^2 / 2 + R(s^2)), where R is small.
 * f is exact and dominates the sum, so the relative error is small near w = 1 too. This is the form
 * of fdlibm's log (Ng, 1993). Here all terms are doubled.
 *
 * Sine and cosine. Subtracting the nearest quarter from v is exact. The polynomials for the rest t
 * give sin(2 pi t) and cos(2 pi t), with 2 pi in their coefficients. An odd number of quarters
 * swaps the two, and its lowest two bits give their signs.
 *
 * Accuracy. Compared with 113-bit arithmetic at 10^7 points, among them dense regions around the
 * ends of all intervals, ln is within 0.9 units in the last place, and sine and cosine are within
 * 1.7. The normals are within 3.3, relatively within 2^-51, and absolutely within 2 10^-15, of those
 * for the rounded w. Rounding w moves ln(w) by up to 2^-54, which matters relatively where w is near
 * 1, so where numbers are near 0.
 */
#include "normal/normal.h"

#include <stdint.h>
#include <string.h>

#include "normal/coefficients.h"

#if !defined(__clang__) && defined(__FP_FAST_FMA)
#error "compile with clang: this compiler may fuse a multiplication and an addition"
#endif

static uint64_t ck_bits_of(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

static double ck_double_of(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

/* A polynomial in z, by Estrin's scheme, which has shorter chains of operations than Horner's. */
static double ck_estrin(double z, const double c[CK_COEFFICIENTS]) {
#pragma STDC FP_CONTRACT OFF
  const double z2 = z * z, z4 = z2 * z2;
  const double low = (c[0] + c[1] * z) + (c[2] + c[3] * z) * z2;
  const double high = (c[4] + c[5] * z) + c[6] * z2;
  return low + high * z4;
}

/* -2 ln(w), 2^-53 <= w <= 1. It is 0 for w = 1. */
static double ck_minus_two_log(double w) {
#pragma STDC FP_CONTRACT OFF
  static const double coefficients[] = {CK_LOG};
  /* w = 2^exponent (1 + f), sqrt(1/2) <= 1 + f < sqrt(2). */
  const uint64_t bits = ck_bits_of(w) + (CK_ONE_BITS - CK_ROOT_HALF_BITS);
  const double exponent =
      ck_double_of(bits >> 52 | CK_TWO_52_BITS) - (CK_TWO_52 + CK_EXPONENT_BIAS);
  const double f = ck_double_of((bits & CK_FRACTION_BITS) + CK_ROOT_HALF_BITS) - 1;
  /* 1 + f = (1 + s) / (1 - s), and f - f^2 / 2 + s f^2 / 2 = 2 s. */
  const double s = f / (2 + f), z = s * s, square = f * f;
  const double rest = s * (square + z * ck_estrin(z, coefficients));
  return ((square - (rest + exponent * CK_TWO_LN2_LOW)) - (f + f)) - exponent * CK_TWO_LN2_HIGH;
}

/* sin(2 pi t), |t| <= 1/8. */
static double ck_sin(double t) {
#pragma STDC FP_CONTRACT OFF
  static const double coefficients[] = {CK_SIN};
  return t * CK_TWO_PI + t * ck_estrin(t * t, coefficients);
}

/* cos(2 pi t), |t| <= 1/8. */
static double ck_cos(double t) {
#pragma STDC FP_CONTRACT OFF
  static const double coefficients[] = {CK_COS};
  const double z = t * t;
  return 1 + z * ck_estrin(z, coefficients);
}

/* Replaces u and v by their normals. */
static void ck_make_pair(double *pair) {
#pragma STDC FP_CONTRACT OFF
  const double complement = 1 - pair[0], v = pair[1];
  const double w = complement > CK_LEAST_W ? complement : CK_LEAST_W;
  /* A call of sqrt would set errno. */
  const double r = __builtin_elementwise_sqrt(ck_minus_two_log(w));
  const double rounded = v + CK_QUARTER_ROUNDER;
  const uint64_t quarters = ck_bits_of(rounded);
  const double t = v - (rounded - CK_QUARTER_ROUNDER);
  const uint64_t sine = ck_bits_of(ck_sin(t)), cosine = ck_bits_of(ck_cos(t));
  const uint64_t swap = (sine ^ cosine) & -(quarters & 1);
  pair[0] = r * ck_double_of(cosine ^ swap ^ ((quarters + 1) << 62 & CK_SIGN_BIT));
  pair[1] = r * ck_double_of(sine ^ swap ^ (quarters << 62 & CK_SIGN_BIT));
}

void ck_normals_plain(double *numbers, size_t pairs) {
  for (size_t i = 0; i < pairs; i++)
    ck_make_pair(numbers + 2 * i);
}
