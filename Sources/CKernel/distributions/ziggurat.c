/* ziggurat.c - normal variables, as gsl_ran_gaussian_ziggurat makes them, with fewer calls.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The ziggurat method (Marsaglia, Tsang, "The ziggurat method for generating random variables",
 * Journal of Statistical Software 5, 2000) covers the area under the density by layers of equal
 * area. A layer i and a number j of 24 bits make j times the width of the layer's unit. 98.8 times
 * in 100, j is below the layer's limit, and that is the variable. Otherwise the layer's edge or the
 * tail takes logarithms, exponentials and more draws.
 *
 * Here only the common case is written anew. The other one calls GSL's function with a gsl_rng that
 * first repeats the draws that were made, and then draws on. Units and limits are those of the
 * installed GSL: its function is called with draws made up for the purpose, and it shows the unit by
 * its result for j = 1, and the limit by the j from which on it asks for more draws. Then both ways
 * are compared for many draws. If they ever differ, GSL's function makes all variables.
 *
 * From generators of 32 bits GSL takes i and j from one draw, from those of 24 to 31 bits from two.
 */
#include <gsl/gsl_randist.h>
#include <pthread.h>

#include "stream/stream.h"

enum {
  CK_LAYERS = 128,
  /* The bit of the layer's number that makes a variable positive. */
  CK_POSITIVE = 128,
  /* j is below this. */
  CK_UNITS = 1 << 24,
};

typedef struct {
  /* What j is multiplied by. */
  double unit;
  /* 0 if the layer has no common case. */
  uint32_t limit;
} ck_layer;

static ck_layer ck_layers[CK_LAYERS];

/* Whether variables that begin with one draw, or with two, are as GSL's. */
static bool ck_agrees[3];

/* Draws that were made, to be repeated before others. */
typedef struct {
  unsigned long draws[2];
  int count, repeated;
  /* Where the others come from, or NULL while GSL's function is examined. */
  ck_state *state;
  /* How many others were asked for. */
  int others;
} ck_repeater;

static unsigned long ck_repeater_get(void *vrepeater) {
  ck_repeater *const repeater = vrepeater;
  if (repeater->repeated < repeater->count)
    return repeater->draws[repeater->repeated++];
  repeater->others++;
  /* A draw of 0 begins a variable that no more than one other draw decides. */
  return repeater->state == NULL ? 0 : ck_state_get(repeater->state);
}

static double ck_repeater_get_double(void *vrepeater) {
  ck_repeater *const repeater = vrepeater;
  repeater->others++;
  return repeater->state == NULL ? 0 : ck_state_uniform(repeater->state);
}

/* What GSL's function makes of the repeater's draws and those that follow. */
static double ck_ziggurat_of_gsl(ck_repeater *repeater, unsigned long min, unsigned long max,
                                 double sigma) {
  const gsl_rng_type type = {
      .name = "repeater",
      .min = min,
      .max = max,
      .size = sizeof *repeater,
      .get = ck_repeater_get,
      .get_double = ck_repeater_get_double,
  };
  const gsl_rng rng = {.type = &type, .state = repeater};
  return gsl_ran_gaussian_ziggurat(&rng, sigma);
}

/* The repeater of the draws with which a variable begins that is in a layer, at a number of units.
 * `count` is 1 for a generator of 32 bits and 2 for one of 24. */
static ck_repeater ck_repeater_of(int count, unsigned long number, unsigned long units) {
  if (count == 1)
    return (ck_repeater){.draws = {units << 8 | number}, .count = 1};
  return (ck_repeater){.draws = {number, units}, .count = 2};
}

static unsigned long ck_largest_draw(int count) {
  return count == 1 ? UINT32_MAX : CK_UNITS - 1;
}

/* Whether GSL's function needs no other draw. */
static bool ck_ziggurat_is_common(unsigned long layer, unsigned long units, double *variable) {
  ck_repeater repeater = ck_repeater_of(1, layer, units);
  *variable = ck_ziggurat_of_gsl(&repeater, 0, ck_largest_draw(1), 1);
  return repeater.others == 0;
}

/* The variable in a layer's common case. Its sign is random, so a branch would often be mispredicted:
 * the sign is looked up. */
static inline double ck_layer_variable(const ck_layer *layer, unsigned long number,
                                       unsigned long units, double sigma) {
  static const double signs[2] = {-1, 1};
  return signs[number / CK_POSITIVE] * sigma * ((double)units * layer->unit);
}

/* Whether GSL's function and the layers agree for many variables that begin with 1 or 2 draws. */
static bool ck_ziggurat_agrees(int count) {
  enum { CK_COMPARED = 4000 };
  uint64_t random = 1;
  for (int i = 0; i < CK_COMPARED; i++) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    unsigned long units = random >> 40;
    const unsigned long number = random >> 32 & 255;
    const ck_layer *const layer = &ck_layers[number % CK_LAYERS];
    /* Some at the limits. */
    if (i % 4 == 0)
      units = (layer->limit - (random >> 24 & 1)) & (CK_UNITS - 1);
    ck_repeater repeater = ck_repeater_of(count, number, units);
    const double variable = ck_ziggurat_of_gsl(&repeater, 0, ck_largest_draw(count), 1.5);
    const bool is_common = units < layer->limit;
    if (is_common != (repeater.others == 0))
      return false;
    if (is_common && variable != ck_layer_variable(layer, number, units, 1.5))
      return false;
  }
  return true;
}

static pthread_once_t ck_ziggurat_once = PTHREAD_ONCE_INIT;

static void ck_ziggurat_examine(void) {
  for (unsigned long i = 0; i < CK_LAYERS; i++) {
    ck_layer *const layer = &ck_layers[i];
    double variable;
    /* The limit is where bits from the highest on can no longer be added. */
    for (uint32_t bit = CK_UNITS / 2; bit > 0; bit /= 2)
      if (ck_ziggurat_is_common(i | CK_POSITIVE, layer->limit + bit - 1, &variable))
        layer->limit += bit;
    if (layer->limit > 1) {
      ck_ziggurat_is_common(i | CK_POSITIVE, 1, &variable);
      layer->unit = variable;
    }
  }
  ck_agrees[1] = ck_ziggurat_agrees(1);
  ck_agrees[2] = ck_ziggurat_agrees(2);
}

/* The stream's normal_draws. */
static int ck_normal_draws(const ck_stream *stream) {
  const int count = stream->span >= UINT32_MAX ? 1 : 2;
  pthread_once(&ck_ziggurat_once, ck_ziggurat_examine);
  return stream->span >= CK_UNITS - 1 && ck_agrees[count] ? count : -1;
}

static __attribute__((noinline, cold)) double ck_normal_first(ck_stream *stream, double sigma) {
  stream->normal_draws = ck_normal_draws(stream);
  return ck_stream_normal(stream, sigma);
}

/* The variable that begins with draws that were made and is no common case. */
static __attribute__((noinline, cold)) double ck_normal_rest(const ck_stream *stream,
                                                             unsigned long first,
                                                             unsigned long second, double sigma) {
  ck_repeater repeater = {
      .draws = {first, second},
      .count = stream->normal_draws,
      .state = stream->state,
  };
  return ck_ziggurat_of_gsl(&repeater, stream->min, stream->min + stream->span, sigma);
}

double ck_stream_normal(ck_stream *stream, double sigma) {
  const int draws = stream->normal_draws;
  if (__builtin_expect(draws <= 0, false))
    return draws == 0 ? ck_normal_first(stream, sigma)
                      : gsl_ran_gaussian_ziggurat(stream->lent, sigma);
  const unsigned long first = ck_state_get(stream->state);
  const unsigned long second = draws == 1 ? 0 : ck_state_get(stream->state);
  const unsigned long number = (first - stream->min) & 255;
  const unsigned long units =
      (draws == 1 ? (first - stream->min) >> 8 : second - stream->min) & (CK_UNITS - 1);
  const ck_layer *const layer = &ck_layers[number % CK_LAYERS];
  if (__builtin_expect(units < layer->limit, true))
    return ck_layer_variable(layer, number, units, sigma);
  return ck_normal_rest(stream, first, second, sigma);
}
