/* taus.h - taus, taus2 and taus113 in vectors of cursors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * jump/generators/taus.c explains what they compute.
 */
#ifndef CK_VECTOR_TAUS_H
#define CK_VECTOR_TAUS_H

#include "jump/generators/taus.h"
#include "vector/cursors.h"
#include "vector/lanes.h"

CK_INLINE ck_vu32 ck_tausworthe_step(ck_cursors *cursors, const ck_component *components,
                                     int count) {
  ck_vu32 draws = {0};
  CK_UNROLL for (int i = 0; i < count; i++) {
    const ck_component *const c = &components[i];
    const ck_vu32 z = cursors->parts[i];
    cursors->parts[i] = ((z << c->c) & (c->mask << c->c)) ^ (((z << c->a) ^ z) >> c->b);
    draws ^= cursors->parts[i];
  }
  return draws;
}

CK_INLINE void ck_tausworthe_open(ck_cursors *cursors, const ck_vu32 *words) {
  CK_UNROLL for (int i = 0; i < CK_TAUS113_COMPONENTS; i++) cursors->parts[i] = words[i];
}

CK_INLINE void ck_tausworthe_close(const ck_cursors *cursors, ck_vu32 *words) {
  CK_UNROLL for (int i = 0; i < CK_TAUS113_COMPONENTS; i++) words[i] = cursors->parts[i];
}

CK_INLINE ck_vu32 ck_taus_step(ck_cursors *cursors) {
  return ck_tausworthe_step(cursors, ck_taus_components, CK_TAUS_COMPONENTS);
}

CK_INLINE ck_vu32 ck_taus113_step(ck_cursors *cursors) {
  return ck_tausworthe_step(cursors, ck_taus113_components, CK_TAUS113_COMPONENTS);
}

static const ck_cursor_kind ck_taus_kind = {
    .words = CK_TAUS_COMPONENTS,
    .vectors = 2,
    .grid = CK_GRID_32,
    .open = ck_tausworthe_open,
    .close = ck_tausworthe_close,
    .step = ck_taus_step,
};

static const ck_cursor_kind ck_taus113_kind = {
    .words = CK_TAUS113_COMPONENTS,
    .vectors = 2,
    .grid = CK_GRID_32,
    .open = ck_tausworthe_open,
    .close = ck_tausworthe_close,
    .step = ck_taus113_step,
};

CK_CURSORS_ROW(ck_taus)
CK_CURSORS_ROW(ck_taus113)

#endif
