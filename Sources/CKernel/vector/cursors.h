/* cursors.h - generators with short states: as many cursors into the sequence as there are lanes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A step of a short recurrence needs the one before, so vectors cannot run along the sequence. But
 * a jump by 2^k draws costs next to nothing: one product for each component with a matrix that is
 * already there. So each lane gets a part of 2^k draws. The parts follow each other, and the lanes'
 * cursors move in step. The operations of a step wait for each other, so there may be two vectors
 * of cursors in flight.
 *
 * The order in which points are counted does not matter. Uniforms are made for as many steps as
 * there are lanes, and transposed.
 */
#ifndef CK_CURSORS_H
#define CK_CURSORS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ckernel.h"
#include "jump/row.h"
#include "vector/coarse.h"
#include "vector/lanes.h"

enum {
  /* log2 of the draws in the largest and the smallest part of a lane. */
  CK_LOG2_PART_MOST = 16,
  CK_LOG2_PART_LEAST = 5,
  /* The most words of a state, and the most vectors of cursors in flight. */
  CK_CURSOR_WORDS = 6,
  CK_CURSOR_VECTORS = 2,
};

/* A vector of cursors, in the form that the generator works on. */
typedef struct {
  ck_vu32 parts[2 * CK_CURSOR_WORDS];
} ck_cursors;

typedef struct {
  /* Words of the state, and vectors of cursors in flight. */
  int words, vectors;
  ck_grid grid;
  /* Turns vectors that each hold one word of the states into cursors, and back. */
  void (*open)(ck_cursors *cursors, const ck_vu32 *words);
  void (*close)(const ck_cursors *cursors, ck_vu32 *words);
  /* Moves all cursors by a draw, and returns the draws as words of the grid. */
  ck_vu32 (*step)(ck_cursors *cursors);
} ck_cursor_kind;

/* Puts the lanes at the beginnings of parts, each of `part` draws. */
CK_INLINE void ck_cursors_open(ck_cursors *cursors, const ck_cursor_kind *kind, const ck_jump *jump,
                               const unsigned long *state, uint64_t part) {
  unsigned long cursor[CK_CURSOR_WORDS];
  memcpy(cursor, state, (size_t)kind->words * sizeof *cursor);
  for (int v = 0; v < kind->vectors; v++) {
    ck_vu32 words[CK_CURSOR_WORDS] = {{0}};
    for (int lane = 0; lane < CK_LANES; lane++) {
      if (v + lane > 0)
        jump->advance(jump, cursor, part, NULL);
      for (int i = 0; i < kind->words; i++)
        words[i][lane] = (uint32_t)cursor[i];
    }
    kind->open(&cursors[v], words);
  }
}

/* Takes the state of the last lane, which is at the end of its part. */
CK_INLINE void ck_cursors_close(const ck_cursors *cursors, const ck_cursor_kind *kind,
                                unsigned long *state) {
  ck_vu32 words[CK_CURSOR_WORDS] = {{0}};
  kind->close(&cursors[kind->vectors - 1], words);
  for (int i = 0; i < kind->words; i++)
    state[i] = words[i][CK_LANES - 1];
}

/* log2 of the length of parts if `lanes` cursors are to make at most `draws`, or -1 if these are
 * too few. */
static inline int ck_log2_part(uint64_t draws, int lanes) {
  if (draws >> CK_LOG2_PART_LEAST < (uint64_t)lanes)
    return -1;
  const int log2_part = 63 - __builtin_clzll(draws / (uint64_t)lanes);
  return log2_part < CK_LOG2_PART_MOST ? log2_part : CK_LOG2_PART_MOST;
}

CK_INLINE ck_count ck_cursors_count(const ck_cursor_kind *kind, const ck_jump *jump, void *state,
                                    uint64_t samples) {
  ck_count count = {0, 0, 0};
  const int lanes = kind->vectors * CK_LANES;
  const int log2_part = ck_log2_part(2 * samples, lanes);
  if (log2_part < 0)
    return count;
  ck_cursors cursors[CK_CURSOR_VECTORS];
  ck_lane_counts counts = {{0}};
  ck_cursors_open(cursors, kind, jump, state, UINT64_C(1) << log2_part);
  for (int i = 0; i < 1 << log2_part; i += 2) {
    CK_UNROLL for (int v = 0; v < kind->vectors; v++) {
      const ck_vu32 x = kind->step(&cursors[v]);
      const ck_vu32 y = kind->step(&cursors[v]);
      if (ck_coarse_count(&counts, ck_paired_halves(x, y)))
        ck_decide_lanes(&count, x, y, kind->grid);
    }
  }
  ck_cursors_close(cursors, kind, state);
  count.samples = (uint64_t)lanes << log2_part >> 1;
  count.hits += ck_sum(counts.inside);
  return count;
}

CK_INLINE size_t ck_cursors_fill(const ck_cursor_kind *kind, const ck_jump *jump, void *state,
                                 double *uniforms, size_t count) {
  const int lanes = kind->vectors * CK_LANES;
  const int log2_part = ck_log2_part(count, lanes);
  if (log2_part < 0)
    return 0;
  ck_cursors cursors[CK_CURSOR_VECTORS];
  ck_cursors_open(cursors, kind, jump, state, UINT64_C(1) << log2_part);
  for (int i = 0; i < 1 << log2_part; i += CK_LANES) {
    CK_UNROLL for (int v = 0; v < kind->vectors; v++) {
      ck_vu32 draws[CK_LANES];
      CK_UNROLL for (int k = 0; k < CK_LANES; k++) draws[k] = kind->step(&cursors[v]);
      ck_transpose(draws);
      CK_UNROLL for (int k = 0; k < CK_LANES; k++)
        ck_store_uniforms(uniforms + ((size_t)(v * CK_LANES + k) << log2_part) + i, draws[k],
                          kind->grid);
    }
  }
  ck_cursors_close(cursors, kind, state);
  return (size_t)lanes << log2_part;
}

/* Defines the functions of a row for a kind of cursors. */
#define CK_CURSORS_ROW(kind)                                                                       \
  static ck_count kind##_count(const ck_jump *jump, void *state, uint64_t samples) {               \
    return ck_cursors_count(&kind##_kind, jump, state, samples);                                   \
  }                                                                                                \
  static size_t kind##_fill(const ck_jump *jump, void *state, double *uniforms, size_t count) {    \
    return ck_cursors_fill(&kind##_kind, jump, state, uniforms, count);                            \
  }

#endif
