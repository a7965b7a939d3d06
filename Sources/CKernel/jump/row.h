/* row.h - what the jump-ahead of a generator consists of.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_JUMP_ROW_H
#define CK_JUMP_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Generators with one recurrence and one layout of their state. */
typedef enum ck_family {
  CK_FAMILY_MT19937,
  CK_FAMILY_GFSR4,
  CK_FAMILY_R250,
  CK_FAMILY_TAUS,
  CK_FAMILY_TAUS113,
  CK_FAMILY_CMRG,
  CK_FAMILY_MRG,
  CK_FAMILIES,
} ck_family;

/* A power of x modulo a characteristic polynomial, kept for the next jump of the same length.
 * Nothing is kept while `coefficients` is NULL. */
typedef struct ck_power {
  uint64_t exponent;
  uint64_t *coefficients;
} ck_power;

/* The jump-ahead of one generator. */
typedef struct ck_jump ck_jump;
struct ck_jump {
  /* GSL's name of the generator. */
  const char *name;
  ck_family family;
  /* The size of the state whose layout `advance` knows. */
  size_t size;
  /* Moves the state by `draws`, at least 1. Generators without a polynomial ignore `power`. False
   * if there is no memory; then the state has not moved. */
  bool (*advance)(const ck_jump *jump, void *state, uint64_t draws, ck_power *power);
  /* What `advance` needs to know of the generator. */
  const void *parameters;
};

#endif
