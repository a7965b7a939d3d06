/* broken.c - generators that are broken on purpose, so that tests see them fail.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The two that are not constant are built on SplitMix64 (Steele, Lea, Flood 2014), which is good.
 * So nothing is wrong with them but what their comments say.
 */
#include <gsl/gsl_rng.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "creference.h"

typedef struct {
  uint64_t start;
  uint64_t draw;
} ref_state;

static uint64_t ref_splitmix_at(uint64_t start, uint64_t index) {
  uint64_t z = start + (index + 1) * 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return (z ^ (z >> 31)) >> 32;
}

static void ref_set(void *state, unsigned long seed) {
  *(ref_state *)state = (ref_state){.start = ref_splitmix_at(seed, 0) << 32 | seed, .draw = 0};
}

static unsigned long ref_constant_get(void *state) {
  (void)state;
  return 1UL << 30;
}

static unsigned long ref_short_cycle_get(void *state) {
  ref_state *s = state;
  return ref_splitmix_at(s->start, s->draw++ % 64);
}

static unsigned long ref_stutter_get(void *state) {
  ref_state *s = state;
  const uint64_t draw = s->draw++;
  return ref_splitmix_at(s->start, draw / 8 * 2 + draw % 2);
}

static double ref_constant_uniform(void *state) {
  return ref_constant_get(state) / 4294967296.0;
}

static double ref_short_cycle_uniform(void *state) {
  return ref_short_cycle_get(state) / 4294967296.0;
}

static double ref_stutter_uniform(void *state) {
  return ref_stutter_get(state) / 4294967296.0;
}

#define REF_TYPE(NAME)                                                                      \
  const ref_generator *ref_##NAME(void) {                                                   \
    static const gsl_rng_type type = {                                                      \
        "broken-" #NAME, 0xffffffff, 0, sizeof(ref_state), ref_set, ref_##NAME##_get,       \
        ref_##NAME##_uniform,                                                               \
    };                                                                                      \
    return (const ref_generator *)&type;                                                    \
  }

static unsigned long ref_impostor_get(void *state) {
  unsigned long draw = gsl_rng_mt19937->get(state);
  /* After the 624 words GSL keeps the index of the next one. */
  const int next = *(const int *)((const unsigned long *)state + 624);
  return next == 17 ? draw ^ 1 : draw;
}

static double ref_impostor_uniform(void *state) {
  return ref_impostor_get(state) / 4294967296.0;
}

/* The size of mt19937's state in unsigned longs. ran3's is smaller. */
enum { REF_MT_LONGS = 625 };

/* Puts the last unsigned long of a state first. */
static void ref_rearrange(const unsigned long *stock, unsigned long *state, size_t longs) {
  state[0] = stock[longs - 1];
  memcpy(state + 1, stock, (longs - 1) * sizeof *state);
}

static void ref_set_rearranged(const gsl_rng_type *type, void *state, unsigned long seed) {
  unsigned long stock[REF_MT_LONGS] = {0};
  type->set(stock, seed);
  ref_rearrange(stock, state, type->size / sizeof *stock);
}

static unsigned long ref_get_rearranged(const gsl_rng_type *type, void *state) {
  unsigned long stock[REF_MT_LONGS];
  const size_t longs = type->size / sizeof *stock;
  const unsigned long *const words = state;
  memcpy(stock, words + 1, (longs - 1) * sizeof *stock);
  stock[longs - 1] = words[0];
  const unsigned long draw = type->get(stock);
  ref_rearrange(stock, state, longs);
  return draw;
}

static void ref_rearranged_set(void *state, unsigned long seed) {
  ref_set_rearranged(gsl_rng_mt19937, state, seed);
}

static unsigned long ref_rearranged_get(void *state) {
  return ref_get_rearranged(gsl_rng_mt19937, state);
}

static double ref_rearranged_uniform(void *state) {
  return ref_rearranged_get(state) / 4294967296.0;
}

static void ref_rearranged_ran3_set(void *state, unsigned long seed) {
  ref_set_rearranged(gsl_rng_ran3, state, seed);
}

static unsigned long ref_rearranged_ran3_get(void *state) {
  return ref_get_rearranged(gsl_rng_ran3, state);
}

static double ref_rearranged_ran3_uniform(void *state) {
  return ref_rearranged_ran3_get(state) / 1e9;
}

/* After five integers ranlux's state has padding for one. */
static unsigned long ref_secretive_get(void *state) {
  unsigned *const secret = (unsigned *)state + 5;
  const unsigned long draw = gsl_rng_ranlux->get(state);
  *secret += 1;
  return *secret > 100 ? draw ^ 1 : draw;
}

static double ref_secretive_uniform(void *state) {
  return ref_secretive_get(state) / 16777216.0;
}

static gsl_rng_type ref_impostor_type, ref_rearranged_type;
static gsl_rng_type ref_rearranged_ran3_type, ref_secretive_type;

static void ref_fill_types(void) {
  ref_impostor_type = *gsl_rng_mt19937;
  ref_impostor_type.get = ref_impostor_get;
  ref_impostor_type.get_double = ref_impostor_uniform;
  ref_rearranged_type = *gsl_rng_mt19937;
  ref_rearranged_type.set = ref_rearranged_set;
  ref_rearranged_type.get = ref_rearranged_get;
  ref_rearranged_type.get_double = ref_rearranged_uniform;
  ref_rearranged_ran3_type = *gsl_rng_ran3;
  ref_rearranged_ran3_type.set = ref_rearranged_ran3_set;
  ref_rearranged_ran3_type.get = ref_rearranged_ran3_get;
  ref_rearranged_ran3_type.get_double = ref_rearranged_ran3_uniform;
  ref_secretive_type = *gsl_rng_ranlux;
  ref_secretive_type.get = ref_secretive_get;
  ref_secretive_type.get_double = ref_secretive_uniform;
}

static const ref_generator *ref_filled(const gsl_rng_type *type) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, ref_fill_types);
  return (const ref_generator *)type;
}

const ref_generator *ref_impostor(void) {
  return ref_filled(&ref_impostor_type);
}

const ref_generator *ref_rearranged(void) {
  return ref_filled(&ref_rearranged_type);
}

const ref_generator *ref_rearranged_ran3(void) {
  return ref_filled(&ref_rearranged_ran3_type);
}

const ref_generator *ref_secretive(void) {
  return ref_filled(&ref_secretive_type);
}

const ref_generator *ref_fresh_mt19937(void) {
  gsl_rng_type *type = malloc(sizeof *type);
  *type = *gsl_rng_mt19937;
  return (const ref_generator *)type;
}

REF_TYPE(constant)
REF_TYPE(short_cycle)
REF_TYPE(stutter)
