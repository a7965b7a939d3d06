/* simulations.c - π over uniforms, and the price of an Asian call over a stock gsl_rng.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include "csimulations.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

/* Hits are compared with those of Swift, which fuses no operations. */
#pragma STDC FP_CONTRACT OFF

size_t simulations_hits(const double *u, size_t samples) {
  size_t hits = 0;
  for (size_t i = 0; i < samples; i++)
    hits += u[2 * i] * u[2 * i] + u[2 * i + 1] * u[2 * i + 1] < 1;
  return hits;
}

size_t simulations_hits_scalar(const double *u, size_t samples) {
  size_t hits = 0;
#pragma clang loop vectorize(disable)
  for (size_t i = 0; i < samples; i++)
    hits += u[2 * i] * u[2 * i] + u[2 * i + 1] * u[2 * i + 1] < 1;
  return hits;
}

void *simulations_mt19937(unsigned long seed) {
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, seed);
  return rng;
}

simulations_moments simulations_price(const simulations_asian_call *call, void *rng, size_t paths) {
  const simulations_asian_call c = *call;
  simulations_moments moments = {0, 0, 0};
  for (size_t i = 0; i < paths; i++) {
    double logarithm = 0, sum = 0;
    for (size_t step = 0; step < c.steps; step++) {
      logarithm += c.drift + c.deviation * gsl_ran_gaussian_ziggurat(rng, 1);
      sum += exp(logarithm);
    }
    const double mean = c.spot * sum / c.steps;
    const double payoff = c.discount * (mean > c.strike ? mean - c.strike : 0);
    /* Welford, Technometrics 4, 1962. */
    moments.samples++;
    const double deviation = payoff - moments.mean;
    moments.mean += deviation / moments.samples;
    moments.deviations += deviation * (payoff - moments.mean);
  }
  return moments;
}
