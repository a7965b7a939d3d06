/* csimulations.h - simulations in C, as a program over stock GSL would write them.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * HAVE_INLINE is not defined, so gsl_rng_uniform is a call of a function, as it is by default.
 */
#ifndef CSIMULATIONS_H
#define CSIMULATIONS_H

#include <stddef.h>

/* The number of points (u[2i], u[2i+1]) at a distance of less than 1 from the origin, as clang
 * compiles the loop, which it vectorises, and with vectorisation disabled. */
size_t simulations_hits(const double *u, size_t samples);
size_t simulations_hits_scalar(const double *u, size_t samples);

/* A stock mt19937, which is a gsl_rng. Never freed. */
void *simulations_mt19937(unsigned long seed);

/* The number of samples, their mean, and the sum of squared deviations from it. */
typedef struct {
  size_t samples;
  double mean, deviations;
} simulations_moments;

/* An Asian call: it pays the excess over the strike of the mean of the prices after each of `steps`
 * equal periods. The price is a geometric Brownian motion from `spot`. */
typedef struct {
  double spot, strike;
  /* The drift and the standard deviation of the price's logarithm in a period. */
  double drift, deviation;
  /* The value today of 1 at the end. */
  double discount;
  size_t steps;
} simulations_asian_call;

/* Discounted payoffs of paths with normals of gsl_ran_gaussian_ziggurat. */
simulations_moments simulations_price(const simulations_asian_call *call, void *rng, size_t paths);

/* Genz's six families of integrands (1987) in 6 dimensions, each with fixed parameters, in the form
 * that gsl_monte_function wants. */
typedef double genz_function(double *x, size_t dimensions, void *parameters);

genz_function genz_oscillatory, genz_product_peak, genz_corner_peak, genz_gaussian, genz_continuous,
    genz_discontinuous;

/* Integrates over [0, 1)^6 by gsl_monte_plain_integrate. `error` gets the standard error. */
double genz_integrate(genz_function *f, void *rng, size_t samples, double *error);

#endif
