/* recursion.h - arithmetic of cmrg and mrg in vectors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Residues are in the lower halves of 64-bit lanes, whose upper halves are 0. So a vector of
 * cursors is two vectors here, one of its even lanes and one of its odd lanes.
 */
#ifndef CK_VECTOR_RECURSION_H
#define CK_VECTOR_RECURSION_H

#include <stdint.h>

#include "jump/recursion.h"
#include "vector/cursors.h"
#include "vector/lanes.h"

/* A number in the lower half of each 64-bit lane. */
CK_INLINE ck_vu64 ck_everywhere(uint32_t number) {
  return (ck_vu64){0} + number;
}

/* The products of the lower halves. */
CK_INLINE ck_vu64 ck_multiply(ck_vu64 a, uint32_t b) {
  return (a & UINT32_MAX) * b;
}

/* The residue of a value below twice the modulus. */
CK_INLINE ck_vu64 ck_residue(ck_vu64 value, uint32_t modulus) {
  return (ck_vu64)ck_min((ck_vu32)value, (ck_vu32)value - (ck_vu32)ck_everywhere(modulus));
}

/* A number below 2^32 that has the residue of the sum modulo 2^31 - 1. */
CK_INLINE ck_vu64 ck_fold_m31(ck_vu64 sum) {
  return (sum & CK_M31) + (sum >> 31);
}

/* The even lanes of a vector, or the odd ones. */
CK_INLINE ck_vu64 ck_split(ck_vu32 words, int part) {
  return part == 0 ? (ck_vu64)words & UINT32_MAX : (ck_vu64)words >> 32;
}

CK_INLINE ck_vu32 ck_join(ck_vu64 even, ck_vu64 odd) {
  return (ck_vu32)(even | odd << 32);
}

/* The draws of both parts as words of CK_GRID_31. */
CK_INLINE ck_vu32 ck_join_draws(ck_vu64 even, ck_vu64 odd) {
  return (ck_vu32)(even << 1 | odd << 33);
}

CK_INLINE void ck_recursion_open(ck_cursors *cursors, const ck_vu32 *words, int count) {
  CK_UNROLL for (int i = 0; i < count; i++) {
    cursors->parts[i] = (ck_vu32)ck_split(words[i], 0);
    cursors->parts[count + i] = (ck_vu32)ck_split(words[i], 1);
  }
}

CK_INLINE void ck_recursion_close(const ck_cursors *cursors, ck_vu32 *words, int count) {
  CK_UNROLL for (int i = 0; i < count; i++)
    words[i] = ck_join((ck_vu64)cursors->parts[i], (ck_vu64)cursors->parts[count + i]);
}

#endif
