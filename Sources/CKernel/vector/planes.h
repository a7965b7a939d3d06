/* planes.h - mt19937 bit by bit, from eight places of its sequence at once.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * In long runs a word does not stand in a lane. There is a plane for each of its 32 bits, and what
 * mt19937 does to words, shifts and masks above all, comes down to which planes are added up: a
 * shift is a plane's other name, and a mask leaves planes out. A plane's byte m has a bit of word m
 * of eight cursors, which begin at eight equal parts of the run. As the words of all of them follow
 * each other byte by byte, words that are n apart are n bytes apart, and a vector of words from
 * anywhere is a load. Words with even and with odd numbers have planes of their own: x and y. All
 * planes together fit the nearest cache.
 *
 * Of the draws only the top digits are made, and judged as columns.h says. The words of drops that are
 * doubtful then are put together from their bits, and counted as those of other generators are.
 */

enum {
  /* As many as a byte has bits. */
  CK_CURSORS = 8,
  CK_WORD_BITS = 32,
  /* A cursor's words of one parity. */
  CK_PARITY_WORDS = CK_MT_WORDS / 2,
  /* The bytes of a plane are a ring, in whole vectors, one more than the recurrence looks back. */
  CK_RING = (CK_PARITY_WORDS + 2 * CK_BYTES - 1) / CK_BYTES * CK_BYTES,
  CK_RING_STEPS = CK_RING / CK_BYTES,
  /* A row is a plane's bytes. Behind the ring its first vector is repeated. */
  CK_ROW = CK_RING + CK_BYTES,
};

typedef ck_u64 ck_u64_anywhere __attribute__((aligned(1)));

/* Rows by parity and bit. */
typedef struct {
  _Alignas(64) uint8_t rows[2][CK_WORD_BITS][CK_ROW];
} ck_planes;

CK_INLINE ck_u64 ck_load_bytes(const uint8_t *bytes) {
  return *(const ck_u64_anywhere *)bytes;
}

CK_INLINE void ck_store_bytes(uint8_t *bytes, ck_u64 vector) {
  *(ck_u64_anywhere *)bytes = vector;
}

/* Which bits of a word make up a bit of its draw: the steps of tempering, transposed and from last
 * to first. */
CK_INLINE uint32_t ck_mt_tempered_from(int bit) {
  uint32_t from = UINT32_C(1) << bit;
  from ^= from << 18;
  from ^= (from & 0xefc60000) >> 15;
  from ^= (from & 0x9d2c5680) >> 7;
  return from ^ from << 11;
}

/* The place in the ring that is some words before another. */
CK_INLINE int ck_ring_back(int place, int words) {
  return place < words ? place - words + CK_RING : place - words;
}

/* The bits in an order in which at most four digits have begun and are not complete, so that these
 * stay in registers: in the order of the bits, all digits would. */
static const uint8_t ck_made_order[CK_WORD_BITS] = {
    15, 30, 26, 19, 8, 11, 22, 0, 18, 7,  29, 14, 25, 3, 10, 21,
    28, 2,  9,  13, 17, 20, 24, 5, 12, 23, 27, 16, 31, 1, 4,  6,
};

/* Makes the words of one parity at `place`, a vector of them for each bit, and the top digits of
 * their draws. Word n of a cursor is made of its words n - 227, n - 624 and n - 623; seen from a
 * word with an odd number, those of the other parity are one byte nearer. */
CK_INLINE void ck_planes_make(ck_planes *planes, int parity, int place, ck_u64 digits[CK_DIGITS]) {
  uint8_t(*const made)[CK_ROW] = planes->rows[parity];
  uint8_t(*const other)[CK_ROW] = planes->rows[1 - parity];
  const int middle = ck_ring_back(place, (CK_MT_WORDS - CK_MT_MIDDLE + 1) / 2 - parity);
  const int first = ck_ring_back(place, CK_PARITY_WORDS);
  const int second = ck_ring_back(place, CK_PARITY_WORDS - parity);

  const ck_u64 lowest = ck_load_bytes(other[0] + second);
  CK_UNROLL for (int k = 0; k < CK_DIGITS; k++) digits[k] = (ck_u64){0};
  CK_UNROLL for (int i = 0; i < CK_WORD_BITS; i++) {
    const int bit = ck_made_order[i];
    ck_u64 plane = ck_load_bytes(other[bit] + middle);
    if (bit < 30)
      plane ^= ck_load_bytes(other[bit + 1] + second);
    else if (bit == 30)
      plane ^= ck_load_bytes(made[31] + first);
    if (UINT32_C(0x9908b0df) >> bit & 1)
      plane ^= lowest;
    ck_store_bytes(made[bit] + place, plane);
    CK_UNROLL for (int k = 0; k < CK_DIGITS; k++)
      if (ck_mt_tempered_from(CK_WORD_BITS - CK_DIGITS + k) >> bit & 1)
        digits[k] ^= plane;
  }
}

/* Makes and judges a vector of drops at `place`. */
CK_INLINE ck_verdict ck_planes_step(ck_planes *planes, int place) {
  int singles[CK_COLUMNS] = {0}, pairs[CK_COLUMNS] = {0};
  ck_u64 single[CK_COLUMNS][CK_COLUMN_BITS], digits[CK_DIGITS];
  ck_pair pair[CK_COLUMNS][CK_COLUMN_BITS];
  const ck_columns columns = {singles, pairs, single, pair};
  ck_planes_make(planes, 0, place, digits);
  ck_columns_add(columns, digits, false);
  ck_planes_make(planes, 1, place, digits);
  ck_columns_add(columns, digits, true);
  return ck_columns_judge(columns);
}

typedef uint8_t ck_u8x16 __attribute__((vector_size(16), may_alias));
typedef int8_t ck_i8x16 __attribute__((vector_size(16), may_alias));
typedef uint16_t ck_u16x8 __attribute__((vector_size(16), may_alias));
typedef bool ck_boolx16 __attribute__((ext_vector_type(16)));

/* Puts together the word of a cursor whose bits are in one column of rows, from the byte at `row` on.
 * In the bytes of sixteen rows the cursor's bits become the signs, and these are the word's half. */
CK_INLINE uint32_t ck_planes_word(const uint8_t *row, int cursor) {
  uint32_t word = 0;
  CK_UNROLL for (int half = 0; half < 2; half++) {
    ck_u8x16 bytes;
    CK_UNROLL for (int i = 0; i < 16; i++) bytes[i] = row[(16 * half + i) * CK_ROW];
    const ck_i8x16 chosen = (ck_i8x16)((ck_u16x8)bytes << (uint16_t)(CK_CURSORS - 1 - cursor));
    const ck_boolx16 is_set = __builtin_convertvector(chosen < 0, ck_boolx16);
    uint16_t bits;
    memcpy(&bits, &is_set, sizeof bits);
    word |= (uint32_t)bits << 16 * half;
  }
  return word;
}

/* The words of drops that wait to be decided. */
enum { CK_DOUBTS = 128 };
_Static_assert(CK_DOUBTS % CK_LANES == 0, "a last vector has room");

typedef struct {
  int count;
  uint32_t x[CK_DOUBTS], y[CK_DOUBTS];
} ck_doubts;

/* Decides the drops that wait. */
CK_INLINE void ck_planes_decide(ck_doubts *doubts, ck_counts *counts) {
  uint32_t *const x = doubts->x, *const y = doubts->y;
  int drops = doubts->count;
  /* Words of zeros are a drop at a corner, outside. */
  for (; drops % CK_LANES != 0; drops++)
    x[drops] = y[drops] = 0;
  for (int i = 0; i < drops; i += CK_LANES) {
    ck_store(x + i, ck_mt_temper(ck_load(x + i)));
    ck_store(y + i, ck_mt_temper(ck_load(y + i)));
  }
  ck_count_paired(x, y, (size_t)drops, CK_GRID_32, counts);
  doubts->count = 0;
}

/* Lets a drop of the ring wait. */
CK_INLINE void ck_planes_doubt(const ck_planes *planes, int drop, ck_doubts *doubts,
                               ck_counts *counts) {
  const int place = drop / CK_CURSORS, cursor = drop % CK_CURSORS;
  doubts->x[doubts->count] = ck_planes_word(planes->rows[0][0] + place, cursor);
  doubts->y[doubts->count] = ck_planes_word(planes->rows[1][0] + place, cursor);
  if (++doubts->count == CK_DOUBTS)
    ck_planes_decide(doubts, counts);
}

/* Counts the ring's first drops, `words` * 64 of them, by their verdicts. */
static void ck_planes_count(const ck_planes *planes, const uint64_t *inside,
                            const uint64_t *doubtful, int words, ck_doubts *doubts,
                            ck_counts *counts) {
  for (int i = 0; i < words; i++)
    counts->hits += (uint64_t)__builtin_popcountll(inside[i]);
  uint16_t drops[CK_RING * CK_CURSORS];
  _Static_assert(CK_RING * CK_CURSORS <= UINT16_MAX + 1, "drops of a ring are told by 16 bits");
  int count = 0;
  for (int i = 0; i < words; i++) {
    /* Mostly there is one or none: that one takes no branch, which nothing could predict. It is why
     * the drops are listed first. */
    uint64_t left = doubtful[i];
    drops[count] = (uint16_t)(64 * i + __builtin_ctzll(left | UINT64_C(1) << 63));
    count += left != 0;
    for (left &= left - 1; left != 0; left &= left - 1)
      drops[count++] = (uint16_t)(64 * i + __builtin_ctzll(left));
  }
  for (int i = 0; i < count; i++)
    ck_planes_doubt(planes, drops[i], doubts, counts);
}

/* Copies each row's first vector behind its ring. */
CK_INLINE void ck_planes_repeat(ck_planes *planes) {
  for (int parity = 0; parity < 2; parity++)
    for (int bit = 0; bit < CK_WORD_BITS; bit++) {
      uint8_t *const row = planes->rows[parity][bit];
      ck_store_bytes(row + CK_RING, ck_load_bytes(row));
    }
}

/* Lets CK_BYTES drops of each cursor fall, `steps` times, the first ones at the ring's beginning.
 * False if the flag was raised meanwhile. Not inlined, so that a register points to the planes, which
 * are on the caller's stack: addresses are shorter so. */
static __attribute__((noinline)) bool ck_planes_run(ck_planes *planes, uint64_t steps,
                                                    const ck_stop *stop, ck_counts *counts) {
  _Alignas(64) uint64_t inside[CK_RING / 8], doubtful[CK_RING / 8];
  ck_doubts doubts;
  doubts.count = 0;
  while (steps > 0) {
    if (ck_stop_is_raised(stop))
      return false;
    const int turn = steps < CK_RING_STEPS ? (int)steps : CK_RING_STEPS;
    for (int i = 0; i < turn; i++) {
      const ck_verdict verdict = ck_planes_step(planes, i * CK_BYTES);
      ((ck_u64 *)inside)[i] = verdict.inside;
      ((ck_u64 *)doubtful)[i] = verdict.doubtful;
      if (i == 0)
        ck_planes_repeat(planes);
    }
    ck_planes_count(planes, inside, doubtful, turn * CK_BYTES / 8, &doubts, counts);
    steps -= (uint64_t)turn;
  }
  ck_planes_decide(&doubts, counts);
  return true;
}

/* Puts a cursor's last 624 words before the ring's beginning, where the rows have zeros for it. */
static void ck_planes_open(ck_planes *planes, int cursor, const uint32_t *words) {
  for (int i = 0; i < CK_MT_WORDS; i++) {
    const int place = CK_RING - CK_PARITY_WORDS + i / 2;
    for (int bit = 0; bit < CK_WORD_BITS; bit++)
      planes->rows[i % 2][bit][place] |= (uint8_t)((words[i] >> bit & 1) << cursor);
  }
}

/* Takes the last 624 words of a cursor after `steps`. */
static void ck_planes_close(const ck_planes *planes, int cursor, uint64_t steps, uint32_t *words) {
  const int end = (int)(steps % CK_RING_STEPS) * CK_BYTES;
  for (int i = 0; i < CK_MT_WORDS; i++) {
    const int place = ck_ring_back(end, CK_PARITY_WORDS - i / 2);
    words[i] = ck_planes_word(planes->rows[i % 2][0] + place, cursor);
  }
}

/* A row's `tally_long`. The first 312 drops of each part are those of the words that a state is
 * made of, which are counted in lanes. */
static uint64_t ck_mt_tally_long(const ck_jump *jump, ck_power *power, void *state, uint64_t samples,
                                 const ck_stop *stop, ck_counts *counts) {
  if (samples / CK_CURSORS < CK_PARITY_WORDS + CK_BYTES)
    return 0;
  const uint64_t steps = (samples / CK_CURSORS - CK_PARITY_WORDS) / CK_BYTES;
  const uint64_t part = CK_PARITY_WORDS + steps * CK_BYTES;
  ck_planes planes;
  memset(&planes, 0, sizeof planes);
  ck_mt_state at = *(const ck_mt_state *)state;
  ck_twister twister;
  ck_counts counted = {0, 0};
  for (int cursor = 0; cursor < CK_CURSORS; cursor++) {
    if (ck_stop_is_raised(stop) || (cursor > 0 && !jump->advance(jump, &at, 2 * part, power)))
      return 0;
    ck_mt_open(&twister, &at);
    ck_mt_count_window(&twister, &counted);
    ck_planes_open(&planes, cursor, twister.words);
  }
  if (!ck_planes_run(&planes, steps, stop, &counted))
    return 0;
  ck_planes_close(&planes, CK_CURSORS - 1, steps, twister.words);
  ck_mt_close(&twister, state, CK_MT_WORDS);
  counts->hits += counted.hits;
  counts->exact += counted.exact;
  return CK_CURSORS * part;
}

/* The judgement on given words, for tests. */
static void ck_count_planes(const uint32_t *words, size_t drops, ck_grid grid, ck_counts *counts) {
  enum { CK_BATCH = 8 * CK_BYTES };
  for (size_t begin = 0; begin < drops; begin += CK_BATCH) {
    const int batch = drops - begin < CK_BATCH ? (int)(drops - begin) : CK_BATCH;
    _Alignas(64) uint64_t digits[2][CK_DIGITS][CK_BATCH / 64] = {{{0}}};
    for (int i = 0; i < 2 * batch; i++)
      for (int k = 0; k < CK_DIGITS; k++)
        digits[i % 2][k][i / 128] |=
            (uint64_t)(words[2 * begin + (size_t)i] >> (CK_WORD_BITS - CK_DIGITS + k) & 1)
            << i / 2 % 64;
    int singles[CK_COLUMNS] = {0}, pairs[CK_COLUMNS] = {0};
    ck_u64 single[CK_COLUMNS][CK_COLUMN_BITS];
    ck_pair pair[CK_COLUMNS][CK_COLUMN_BITS];
    const ck_columns columns = {singles, pairs, single, pair};
    ck_columns_add(columns, (const ck_u64 *)digits[0], false);
    ck_columns_add(columns, (const ck_u64 *)digits[1], true);
    const ck_verdict verdict = ck_columns_judge(columns);
    for (int i = 0; i < batch; i++) {
      if (verdict.inside[i / 64] >> i % 64 & 1)
        counts->hits++;
      if (verdict.doubtful[i / 64] >> i % 64 & 1) {
        const uint32_t *const drop = words + 2 * (begin + (size_t)i);
        uint32_t x[CK_LANES] = {drop[0]}, y[CK_LANES] = {drop[1]};
        ck_count_paired(x, y, CK_LANES, grid, counts);
      }
    }
  }
}
