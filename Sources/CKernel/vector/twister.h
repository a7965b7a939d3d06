/* twister.h - mt19937 in vectors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The next 624 words replace the last ones in place, as in GSL, a vector at a time: word i is made
 * of words i, i + 1 and i + 397, all of them old, or, from i = 227 on, new at i - 227. A vector
 * that begins below 227 may reach beyond it, and so may need new words at 624 and behind: the
 * first pair of vectors is therefore written twice, at 0 and behind the end.
 *
 * Two vectors are made, tempered and counted in one go. The last step of tempering changes only
 * the low 14 bits, which the coarse test does not look at.
 */

enum {
  CK_MT_PAIR = 2 * CK_LANES,
  /* The first word that takes its middle from the new ones. */
  CK_MT_TURN = (CK_MT_WORDS - CK_MT_MIDDLE + CK_MT_PAIR - 1) / CK_MT_PAIR * CK_MT_PAIR,
};

typedef struct {
  _Alignas(64) uint32_t words[CK_MT_WORDS + CK_MT_PAIR];
} ck_twister;

/* The word that follows 624 words after `first`, before tempering. */
CK_INLINE ck_u32 ck_mt_recur(ck_u32 first, ck_u32 second, ck_u32 middle) {
  const ck_u32 both = (first & 0x80000000) | (second & 0x7fffffff);
  return middle ^ (both >> 1) ^ (ck_spread_lowest(second) & 0x9908b0df);
}

/* All bits of the draws but the low 14. */
CK_INLINE ck_u32 ck_mt_temper_high(ck_u32 word) {
  word ^= word >> 11;
  word ^= (word << 7) & 0x9d2c5680;
  return word ^ ((word << 15) & 0xefc60000);
}

CK_INLINE ck_u32 ck_mt_temper(ck_u32 word) {
  word = ck_mt_temper_high(word);
  return word ^ (word >> 18);
}

/* Makes the words from i on anew. */
CK_INLINE ck_u32 ck_mt_make(uint32_t *words, int i, int middle) {
  const ck_u32 made =
      ck_mt_recur(ck_load(words + i), ck_load(words + i + 1), ck_load(words + i + middle));
  ck_store(words + i, made);
  return made;
}

/* Counts those drops of `count` words, one vector or two, that are on the edge. */
CK_COLD void ck_mt_count_edge(ck_counts *counts, const uint32_t *words, int count) {
  uint32_t draws[CK_MT_PAIR];
  for (int i = 0; i < count; i += CK_LANES)
    ck_store(draws + i, ck_mt_temper(ck_load(words + i)));
  ck_count_edge(counts, draws, draws + 1, 2, (size_t)count / 2, CK_GRID_32);
}

/* Counts the drops of two vectors. */
CK_INLINE void ck_mt_count_pair(ck_drops *drops, ck_counts *counts, const uint32_t *words, ck_u32 a,
                                ck_u32 b) {
  if (ck_count_drops(drops, ck_upper_halves(ck_mt_temper_high(a), ck_mt_temper_high(b))))
    ck_mt_count_edge(counts, words, CK_MT_PAIR);
}

/* Counts the drops of one vector. Its partner is zeros: drops at a corner, outside. */
CK_INLINE void ck_mt_count_one(ck_drops *drops, ck_counts *counts, const uint32_t *words, ck_u32 a) {
  if (ck_count_drops(drops, ck_upper_halves(ck_mt_temper_high(a), (ck_u32){0})))
    ck_mt_count_edge(counts, words, CK_LANES);
}

/* The next 624 words; and counts their drops, if that is wanted. */
CK_INLINE void ck_mt_regenerate(ck_twister *twister, bool counting, ck_drops *drops,
                                ck_counts *counts) {
  uint32_t *const words = twister->words;
  int i = 0;
  do {
    const ck_u32 a = ck_mt_make(words, i, CK_MT_MIDDLE);
    const ck_u32 b = ck_mt_make(words, i + CK_LANES, CK_MT_MIDDLE);
    if (i == 0) {
      ck_store(words + CK_MT_WORDS, a);
      ck_store(words + CK_MT_WORDS + CK_LANES, b);
    }
    if (counting)
      ck_mt_count_pair(drops, counts, words + i, a, b);
    i += CK_MT_PAIR;
  } while (i < CK_MT_TURN);
  for (; i + CK_MT_PAIR <= CK_MT_WORDS; i += CK_MT_PAIR) {
    const ck_u32 a = ck_mt_make(words, i, CK_MT_MIDDLE - CK_MT_WORDS);
    const ck_u32 b = ck_mt_make(words, i + CK_LANES, CK_MT_MIDDLE - CK_MT_WORDS);
    if (counting)
      ck_mt_count_pair(drops, counts, words + i, a, b);
  }
  if (i < CK_MT_WORDS) {
    /* 39 vectors leave one over. */
    const ck_u32 a = ck_mt_make(words, i, CK_MT_MIDDLE - CK_MT_WORDS);
    if (counting)
      ck_mt_count_one(drops, counts, words + i, a);
  }
}

/* The window of 624 words whose first one is drawn next. GSL's state has those of them that it has
 * made; the others are made here. */
static void ck_mt_open(ck_twister *twister, const ck_mt_state *state) {
  ck_twister next;
  for (int i = 0; i < CK_MT_WORDS; i++)
    next.words[i] = (uint32_t)state->mt[i];
  const size_t drawn = (size_t)state->mti, made = CK_MT_WORDS - drawn;
  memcpy(twister->words, next.words + drawn, made * sizeof(uint32_t));
  ck_mt_regenerate(&next, false, NULL, NULL);
  memcpy(twister->words + made, next.words, drawn * sizeof(uint32_t));
}

/* Counts the drops of a window. */
CK_INLINE void ck_mt_count_window(const ck_twister *twister, ck_counts *counts) {
  ck_drops drops = {{0}};
  for (int i = 0; i < CK_MT_WORDS; i += CK_LANES)
    ck_mt_count_one(&drops, counts, twister->words + i, ck_load(twister->words + i));
  counts->hits += ck_sum(drops.inside);
}

static void ck_mt_close(const ck_twister *twister, ck_mt_state *state, size_t drawn) {
  for (int i = 0; i < CK_MT_WORDS; i++)
    state->mt[i] = twister->words[i];
  state->mti = (int)drawn;
}

static uint64_t ck_mt_tally(const ck_jump *jump, void *state, uint64_t samples,
                            ck_counts *counts) {
  (void)jump;
  const uint64_t batches = samples / (CK_MT_WORDS / 2);
  if (batches == 0)
    return 0;
  ck_twister twister;
  ck_drops drops = {{0}};
  ck_mt_open(&twister, state);
  ck_mt_count_window(&twister, counts);
  for (uint64_t batch = 1; batch < batches; batch++)
    ck_mt_regenerate(&twister, true, &drops, counts);
  ck_mt_close(&twister, state, CK_MT_WORDS);
  counts->hits += ck_sum(drops.inside);
  return batches * (CK_MT_WORDS / 2);
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
