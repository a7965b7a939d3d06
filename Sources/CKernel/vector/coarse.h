/* coarse.h - which points are inside the circle, decided by 16 bits of x and y for most points.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Let X and Y be the top 16 bits of a point's draws, less 2^15. Then x * 2^15 is in [X, X + 1], or
 * within 2^-15 of that for draws with the range 2^31 - 1. So
 *
 *     |(x^2 + y^2) 2^30 - (X^2 + Y^2)|  <=  2(|X| + |Y|) + 2  <  2^17
 *
 * near the circle, where |X| + |Y| is at most about 2^15 sqrt(2). A point is inside if X^2 + Y^2 is
 * below 2^30 - 2^17, and outside if it is 2^30 + 2^17 or more. The roundings of the double
 * expression are below 2^-50 and do not change that. Between the two bounds a point is undecided,
 * one in 5000, and the double expression decides it.
 *
 * X^2 + Y^2 is one multiply-add of packed 16-bit numbers. At the corner (-2^15, -2^15) it is 2^31,
 * so it must be read as unsigned: read as signed it would be the smallest number of all.
 */
#ifndef CK_COARSE_H
#define CK_COARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "circle/edge.h"
#include "vector/lanes.h"

/* Counts of points, one in each 32-bit lane. */
typedef struct {
  ck_vu32 inside;
} ck_lane_counts;

/* The upper halves of x and y, side by side. */
CK_INLINE ck_vi16 ck_paired_halves(ck_vu32 x, ck_vu32 y) {
  return (ck_vi16)((y & 0xffff0000) | (x >> 16));
}

/* Counts the points that are certainly inside. The halves are x and y in turn. Returns whether any
 * point is undecided. */
CK_INLINE bool ck_coarse_count(ck_lane_counts *counts, ck_vi16 halves) {
  /* 2^31 or more if inside. */
  const ck_vu32 beyond = ck_sums_of_squares(halves ^ (int16_t)-0x8000) - CK_UNDECIDED_BEGIN;
  counts->inside += beyond >> 31;
  return ck_any((ck_vu32)(beyond < CK_UNDECIDED_WIDTH));
}

/* Decides the undecided among the points of a vector of x and a vector of y. */
CK_INLINE void ck_decide_lanes(ck_count *count, ck_vu32 x, ck_vu32 y, ck_grid grid) {
  const ck_vu32 words[] = {x, y};
  ck_edge_decide(count, (const uint32_t *)words, (const uint32_t *)(words + 1), 1, CK_LANES, grid);
}

/* Counts the points of words of x and of words of y. Their number is a multiple of CK_LANES. */
static inline void ck_count_words(ck_count *count, const uint32_t *x, const uint32_t *y,
                                  size_t points, ck_grid grid) {
  ck_lane_counts counts = {{0}};
  for (size_t i = 0; i < points; i += CK_LANES)
    if (ck_coarse_count(&counts, ck_paired_halves(ck_load(x + i), ck_load(y + i))))
      ck_decide_lanes(count, ck_load(x + i), ck_load(y + i), grid);
  count->hits += ck_sum(counts.inside);
}

#endif
