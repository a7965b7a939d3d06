/* discrete.c - GSL's distributions of integers, drawn from a stream.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * gsl_ran_binomial makes a value by algorithm BTPE (Kachitvichyanukul, Schmeiser 1988). Of a value
 * at a distance of k from the mode, it squares k as an int, which overflows from k = 46341 on. With
 * a large variance such values are common, and GSL 2.7.1 accepts too many of them: the variance of
 * 2^31 - 1 trials with probability 1/2 comes out 18 % too large. BTPE proposes a value in a tail at
 * k = (2.195 - log(v) / 2.195) standard deviations, with a uniform v. All of GSL's generators have
 * v = 0, which is rejected, or v >= 2^-53, so k is less than 19 standard deviations. Up to a
 * variance of 2^22, that is less than 38912. Above it, the trials are made in parts of about the
 * same size, whose successes are added up: a sum of binomial variables of one probability is a
 * binomial variable.
 *
 * With v = 0 in the upper tail, BTPE converts an infinity to int. On x86-64 that gives -2^31, which
 * the test by logarithms rejects. On arm64 it gives 2^31 - 1, which is rejected as too many
 * successes if there are fewer trials than that.
 */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stream/stream.h"

static const double ck_largest_variance = 4194304;

uint32_t ck_stream_poisson(ck_stream *stream, double mean) {
  return gsl_ran_poisson(stream->lent, mean);
}

/* Adds up the successes in `parts` parts of the trials. */
static uint32_t ck_binomial_in_parts(const gsl_rng *rng, double probability, uint32_t trials,
                                     uint32_t parts) {
  uint32_t successes = 0;
  for (; parts > 0; parts--) {
    const uint32_t part = trials / parts;
    successes += gsl_ran_binomial(rng, probability, part);
    trials -= part;
  }
  return successes;
}

uint32_t ck_stream_binomial(ck_stream *stream, double probability, uint32_t trials) {
  const gsl_rng *rng = stream->lent;
  const double variance = trials * probability * (1 - probability);
  if (variance <= ck_largest_variance)
    return gsl_ran_binomial(rng, probability, trials);
  return ck_binomial_in_parts(rng, probability, trials, ceil(variance / ck_largest_variance));
}

uint32_t ck_stream_geometric(ck_stream *stream, double probability) {
  return gsl_ran_geometric(stream->lent, probability);
}

/* gsl_rng_uniform_int, without the calls that lead to it. */
uint64_t ck_stream_uniform_integer(ck_stream *stream, uint64_t bound) {
  const uint64_t scale = stream->span / bound;
  uint64_t integer;
  do
    integer = (ck_state_get(stream->state) - stream->min) / scale;
  while (integer >= bound);
  return integer;
}
