/* recursion.h - linear recursions modulo a prime, which cmrg and mrg are made of.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_RECURSION_H
#define CK_RECURSION_H

#include <stddef.h>
#include <stdint.h>

#include "jump/row.h"

/* The Mersenne prime 2^31 - 1, the modulus of mrg and of cmrg's first recursion. */
enum { CK_M31 = 2147483647 };

/* The most values that a recursion looks back. */
enum { CK_ORDER = 5 };

typedef struct ck_matrix {
  uint32_t rows[CK_ORDER][CK_ORDER];
} ck_matrix;

/* x_n = a_1 x_(n-1) + ... + a_k x_(n-k) modulo a prime below 2^31. */
typedef struct ck_recursion {
  /* k. */
  size_t order;
  uint64_t modulus;
  /* a_1 to a_k, as residues. */
  uint32_t coefficients[CK_ORDER];
  /* Room for CK_DISTANCE_BITS powers of the recursion's matrix. */
  ck_matrix *powers;
} ck_recursion;

/* Fills in the powers, which takes some hundred microseconds. */
void ck_recursion_prepare(const ck_recursion *recursion);

/* Moves the last k values, newest first, by `draws`. The powers must have been filled in. */
void ck_recursion_advance(const ck_recursion *recursion, long *values, ck_distance draws);

#endif
