/* student.c - the quantile of Student's t that confidence intervals need.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * GSL's gsl_cdf_tdist_Qinv raises an error where its iteration does not converge, so this is code
 * of our own. Let f be the density, x = nu / (nu + t^2) and y = 1 - x. The upper tail is half an
 * incomplete beta function, I_x(nu/2, 1/2) / 2. The factor in front of its expansions is a simple
 * one (M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions", 26.5 and 26.7):
 *
 *   Q(t) = f(t) t / nu * K(x)       K: the continued fraction 26.5.8 of the beta function
 *   Q(t) = 1/2 - f(t) t * S(y)      S: a hypergeometric series of positive terms
 *
 * The first serves large t, the second small t. Newton's method finds t. It runs on log Q as a
 * function of log t, which is decreasing and concave, so it converges from any start: after one
 * step it is at or above the root, and from there on it falls. A power law, which is what the tail
 * is for large t, is a straight line there.
 *
 * From CK_LARGE_NU degrees of freedom on, the expansion of R. A. Fisher and E. A. Cornish, "The
 * percentile points of distributions having known cumulants", Technometrics 2 (1960), is as
 * precise and costs nothing.
 */
#include <math.h>

#include "ckernel.h"

static const double CK_LARGE_NU = 1000;

static const double CK_PI = 3.14159265358979323846;

/* The density at 0, from the expansion of gamma(x + 1/2) / gamma(x) for large x, x = nu / 2. */
static double ck_student_peak(double nu) {
  double x = nu / 2, factor = 1;
  for (; x < 64; x++)
    factor *= x / (x + 0.5);
  const double q = 1 / (8 * x);
  const double series =
      1 - q * (1 - q * (0.5 + q * (2.5 - q * (2.625 + q * (49.875 - q * 54.3125)))));
  return factor * series * sqrt(x / (CK_PI * nu));
}

/* The continued fraction, evaluated by the method of Lentz. */
static double ck_student_fraction(double x, double a) {
  const double b = 0.5;
  double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), value = d;
  for (double m = 1; m < 10000; m++) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (fabs(c * d - 1) < 1e-16)
      break;
  }
  return value;
}

static double ck_student_series(double y, double a) {
  double term = 1, sum = 1;
  for (double k = 0; term > 1e-17 * sum; k++) {
    term *= y * (a + 0.5 + k) / (1.5 + k);
    sum += term;
  }
  return sum;
}

/* The probability to exceed t > 0. */
static double ck_student_tail(double t, double nu, double density) {
  const double a = nu / 2, y = t * t / (nu + t * t);
  if (y < 1.5 / (a + 2.5))
    return 0.5 - density * t * ck_student_series(y, a);
  return density * t / nu * ck_student_fraction(nu / (nu + t * t), a);
}

/* The expansion in 1 / nu around the normal quantile z. */
static double ck_student_expansion(double z, double nu) {
  const double s = z * z;
  const double terms[] = {
      (s + 1) / 4,
      ((5 * s + 16) * s + 3) / 96,
      (((3 * s + 19) * s + 17) * s - 15) / 384,
      ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160,
      (((((27 * s + 339) * s + 930) * s - 1782) * s - 765) * s + 17955) / 368640,
  };
  double sum = 0;
  for (int k = 4; k >= 0; k--)
    sum = (terms[k] + sum) / nu;
  return z + z * sum;
}

double ck_student_upper_quantile(double tail, double nu) {
  if (tail >= 0.5)
    return 0;
  const double z = ck_normal_upper_quantile(tail);
  if (nu >= CK_LARGE_NU)
    return ck_student_expansion(z, nu);
  const double peak = ck_student_peak(nu);
  double t = z;
  for (int i = 0; i < 100; i++) {
    const double density = peak * exp(-(nu + 1) / 2 * log1p(t * t / nu));
    const double reached = ck_student_tail(t, nu, density);
    const double step = log(reached / tail) * reached / (density * t);
    t *= exp(step);
    if (fabs(step) < 1e-15)
      break;
  }
  return t;
}
