/* edge.h - points near the circle, which the coarse test leaves undecided.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_EDGE_H
#define CK_EDGE_H

#include <stddef.h>
#include <stdint.h>

#include "circle/grid.h"
#include "ckernel.h"

/* X^2 + Y^2 of undecided points begins here, and has this many values. vector/coarse.h explains
 * why. */
enum {
  CK_UNDECIDED_BEGIN = (1 << 30) - (1 << 17),
  CK_UNDECIDED_WIDTH = 1 << 18,
};

/* Finds the undecided among some points, decides them, and adds them and their hits to `count`. The
 * words of point i are x_words[i * stride] and y_words[i * stride]. */
void ck_edge_decide(ck_count *count, const uint32_t *x_words, const uint32_t *y_words,
                    size_t stride, size_t points, ck_grid grid);

#endif
