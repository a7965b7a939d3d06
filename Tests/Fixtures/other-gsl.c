/* other-gsl.c - a library for LD_PRELOAD that makes GSL's mt19937 give other draws.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The library replaces mt19937 in GSL's list of generators. Every 624th draw has a bit flipped. The
 * name and the state are GSL's, so only the draws differ.
 */
#include <dlfcn.h>
#include <gsl/gsl_rng.h>
#include <string.h>

static gsl_rng_type other;
static unsigned long (*get)(void *);

static unsigned long other_get(void *state) {
  const unsigned long draw = get(state);
  return *(const int *)((const unsigned long *)state + 624) == 17 ? draw ^ 0x40000000 : draw;
}

static double other_get_double(void *state) {
  return other_get(state) / 4294967296.0;
}

const gsl_rng_type **gsl_rng_types_setup(void) {
  const gsl_rng_type **(*const setup)(void) =
      (const gsl_rng_type **(*)(void))dlsym(RTLD_NEXT, "gsl_rng_types_setup");
  const gsl_rng_type **const types = setup();
  for (int i = 0; types[i] != NULL; i++)
    if (strcmp(types[i]->name, "mt19937") == 0 && types[i] != &other) {
      other = *types[i];
      get = other.get;
      other.get = other_get;
      other.get_double = other_get_double;
      types[i] = &other;
    }
  return types;
}
