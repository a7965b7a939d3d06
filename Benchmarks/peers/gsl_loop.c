/* gsl_loop.c - the plain loop over GSL's mt19937, as the library's manual suggests it.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * This loop specifies PiKit's results. With HAVE_INLINE, which the manual recommends,
 * gsl_rng_uniform looks up a function in the generator's type and calls it. That function of the
 * library tempers one word and divides it by 2^32. No compiler can see through the call, so nothing
 * here is vectorised. A drop costs two calls, each with a test whether the 624 words need a refill,
 * and its share of the refills. Each worker has its own seed, as GSL cannot jump to a later part of
 * the sequence.
 */
#define HAVE_INLINE
#include <gsl/gsl_rng.h>

#include "peer.h"

struct peer_worker {
  gsl_rng generator;
};

peer_worker *peer_make(unsigned index, const char *variant) {
  if (variant != NULL)
    return NULL;
  gsl_rng *const generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, 42 + index);
  return (peer_worker *)generator;
}

uint64_t peer_count(peer_worker *worker, uint64_t samples) {
  const gsl_rng *const generator = &worker->generator;
  uint64_t hits = 0;
  for (uint64_t i = 0; i < samples; i++) {
    const double x = 2 * gsl_rng_uniform(generator) - 1;
    const double y = 2 * gsl_rng_uniform(generator) - 1;
    hits += x * x + y * y < 1;
  }
  return hits;
}
