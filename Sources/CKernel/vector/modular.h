/* modular.h - cmrg and mrg in vectors of cursors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * ../modular.c says what they compute. Residues stand in the lower halves of 64-bit lanes, whose
 * upper halves are 0; so a vector of cursors is two vectors here, of its even lanes and of its odd
 * ones.
 *
 * Modulo m1 = 2^31 - 1 a sum is reduced by adding what is above bit 31 to what is below. Modulo m2
 * = 2145483479 it is reduced as Montgomery does (Mathematics of Computation 44, 1985): with a
 * multiple of m2 added its low 32 bits are zero, and what is above them is the sum divided by
 * 2^32. The coefficients are therefore multiplied by 2^32 beforehand; the values are those of
 * GSL's state.
 */

enum {
  /* -1 / m2 modulo 2^32. */
  CK_M2_INVERSE = 580249369,
  /* 86098 * 2^32 and -539608 * 2^32 modulo m2. */
  CK_Y1_COEFFICIENT = 1143744484,
  CK_Y3_COEFFICIENT = 1887475849,
};

/* A number in the lower half of each 64-bit lane. */
CK_INLINE ck_u64 ck_everywhere(uint32_t number) {
  return (ck_u64){0} + number;
}

/* The products of the lower halves. */
CK_INLINE ck_u64 ck_multiply(ck_u64 a, uint32_t b) {
  return (a & UINT32_MAX) * b;
}

/* The residue of a value below twice the modulus. */
CK_INLINE ck_u64 ck_residue(ck_u64 value, uint32_t modulus) {
  return (ck_u64)ck_min((ck_u32)value, (ck_u32)value - (ck_u32)ck_everywhere(modulus));
}

/* A number below 2^32 with the residue of the sum modulo m1. */
CK_INLINE ck_u64 ck_fold(ck_u64 sum) {
  return (sum & CK_M1) + (sum >> 31);
}

/* The part of even lanes, and that of odd ones, of a vector. */
CK_INLINE ck_u64 ck_split(ck_u32 words, int part) {
  return part == 0 ? (ck_u64)words & UINT32_MAX : (ck_u64)words >> 32;
}

CK_INLINE ck_u32 ck_join(ck_u64 even, ck_u64 odd) {
  return (ck_u32)(even | odd << 32);
}

/* The words of the grid of 31 bits for two parts' draws. */
CK_INLINE ck_u32 ck_join_draws(ck_u64 even, ck_u64 odd) {
  return (ck_u32)(even << 1 | odd << 33);
}

enum { CK_MRG_WORDS = 5, CK_CMRG_WORDS = 6 };

/* Parts are x1 to x5, first of the even lanes; they may be up to 1.06 m1. */
CK_INLINE ck_u64 ck_mrg_step_part(ck_u64 *x) {
  const ck_u64 next = ck_fold(ck_multiply(x[0], 107374182) + ck_multiply(x[4], 104480));
  x[4] = x[3];
  x[3] = x[2];
  x[2] = x[1];
  x[1] = x[0];
  x[0] = next;
  return ck_residue(next, CK_M1);
}

CK_INLINE ck_u32 ck_mrg_step(ck_cursors *cursors) {
  const ck_u64 even = ck_mrg_step_part((ck_u64 *)cursors->parts);
  const ck_u64 odd = ck_mrg_step_part((ck_u64 *)cursors->parts + CK_MRG_WORDS);
  return ck_join_draws(even, odd);
}

/* Parts are x1, x2, x3, y1, y2, y3, first of the even lanes; all are residues. */
CK_INLINE ck_u64 ck_cmrg_step_part(ck_u64 *x) {
  ck_u64 *const y = x + 3;
  const ck_u64 next_x = ck_residue(
      ck_fold(ck_multiply(x[1], 63308) + ck_multiply(ck_everywhere(CK_M1) - x[2], 183326)), CK_M1);
  x[2] = x[1];
  x[1] = x[0];
  x[0] = next_x;
  const ck_u64 sum = ck_multiply(y[0], CK_Y1_COEFFICIENT) + ck_multiply(y[2], CK_Y3_COEFFICIENT);
  const ck_u64 zeros = ck_multiply(ck_multiply(sum, CK_M2_INVERSE), CK_M2);
  const ck_u64 next_y = ck_residue((sum + zeros) >> 32, CK_M2);
  y[2] = y[1];
  y[1] = y[0];
  y[0] = next_y;
  const ck_u32 difference = (ck_u32)next_x - (ck_u32)next_y;
  return (ck_u64)ck_min(difference, difference + (ck_u32)ck_everywhere(CK_M1));
}

CK_INLINE ck_u32 ck_cmrg_step(ck_cursors *cursors) {
  const ck_u64 even = ck_cmrg_step_part((ck_u64 *)cursors->parts);
  const ck_u64 odd = ck_cmrg_step_part((ck_u64 *)cursors->parts + CK_CMRG_WORDS);
  return ck_join_draws(even, odd);
}

CK_INLINE void ck_modular_open(ck_cursors *cursors, const ck_u32 *words, int count) {
  CK_UNROLL for (int i = 0; i < count; i++) {
    cursors->parts[i] = (ck_u32)ck_split(words[i], 0);
    cursors->parts[count + i] = (ck_u32)ck_split(words[i], 1);
  }
}

CK_INLINE void ck_modular_close(const ck_cursors *cursors, ck_u32 *words, int count) {
  CK_UNROLL for (int i = 0; i < count; i++)
    words[i] = ck_join((ck_u64)cursors->parts[i], (ck_u64)cursors->parts[count + i]);
}

CK_INLINE void ck_mrg_open(ck_cursors *cursors, const ck_u32 *words) {
  ck_modular_open(cursors, words, CK_MRG_WORDS);
}

CK_INLINE void ck_mrg_close(const ck_cursors *cursors, ck_u32 *words) {
  ck_cursors residues;
  CK_UNROLL for (int i = 0; i < 2 * CK_MRG_WORDS; i++)
    residues.parts[i] = (ck_u32)ck_residue((ck_u64)cursors->parts[i], CK_M1);
  ck_modular_close(&residues, words, CK_MRG_WORDS);
}

CK_INLINE void ck_cmrg_open(ck_cursors *cursors, const ck_u32 *words) {
  ck_modular_open(cursors, words, CK_CMRG_WORDS);
}

CK_INLINE void ck_cmrg_close(const ck_cursors *cursors, ck_u32 *words) {
  ck_modular_close(cursors, words, CK_CMRG_WORDS);
}

static const ck_cursor_kind ck_mrg_kind = {
    .words = CK_MRG_WORDS,
    .vectors = 2,
    .grid = CK_GRID_31,
    .open = ck_mrg_open,
    .close = ck_mrg_close,
    .step = ck_mrg_step,
};

static const ck_cursor_kind ck_cmrg_kind = {
    .words = CK_CMRG_WORDS,
    .vectors = 1,
    .grid = CK_GRID_31,
    .open = ck_cmrg_open,
    .close = ck_cmrg_close,
    .step = ck_cmrg_step,
};
