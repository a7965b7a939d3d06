/* normal.c - uniforms that are hard to make normals of, and what stands for normals.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <string.h>

#include "creference.h"

static const double ref_edges[REF_EDGE_UNIFORMS] = {
    /* The least draws. */
    0, 0x1p-1022, 0x1p-64, 0x1p-53, 0x1p-48, 0x1p-32, 0x1p-31, 0x1p-24, 0x1p-15,
    /* Multiples of 1/8, and their neighbours. */
    0.125 - 0x1p-56, 0.125, 0.125 + 0x1p-55,
    0.25 - 0x1p-55, 0.25, 0.25 + 0x1p-54,
    0.375 - 0x1p-54, 0.375, 0.375 + 0x1p-54,
    0.5 - 0x1p-54, 0.5, 0.5 + 0x1p-53,
    0.625 - 0x1p-53, 0.625, 0.625 + 0x1p-53,
    0.75 - 0x1p-53, 0.75, 0.75 + 0x1p-53,
    0.875 - 0x1p-53, 0.875, 0.875 + 0x1p-53,
    /* Around 1 - sqrt(1/2), where the exponent changes, and 1/3 of a turn. */
    0x1.2bec333018868p-2, 0x1.2bec333018866p-2, 0x1.2bec333018864p-2, 1 / 3.0, 2 / 3.0,
    /* The greatest draws. */
    1 - 0x1p-15, 1 - 0x1p-24, 1 - 0x1p-32, 1 - 0x1p-53, 1,
};

static void ref_edge_set(void *state, unsigned long seed) {
  (void)seed;
  *(unsigned long *)state = 0;
}

static double ref_edge_uniform(void *state) {
  const unsigned long draw = (*(unsigned long *)state)++, pair = draw / 2 % REF_EDGE_PAIRS;
  return ref_edges[draw % 2 == 0 ? pair % REF_EDGE_UNIFORMS : pair / REF_EDGE_UNIFORMS];
}

static unsigned long ref_edge_get(void *state) {
  return (unsigned long)(ref_edge_uniform(state) * 4294967295.0);
}

const ref_generator *ref_edge_uniforms(void) {
  static const gsl_rng_type type = {
      "edge-uniforms", 0xffffffff, 0, sizeof(unsigned long), ref_edge_set, ref_edge_get,
      ref_edge_uniform,
  };
  return (const ref_generator *)&type;
}

/* The state is the bits, negative at every other draw. */
static void ref_greatest_set(void *state, unsigned long seed) {
  *(long *)state = (long)seed;
}

static double ref_greatest_uniform(void *state) {
  long *const bits = state;
  const double uniform = *bits > 0 ? 1 - ldexp(1, -(int)*bits) : 0;
  *bits = -*bits;
  return uniform;
}

static unsigned long ref_greatest_get(void *state) {
  return (unsigned long)(ref_greatest_uniform(state) * 4294967295.0);
}

const ref_generator *ref_greatest_uniforms(void) {
  static const gsl_rng_type type = {
      "greatest-uniforms", 0xffffffff, 0, sizeof(long), ref_greatest_set, ref_greatest_get,
      ref_greatest_uniform,
  };
  return (const ref_generator *)&type;
}

uint64_t ref_fingerprint_of_numbers(const double *numbers, size_t count) {
  /* FNV-1a, of 64 bits at a time. */
  uint64_t hash = 0xcbf29ce484222325;
  for (size_t i = 0; i < count; i++) {
    uint64_t bits;
    memcpy(&bits, &numbers[i], sizeof bits);
    hash = (hash ^ bits) * 0x100000001b3;
  }
  return hash;
}
