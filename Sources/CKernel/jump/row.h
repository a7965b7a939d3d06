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

/* A number of draws, below 2^CK_DISTANCE_BITS: the last of 2^44 substreams begins at draw
 * 2^84 - 2^40. */
typedef unsigned __int128 ck_distance;
enum { CK_DISTANCE_BITS = 84 };

/* The number of the lowest bit that is 1. The distance is not 0. */
static inline int ck_lowest_bit(ck_distance distance) {
  const uint64_t low = (uint64_t)distance;
  return low != 0 ? __builtin_ctzll(low) : 64 + __builtin_ctzll((uint64_t)(distance >> 64));
}

/* A power of x modulo a characteristic polynomial, kept for the next jump of the same length.
 * Nothing is kept while `coefficients` is NULL. */
typedef struct ck_power {
  ck_distance exponent;
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
  bool (*advance)(const ck_jump *jump, void *state, ck_distance draws, ck_power *power);
  /* What `advance` needs to know of the generator. */
  const void *parameters;
};

#endif
