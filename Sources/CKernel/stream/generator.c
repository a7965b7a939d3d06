/* generator.c - the generators of the GSL that is installed.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * gsl_rng_types_setup fills a static table of GSL's, with the same pointers at each call. Two
 * threads doing so at once would race, so the table is taken once.
 */
#include <gsl/gsl_version.h>
#include <pthread.h>

#include "private.h"

static pthread_once_t ck_types_once = PTHREAD_ONCE_INIT;
static const gsl_rng_type **ck_types;
static size_t ck_types_count;

static void ck_types_load(void) {
  ck_types = gsl_rng_types_setup();
  while (ck_types[ck_types_count] != NULL)
    ck_types_count++;
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

const char *ck_gsl_version(void) {
  return gsl_version;
}
