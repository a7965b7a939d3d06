/* shift_register.h - shift registers in vectors along their sequence, for gfsr4 and r250.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A new word is the XOR of the words that lie some lags back, two or four of them, and is the draw
 * itself. The words are in a ring. Between two places where the ring's end cuts through a lag all
 * addresses advance evenly: such a stretch is one loop over pairs of vectors. A stretch begins at a
 * multiple of a pair's length, so it may end a little past the cut. The ring's first pair is
 * therefore mirrored past its end.
 */
#ifndef CK_VECTOR_SHIFT_REGISTER_H
#define CK_VECTOR_SHIFT_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "circle/edge.h"
#include "jump/row.h"
#include "vector/coarse.h"
#include "vector/lanes.h"

enum {
  CK_REGISTER_PAIR = 2 * CK_LANES,
  CK_REGISTER_LAGS = 4,
};

typedef struct {
  int lags;
  /* Longest first. That is the register's length. The shortest is at least 2 * 16 words. */
  int lag[CK_REGISTER_LAGS];
  /* The words of the ring: a multiple of 2 * 16, and at least 2 * 16 more than the length. */
  int ring;
} ck_register;

/* Makes a vector of words at `at`, from the words of the lags at `sources`. */
CK_INLINE ck_vu32 ck_register_make(uint32_t *at, const ck_register *reg,
                                  const uint32_t *const sources[], int i) {
  ck_vu32 made = ck_load(sources[0] + i);
  CK_UNROLL for (int k = 1; k < reg->lags; k++) made ^= ck_load(sources[k] + i);
  ck_store(at + i, made);
  return made;
}

/* Decides the undecided points of a pair of vectors. */
CK_COLD void ck_register_decide(ck_count *count, const uint32_t *draws) {
  ck_edge_decide(count, draws, draws + 1, 2, CK_LANES, CK_GRID_32);
}

/* Makes the next words at `place` of the ring, in whole pairs: `limit` of them, or as many as
 * one stretch has. Writes them to `uniforms`, or counts their points if that is NULL. Returns
 * how many. */
CK_INLINE int ck_register_stretch(uint32_t *words, int place, uint64_t limit,
                                  const ck_register *reg, double *uniforms,
                                  ck_lane_counts *counts, ck_count *count) {
  const uint32_t *sources[CK_REGISTER_LAGS];
  int length = place == 0 ? CK_REGISTER_PAIR : reg->ring - place;
  CK_UNROLL for (int k = 0; k < reg->lags; k++) {
    const int source = place >= reg->lag[k] ? place - reg->lag[k] : place - reg->lag[k] + reg->ring;
    sources[k] = words + source;
    if (length > reg->ring - source)
      length = (reg->ring - source + CK_REGISTER_PAIR - 1) & -CK_REGISTER_PAIR;
  }
  if ((uint64_t)length > limit)
    length = (int)limit;
  uint32_t *const at = words + place;
  for (int i = 0; i < length; i += CK_REGISTER_PAIR) {
    const ck_vu32 a = ck_register_make(at, reg, sources, i);
    const ck_vu32 b = ck_register_make(at, reg, sources, i + CK_LANES);
    if (uniforms != NULL) {
      ck_store_uniforms(uniforms + i, a, CK_GRID_32);
      ck_store_uniforms(uniforms + i + CK_LANES, b, CK_GRID_32);
    } else if (ck_coarse_count(counts, ck_upper_halves(a, b))) {
      ck_register_decide(count, at + i);
    }
  }
  if (place == 0)
    memcpy(words + reg->ring, words, CK_REGISTER_PAIR * sizeof(uint32_t));
  return length;
}

/* Copies the last `length` words before `end` of GSL's ring to the words before `place` of ours, or
 * the other way if not `in`. */
static void ck_register_copy(unsigned long *state, int size, int end, uint32_t *words, int ring,
                             int place, int length, bool in) {
  int from = (end - length + size) % size, to = (place - length + ring) % ring;
  while (length > 0) {
    int run = length;
    if (run > size - from)
      run = size - from;
    if (run > ring - to)
      run = ring - to;
    for (int i = 0; i < run; i++)
      if (in)
        words[to + i] = (uint32_t)state[from + i];
      else
        state[from + i] = words[to + i];
    length -= run;
    from = (from + run) % size;
    to = (to + run) % ring;
  }
}

/* Makes `length` words, in whole pairs, and writes them to `uniforms`, or counts their points if
 * that is NULL. The last draw was at `newest` in GSL's state, a ring of `size` words. Returns where
 * it is now. */
CK_INLINE int ck_register_run(uint32_t *words, const ck_register *reg, unsigned long *state,
                              int size, int newest, uint64_t length, double *uniforms,
                              ck_count *count) {
  const int reach = reg->lag[0];
  ck_register_copy(state, size, newest + 1, words, reg->ring, 0, reach, true);
  ck_lane_counts counts = {{0}};
  int place = 0;
  for (uint64_t left = length; left > 0;) {
    const int made = ck_register_stretch(words, place, left, reg, uniforms, &counts, count);
    if (uniforms != NULL)
      uniforms += made;
    left -= (uint64_t)made;
    place = place + made < reg->ring ? place + made : 0;
  }
  count->hits += ck_sum(counts.inside);
  newest = (int)(((uint64_t)newest + length) % (uint64_t)size);
  ck_register_copy(state, size, newest + 1, words, reg->ring, place, reach, false);
  return newest;
}

/* Defines the functions of a row for a register `name`, whose `name_run` makes at most as many
 * words as it is asked for and returns how many. */
#define CK_REGISTER_ROW(name)                                                                      \
  static ck_count name##_count(const ck_jump *jump, void *state, uint64_t samples) {               \
    (void)jump;                                                                                    \
    ck_count count = {0, 0, 0};                                                                    \
    count.samples = name##_run(state, 2 * samples, NULL, &count) / 2;                              \
    return count;                                                                                  \
  }                                                                                                \
  static size_t name##_fill(const ck_jump *jump, void *state, double *uniforms, size_t count) {    \
    (void)jump;                                                                                    \
    return name##_run(state, count, uniforms, &(ck_count){0, 0, 0});                               \
  }

#endif
