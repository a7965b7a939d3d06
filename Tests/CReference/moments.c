/* moments.c - the serial specification of MonteCarlo's `Moments`, and a broken one.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include "creference.h"

#pragma STDC FP_CONTRACT OFF

void ref_moments_lanes(const double *x, size_t count, double n[16], double m[16], double s[16]) {
  for (size_t k = 0; k < 16; k++)
    n[k] = m[k] = s[k] = 0;
  for (size_t i = 0; i < count; i++) {
    const size_t k = i % 16;
    const double y = x[i] - x[0], d = y - m[k];
    n[k]++;
    m[k] += d * (1 / n[k]);
    s[k] += d * (y - m[k]);
  }
}

void ref_moments_fold(double n[16], double m[16], double s[16]) {
  for (size_t h = 8; h > 0; h /= 2)
    for (size_t k = 0; k < h && n[k + h] > 0; k++) {
      const double d = m[k + h] - m[k], f = n[k + h] / (n[k] + n[k + h]);
      m[k] += d * f;
      s[k] += s[k + h] + d * d * (n[k] * f);
      n[k] += n[k + h];
    }
}

ref_moments ref_moments_of(const double *x, size_t count) {
  double n[16], m[16], s[16];
  ref_moments_lanes(x, count, n, m, s);
  ref_moments_fold(n, m, s);
  return (ref_moments){.mean = x[0] + m[0], .squares = s[0]};
}

ref_moments ref_moments_by_powers(const double *x, size_t count) {
  double sum = 0, squares = 0;
  for (size_t i = 0; i < count; i++) {
    sum += x[i];
    squares += x[i] * x[i];
  }
  const double n = (double)count;
  return (ref_moments){.mean = sum / n, .squares = squares - sum / n * sum};
}
