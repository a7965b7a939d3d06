/* cdraws.h - loops over a stock gsl_rng, as a program in C would write them.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * HAVE_INLINE is not defined, so gsl_rng_uniform is a call of a function, as it is by default.
 */
#ifndef CDRAWS_H
#define CDRAWS_H

#include <stddef.h>

/* A gsl_rng, or NULL if GSL has no generator of that name. Never freed. */
void *draws_create(const char *generator, unsigned long seed);

/* Each makes `count` values from a gsl_rng, and returns their sum. */
typedef double draws_loop(void *rng, size_t count);

draws_loop draws_uniform, draws_normal, draws_exponential, draws_gamma, draws_gamma_small,
    draws_beta, draws_beta_small, draws_chi_squared, draws_student_t, draws_log_normal,
    draws_cauchy, draws_weibull, draws_poisson, draws_poisson_large, draws_binomial,
    draws_binomial_large, draws_negative_binomial, draws_geometric, draws_bernoulli,
    draws_uniform_integer, draws_choice, draws_direction, draws_direction_10, draws_multinomial,
    draws_dirichlet;

#endif
