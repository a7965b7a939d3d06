/* continuous.c - GSL's continuous distributions, drawn from a stream.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * GSL's functions draw from the gsl_rng that the stream lends, which counts their draws. Some of
 * these functions reject pairs of draws until one fits, so nobody knows beforehand how many draws
 * they take. ckernel.h states what callers must check. The reasons:
 *
 * - gsl_ran_gaussian_ziggurat takes 24 bits of a draw. From a generator of fewer, it asks
 *   gsl_rng_uniform_int for 24 bits, which raises an error. gsl_ran_gamma calls it, and so do the
 *   functions that divide or add gamma variables.
 * - gsl_ran_beta and gsl_ran_tdist divide gamma variables. Both may be infinite or both may be zero
 *   if a parameter is near the limits of double, and the quotient is then not a number.
 * - gsl_ran_tdist accepts a normal variable only if its square is less than nu - 2. It is accepted
 *   with a probability of about 0.8 sqrt(nu - 2), so the loop does not end in any useful time if nu
 *   is barely more than 2.
 *
 * gsl_ran_exponential is a single expression, which stands here without the calls that lead to it.
 */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stream/stream.h"

double ck_stream_exponential(ck_stream *stream, double mean) {
  return -mean * log1p(-ck_state_uniform(stream->state));
}

double ck_stream_gamma(ck_stream *stream, double shape, double scale) {
  return gsl_ran_gamma(stream->lent, shape, scale);
}

double ck_stream_beta(ck_stream *stream, double alpha, double beta) {
  return gsl_ran_beta(stream->lent, alpha, beta);
}

double ck_stream_chi_squared(ck_stream *stream, double nu) {
  return gsl_ran_chisq(stream->lent, nu);
}

double ck_stream_student_t(ck_stream *stream, double nu) {
  return gsl_ran_tdist(stream->lent, nu);
}

double ck_stream_log_normal(ck_stream *stream, double zeta, double sigma) {
  return gsl_ran_lognormal(stream->lent, zeta, sigma);
}

double ck_stream_cauchy(ck_stream *stream, double scale) {
  return gsl_ran_cauchy(stream->lent, scale);
}

double ck_stream_weibull(ck_stream *stream, double scale, double shape) {
  return gsl_ran_weibull(stream->lent, scale, shape);
}
