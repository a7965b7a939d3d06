/* mrg.h - mrg in vectors of cursors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * jump/generators/mrg.c explains what it computes. A sum is reduced modulo 2^31 - 1 by adding the
 * bits from 31 on to those below.
 */
#ifndef CK_VECTOR_MRG_H
#define CK_VECTOR_MRG_H

#include "jump/recursion.h"
#include "vector/cursors.h"
#include "vector/lanes.h"
#include "vector/recursion.h"

enum { CK_MRG_WORDS = 5 };

/* Parts are x1 to x5 of the even lanes, then of the odd ones. They are below 1.06 * 2^31. */
CK_INLINE ck_vu64 ck_mrg_step_part(ck_vu64 *x) {
  const ck_vu64 next = ck_fold_m31(ck_multiply(x[0], 107374182) + ck_multiply(x[4], 104480));
  x[4] = x[3];
  x[3] = x[2];
  x[2] = x[1];
  x[1] = x[0];
  x[0] = next;
  return ck_residue(next, CK_M31);
}

CK_INLINE ck_vu32 ck_mrg_step(ck_cursors *cursors) {
  const ck_vu64 even = ck_mrg_step_part((ck_vu64 *)cursors->parts);
  const ck_vu64 odd = ck_mrg_step_part((ck_vu64 *)cursors->parts + CK_MRG_WORDS);
  return ck_join_draws(even, odd);
}

CK_INLINE void ck_mrg_open(ck_cursors *cursors, const ck_vu32 *words) {
  ck_recursion_open(cursors, words, CK_MRG_WORDS);
}

CK_INLINE void ck_mrg_close(const ck_cursors *cursors, ck_vu32 *words) {
  ck_cursors residues;
  CK_UNROLL for (int i = 0; i < 2 * CK_MRG_WORDS; i++)
    residues.parts[i] = (ck_vu32)ck_residue((ck_vu64)cursors->parts[i], CK_M31);
  ck_recursion_close(&residues, words, CK_MRG_WORDS);
}

static const ck_cursor_kind ck_mrg_kind = {
    .words = CK_MRG_WORDS,
    .vectors = 2,
    .grid = CK_GRID_31,
    .open = ck_mrg_open,
    .close = ck_mrg_close,
    .step = ck_mrg_step,
};

CK_CURSORS_ROW(ck_mrg)

#endif
