/* edge.c - points where a test of the circle may go wrong, and generators that draw them.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The recurrences of mt19937, gfsr4 and r250 can be run backwards. So any words can be chosen as
 * later draws, and a state before them computed.
 */
#include <gsl/gsl_rng.h>
#include <math.h>
#include <pthread.h>

#include "creference.h"

uint64_t ref_splitmix(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/* The word nearest to a coordinate from -1 to 1. */
static uint32_t ref_word(double coordinate) {
  const double word = floor((coordinate + 1) * 2147483648.0 + 0.5);
  return word < 0 ? 0 : word > 4294967295.0 ? UINT32_MAX : (uint32_t)word;
}

/* Words whose upper and lower halves are both at a limit. */
static uint32_t ref_extreme(uint64_t *state) {
  static const uint16_t upper[] = {0, 1, 0x7ffe, 0x7fff, 0x8000, 0x8001, 0xfffe, 0xffff};
  static const uint16_t lower[] = {0, 1, 0x7fff, 0x8000, 0xfffe, 0xffff};
  return (uint32_t)upper[ref_splitmix(state) % 8] << 16 | lower[ref_splitmix(state) % 6];
}

static void ref_edge_point(uint64_t *state, uint32_t *x_word, uint32_t *y_word) {
  const uint64_t choice = ref_splitmix(state);
  *x_word = (uint32_t)ref_splitmix(state);
  *y_word = (uint32_t)ref_splitmix(state);
  const double x = *x_word / 2147483648.0 - 1;
  const double side = choice & 64 ? 1 : -1;
  switch (choice % 6) {
  case 0:
    /* The circle, as near as words come to it. */
    *y_word = ref_word(side * sqrt(1 - x * x)) + (uint32_t)(choice >> 8) % 5 - 2;
    break;
  case 1: {
    /* The two circles between which a test by 16 bits is undecided. */
    const double radius = choice & 128 ? 1 + 0x1p-13 : 1 - 0x1p-13;
    *y_word = ref_word(side * sqrt(fmax(0, radius - x * x))) + (uint32_t)(choice >> 8) % 9 * 16384 -
              65536;
    break;
  }
  case 2: {
    /* The same circles for the upper halves, with the lower halves at their limits. */
    static const double squares[] = {0x1p30 - 0x1p17, 0x1p30, 0x1p30 + 0x1p17};
    const double x_half = (double)(*x_word >> 16) - 32768;
    const double y_half = side * sqrt(fmax(0, squares[(choice >> 8) % 3] - x_half * x_half));
    const int32_t upper = (int32_t)floor(y_half) + (int32_t)((choice >> 16) % 3) - 1 + 32768;
    *x_word = (*x_word & 0xffff0000) | (choice & 1 << 20 ? 0xffff : 0);
    *y_word = (uint32_t)(upper < 0 ? 0 : upper > 65535 ? 65535 : upper) << 16 |
              (choice & 1 << 21 ? 0xffff : 0);
    break;
  }
  case 3:
    *x_word = ref_extreme(state);
    *y_word = ref_extreme(state);
    break;
  case 4:
    *x_word = ref_extreme(state);
    break;
  default:
    break;
  }
  if (choice & 1 << 22) {
    const uint32_t word = *x_word;
    *x_word = *y_word;
    *y_word = word;
  }
}

void ref_edge_words(uint64_t seed, uint32_t *words, size_t points, bool is_31_bits) {
  for (size_t i = 0; i < 2 * points; i += 2) {
    ref_edge_point(&seed, &words[i], &words[i + 1]);
    for (size_t k = i; is_31_bits && k < i + 2; k++)
      /* Draws end at 2^31 - 2. */
      words[k] = (words[k] < 0xfffffffc ? words[k] : 0xfffffffc) & ~UINT32_C(1);
  }
}

uint64_t ref_hits_of_words(const uint32_t *words, size_t points, bool is_31_bits) {
#pragma STDC FP_CONTRACT OFF
  uint64_t hits = 0;
  for (size_t i = 0; i < 2 * points; i += 2) {
    const double u = is_31_bits ? words[i] / 2 / 2147483647.0 : words[i] / 4294967296.0;
    const double v = is_31_bits ? words[i + 1] / 2 / 2147483647.0 : words[i + 1] / 4294967296.0;
    const double x = 2 * u - 1, y = 2 * v - 1;
    hits += x * x + y * y < 1.0;
  }
  return hits;
}

/* The word of mt19937 that is tempered to `draw`. */
static uint32_t ref_untemper(uint32_t draw) {
  uint32_t word = draw ^ (draw >> 18);
  word ^= (word << 15) & 0xefc60000;
  /* Each round recovers 7 more bits from the lowest on, or 11 from the highest on. */
  uint32_t unmasked = word;
  for (int i = 0; i < 5; i++)
    unmasked = word ^ ((unmasked << 7) & 0x9d2c5680);
  word = unmasked;
  for (int i = 0; i < 3; i++)
    unmasked = word ^ (unmasked >> 11);
  return unmasked;
}

enum { REF_WORDS = 624 };

static void ref_crafted_mt_set(void *state, unsigned long seed) {
  /* The crafted batch and the two before it. 31 bits of its first word follow from the others. */
  enum { BATCHES = 3, COUNT = BATCHES * REF_WORDS };
  uint32_t words[COUNT] = {0}, draws[REF_WORDS];
  ref_edge_words(seed, draws, REF_WORDS / 2, false);
  uint32_t *const last = words + COUNT - REF_WORDS;
  for (int i = 0; i < REF_WORDS; i++)
    last[i] = ref_untemper(draws[i]);
  last[0] &= 0x80000000;
  for (int n = COUNT - 1; n >= REF_WORDS; n--) {
    uint32_t twisted = words[n] ^ words[n - 227];
    const uint32_t odd = twisted >> 31;
    twisted = (twisted ^ (odd ? 0x9908b0df : 0)) << 1 | odd;
    words[n - 624] = (words[n - 624] & 0x7fffffff) | (twisted & 0x80000000);
    words[n - 623] = (words[n - 623] & 0x80000000) | (twisted & 0x7fffffff);
  }
  unsigned long *const mt = state;
  for (int i = 0; i < REF_WORDS; i++)
    mt[i] = words[i];
  *(int *)(mt + REF_WORDS) = REF_WORDS;
}

/* The words of a shift register before crafted ones. The longest lag comes first. It is the
 * length. */
static void ref_run_back(const int *lags, int count, unsigned long seed, uint32_t *words) {
  const int length = lags[0];
  ref_edge_words(seed, words + length, (size_t)length / 2, false);
  words[2 * length - 1] = 0;
  for (int n = 2 * length - 1; n >= length; n--) {
    words[n - length] = words[n];
    for (int k = 1; k < count; k++)
      words[n - length] ^= words[n - lags[k]];
  }
}

static void ref_crafted_gfsr4_set(void *state, unsigned long seed) {
  static const int lags[] = {9689, 6988, 1586, 471};
  uint32_t words[2 * 9689];
  ref_run_back(lags, 4, seed, words);
  struct {
    int nd;
    unsigned long ra[16384];
  } *const gfsr4 = state;
  gfsr4->nd = 10000;
  for (int i = 0; i < 9689; i++)
    gfsr4->ra[10000 - 9688 + i] = words[i];
}

static void ref_crafted_r250_set(void *state, unsigned long seed) {
  static const int lags[] = {250, 147};
  uint32_t words[2 * 250];
  ref_run_back(lags, 2, seed, words);
  struct {
    int i;
    unsigned long x[250];
  } *const r250 = state;
  r250->i = 0;
  for (int i = 0; i < 250; i++)
    r250->x[i] = words[i];
}

static gsl_rng_type ref_crafted_types[3];

static void ref_crafted_fill(void) {
  ref_crafted_types[0] = *gsl_rng_mt19937;
  ref_crafted_types[0].set = ref_crafted_mt_set;
  ref_crafted_types[1] = *gsl_rng_gfsr4;
  ref_crafted_types[1].set = ref_crafted_gfsr4_set;
  ref_crafted_types[2] = *gsl_rng_r250;
  ref_crafted_types[2].set = ref_crafted_r250_set;
}

const ref_generator *ref_crafted(size_t index) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, ref_crafted_fill);
  return (const ref_generator *)&ref_crafted_types[index];
}
