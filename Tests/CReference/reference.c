/* reference.c - the specification, in terms of GSL's interface alone.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "creference.h"

/* A stock generator that has made the draws before `start`. */
static gsl_rng *ref_seeded(const ref_generator *generator, unsigned long seed, uint64_t start) {
  gsl_rng *r = gsl_rng_alloc((const gsl_rng_type *)generator);
  gsl_rng_set(r, seed);
  for (uint64_t i = 0; i < start; i++)
    gsl_rng_get(r);
  return r;
}

uint64_t ref_serial_hits(const ref_generator *generator, uint32_t seed, uint64_t samples) {
  return ref_serial_hits_from(generator, seed, 0, samples);
}

/* The specification. */
static bool ref_point(gsl_rng *r) {
#pragma STDC FP_CONTRACT OFF
  double x = 2 * gsl_rng_uniform(r) - 1, y = 2 * gsl_rng_uniform(r) - 1;
  return x * x + y * y < 1.0;
}

uint64_t ref_serial_hits_from(const ref_generator *generator, uint32_t seed, uint64_t start,
                              uint64_t samples) {
  gsl_rng *r = ref_seeded(generator, seed, start);
  uint64_t hits = 0;
  for (uint64_t i = 0; i < samples; i++)
    hits += ref_point(r);
  gsl_rng_free(r);
  return hits;
}

void ref_points_from(const ref_generator *generator, uint32_t seed, uint64_t start, uint8_t *inside,
                    uint64_t samples) {
  gsl_rng *r = ref_seeded(generator, seed, start);
  for (uint64_t i = 0; i < samples; i++)
    inside[i] = ref_point(r);
  gsl_rng_free(r);
}

void ref_draws_of_gsl_rng(void *rng, uint64_t *draws, uint64_t count) {
  for (uint64_t i = 0; i < count; i++)
    draws[i] = gsl_rng_get(rng);
}

void ref_seed_gsl_rng(void *rng, unsigned long seed) {
  gsl_rng_set(rng, seed);
}

bool ref_clone_agrees(void *rng, int draws) {
  gsl_rng *clone = gsl_rng_clone(rng);
  bool agrees = true;
  for (int i = 0; i < draws; i++)
    agrees = agrees && gsl_rng_get(clone) == gsl_rng_get(rng);
  gsl_rng_free(clone);
  return agrees;
}

void ref_draws(const ref_generator *generator, unsigned long seed, uint64_t start, uint64_t *draws,
               uint64_t count) {
  gsl_rng *r = ref_seeded(generator, seed, start);
  ref_draws_of_gsl_rng(r, draws, count);
  gsl_rng_free(r);
}

void ref_uniforms(const ref_generator *generator, uint32_t seed, double *uniforms,
                  uint64_t count) {
  gsl_rng *r = ref_seeded(generator, seed, 0);
  for (uint64_t i = 0; i < count; i++)
    uniforms[i] = gsl_rng_uniform(r);
  gsl_rng_free(r);
}

uint64_t ref_fingerprint(const ref_generator *generator, uint32_t seed) {
  uint64_t draws[64];
  ref_draws(generator, seed, 0, draws, 64);
  /* FNV-1a. */
  uint64_t hash = 0xcbf29ce484222325;
  for (int i = 0; i < 64; i++)
    hash = (hash ^ draws[i]) * 0x100000001b3;
  return hash;
}

uint64_t ref_period(const ref_generator *generator, uint32_t seed, uint64_t limit) {
  gsl_rng *r = ref_seeded(generator, seed, 0);
  const size_t size = gsl_rng_size(r);
  void *start = malloc(size);
  const unsigned long first = gsl_rng_get(r);
  memcpy(start, gsl_rng_state(r), size);
  uint64_t steps = 0;
  bool returned = false;
  while (!returned && steps < limit) {
    /* If the state has returned, so has the draw. */
    const bool may_return = gsl_rng_get(r) == first;
    steps++;
    returned = may_return && memcmp(start, gsl_rng_state(r), size) == 0;
  }
  free(start);
  gsl_rng_free(r);
  return returned ? steps : 0;
}

bool ref_is_on_grid(const ref_generator *generator, uint32_t seed, int bits, int draws) {
  gsl_rng *r = ref_seeded(generator, seed, 0);
  bool all = true;
  for (int i = 0; i < draws; i++) {
    const double scaled = ldexp(gsl_rng_uniform(r), bits);
    all = all && scaled == floor(scaled);
  }
  gsl_rng_free(r);
  return all;
}
