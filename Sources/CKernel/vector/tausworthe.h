/* tausworthe.h - taus and taus113 in vectors of cursors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * ../tausworthe.c says what they compute.
 */

CK_INLINE ck_u32 ck_tausworthe_step(ck_cursors *cursors, const ck_component *components, int count) {
  ck_u32 draws = {0};
  CK_UNROLL for (int i = 0; i < count; i++) {
    const ck_component *const c = &components[i];
    const ck_u32 z = cursors->parts[i];
    cursors->parts[i] = ((z << c->c) & (c->mask << c->c)) ^ (((z << c->a) ^ z) >> c->b);
    draws ^= cursors->parts[i];
  }
  return draws;
}

CK_INLINE void ck_tausworthe_open(ck_cursors *cursors, const ck_u32 *words) {
  CK_UNROLL for (int i = 0; i < CK_COMPONENTS; i++) cursors->parts[i] = words[i];
}

CK_INLINE void ck_tausworthe_close(const ck_cursors *cursors, ck_u32 *words) {
  CK_UNROLL for (int i = 0; i < CK_COMPONENTS; i++) words[i] = cursors->parts[i];
}

CK_INLINE ck_u32 ck_taus_step(ck_cursors *cursors) {
  return ck_tausworthe_step(cursors, ck_taus_components, CK_COUNT(ck_taus_components));
}

CK_INLINE ck_u32 ck_taus113_step(ck_cursors *cursors) {
  return ck_tausworthe_step(cursors, ck_taus113_components, CK_COUNT(ck_taus113_components));
}

static const ck_cursor_kind ck_taus_kind = {
    .words = CK_COUNT(ck_taus_components),
    .vectors = 2,
    .grid = CK_GRID_32,
    .open = ck_tausworthe_open,
    .close = ck_tausworthe_close,
    .step = ck_taus_step,
};

static const ck_cursor_kind ck_taus113_kind = {
    .words = CK_COUNT(ck_taus113_components),
    .vectors = 2,
    .grid = CK_GRID_32,
    .open = ck_tausworthe_open,
    .close = ck_tausworthe_close,
    .step = ck_taus113_step,
};
