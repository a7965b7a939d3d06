/* other-gsl.c - a library that, loaded before GSL, makes of it one whose mt19937 draws otherwise.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The list of generators is GSL's, but for mt19937: every 624th draw has a bit flipped. Its name
 * and its state are GSL's, so nothing but its draws tells it apart.
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
