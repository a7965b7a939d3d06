/* register.h - the shift registers gfsr4 and r250 in vectors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A new word is the XOR of two or four that were made `lag` words before, and is the draw itself.
 * The words stand in a ring. Between two places where the ring's end cuts through one of the lags
 * all addresses move evenly: such a stretch is one loop over pairs of vectors. It begins at a
 * multiple of a pair's length and so may end a little behind the place of the cut. The first pair
 * of the ring is therefore written a second time, behind its end.
 */

enum {
  CK_REGISTER_PAIR = 2 * CK_LANES,
  CK_REGISTER_LAGS = 4,
};

typedef struct {
  int lags;
  /* Falling; the first is the register's length, the last at least 2 * 16 words. */
  int lag[CK_REGISTER_LAGS];
  /* A multiple of 2 * 16, and at least as much more than the length. */
  int ring;
} ck_register;

/* gfsr4's ring is as short as can be, for what of it fits the nearest cache; that of r250 is
 * longer, for long stretches. */
enum { CK_GFSR4_WORDS = 9728, CK_R250_WORDS = 1024 };

static const ck_register ck_gfsr4_register = {4, {9689, 6988, 1586, 471}, CK_GFSR4_WORDS};
static const ck_register ck_r250_register = {2, {250, 147}, CK_R250_WORDS};

/* With fewer words the way to our ring and back takes gfsr4 longer than the words do. */
enum { CK_GFSR4_LEAST = 2048 };

/* Makes one vector, from the words of the lags at `sources`, on `at`. */
CK_INLINE ck_u32 ck_register_make(uint32_t *at, const ck_register *reg,
                                  const uint32_t *const sources[], int i) {
  ck_u32 made = ck_load(sources[0] + i);
  CK_UNROLL for (int k = 1; k < reg->lags; k++) made ^= ck_load(sources[k] + i);
  ck_store(at + i, made);
  return made;
}

CK_COLD void ck_register_count_edge(ck_counts *counts, const uint32_t *draws) {
  ck_count_edge(counts, draws, draws + 1, 2, CK_LANES, CK_GRID_32);
}

/* Makes the next words at `place` of the ring, a multiple of pairs: `limit` of them, or as many as
 * one stretch has. Writes them to `uniforms`, or if that is NULL counts their drops. Returns how
 * many. */
CK_INLINE int ck_register_stretch(uint32_t *words, int place, uint64_t limit,
                                  const ck_register *reg, double *uniforms, ck_drops *drops,
                                  ck_counts *counts) {
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
    const ck_u32 a = ck_register_make(at, reg, sources, i);
    const ck_u32 b = ck_register_make(at, reg, sources, i + CK_LANES);
    if (uniforms != NULL) {
      ck_store_uniforms(uniforms + i, a, CK_GRID_32);
      ck_store_uniforms(uniforms + i + CK_LANES, b, CK_GRID_32);
    } else if (ck_count_drops(drops, ck_upper_halves(a, b))) {
      ck_register_count_edge(counts, at + i);
    }
  }
  if (place == 0)
    memcpy(words + reg->ring, words, CK_REGISTER_PAIR * sizeof(uint32_t));
  return length;
}

/* Copies the last `length` words before `end` of GSL's ring to those before `place` of ours, or
 * back. */
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

/* Makes `count` words, a multiple of pairs, and writes or counts them as above. In GSL's state, a
 * ring of `size` words, `newest` is the last that was drawn; returns which one is so then. */
CK_INLINE int ck_register_run(uint32_t *words, const ck_register *reg, unsigned long *state, int size,
                              int newest, uint64_t count, double *uniforms, ck_counts *counts) {
  const int length = reg->lag[0];
  ck_register_copy(state, size, newest + 1, words, reg->ring, 0, length, true);
  ck_drops drops = {{0}};
  int place = 0;
  for (uint64_t left = count; left > 0;) {
    const int made =
        ck_register_stretch(words, place, left, reg, uniforms, &drops, counts);
    if (uniforms != NULL)
      uniforms += made;
    left -= (uint64_t)made;
    place = place + made < reg->ring ? place + made : 0;
  }
  counts->hits += ck_sum(drops.inside);
  newest = (int)(((uint64_t)newest + count) % (uint64_t)size);
  ck_register_copy(state, size, newest + 1, words, reg->ring, place, length, false);
  return newest;
}

/* `count` words, of which a multiple of pairs is made. */
static uint64_t ck_gfsr4_run(ck_gfsr4_state *state, uint64_t count, double *uniforms,
                             ck_counts *counts) {
  _Alignas(64) uint32_t words[CK_GFSR4_WORDS + CK_REGISTER_PAIR];
  count = count < CK_GFSR4_LEAST ? 0 : count - count % CK_REGISTER_PAIR;
  if (count > 0)
    state->nd = ck_register_run(words, &ck_gfsr4_register, state->ra, CK_GFSR4_RING, state->nd, count,
                                uniforms, counts);
  return count;
}

static uint64_t ck_r250_run(ck_r250_state *state, uint64_t count, double *uniforms,
                            ck_counts *counts) {
  _Alignas(64) uint32_t words[CK_R250_WORDS + CK_REGISTER_PAIR];
  count -= count % CK_REGISTER_PAIR;
  const int newest = (state->i + CK_R250_RING - 1) % CK_R250_RING;
  if (count > 0)
    state->i = (ck_register_run(words, &ck_r250_register, state->x, CK_R250_RING, newest, count,
                                uniforms, counts) +
                1) %
               CK_R250_RING;
  return count;
}

#define CK_REGISTER_ROW(name)                                                                      \
  static uint64_t name##_tally(const ck_jump *jump, void *state, uint64_t samples,                 \
                               ck_counts *counts) {                                                \
    (void)jump;                                                                                    \
    return name##_run(state, 2 * samples, NULL, counts) / 2;                                       \
  }                                                                                                \
  static size_t name##_fill(const ck_jump *jump, void *state, double *uniforms, size_t count) {    \
    (void)jump;                                                                                    \
    return name##_run(state, count, uniforms, &(ck_counts){0});                                    \
  }
CK_REGISTER_ROW(ck_gfsr4)
CK_REGISTER_ROW(ck_r250)
