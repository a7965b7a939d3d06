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
 * with weights, which adders of three bits bring down to one bit a weight. Pairs of low digits weigh
 * so little that they are left out, and CK_ROUNDED is added: the sum S is at least
 * D - CK_LEFT_OUT + CK_ROUNDED, and at most D + CK_ROUNDED. Both are so small that
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
  /* With 10 digits; with 11 the margin is wide enough without. The column has two bits then. */
  CK_ROUNDED_COLUMN = CK_DIGITS == 10 ? 8 : 0,
  CK_ROUNDED = CK_ROUNDED_COLUMN == 0 ? 0 : 1 << CK_ROUNDED_COLUMN,
  /* Columns are numbered by their weights' exponents. */
  CK_FIRST_COLUMN = CK_LOW_DIGITS + 1,
  CK_LAST_COLUMN = 2 * CK_DIGITS - 2,
  CK_COLUMNS = CK_LAST_COLUMN + 2,
  CK_COLUMN_BITS = 16,
};

/* (2 - sqrt(2)) M, rounded down. A unit of it is kept for what is rounded. */
#define CK_MARGIN (5857 * (1 << (CK_DIGITS - 1)) / 10000)
_Static_assert(CK_ROUNDED + 1 <= CK_MARGIN, "what is above M^2 is inside");
_Static_assert(CK_LEFT_OUT - CK_ROUNDED + 1 <= CK_MARGIN, "what is below M^2 - 4 M is outside");

/* How many bits there are of each weight, and the bits. The two are arrays apart: with all loops over
 * them unrolled, the numbers are known when this is compiled. */
typedef struct {
  int *counts;
  ck_u64 (*bits)[CK_COLUMN_BITS];
} ck_columns;

/* Those drops, a bit each, that are inside, and those that are not decided. */
typedef struct {
  ck_u64 inside, doubtful;
} ck_verdict;

CK_INLINE void ck_columns_put(ck_columns columns, int column, ck_u64 bit) {
  columns.bits[column][columns.counts[column]++] = bit;
}

CK_INLINE ck_u64 ck_columns_take(ck_columns columns, int column) {
  return columns.bits[column][--columns.counts[column]];
}

/* Adds up three bits of a column, if it has as many, and carries to the next one. */
CK_INLINE void ck_columns_add_three(ck_columns columns, int column) {
  if (columns.counts[column] < 3)
    return;
  const ck_u64 a = ck_columns_take(columns, column), b = ck_columns_take(columns, column);
  const ck_u64 c = ck_columns_take(columns, column);
  ck_columns_put(columns, column + 1, ((a ^ b) & c) | (a & b));
  ck_columns_put(columns, column, a ^ b ^ c);
}

/* The same for two bits. */
CK_INLINE void ck_columns_add_two(ck_columns columns, int column) {
  if (columns.counts[column] < 2)
    return;
  const ck_u64 a = ck_columns_take(columns, column), b = ck_columns_take(columns, column);
  ck_columns_put(columns, column + 1, a & b);
  ck_columns_put(columns, column, a ^ b);
}

/* The same for two bits, which there must be, and a 1. */
CK_INLINE void ck_columns_round(ck_columns columns, int column) {
  const ck_u64 a = ck_columns_take(columns, column), b = ck_columns_take(columns, column);
  ck_columns_put(columns, column + 1, a | b);
  ck_columns_put(columns, column, ~(a ^ b));
}

/* Adds X X' for digits X. Leaves up to two bits in each column, or one if these are the last ones. */
CK_INLINE void ck_columns_add(ck_columns columns, const ck_u64 digits[CK_DIGITS], bool last) {
  CK_UNROLL for (int c = CK_FIRST_COLUMN; c <= CK_LAST_COLUMN; c++) {
    CK_UNROLL for (int i = 0; i < CK_COLUMN_BITS; i++) ck_columns_add_three(columns, c);
    CK_UNROLL for (int i = CK_DIGITS - 1; i >= 0; i--) {
      if (i >= c - i || c - i < CK_LOW_DIGITS || c - i >= CK_DIGITS)
        continue;
      ck_columns_put(columns, c, digits[i] ^ digits[c - i]);
      ck_columns_add_three(columns, c);
    }
    if (last && c == CK_ROUNDED_COLUMN)
      ck_columns_round(columns, c);
    if (last)
      ck_columns_add_two(columns, c);
  }
}

/* Judges drops by S, when every column has one bit. */
CK_INLINE ck_verdict ck_columns_judge(ck_columns columns) {
  const ck_u64 inside = columns.bits[CK_LAST_COLUMN][0];
  ck_u64 doubtful = ~inside;
  CK_UNROLL for (int c = CK_DIGITS + 1; c < CK_LAST_COLUMN; c++) doubtful &= columns.bits[c][0];
  return (ck_verdict){inside, doubtful};
}
