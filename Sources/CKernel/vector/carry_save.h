/* carry_save.h - which points are inside the circle, decided for as many points as a vector has
 * bits.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The numbers are bit-sliced: a vector has one bit of each of many points. There is a vector for
 * each of the K = CK_DIGITS top bits of x, and of y. README.md works through an example with four.
 *
 * Let X be the top digits of x, X' the same with all bits inverted, M = 2^(K-1), and t = X - X',
 * which is within 1 of x 2^K. As X + X' = 2^K - 1,
 *
 *     t^2 = (2^K - 1)^2 - 4 X X'.
 *
 * With u for y, the point (t, u) is within sqrt(2) of (x, y) 2^K. So a point is inside if
 * t^2 + u^2 < (2^K - sqrt(2))^2, and outside if t^2 + u^2 >= (2^K + sqrt(2))^2. In terms of
 * D = X X' + Y Y' it is inside if D > M^2 - (2 - sqrt(2)) M, and outside if
 * D <= M^2 - (2 + sqrt(2)) M. The roundings of the double expression are below 2^-50. They do not
 * matter, as one unit of D is kept to spare at both bounds.
 *
 * X X' is the sum of 2^(i+j) over all pairs i < j of digits that differ. So D is a sum of weighted
 * bits, one column of bits for each weight. Carry-save adders bring each column down to one bit.
 * Most of them take two bits a and b as a and a ^ b, and return two carries in the same form, so
 * five bits are added up in 8 operations where two full adders take 10. This is the block MDFA of
 * Demenkov, Kojevnikov, Kulikov and Yaroslavtsev, "New upper bounds on the Boolean circuit
 * complexity of symmetric functions" (2010). The pairs of digits come in this form at no extra
 * cost. If a says whether digits i and j differ, and b whether digits i + 1 and j - 1 do, then
 * a ^ b is the XOR of two steps, from i to i + 1 and from j - 1 to j, and the same few steps serve
 * all pairs.
 *
 * Pairs of low digits weigh so little that they are left out, and CK_ROUNDED is added instead. The
 * sum S is at least D - CK_LEFT_OUT + CK_ROUNDED and at most D + CK_ROUNDED. Both are so small that
 *
 *     S >= M^2         means inside,
 *     S < M^2 - 4 M    means outside.
 *
 * The bits K + 1 and above of S distinguish the cases, as D is at most 2 M (M - 1) and S is below
 * 2 M^2. Between the bounds a point is undecided by the bit-sliced test: pi / M of all points, 6 in
 * 1000 if K is 10, and 3 in 1000 if it is 11. These points go to the test by 16 bits in coarse.h.
 * Only what that leaves undecided reaches the double expression in circle/edge.c.
 */
#ifndef CK_CARRY_SAVE_H
#define CK_CARRY_SAVE_H

#include <stdbool.h>
#include <stdint.h>

#include "vector/lanes.h"

enum {
  /* The wider the vectors, the less another digit costs, compared with the points that it
   * decides. */
  CK_DIGITS = CK_BYTES == 64 ? 11 : 10,
  /* Pairs of two of these low digits are left out, and so are all pairs that weigh less than
   * 2^(CK_LOW_DIGITS + 1). For x that is at most X X' of the low digits, and the pair of the lowest
   * digit and the first digit above the low ones. */
  CK_LOW_DIGITS = 5,
  CK_LEFT_OUT = 2 * ((1 << (CK_LOW_DIGITS - 1)) * ((1 << (CK_LOW_DIGITS - 1)) - 1) +
                     (1 << CK_LOW_DIGITS)),
  /* With 11 digits the margin is wide enough without. 0 means that there is none. */
  CK_ROUNDED_COLUMN = CK_DIGITS == 10 ? 8 : 0,
  CK_ROUNDED = CK_ROUNDED_COLUMN == 0 ? 0 : 1 << CK_ROUNDED_COLUMN,
  /* Column c has the bits that weigh 2^c. */
  CK_FIRST_COLUMN = CK_LOW_DIGITS + 1,
  CK_LAST_COLUMN = 2 * CK_DIGITS - 2,
  CK_COLUMNS = CK_LAST_COLUMN + 2,
  CK_COLUMN_BITS = 8,
};

/* (2 - sqrt(2)) M, rounded down. One unit of it is kept for the roundings of the double
 * expression. */
#define CK_MARGIN (5857 * (1 << (CK_DIGITS - 1)) / 10000)
_Static_assert(CK_ROUNDED + 1 <= CK_MARGIN, "S >= M^2 means inside");
_Static_assert(CK_LEFT_OUT - CK_ROUNDED + 1 <= CK_MARGIN, "S < M^2 - 4 M means outside");

/* Two bits of one column: one of them, and whether they differ. */
typedef struct {
  ck_vu64 one, differ;
} ck_pair;

/* The bits of each column, single ones and pairs, and how many there are. The numbers are arrays of
 * their own: with all loops unrolled, the compiler knows them. */
typedef struct {
  int *singles, *pairs;
  ck_vu64 (*single)[CK_COLUMN_BITS];
  ck_pair (*pair)[CK_COLUMN_BITS];
} ck_columns;

/* Masks of points, a bit each: those inside, and those undecided by the bit-sliced test. */
typedef struct {
  ck_vu64 inside, undecided;
} ck_verdict;

CK_INLINE void ck_columns_put(ck_columns columns, int column, ck_vu64 bit) {
  columns.single[column][columns.singles[column]++] = bit;
}

CK_INLINE void ck_columns_put_pair(ck_columns columns, int column, ck_vu64 one, ck_vu64 differ) {
  columns.pair[column][columns.pairs[column]++] = (ck_pair){one, differ};
}

/* Takes a single bit, or 0 if there is none. */
CK_INLINE ck_vu64 ck_columns_take(ck_columns columns, int column) {
  if (columns.singles[column] == 0)
    return (ck_vu64){0};
  return columns.single[column][--columns.singles[column]];
}

CK_INLINE ck_pair ck_columns_take_pair(ck_columns columns, int column) {
  return columns.pair[column][--columns.pairs[column]];
}

/* Turns two single bits into a pair. */
CK_INLINE void ck_columns_pair_up(ck_columns columns, int column) {
  const ck_vu64 a = ck_columns_take(columns, column), b = ck_columns_take(columns, column);
  ck_columns_put_pair(columns, column, a, a ^ b);
}

/* A full adder for a pair and a single bit. The carry differs from the sum if the three bits are
 * not all the same. */
CK_INLINE void ck_columns_add_three(ck_columns columns, int column) {
  const ck_vu64 c = ck_columns_take(columns, column);
  const ck_pair ab = ck_columns_take_pair(columns, column);
  const ck_vu64 sum = c ^ ab.differ;
  ck_columns_put(columns, column, sum);
  ck_columns_put(columns, column + 1, (ab.differ | (ab.one ^ c)) ^ sum);
}

/* The block MDFA: adds up two pairs and a single bit, first one pair, then the other. The two
 * carries are a pair, so of the second carry only its difference from the first is computed. */
CK_INLINE void ck_columns_add_five(ck_columns columns, int column) {
  const ck_vu64 e = ck_columns_take(columns, column);
  const ck_pair ab = ck_columns_take_pair(columns, column);
  const ck_pair cd = ck_columns_take_pair(columns, column);
  const ck_vu64 sum = e ^ ab.differ, mixed = ab.differ | (ab.one ^ e);
  ck_columns_put(columns, column, sum ^ cd.differ);
  ck_columns_put_pair(columns, column + 1, mixed ^ sum, mixed ^ (~cd.differ & (cd.one ^ sum)));
}

/* Adds up pairs until at most one is left. */
CK_INLINE void ck_columns_add_pairs(ck_columns columns, int column) {
  if (columns.singles[column] > 2)
    ck_columns_pair_up(columns, column);
  CK_UNROLL for (int i = 1; i < CK_COLUMN_BITS; i++) {
    if (columns.pairs[column] > 1)
      ck_columns_add_five(columns, column);
  }
}

/* Adds a column with at most one pair down to one bit. The rounded column has two bits at that
 * point, and a constant 1 is added to it. */
CK_INLINE void ck_columns_finish(ck_columns columns, int column) {
  if (columns.pairs[column] > 0)
    ck_columns_add_three(columns, column);
  if (column == CK_ROUNDED_COLUMN) {
    const ck_vu64 a = ck_columns_take(columns, column), b = ck_columns_take(columns, column);
    ck_columns_put(columns, column + 1, a | b);
    ck_columns_put(columns, column, ~(a ^ b));
  } else if (columns.singles[column] > 1) {
    ck_columns_pair_up(columns, column);
    ck_columns_add_three(columns, column);
  }
}

/* The lower digit of a column's pair of digits that are farthest apart. */
CK_INLINE int ck_first_low(int column) {
  return column < CK_DIGITS ? 0 : column - (CK_DIGITS - 1);
}

/* The number of a column's pairs of digits. */
CK_INLINE int ck_count_low(int column) {
  const int below_half = (column + 1) / 2, high_enough = column - CK_LOW_DIGITS + 1;
  return (below_half < high_enough ? below_half : high_enough) - ck_first_low(column);
}

/* Adds X X' to the columns, for digits X, the lowest first. Leaves up to two bits in each column,
 * or one if X is the last number. */
CK_INLINE void ck_columns_add(ck_columns columns, const ck_vu64 digits[CK_DIGITS], bool last) {
  ck_vu64 steps[CK_DIGITS - 1];
  CK_UNROLL for (int i = 0; i < CK_DIGITS - 1; i++) steps[i] = digits[i] ^ digits[i + 1];
  CK_UNROLL for (int c = CK_FIRST_COLUMN; c <= CK_LAST_COLUMN; c++) {
    const int first = ck_first_low(c), count = ck_count_low(c);
    if (count % 2 != 0)
      ck_columns_put(columns, c, digits[first + count - 1] ^ digits[c - first - count + 1]);
    ck_columns_add_pairs(columns, c);
    CK_UNROLL for (int i = CK_DIGITS / 2 - 1; i >= 0; i--) {
      const int low = first + 2 * i, high = c - low;
      if (2 * i + 1 >= count)
        continue;
      /* The second bit of the pair is that of the digits low + 1 and high - 1. */
      ck_columns_put_pair(columns, c, digits[low] ^ digits[high], steps[low] ^ steps[high - 1]);
      ck_columns_add_pairs(columns, c);
    }
    if (last)
      ck_columns_finish(columns, c);
    else if (columns.pairs[c] > 0 && columns.singles[c] > 0)
      ck_columns_add_three(columns, c);
  }
}

/* Judges points by S, once every column has one bit. */
CK_INLINE ck_verdict ck_columns_judge(ck_columns columns) {
  const ck_vu64 inside = columns.single[CK_LAST_COLUMN][0];
  ck_vu64 undecided = ~inside;
  CK_UNROLL for (int c = CK_DIGITS + 1; c < CK_LAST_COLUMN; c++)
    undecided &= columns.single[c][0];
  return (ck_verdict){inside, undecided};
}

#endif
