/* cursors.h - generators with short states: as many cursors into the sequence as there are lanes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A step of a short recurrence needs the one before, so vectors cannot run along the sequence. But
 * a jump by 2^k draws costs next to nothing: one product for each component with a matrix that is
 * there already. So each lane gets a part of 2^k draws, the parts follow each other, and the
 * lanes' cursors move in step. A step is a chain of operations that wait for each other, so there
 * may be two vectors of cursors in flight.
 *
 * The order in which drops are counted does not matter. Uniforms are made for as many steps as
 * there are lanes, and transposed.
 */

enum {
  /* The largest and smallest part of a lane, in draws, as powers of two. */
  CK_PART_MOST = 16,
  CK_PART_LEAST = 5,
  /* The most words that a state has, and the most vectors of cursors in flight. */
  CK_CURSOR_WORDS = 6,
  CK_CURSOR_VECTORS = 2,
};

/* A vector of cursors as the generator wants it. */
typedef struct {
  ck_u32 parts[2 * CK_CURSOR_WORDS];
} ck_cursors;

typedef struct {
  /* Words of the state, and vectors of cursors in flight. */
  int words, vectors;
  ck_grid grid;
  /* Makes cursors of vectors that each hold one word of the states, and back. */
  void (*open)(ck_cursors *cursors, const ck_u32 *words);
  void (*close)(const ck_cursors *cursors, ck_u32 *words);
  /* Moves all by a draw, and returns the draws as words of the grid. */
  ck_u32 (*step)(ck_cursors *cursors);
} ck_cursor_kind;

/* Puts the lanes at the beginnings of parts of `part` draws. */
CK_INLINE void ck_cursors_open(ck_cursors *cursors, const ck_cursor_kind *kind, const ck_jump *jump,
                               const unsigned long *state, uint64_t part) {
  unsigned long cursor[CK_CURSOR_WORDS];
  memcpy(cursor, state, (size_t)kind->words * sizeof *cursor);
  for (int v = 0; v < kind->vectors; v++) {
    ck_u32 words[CK_CURSOR_WORDS] = {{0}};
    for (int lane = 0; lane < CK_LANES; lane++) {
      if (v + lane > 0)
        jump->advance(jump, cursor, part, NULL);
      for (int i = 0; i < kind->words; i++)
        words[i][lane] = (uint32_t)cursor[i];
    }
    kind->open(&cursors[v], words);
  }
}

/* Takes the state of the last lane, which has come to the end of its part. */
CK_INLINE void ck_cursors_close(const ck_cursors *cursors, const ck_cursor_kind *kind,
                                unsigned long *state) {
  ck_u32 words[CK_CURSOR_WORDS] = {{0}};
  kind->close(&cursors[kind->vectors - 1], words);
  for (int i = 0; i < kind->words; i++)
    state[i] = words[i][CK_LANES - 1];
}

CK_INLINE void ck_cursors_count_edge(ck_counts *counts, ck_u32 x, ck_u32 y, ck_grid grid) {
  const ck_u32 words[] = {x, y};
  ck_count_edge(counts, (const uint32_t *)words, (const uint32_t *)(words + 1), 1, CK_LANES, grid);
}

/* Counts the drops of words of x and of y; their number is a multiple of CK_LANES. */
static void ck_count_paired(const uint32_t *x, const uint32_t *y, size_t drops, ck_grid grid,
                            ck_counts *counts) {
  ck_drops inside = {{0}};
  for (size_t i = 0; i < drops; i += CK_LANES)
    if (ck_count_drops(&inside, ck_paired_halves(ck_load(x + i), ck_load(y + i))))
      ck_cursors_count_edge(counts, ck_load(x + i), ck_load(y + i), grid);
  counts->hits += ck_sum(inside.inside);
}

/* log2 of the length of parts if `draws` are to be made by `lanes` cursors, or -1 if they are too
 * few. */
static int ck_part(uint64_t draws, int lanes) {
  if (draws >> CK_PART_LEAST < (uint64_t)lanes)
    return -1;
  const int part = 63 - __builtin_clzll(draws / (uint64_t)lanes);
  return part < CK_PART_MOST ? part : CK_PART_MOST;
}

CK_INLINE uint64_t ck_cursors_tally(const ck_cursor_kind *kind, const ck_jump *jump, void *state,
                                    uint64_t samples, ck_counts *counts) {
  const int lanes = kind->vectors * CK_LANES;
  const int part = ck_part(2 * samples, lanes);
  if (part < 0)
    return 0;
  ck_cursors cursors[CK_CURSOR_VECTORS];
  ck_drops drops = {{0}};
  ck_cursors_open(cursors, kind, jump, state, UINT64_C(1) << part);
  for (int i = 0; i < 1 << part; i += 2) {
    CK_UNROLL for (int v = 0; v < kind->vectors; v++) {
      const ck_u32 x = kind->step(&cursors[v]);
      const ck_u32 y = kind->step(&cursors[v]);
      if (ck_count_drops(&drops, ck_paired_halves(x, y)))
        ck_cursors_count_edge(counts, x, y, kind->grid);
    }
  }
  ck_cursors_close(cursors, kind, state);
  counts->hits += ck_sum(drops.inside);
  return (uint64_t)lanes << part >> 1;
}

CK_INLINE size_t ck_cursors_fill(const ck_cursor_kind *kind, const ck_jump *jump, void *state,
                                 double *uniforms, size_t count) {
  const int lanes = kind->vectors * CK_LANES;
  const int part = ck_part(count, lanes);
  if (part < 0)
    return 0;
  ck_cursors cursors[CK_CURSOR_VECTORS];
  ck_cursors_open(cursors, kind, jump, state, UINT64_C(1) << part);
  for (int i = 0; i < 1 << part; i += CK_LANES) {
    CK_UNROLL for (int v = 0; v < kind->vectors; v++) {
      ck_u32 draws[CK_LANES];
      CK_UNROLL for (int k = 0; k < CK_LANES; k++) draws[k] = kind->step(&cursors[v]);
      ck_transpose(draws);
      CK_UNROLL for (int k = 0; k < CK_LANES; k++)
        ck_store_uniforms(uniforms + ((size_t)(v * CK_LANES + k) << part) + i, draws[k], kind->grid);
    }
  }
  ck_cursors_close(cursors, kind, state);
  return (size_t)lanes << part;
}
