/* draws.c - loops over a stock gsl_rng.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <string.h>

#include "cdraws.h"

void *draws_create(const char *generator, unsigned long seed) {
  for (const gsl_rng_type **type = gsl_rng_types_setup(); *type != NULL; type++) {
    if (strcmp((*type)->name, generator) == 0) {
      gsl_rng *rng = gsl_rng_alloc(*type);
      gsl_rng_set(rng, seed);
      return rng;
    }
  }
  return NULL;
}

#define DRAWS_LOOP(name, value)                                                                    \
  double draws_##name(void *rng, size_t count) {                                                   \
    double sum = 0;                                                                                \
    for (size_t i = 0; i < count; i++)                                                             \
      sum += value;                                                                                \
    return sum;                                                                                    \
  }

DRAWS_LOOP(uniform, gsl_rng_uniform(rng))
DRAWS_LOOP(normal, gsl_ran_gaussian_ziggurat(rng, 1))
DRAWS_LOOP(exponential, gsl_ran_exponential(rng, 1))
DRAWS_LOOP(gamma, gsl_ran_gamma(rng, 2.5, 1))
DRAWS_LOOP(gamma_small, gsl_ran_gamma(rng, 0.5, 1))
DRAWS_LOOP(beta, gsl_ran_beta(rng, 2, 3))
DRAWS_LOOP(beta_small, gsl_ran_beta(rng, 0.5, 0.5))
DRAWS_LOOP(chi_squared, gsl_ran_chisq(rng, 5))
DRAWS_LOOP(student_t, gsl_ran_tdist(rng, 5))
DRAWS_LOOP(log_normal, gsl_ran_lognormal(rng, 0, 1))
DRAWS_LOOP(cauchy, gsl_ran_cauchy(rng, 1))
DRAWS_LOOP(weibull, gsl_ran_weibull(rng, 1, 1.5))
DRAWS_LOOP(poisson, gsl_ran_poisson(rng, 4))
DRAWS_LOOP(poisson_large, gsl_ran_poisson(rng, 1000))
DRAWS_LOOP(binomial, gsl_ran_binomial(rng, 0.3, 10))
DRAWS_LOOP(binomial_large, gsl_ran_binomial(rng, 0.5, 10000))
DRAWS_LOOP(negative_binomial, gsl_ran_negative_binomial(rng, 0.5, 3))
DRAWS_LOOP(geometric, gsl_ran_geometric(rng, 0.3))
DRAWS_LOOP(bernoulli, gsl_ran_bernoulli(rng, 0.3))
DRAWS_LOOP(uniform_integer, gsl_rng_uniform_int(rng, 6))

/* The weights 1 to 100. */
double draws_choice(void *rng, size_t count) {
  double weights[100];
  for (int i = 0; i < 100; i++)
    weights[i] = i + 1;
  gsl_ran_discrete_t *table = gsl_ran_discrete_preproc(100, weights);
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += gsl_ran_discrete(rng, table);
  gsl_ran_discrete_free(table);
  return sum;
}

double draws_direction(void *rng, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    double x, y, z;
    gsl_ran_dir_3d(rng, &x, &y, &z);
    sum += x + y + z;
  }
  return sum;
}

double draws_direction_10(void *rng, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    double coordinates[10];
    gsl_ran_dir_nd(rng, 10, coordinates);
    sum += coordinates[9];
  }
  return sum;
}

double draws_multinomial(void *rng, size_t count) {
  static const double weights[] = {1, 2, 3, 4};
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned int counts[4];
    gsl_ran_multinomial(rng, 4, 100, weights, counts);
    sum += counts[3];
  }
  return sum;
}

double draws_dirichlet(void *rng, size_t count) {
  static const double concentrations[] = {0.5, 1, 2, 3};
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    double shares[4];
    gsl_ran_dirichlet(rng, 4, concentrations, shares);
    sum += shares[3];
  }
  return sum;
}
