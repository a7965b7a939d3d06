/* simulation.c - what the total of a simulation is, as serial loops over a stock gsl_rng.
 *
 * Blocks of samples are merged in a dyadic tree: node (k, j) has the blocks from k * 2^j to
 * (k + 1) * 2^j - 1. A serial loop keeps the nodes that wait for their siblings on a stack, as a
 * binary counter keeps its ones. After block b as many nodes merge as b has trailing ones. In the end
 * the rest of the stack is merged from left to right.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <gsl/gsl_rng.h>
#include <stdlib.h>

#include "creference.h"

#pragma STDC FP_CONTRACT OFF

/* The documentation prints this function. */
static double simulation_sum(const gsl_rng_type *type, unsigned long seed, size_t samples,
                             size_t block, size_t n,
                             double f(const double *u, size_t n, void *params), void *params) {
  gsl_rng *r = gsl_rng_alloc(type);
  gsl_rng_set(r, seed);
  double u[n], node[65];
  int nodes = 0;
  for (size_t i = 0; i < samples; i++) {
    if (i % block == 0)
      node[nodes++] = 0;
    for (size_t k = 0; k < n; k++)
      u[k] = gsl_rng_uniform(r);
    node[nodes - 1] += f(u, n, params);
    if (i % block == block - 1)
      for (size_t b = i / block; b % 2 == 1; b /= 2, nodes--)
        node[nodes - 2] += node[nodes - 1];
  }
  for (int k = 1; k < nodes; k++)
    node[0] += node[k];
  gsl_rng_free(r);
  return node[0];
}

double ref_simulation_sum(const ref_generator *generator, uint32_t seed, uint64_t samples, size_t n,
                          uint64_t block, ref_sample f, void *params) {
  return simulation_sum((const gsl_rng_type *)generator, seed, samples, block, n, f, params);
}

double ref_sum_in_blocks(const double *x, uint64_t count, uint64_t block) {
  double node[65];
  int nodes = 0;
  for (uint64_t i = 0; i < count; i++) {
    if (i % block == 0)
      node[nodes++] = 0;
    node[nodes - 1] += x[i];
    if (i % block == block - 1)
      for (uint64_t b = i / block; b % 2 == 1; b /= 2, nodes--)
        node[nodes - 2] += node[nodes - 1];
  }
  for (int k = 1; k < nodes; k++)
    node[0] += node[k];
  return node[0];
}

/* mean + low is a + b + rest, where a + b is rounded with its error kept (Knuth, TAOCP 2, 4.2.2). */
static void ref_set_mean(ref_total *total, double a, double b, double rest) {
  const double sum = a + b, part = sum - a;
  const double low = (a - (sum - part)) + (b - part) + rest;
  const double mean = sum + low, more = mean - sum;
  total->mean = mean;
  total->low = (sum - (mean - more)) + (low - more);
}

static ref_total ref_total_of_block(const double *x, size_t count) {
  double n[16], m[16], s[16];
  ref_moments_lanes(x, count, n, m, s);
  ref_moments_fold(n, m, s);
  ref_total total = {.count = count, .squares = s[0]};
  ref_set_mean(&total, x[0], m[0], 0);
  return total;
}

static void ref_total_merge(ref_total *a, const ref_total *b) {
  const double n = (double)a->count, more = (double)b->count;
  const double d = (b->mean - a->mean) + (b->low - a->low), f = more / (n + more);
  ref_set_mean(a, a->mean, d * f, a->low);
  a->squares += b->squares + d * d * (n * f);
  a->count += b->count;
}

ref_total ref_moments_in_blocks(const double *x, uint64_t count, uint64_t block) {
  ref_total node[65];
  int nodes = 0;
  for (uint64_t i = 0; i < count; i += block) {
    node[nodes++] = ref_total_of_block(x + i, count - i < block ? count - i : block);
    /* A block that is not full is no node of the tree. */
    if (count - i >= block)
      for (uint64_t b = i / block; b % 2 == 1; b /= 2, nodes--)
        ref_total_merge(&node[nodes - 2], &node[nodes - 1]);
  }
  for (int k = 1; k < nodes; k++)
    ref_total_merge(&node[0], &node[k]);
  return node[0];
}

double ref_quotient(const double *u, size_t n, void *params) {
  (void)n;
  return u[0] * u[1] / (u[2] + *(const double *)params);
}

double ref_quotient_for_gsl(double *u, size_t n, void *params) {
  return ref_quotient(u, n, params);
}

double ref_last(const double *u, size_t n, void *params) {
  (void)params;
  return u[n - 1];
}
