/* edge.c - drops on the circle's edge, which the vector kernels leave to the double expression.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The expression is that of plain.c, and what is said there of contraction holds here.
 */
#include "circle/kernel.h"

static double ck_uniform_of(uint32_t word, ck_grid grid) {
  return grid == CK_GRID_32 ? word / 4294967296.0 : (word >> 1) / 2147483647.0;
}

void ck_count_edge(ck_counts *counts, const uint32_t *x_words, const uint32_t *y_words,
                   size_t stride, size_t drops, ck_grid grid) {
#pragma STDC FP_CONTRACT OFF
  for (size_t i = 0; i < drops * stride; i += stride) {
    const int32_t x_half = (int32_t)(x_words[i] >> 16) - 0x8000;
    const int32_t y_half = (int32_t)(y_words[i] >> 16) - 0x8000;
    const uint32_t beyond =
        (uint32_t)(x_half * x_half) + (uint32_t)(y_half * y_half) - CK_EDGE_BEGIN;
    if (beyond < CK_EDGE_WIDTH) {
      const double x = 2 * ck_uniform_of(x_words[i], grid) - 1;
      const double y = 2 * ck_uniform_of(y_words[i], grid) - 1;
      counts->hits += x * x + y * y < 1.0;
      counts->exact++;
    }
  }
}
