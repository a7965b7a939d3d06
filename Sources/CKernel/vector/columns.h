/* columns.h - which drops are inside the circle, decided for as many as a vector has bits.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A vector has one bit of each of many drops. There is one for each of the CK_DIGITS top bits of x,
 * and of y. Let K be their number, X those of x, X' the same with all bits inverted, M = 2^(K-1), and
 * t = X - X', which is within 1 of x 2^K. As X + X' = 2^K - 1,
 *
 *     t^2 = (2^K - 1)^2 - 4 X X'
 *
 * and with u for y the point (t, u) is within sqrt(2) of (x, y) 2^K. So a drop is inside if
 * t^2 + u^2 < (2^K - sqrt(2))^2, and outside if t^2 + u^2 >= (2^K + sqrt(2))^2; that is, with
 * D = X X' + Y Y', if D > M^2 - (2 - sqrt(2)) M, and if D <= M^2 - (2 + sqrt(2)) M. The roundings of
 * the double expression, below 2^-50, do not matter, as of both bounds a unit of D is kept to spare.
 *
 * Now X X' is the sum of 2^(i+j) over all pairs i < j of digits that differ. So D is a sum of bits
 * with weights, which adders bring down to one bit a weight. Most of them take two bits a and b as a
 * and a ^ b, and give two carries in the same form, so that five bits are added up in 8 operations
 * where two adders of three bits have 10: the block "MDFA" of Demenkov, Kojevnikov, Kulikov and
 * Yaroslavtsev, "New upper bounds on the Boolean circuit complexity of symmetric functions" (2010).
 * The bits of digits cost no more in this form: if a says whether digits i and j differ, and b whether
 * digits i + 1 and j - 1 do, then a ^ b is the XOR of two steps, of that from i to i + 1 and of that
 * from j - 1 to j, and few steps serve all pairs.
 *
 * Pairs of low digits weigh so little that they are left out, and CK_ROUNDED is added: the sum S is at
 * least D - CK_LEFT_OUT + CK_ROUNDED, and at most D + CK_ROUNDED. Both are so small that
 *
 *     S >= M^2         means inside,
 *     S < M^2 - 4 M    outside,
 *
 * which the bits of S from 2^(K+1) on tell, as D is at most 2 M (M - 1) and S below 2 M^2. Between lie
 * pi / M of the drops, 6 in 1000 if K is 10, and 3 if it is 11: those are doubtful.
 */

enum {
  /* The wider the vectors, the less another digit costs beside the drops that it decides. */
  CK_DIGITS = CK_BYTES == 64 ? 11 : 10,
  /* Of these no pairs are added up, and none of what weighs less than 2^(CK_LOW_DIGITS + 1). So of
   * x are left out X X' for these digits, and the pair of the lowest and the first above them. */
  CK_LOW_DIGITS = 5,
  CK_LEFT_OUT = 2 * ((1 << (CK_LOW_DIGITS - 1)) * ((1 << (CK_LOW_DIGITS - 1)) - 1) +
                     (1 << CK_LOW_DIGITS)),
  /* With 10 digits; with 11 the margin is wide enough without. */
  CK_ROUNDED_COLUMN = CK_DIGITS == 10 ? 8 : 0,
  CK_ROUNDED = CK_ROUNDED_COLUMN == 0 ? 0 : 1 << CK_ROUNDED_COLUMN,
  /* Columns are numbered by their weights' exponents. */
  CK_FIRST_COLUMN = CK_LOW_DIGITS + 1,
  CK_LAST_COLUMN = 2 * CK_DIGITS - 2,
  CK_COLUMNS = CK_LAST_COLUMN + 2,
  CK_COLUMN_BITS = 8,
};

/* (2 - sqrt(2)) M, rounded down. A unit of it is kept for what is rounded. */
#define CK_MARGIN (5857 * (1 << (CK_DIGITS - 1)) / 10000)
_Static_assert(CK_ROUNDED + 1 <= CK_MARGIN, "what is above M^2 is inside");
_Static_assert(CK_LEFT_OUT - CK_ROUNDED + 1 <= CK_MARGIN, "what is below M^2 - 4 M is outside");

/* Two bits of one weight: one of them, and whether they differ. */
typedef struct {
  ck_u64 one, differ;
} ck_pair;

/* How many bits there are of each weight, single ones and pairs, and the bits. These are arrays apart:
 * with all loops over them unrolled, the numbers are known when this is compiled. */
typedef struct {
  int *singles, *pairs;
  ck_u64 (*single)[CK_COLUMN_BITS];
  ck_pair (*pair)[CK_COLUMN_BITS];
} ck_columns;

/* Those drops, a bit each, that are inside, and those that are not decided. */
typedef struct {
  ck_u64 inside, doubtful;
} ck_verdict;

CK_INLINE void ck_columns_put(ck_columns columns, int column, ck_u64 bit) {
  columns.single[column][columns.singles[column]++] = bit;
}

CK_INLINE void ck_columns_put_pair(ck_columns columns, int column, ck_u64 one, ck_u64 differ) {
  columns.pair[column][columns.pairs[column]++] = (ck_pair){one, differ};
}

/* A single bit; 0 if there is none. */
CK_INLINE ck_u64 ck_columns_take(ck_columns columns, int column) {
  if (columns.singles[column] == 0)
    return (ck_u64){0};
  return columns.single[column][--columns.singles[column]];
}

CK_INLINE ck_pair ck_columns_take_pair(ck_columns columns, int column) {
  return columns.pair[column][--columns.pairs[column]];
}

/* Makes a pair of two single bits. */
CK_INLINE void ck_columns_pair_up(ck_columns columns, int column) {
  const ck_u64 a = ck_columns_take(columns, column), b = ck_columns_take(columns, column);
  ck_columns_put_pair(columns, column, a, a ^ b);
}

/* Adds up a pair and a single bit. That the three are not all the same is what tells the carry from
 * the sum. */
CK_INLINE void ck_columns_add_three(ck_columns columns, int column) {
  const ck_u64 c = ck_columns_take(columns, column);
  const ck_pair ab = ck_columns_take_pair(columns, column);
  const ck_u64 sum = c ^ ab.differ;
  ck_columns_put(columns, column, sum);
  ck_columns_put(columns, column + 1, (ab.differ | (ab.one ^ c)) ^ sum);
}

/* Adds up two pairs and a single bit: first one pair, then the other. The carries are a pair. Of the
 * second one only what it takes to compare it with the first is computed. */
CK_INLINE void ck_columns_add_five(ck_columns columns, int column) {
  const ck_u64 e = ck_columns_take(columns, column);
  const ck_pair ab = ck_columns_take_pair(columns, column);
  const ck_pair cd = ck_columns_take_pair(columns, column);
  const ck_u64 sum = e ^ ab.differ, mixed = ab.differ | (ab.one ^ e);
  ck_columns_put(columns, column, sum ^ cd.differ);
  ck_columns_put_pair(columns, column + 1, mixed ^ sum, mixed ^ (~cd.differ & (cd.one ^ sum)));
}

/* Adds up pairs until there is at most one. */
CK_INLINE void ck_columns_add_pairs(ck_columns columns, int column) {
  if (columns.singles[column] > 2)
    ck_columns_pair_up(columns, column);
  CK_UNROLL for (int i = 1; i < CK_COLUMN_BITS; i++) {
    if (columns.pairs[column] > 1)
      ck_columns_add_five(columns, column);
  }
}

/* Brings a column with at most one pair down to one bit, with a 1 more in that which is rounded: that
 * one has two bits then. */
CK_INLINE void ck_columns_finish(ck_columns columns, int column) {
  if (columns.pairs[column] > 0)
    ck_columns_add_three(columns, column);
  if (column == CK_ROUNDED_COLUMN) {
    const ck_u64 a = ck_columns_take(columns, column), b = ck_columns_take(columns, column);
    ck_columns_put(columns, column + 1, a | b);
    ck_columns_put(columns, column, ~(a ^ b));
  } else if (columns.singles[column] > 1) {
    ck_columns_pair_up(columns, column);
    ck_columns_add_three(columns, column);
  }
}

/* The lower digits of the pairs of a weight: that of the pair that is farthest apart, and how many
 * there are. */
CK_INLINE int ck_first_low(int column) {
  return column < CK_DIGITS ? 0 : column - (CK_DIGITS - 1);
}

CK_INLINE int ck_count_low(int column) {
  const int below_half = (column + 1) / 2, high_enough = column - CK_LOW_DIGITS + 1;
  return (below_half < high_enough ? below_half : high_enough) - ck_first_low(column);
}

/* Adds X X' for digits X. Leaves up to two bits in each column, or one if these are the last ones. */
CK_INLINE void ck_columns_add(ck_columns columns, const ck_u64 digits[CK_DIGITS], bool last) {
  ck_u64 steps[CK_DIGITS - 1];
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
      /* The second bit is that of the digits low + 1 and high - 1. */
      ck_columns_put_pair(columns, c, digits[low] ^ digits[high], steps[low] ^ steps[high - 1]);
      ck_columns_add_pairs(columns, c);
    }
    if (last)
      ck_columns_finish(columns, c);
    else if (columns.pairs[c] > 0 && columns.singles[c] > 0)
      ck_columns_add_three(columns, c);
  }
}

/* Judges drops by S, when every column has one bit. */
CK_INLINE ck_verdict ck_columns_judge(ck_columns columns) {
  const ck_u64 inside = columns.single[CK_LAST_COLUMN][0];
  ck_u64 doubtful = ~inside;
  CK_UNROLL for (int c = CK_DIGITS + 1; c < CK_LAST_COLUMN; c++) doubtful &= columns.single[c][0];
  return (ck_verdict){inside, doubtful};
}
