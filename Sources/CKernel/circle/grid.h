/* grid.h - how a 32-bit word stands for a uniform draw.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_GRID_H
#define CK_GRID_H

typedef enum ck_grid {
  /* word / 2^32. */
  CK_GRID_32,
  /* (word / 2) / (2^31 - 1). The lowest bit is 0. */
  CK_GRID_31,
} ck_grid;

#endif
