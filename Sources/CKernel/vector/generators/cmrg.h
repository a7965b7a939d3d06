/* cmrg.h - cmrg in vectors of cursors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * jump/generators/cmrg.c explains what it computes. Modulo m = 2145483479 a sum is reduced as
 * Montgomery does it (Mathematics of Computation 44, 1985): a multiple of m is added that makes its
 * low 32 bits zero, and the bits above them are the sum divided by 2^32. The coefficients are
 * therefore multiplied by 2^32 beforehand, and the values are those of GSL's state.
 */
#ifndef CK_VECTOR_CMRG_H
#define CK_VECTOR_CMRG_H

#include "jump/generators/cmrg.h"
#include "jump/recursion.h"
#include "vector/cursors.h"
#include "vector/lanes.h"
#include "vector/recursion.h"

enum {
  CK_CMRG_WORDS = 6,
  /* -1 / m modulo 2^32. */
  CK_CMRG_INVERSE = 580249369,
  /* 86098 * 2^32 and -539608 * 2^32 modulo m. */
  CK_Y1_COEFFICIENT = 1143744484,
  CK_Y3_COEFFICIENT = 1887475849,
};

/* Parts are x1, x2, x3, y1, y2, y3 of the even lanes, then of the odd ones. All are residues. */
CK_INLINE ck_vu64 ck_cmrg_step_part(ck_vu64 *x) {
  ck_vu64 *const y = x + 3;
  const ck_vu64 sum_x =
      ck_multiply(x[1], 63308) + ck_multiply(ck_everywhere(CK_M31) - x[2], 183326);
  const ck_vu64 next_x = ck_residue(ck_fold_m31(sum_x), CK_M31);
  x[2] = x[1];
  x[1] = x[0];
  x[0] = next_x;
  const ck_vu64 sum_y =
      ck_multiply(y[0], CK_Y1_COEFFICIENT) + ck_multiply(y[2], CK_Y3_COEFFICIENT);
  const ck_vu64 zeros = ck_multiply(ck_multiply(sum_y, CK_CMRG_INVERSE), CK_CMRG_MODULUS);
  const ck_vu64 next_y = ck_residue((sum_y + zeros) >> 32, CK_CMRG_MODULUS);
  y[2] = y[1];
  y[1] = y[0];
  y[0] = next_y;
  const ck_vu32 difference = (ck_vu32)next_x - (ck_vu32)next_y;
  return (ck_vu64)ck_min(difference, difference + (ck_vu32)ck_everywhere(CK_M31));
}

CK_INLINE ck_vu32 ck_cmrg_step(ck_cursors *cursors) {
  const ck_vu64 even = ck_cmrg_step_part((ck_vu64 *)cursors->parts);
  const ck_vu64 odd = ck_cmrg_step_part((ck_vu64 *)cursors->parts + CK_CMRG_WORDS);
  return ck_join_draws(even, odd);
}

CK_INLINE void ck_cmrg_open(ck_cursors *cursors, const ck_vu32 *words) {
  ck_recursion_open(cursors, words, CK_CMRG_WORDS);
}

CK_INLINE void ck_cmrg_close(const ck_cursors *cursors, ck_vu32 *words) {
  ck_recursion_close(cursors, words, CK_CMRG_WORDS);
}

static const ck_cursor_kind ck_cmrg_kind = {
    .words = CK_CMRG_WORDS,
    .vectors = 1,
    .grid = CK_GRID_31,
    .open = ck_cmrg_open,
    .close = ck_cmrg_close,
    .step = ck_cmrg_step,
};

CK_CURSORS_ROW(ck_cmrg)

#endif
