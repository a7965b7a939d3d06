/* drops.h - which drops are inside the circle, most of them decided by 16 bits of x and y.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Let X and Y be the top 16 bits of a drop's draws, less 2^15. Then x * 2^15 is in [X, X + 1], up
 * to 2^-15 for draws with the range 2^31 - 1, and with it
 *
 *     |(x^2 + y^2) 2^30 - (X^2 + Y^2)|  <=  2(|X| + |Y|) + 2  <  2^17
 *
 * near the circle, where |X| + |Y| is at most about 2^15 sqrt(2). So a drop with X^2 + Y^2 below
 * 2^30 - 2^17 is inside, one with 2^30 + 2^17 or more outside, and the roundings of the double
 * expression, below 2^-50, do not change that. One drop in 5000 lies between: it is on the edge,
 * and the double expression decides.
 *
 * X^2 + Y^2 is one multiply-add of packed 16-bit numbers. It is 2^31 at the corner (-2^15, -2^15),
 * so it must be read as unsigned: as a signed number it would be the smallest there is.
 */

/* Drops counted in 32-bit lanes. */
typedef struct {
  ck_u32 inside;
} ck_drops;

/* The upper halves of x and y, side by side. */
CK_INLINE ck_i16 ck_paired_halves(ck_u32 x, ck_u32 y) {
  return (ck_i16)((y & 0xffff0000) | (x >> 16));
}

/* Counts the drops that are inside for sure; the halves are x and y in turn. Returns whether any
 * is on the edge. */
CK_INLINE bool ck_count_drops(ck_drops *drops, ck_i16 halves) {
  /* Beyond 2^31 if inside. */
  const ck_u32 beyond = ck_sums_of_squares(halves ^ (int16_t)-0x8000) - CK_EDGE_BEGIN;
  drops->inside += beyond >> 31;
  return ck_any((ck_u32)(beyond < CK_EDGE_WIDTH));
}
