/* generator.c - the generators of the installed GSL.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A ck_generator is a gsl_rng_type under a name that needs no header of GSL's.
 *
 * gsl_rng_types_setup fills a static table inside GSL, with the same pointers at each call. Two
 * threads that call it at once race, so the table is taken once.
 */
#include "stream/generator.h"

#include <gsl/gsl_rng.h>
#include <gsl/gsl_version.h>
#include <pthread.h>

static pthread_once_t ck_types_once = PTHREAD_ONCE_INIT;
static const gsl_rng_type **ck_types;
static size_t ck_types_count;

static void ck_types_load(void) {
  ck_types = gsl_rng_types_setup();
  while (ck_types[ck_types_count] != NULL)
    ck_types_count++;
}

static const gsl_rng_type *ck_gsl_type(const ck_generator *generator) {
  return (const gsl_rng_type *)generator;
}

size_t ck_generator_count(void) {
  pthread_once(&ck_types_once, ck_types_load);
  return ck_types_count;
}

const ck_generator *ck_generator_at(size_t index) {
  pthread_once(&ck_types_once, ck_types_load);
  return (const ck_generator *)ck_types[index];
}

const char *ck_generator_name(const ck_generator *generator) {
  return ck_gsl_type(generator)->name;
}

uint64_t ck_generator_min(const ck_generator *generator) {
  return ck_gsl_type(generator)->min;
}

uint64_t ck_generator_max(const ck_generator *generator) {
  return ck_gsl_type(generator)->max;
}

ck_get_function *ck_generator_get(const ck_generator *generator) {
  return ck_gsl_type(generator)->get;
}

ck_uniform_function *ck_generator_uniform(const ck_generator *generator) {
  return ck_gsl_type(generator)->get_double;
}

size_t ck_generator_state_size(const ck_generator *generator) {
  return ck_gsl_type(generator)->size;
}

void ck_generator_seed(const ck_generator *generator, void *state, unsigned long seed) {
  ck_gsl_type(generator)->set(state, seed);
}

const char *ck_gsl_version(void) {
  return gsl_version;
}
