/* ziggurat.c - normal variables, as gsl_ran_gaussian_ziggurat makes them, with fewer calls.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The ziggurat method (Marsaglia, Tsang, "The ziggurat method for generating random variables",
 * Journal of Statistical Software 5, 2000) covers the area under the density by layers of equal
 * area. A draw gives a layer i and a number j of 24 bits. If j is below the layer's limit, as in
 * 98.8 % of cases, the variable is j times the layer's unit, or its negative. Otherwise the layer's
 * edge or the tail takes logarithms, exponentials and more draws.
 *
 * Here only the common case is written anew. All other cases call GSL's function with a gsl_rng
 * that replays the draws already made and then continues the stream. Units and limits are those of
 * the installed GSL. They are read off its function with crafted draws: its result for j = 1 is the
 * unit, and the smallest j for which it asks for another draw is the limit. Then both ways are
 * compared for many draws. If they ever differ, GSL's function makes all variables.
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

/* Draws already made, to be replayed before others. */
typedef struct {
  unsigned long draws[2];
  int count, replayed;
  /* Where the others come from, or NULL while GSL's function is examined. */
  ck_state *state;
  /* How many others were asked for. */
  int others;
} ck_replay;

static unsigned long ck_replay_get(void *vreplay) {
  ck_replay *const replay = vreplay;
  if (replay->replayed < replay->count)
    return replay->draws[replay->replayed++];
  replay->others++;
  /* Zeros end the loop of GSL's function after at most one more draw. */
  return replay->state == NULL ? 0 : ck_state_get(replay->state);
}

static double ck_replay_get_double(void *vreplay) {
  ck_replay *const replay = vreplay;
  replay->others++;
  return replay->state == NULL ? 0 : ck_state_uniform(replay->state);
}

/* What GSL's function makes of the replay's draws and those that follow. */
static double ck_ziggurat_of_gsl(ck_replay *replay, unsigned long min, unsigned long max,
                                 double sigma) {
  const gsl_rng_type type = {
      .name = "replay",
      .min = min,
      .max = max,
      .size = sizeof *replay,
      .get = ck_replay_get,
      .get_double = ck_replay_get_double,
  };
  const gsl_rng rng = {.type = &type, .state = replay};
  return gsl_ran_gaussian_ziggurat(&rng, sigma);
}

/* Replays draws that select a layer and j: one draw of 32 bits if `count` is 1, or two of 24. */
static ck_replay ck_replay_of(int count, unsigned long number, unsigned long units) {
  if (count == 1)
    return (ck_replay){.draws = {units << 8 | number}, .count = 1};
  return (ck_replay){.draws = {number, units}, .count = 2};
}

static unsigned long ck_largest_draw(int count) {
  return count == 1 ? UINT32_MAX : CK_UNITS - 1;
}

/* Whether GSL's function needs no other draw. */
static bool ck_ziggurat_is_common(unsigned long layer, unsigned long units, double *variable) {
  ck_replay replay = ck_replay_of(1, layer, units);
  *variable = ck_ziggurat_of_gsl(&replay, 0, ck_largest_draw(1), 1);
  return replay.others == 0;
}

/* The variable in a layer's common case. Its sign is random, so a branch would often be
 * mispredicted: the sign is looked up. */
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
    ck_replay replay = ck_replay_of(count, number, units);
    const double variable = ck_ziggurat_of_gsl(&replay, 0, ck_largest_draw(count), 1.5);
    const bool is_common = units < layer->limit;
    if (is_common != (replay.others == 0))
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
  ck_replay replay = {
      .draws = {first, second},
      .count = stream->normal_draws,
      .state = stream->state,
  };
  return ck_ziggurat_of_gsl(&replay, stream->min, stream->min + stream->span, sigma);
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
