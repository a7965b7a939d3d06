/* mt19937.h - mt19937 in vectors along its sequence.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * jump/generators/mt19937.c has the recurrence. As in GSL, the next 624 words replace the last 624
 * in place, a vector at a time. Word i is made of the words i, i + 1 and i + 397, which are old,
 * or, from i = 227 on, of the new word i - 227. A vector that begins below 227 may reach beyond it,
 * and so may need new words at 624 and beyond. The first pair of vectors is therefore written
 * twice, at 0 and past the end.
 *
 * Two vectors are made, tempered and counted together. The last step of tempering changes only the
 * low 14 bits, which the coarse test does not look at.
 */
#ifndef CK_VECTOR_MT19937_H
#define CK_VECTOR_MT19937_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "check/state_layout.h"
#include "circle/edge.h"
#include "jump/generators/mt19937.h"
#include "jump/row.h"
#include "vector/coarse.h"
#include "vector/lanes.h"

enum {
  CK_MT_PAIR = 2 * CK_LANES,
  /* From this word on, the middle is a new word. */
  CK_MT_TURN = (CK_MT_WORDS - CK_MT_MIDDLE + CK_MT_PAIR - 1) / CK_MT_PAIR * CK_MT_PAIR,
};

typedef struct {
  _Alignas(64) uint32_t words[CK_MT_WORDS + CK_MT_PAIR];
} ck_twister;

/* The word 624 words after `first`, before tempering. */
CK_INLINE ck_vu32 ck_mt_recur(ck_vu32 first, ck_vu32 second, ck_vu32 middle) {
  const ck_vu32 both = (first & 0x80000000) | (second & 0x7fffffff);
  return middle ^ (both >> 1) ^ (ck_spread_lowest(second) & CK_MT_TWIST);
}

/* All bits of the draws but the low 14. */
CK_INLINE ck_vu32 ck_mt_temper_high(ck_vu32 word) {
  word ^= word >> 11;
  word ^= (word << 7) & 0x9d2c5680;
  return word ^ ((word << 15) & 0xefc60000);
}

CK_INLINE ck_vu32 ck_mt_temper(ck_vu32 word) {
  word = ck_mt_temper_high(word);
  return word ^ (word >> 18);
}

/* Replaces the words of a vector from i on. */
CK_INLINE ck_vu32 ck_mt_make(uint32_t *words, int i, int middle) {
  const ck_vu32 made =
      ck_mt_recur(ck_load(words + i), ck_load(words + i + 1), ck_load(words + i + middle));
  ck_store(words + i, made);
  return made;
}

/* Decides the undecided points of `words`, which are one vector or two. */
CK_COLD void ck_mt_decide(ck_count *count, const uint32_t *words, int length) {
  uint32_t draws[CK_MT_PAIR];
  for (int i = 0; i < length; i += CK_LANES)
    ck_store(draws + i, ck_mt_temper(ck_load(words + i)));
  ck_edge_decide(count, draws, draws + 1, 2, (size_t)length / 2, CK_GRID_32);
}

/* Counts the points of two vectors. */
CK_INLINE void ck_mt_count_pair(ck_lane_counts *counts, ck_count *count, const uint32_t *words,
                                ck_vu32 a, ck_vu32 b) {
  if (ck_coarse_count(counts, ck_upper_halves(ck_mt_temper_high(a), ck_mt_temper_high(b))))
    ck_mt_decide(count, words, CK_MT_PAIR);
}

/* Counts the points of one vector. The other vector is zeros, which are points at a corner,
 * outside. */
CK_INLINE void ck_mt_count_one(ck_lane_counts *counts, ck_count *count, const uint32_t *words,
                               ck_vu32 a) {
  if (ck_coarse_count(counts, ck_upper_halves(ck_mt_temper_high(a), (ck_vu32){0})))
    ck_mt_decide(count, words, CK_LANES);
}

/* Makes the next 624 words, and counts their points if `counting`. */
CK_INLINE void ck_mt_regenerate(ck_twister *twister, bool counting, ck_lane_counts *counts,
                                ck_count *count) {
  uint32_t *const words = twister->words;
  int i = 0;
  do {
    const ck_vu32 a = ck_mt_make(words, i, CK_MT_MIDDLE);
    const ck_vu32 b = ck_mt_make(words, i + CK_LANES, CK_MT_MIDDLE);
    if (i == 0) {
      ck_store(words + CK_MT_WORDS, a);
      ck_store(words + CK_MT_WORDS + CK_LANES, b);
    }
    if (counting)
      ck_mt_count_pair(counts, count, words + i, a, b);
    i += CK_MT_PAIR;
  } while (i < CK_MT_TURN);
  for (; i + CK_MT_PAIR <= CK_MT_WORDS; i += CK_MT_PAIR) {
    const ck_vu32 a = ck_mt_make(words, i, CK_MT_MIDDLE - CK_MT_WORDS);
    const ck_vu32 b = ck_mt_make(words, i + CK_LANES, CK_MT_MIDDLE - CK_MT_WORDS);
    if (counting)
      ck_mt_count_pair(counts, count, words + i, a, b);
  }
  if (i < CK_MT_WORDS) {
    /* 39 vectors of 64 bytes are 19 pairs and one more. */
    const ck_vu32 a = ck_mt_make(words, i, CK_MT_MIDDLE - CK_MT_WORDS);
    if (counting)
      ck_mt_count_one(counts, count, words + i, a);
  }
}

/* Opens the window of 624 words whose first is drawn next. GSL's state has made some of them, and
 * the others are made here. */
static void ck_mt_open(ck_twister *twister, const ck_mt_state *state) {
  ck_twister next;
  for (int i = 0; i < CK_MT_WORDS; i++)
    next.words[i] = (uint32_t)state->mt[i];
  const size_t drawn = (size_t)state->mti, made = CK_MT_WORDS - drawn;
  memcpy(twister->words, next.words + drawn, made * sizeof(uint32_t));
  ck_mt_regenerate(&next, false, NULL, NULL);
  memcpy(twister->words + made, next.words, drawn * sizeof(uint32_t));
}

/* Counts the points of a window. */
CK_INLINE void ck_mt_count_window(const ck_twister *twister, ck_count *count) {
  ck_lane_counts counts = {{0}};
  for (int i = 0; i < CK_MT_WORDS; i += CK_LANES)
    ck_mt_count_one(&counts, count, twister->words + i, ck_load(twister->words + i));
  count->hits += ck_sum(counts.inside);
}

/* Writes a window back, of which `drawn` words have been drawn. */
static void ck_mt_close(const ck_twister *twister, ck_mt_state *state, size_t drawn) {
  for (int i = 0; i < CK_MT_WORDS; i++)
    state->mt[i] = twister->words[i];
  state->mti = (int)drawn;
}

static ck_count ck_mt_count(const ck_jump *jump, void *state, uint64_t samples) {
  (void)jump;
  ck_count count = {0, 0, 0};
  const uint64_t batches = samples / (CK_MT_WORDS / 2);
  if (batches == 0)
    return count;
  ck_twister twister;
  ck_lane_counts counts = {{0}};
  ck_mt_open(&twister, state);
  ck_mt_count_window(&twister, &count);
  for (uint64_t batch = 1; batch < batches; batch++)
    ck_mt_regenerate(&twister, true, &counts, &count);
  ck_mt_close(&twister, state, CK_MT_WORDS);
  count.samples = batches * (CK_MT_WORDS / 2);
  count.hits += ck_sum(counts.inside);
  return count;
}

static size_t ck_mt_fill(const ck_jump *jump, void *state, double *uniforms, size_t count) {
  (void)jump;
  ck_twister twister;
  ck_mt_open(&twister, state);
  size_t done = 0, drawn;
  for (;;) {
    const size_t wanted = count - done;
    drawn = wanted < CK_MT_WORDS ? wanted : CK_MT_WORDS;
    size_t i = 0;
    for (; i + CK_LANES <= drawn; i += CK_LANES)
      ck_store_uniforms(uniforms + done + i, ck_mt_temper(ck_load(twister.words + i)), CK_GRID_32);
    if (i < drawn) {
      double last[CK_LANES];
      ck_store_uniforms(last, ck_mt_temper(ck_load(twister.words + i)), CK_GRID_32);
      memcpy(uniforms + done + i, last, (drawn - i) * sizeof(double));
    }
    done += drawn;
    if (done == count)
      break;
    ck_mt_regenerate(&twister, false, NULL, NULL);
  }
  ck_mt_close(&twister, state, drawn);
  return count;
}

#endif
