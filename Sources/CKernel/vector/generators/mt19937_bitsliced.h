/* mt19937_bitsliced.h - mt19937 bit by bit, at eight places of its sequence at once.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * In long runs the words are bit-sliced. There is a plane for each of their 32 bits. mt19937 mostly
 * shifts and masks words, and bit-sliced that costs nothing: to shift is to take another plane, to
 * mask is to leave planes out. Only XORs remain.
 *
 * Byte m of a plane has one bit of word m of each of eight cursors, which begin at eight equal
 * parts of the run. The words of all cursors advance byte by byte. So words that are n apart are n
 * bytes apart, and a vector of words is loaded from any byte. Words with even numbers, which are x,
 * and words with odd numbers, which are y, have planes of their own. All planes together fit the
 * nearest cache.
 *
 * Only the top digits of the draws are made, and judged as carry_save.h explains. The words of
 * points that this leaves undecided are reassembled from the planes, and counted in lanes as those
 * of other generators are, by the test of coarse.h.
 */
#ifndef CK_VECTOR_MT19937_BITSLICED_H
#define CK_VECTOR_MT19937_BITSLICED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "check/state_layout.h"
#include "ckernel.h"
#include "jump/generators/mt19937.h"
#include "jump/row.h"
#include "vector/carry_save.h"
#include "vector/coarse.h"
#include "vector/generators/mt19937.h"
#include "vector/lanes.h"

enum {
  /* As many as a byte has bits. */
  CK_CURSORS = 8,
  CK_WORD_BITS = 32,
  /* The words of a cursor's state that have even numbers, and those that have odd ones. */
  CK_PARITY_WORDS = CK_MT_WORDS / 2,
  /* A plane's bytes are a ring, in whole vectors: one more than the recurrence looks back. */
  CK_RING = (CK_PARITY_WORDS + 2 * CK_BYTES - 1) / CK_BYTES * CK_BYTES,
  CK_RING_STEPS = CK_RING / CK_BYTES,
  /* A row is the ring of a plane, followed by the mirror of its first vector. */
  CK_ROW = CK_RING + CK_BYTES,
};

typedef ck_vu64 ck_vu64_unaligned __attribute__((aligned(1)));

/* Rows by the parity of the word and by the bit. */
typedef struct {
  _Alignas(64) uint8_t rows[2][CK_WORD_BITS][CK_ROW];
} ck_planes;

CK_INLINE ck_vu64 ck_load_bytes(const uint8_t *bytes) {
  return *(const ck_vu64_unaligned *)bytes;
}

CK_INLINE void ck_store_bytes(uint8_t *bytes, ck_vu64 vector) {
  *(ck_vu64_unaligned *)bytes = vector;
}

/* The bits of a word whose XOR is a bit of its draw. The steps of tempering are transposed, and
 * taken from last to first. */
CK_INLINE uint32_t ck_mt_tempered_from(int bit) {
  uint32_t from = UINT32_C(1) << bit;
  from ^= from << 18;
  from ^= (from & 0xefc60000) >> 15;
  from ^= (from & 0x9d2c5680) >> 7;
  return from ^ from << 11;
}

/* The place in the ring that lies some words back. */
CK_INLINE int ck_ring_back(int place, int words) {
  return place < words ? place - words + CK_RING : place - words;
}

/* An order of the bits in which at most four digits are begun and incomplete at any time, so that
 * they stay in registers. In the natural order all digits would be. */
static const uint8_t ck_made_order[CK_WORD_BITS] = {
    15, 30, 26, 19, 8, 11, 22, 0, 18, 7,  29, 14, 25, 3, 10, 21,
    28, 2,  9,  13, 17, 20, 24, 5, 12, 23, 27, 16, 31, 1, 4,  6,
};

/* Makes the words of one parity at `place`, a vector for each bit, and the top digits of their
 * draws. Word n of a cursor is made of its words n - 227, n - 624 and n - 623. Word n - 624 has the
 * same parity, and is 312 bytes back. Words n - 227 and n - 623 have the other parity. They are 114
 * and 312 bytes back if n is even, and 113 and 311 if n is odd. */
CK_INLINE void ck_planes_make(ck_planes *planes, int parity, int place, ck_vu64 digits[CK_DIGITS]) {
  uint8_t(*const made)[CK_ROW] = planes->rows[parity];
  uint8_t(*const other)[CK_ROW] = planes->rows[1 - parity];
  const int middle = ck_ring_back(place, (CK_MT_WORDS - CK_MT_MIDDLE + 1) / 2 - parity);
  const int first = ck_ring_back(place, CK_PARITY_WORDS);
  const int second = ck_ring_back(place, CK_PARITY_WORDS - parity);

  const ck_vu64 lowest = ck_load_bytes(other[0] + second);
  CK_UNROLL for (int k = 0; k < CK_DIGITS; k++) digits[k] = (ck_vu64){0};
  CK_UNROLL for (int i = 0; i < CK_WORD_BITS; i++) {
    const int bit = ck_made_order[i];
    ck_vu64 plane = ck_load_bytes(other[bit] + middle);
    if (bit < 30)
      plane ^= ck_load_bytes(other[bit + 1] + second);
    else if (bit == 30)
      plane ^= ck_load_bytes(made[31] + first);
    if (CK_MT_TWIST >> bit & 1)
      plane ^= lowest;
    ck_store_bytes(made[bit] + place, plane);
    CK_UNROLL for (int k = 0; k < CK_DIGITS; k++)
      if (ck_mt_tempered_from(CK_WORD_BITS - CK_DIGITS + k) >> bit & 1)
        digits[k] ^= plane;
  }
}

/* Makes and judges a vector of points at `place`. */
CK_INLINE ck_verdict ck_planes_step(ck_planes *planes, int place) {
  int singles[CK_COLUMNS] = {0}, pairs[CK_COLUMNS] = {0};
  ck_vu64 single[CK_COLUMNS][CK_COLUMN_BITS], digits[CK_DIGITS];
  ck_pair pair[CK_COLUMNS][CK_COLUMN_BITS];
  const ck_columns columns = {singles, pairs, single, pair};
  ck_planes_make(planes, 0, place, digits);
  ck_columns_add(columns, digits, false);
  ck_planes_make(planes, 1, place, digits);
  ck_columns_add(columns, digits, true);
  return ck_columns_judge(columns);
}

typedef uint8_t ck_vu8x16 __attribute__((vector_size(16), may_alias));
typedef int8_t ck_vi8x16 __attribute__((vector_size(16), may_alias));
typedef uint16_t ck_vu16x8 __attribute__((vector_size(16), may_alias));
typedef bool ck_vboolx16 __attribute__((ext_vector_type(16)));

/* Reassembles a word of a cursor from one byte of each row, beginning at `row`. The cursor's bits
 * are shifted to the signs of sixteen bytes, which are half of the word. */
CK_INLINE uint32_t ck_planes_word(const uint8_t *row, int cursor) {
  uint32_t word = 0;
  CK_UNROLL for (int half = 0; half < 2; half++) {
    ck_vu8x16 bytes;
    CK_UNROLL for (int i = 0; i < 16; i++) bytes[i] = row[(16 * half + i) * CK_ROW];
    const ck_vi8x16 chosen = (ck_vi8x16)((ck_vu16x8)bytes << (uint16_t)(CK_CURSORS - 1 - cursor));
    const ck_vboolx16 is_set = __builtin_convertvector(chosen < 0, ck_vboolx16);
    uint16_t bits;
    memcpy(&bits, &is_set, sizeof bits);
    word |= (uint32_t)bits << 16 * half;
  }
  return word;
}

/* The words of points that the bit-sliced test has left undecided. */
enum { CK_UNDECIDED = 128 };
_Static_assert(CK_UNDECIDED % CK_LANES == 0, "the last vector has room");

typedef struct {
  int count;
  uint32_t x[CK_UNDECIDED], y[CK_UNDECIDED];
} ck_undecided;

/* Counts these points by the coarse test of lanes, and forgets them. */
CK_INLINE void ck_undecided_count(ck_undecided *undecided, ck_count *count) {
  uint32_t *const x = undecided->x, *const y = undecided->y;
  int points = undecided->count;
  /* Words of zeros are a point at a corner, outside. */
  for (; points % CK_LANES != 0; points++)
    x[points] = y[points] = 0;
  for (int i = 0; i < points; i += CK_LANES) {
    ck_store(x + i, ck_mt_temper(ck_load(x + i)));
    ck_store(y + i, ck_mt_temper(ck_load(y + i)));
  }
  ck_count_words(count, x, y, (size_t)points, CK_GRID_32);
  undecided->count = 0;
}

/* Adds a point of the ring to them. */
CK_INLINE void ck_undecided_add(ck_undecided *undecided, const ck_planes *planes, int point,
                                ck_count *count) {
  const int place = point / CK_CURSORS, cursor = point % CK_CURSORS;
  undecided->x[undecided->count] = ck_planes_word(planes->rows[0][0] + place, cursor);
  undecided->y[undecided->count] = ck_planes_word(planes->rows[1][0] + place, cursor);
  if (++undecided->count == CK_UNDECIDED)
    ck_undecided_count(undecided, count);
}

/* Counts the first points of the ring, `words` * 64 of them, by the masks of their verdicts. */
static void ck_planes_count(const ck_planes *planes, const uint64_t *inside_masks,
                            const uint64_t *undecided_masks, int words, ck_undecided *undecided,
                            ck_count *count) {
  for (int i = 0; i < words; i++)
    count->hits += (uint64_t)__builtin_popcountll(inside_masks[i]);
  uint16_t points[CK_RING * CK_CURSORS];
  _Static_assert(CK_RING * CK_CURSORS <= UINT16_MAX + 1, "16 bits number the points of a ring");
  int length = 0;
  for (int i = 0; i < words; i++) {
    /* A word mostly has one undecided point or none. That one takes no branch, as nothing could
     * predict it. For this reason the points are listed first. */
    uint64_t left = undecided_masks[i];
    points[length] = (uint16_t)(64 * i + __builtin_ctzll(left | UINT64_C(1) << 63));
    length += left != 0;
    for (left &= left - 1; left != 0; left &= left - 1)
      points[length++] = (uint16_t)(64 * i + __builtin_ctzll(left));
  }
  for (int i = 0; i < length; i++)
    ck_undecided_add(undecided, planes, points[i], count);
}

/* Mirrors each ring's first vector past its end. */
CK_INLINE void ck_planes_mirror(ck_planes *planes) {
  for (int parity = 0; parity < 2; parity++)
    for (int bit = 0; bit < CK_WORD_BITS; bit++) {
      uint8_t *const row = planes->rows[parity][bit];
      ck_store_bytes(row + CK_RING, ck_load_bytes(row));
    }
}

/* Counts CK_BYTES points of each cursor, `steps` times. The first are at the ring's beginning.
 * False if the flag was raised meanwhile.
 *
 * Not inlined, so that a register points to the planes, which are on the caller's stack. This makes
 * addresses shorter. */
static __attribute__((noinline)) bool ck_planes_run(ck_planes *planes, uint64_t steps,
                                                    const ck_stop *stop, ck_count *count) {
  _Alignas(64) uint64_t inside[CK_RING / 8], undecided_masks[CK_RING / 8];
  ck_undecided undecided;
  undecided.count = 0;
  while (steps > 0) {
    if (ck_stop_is_raised(stop))
      return false;
    const int turn = steps < CK_RING_STEPS ? (int)steps : CK_RING_STEPS;
    for (int i = 0; i < turn; i++) {
      const ck_verdict verdict = ck_planes_step(planes, i * CK_BYTES);
      ((ck_vu64 *)inside)[i] = verdict.inside;
      ((ck_vu64 *)undecided_masks)[i] = verdict.undecided;
      if (i == 0)
        ck_planes_mirror(planes);
    }
    ck_planes_count(planes, inside, undecided_masks, turn * CK_BYTES / 8, &undecided, count);
    steps -= (uint64_t)turn;
  }
  ck_undecided_count(&undecided, count);
  return true;
}

/* Puts the last 624 words of a cursor before the ring's beginning, where its bits are zero so
 * far. */
static void ck_planes_open(ck_planes *planes, int cursor, const uint32_t *words) {
  for (int i = 0; i < CK_MT_WORDS; i++) {
    const int place = CK_RING - CK_PARITY_WORDS + i / 2;
    for (int bit = 0; bit < CK_WORD_BITS; bit++)
      planes->rows[i % 2][bit][place] |= (uint8_t)((words[i] >> bit & 1) << cursor);
  }
}

/* Takes the last 624 words of a cursor after `steps` steps. */
static void ck_planes_close(const ck_planes *planes, int cursor, uint64_t steps, uint32_t *words) {
  const int end = (int)(steps % CK_RING_STEPS) * CK_BYTES;
  for (int i = 0; i < CK_MT_WORDS; i++) {
    const int place = ck_ring_back(end, CK_PARITY_WORDS - i / 2);
    words[i] = ck_planes_word(planes->rows[i % 2][0] + place, cursor);
  }
}

/* The first 312 points of each part are those of the words in the cursor's state, which are counted
 * in lanes. */
static ck_count ck_mt_count_long(const ck_jump *jump, ck_power *power, void *state,
                                 uint64_t samples, const ck_stop *stop) {
  const ck_count none = {0, 0, 0};
  if (samples / CK_CURSORS < CK_PARITY_WORDS + CK_BYTES)
    return none;
  const uint64_t steps = (samples / CK_CURSORS - CK_PARITY_WORDS) / CK_BYTES;
  const uint64_t part = CK_PARITY_WORDS + steps * CK_BYTES;
  ck_planes planes;
  memset(&planes, 0, sizeof planes);
  ck_mt_state at = *(const ck_mt_state *)state;
  ck_twister twister;
  ck_count count = {.samples = CK_CURSORS * part};
  for (int cursor = 0; cursor < CK_CURSORS; cursor++) {
    if (ck_stop_is_raised(stop) || (cursor > 0 && !jump->advance(jump, &at, 2 * part, power)))
      return none;
    ck_mt_open(&twister, &at);
    ck_mt_count_window(&twister, &count);
    ck_planes_open(&planes, cursor, twister.words);
  }
  if (!ck_planes_run(&planes, steps, stop, &count))
    return none;
  ck_planes_close(&planes, CK_CURSORS - 1, steps, twister.words);
  ck_mt_close(&twister, state, CK_MT_WORDS);
  return count;
}

#endif
