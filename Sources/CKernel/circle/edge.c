/* edge.c - points near the circle, which the coarse test leaves undecided.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The expression is that of plain.c. As there, contraction must be off.
 */
#include "circle/edge.h"

#if !defined(__clang__) && defined(__FP_FAST_FMA)
#error "compile with clang: this compiler may fuse x*x + y*y and change the count"
#endif

static double ck_uniform_of(uint32_t word, ck_grid grid) {
  return grid == CK_GRID_32 ? word / 4294967296.0 : (word >> 1) / 2147483647.0;
}

void ck_edge_decide(ck_count *count, const uint32_t *x_words, const uint32_t *y_words,
                    size_t stride, size_t points, ck_grid grid) {
#pragma STDC FP_CONTRACT OFF
  for (size_t i = 0; i < points * stride; i += stride) {
    const int32_t x_half = (int32_t)(x_words[i] >> 16) - 0x8000;
    const int32_t y_half = (int32_t)(y_words[i] >> 16) - 0x8000;
    const uint32_t beyond =
        (uint32_t)(x_half * x_half) + (uint32_t)(y_half * y_half) - CK_UNDECIDED_BEGIN;
    if (beyond < CK_UNDECIDED_WIDTH) {
      const double x = 2 * ck_uniform_of(x_words[i], grid) - 1;
      const double y = 2 * ck_uniform_of(y_words[i], grid) - 1;
      count->hits += x * x + y * y < 1.0;
      count->undecided++;
    }
  }
}
