/* genz.c - Genz's test functions in 6 dimensions, and their integration by GSL.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A. Genz, "A package for testing multiple integration subroutines", in: Numerical Integration,
 * Reidel 1987. Powers are products, as a program that is to be fast writes them.
 */
#include "csimulations.h"

#include <gsl/gsl_monte_plain.h>
#include <math.h>

enum { GENZ_DIMENSIONS = 6 };

/* How difficult each dimension is, and where the functions have their peaks or breaks. */
static const double a[GENZ_DIMENSIONS] = {1.5, 0.9, 1.2, 0.6, 1.8, 0.75};
static const double w[GENZ_DIMENSIONS] = {0.7, 0.8, 0.35, 0.55, 0.25, 0.6};

double genz_oscillatory(double *x, size_t dimensions, void *parameters) {
  (void)dimensions, (void)parameters;
  double sum = 2 * M_PI * w[0];
  for (int d = 0; d < GENZ_DIMENSIONS; d++)
    sum += a[d] * x[d];
  return cos(sum);
}

double genz_product_peak(double *x, size_t dimensions, void *parameters) {
  (void)dimensions, (void)parameters;
  double product = 1;
  for (int d = 0; d < GENZ_DIMENSIONS; d++)
    product *= 1 / (a[d] * a[d]) + (x[d] - w[d]) * (x[d] - w[d]);
  return 1 / product;
}

double genz_corner_peak(double *x, size_t dimensions, void *parameters) {
  (void)dimensions, (void)parameters;
  double sum = 1;
  for (int d = 0; d < GENZ_DIMENSIONS; d++)
    sum += a[d] * x[d];
  const double cube = sum * sum * sum;
  return 1 / (cube * cube * sum);
}

double genz_gaussian(double *x, size_t dimensions, void *parameters) {
  (void)dimensions, (void)parameters;
  double sum = 0;
  for (int d = 0; d < GENZ_DIMENSIONS; d++)
    sum += a[d] * a[d] * (x[d] - w[d]) * (x[d] - w[d]);
  return exp(-sum);
}

double genz_continuous(double *x, size_t dimensions, void *parameters) {
  (void)dimensions, (void)parameters;
  double sum = 0;
  for (int d = 0; d < GENZ_DIMENSIONS; d++)
    sum += a[d] * fabs(x[d] - w[d]);
  return exp(-sum);
}

double genz_discontinuous(double *x, size_t dimensions, void *parameters) {
  (void)dimensions, (void)parameters;
  if (x[0] > w[0] || x[1] > w[1])
    return 0;
  double sum = 0;
  for (int d = 0; d < GENZ_DIMENSIONS; d++)
    sum += a[d] * x[d];
  return exp(sum);
}

double genz_integrate(genz_function *f, void *rng, size_t samples, double *error) {
  const double lower[GENZ_DIMENSIONS] = {0}, upper[GENZ_DIMENSIONS] = {1, 1, 1, 1, 1, 1};
  gsl_monte_plain_state *state = gsl_monte_plain_alloc(GENZ_DIMENSIONS);
  gsl_monte_function function = {f, GENZ_DIMENSIONS, NULL};
  double result;
  gsl_monte_plain_integrate(&function, lower, upper, GENZ_DIMENSIONS, samples, rng, state, &result,
                            error);
  gsl_monte_plain_free(state);
  return result;
}
