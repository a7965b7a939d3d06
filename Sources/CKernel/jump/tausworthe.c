/* tausworthe.c - jump-ahead for taus, taus2 and taus113.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A combined Tausworthe generator (L'Ecuyer, "Maximally equidistributed combined Tausworthe
 * generators", Mathematics of Computation 65, 1996; "Tables of maximally equidistributed combined
 * LFSR generators", 68, 1999) is the XOR of three or four components. Each component is one 32-bit
 * word z that moves by
 *
 *     z <- ((z & mask) << c) ^ (((z << a) ^ z) >> b)
 *
 * which is linear over GF(2), hence a 32 x 32 matrix of bits A. A jump by n draws multiplies z by
 * A^n: by those powers A^(2^k) whose k is a bit of n. The 64 powers are computed once in a process,
 * by squaring, in a few tenths of a millisecond; then a jump is at most 64 products of a matrix and
 * a word for each component, some microseconds in all.
 *
 * The components' periods are coprime; together they are about 2^88 for taus and 2^113 for taus113.
 * Linear as they are, tests of linear complexity see them.
 */
#include <pthread.h>

#include "private.h"
#include "jump/tausworthe.h"

/* A matrix by its columns: column b is what bit b alone becomes. */
typedef struct {
  uint32_t columns[32];
} ck_bit_matrix;

typedef struct {
  size_t count;
  const ck_component *components;
  /* powers[i][k] is component i's A^(2^k). */
  ck_bit_matrix (*powers)[64];
} ck_tausworthe;

static uint32_t ck_component_step(const ck_component *component, uint32_t z) {
  return (z & component->mask) << component->c ^ ((z << component->a ^ z) >> component->b);
}

static uint32_t ck_apply(const ck_bit_matrix *matrix, uint32_t z) {
  uint32_t result = 0;
  for (int bit = 0; bit < 32; bit++)
    result ^= matrix->columns[bit] & -(z >> bit & 1);
  return result;
}

static void ck_fill_powers(const ck_tausworthe *family) {
  for (size_t i = 0; i < family->count; i++) {
    ck_bit_matrix *const powers = family->powers[i];
    for (int bit = 0; bit < 32; bit++)
      powers[0].columns[bit] = ck_component_step(&family->components[i], UINT32_C(1) << bit);
    for (int k = 1; k < 64; k++)
      for (int bit = 0; bit < 32; bit++)
        powers[k].columns[bit] = ck_apply(&powers[k - 1], powers[k - 1].columns[bit]);
  }
}

static ck_bit_matrix ck_taus_powers[3][64];
static ck_bit_matrix ck_taus113_powers[4][64];

static const ck_tausworthe ck_taus = {
    .count = CK_COUNT(ck_taus_components),
    .components = ck_taus_components,
    .powers = ck_taus_powers,
};

static const ck_tausworthe ck_taus113 = {
    .count = CK_COUNT(ck_taus113_components),
    .components = ck_taus113_components,
    .powers = ck_taus113_powers,
};

static pthread_once_t ck_tausworthe_once = PTHREAD_ONCE_INIT;

static void ck_fill_tausworthe(void) {
  ck_fill_powers(&ck_taus);
  ck_fill_powers(&ck_taus113);
}

static bool ck_tausworthe_advance(const ck_jump *jump, void *state, uint64_t draws,
                                  ck_power *power) {
  (void)power;
  const ck_tausworthe *const family = jump->parameters;
  pthread_once(&ck_tausworthe_once, ck_fill_tausworthe);
  /* GSL's state is one word for each component. */
  unsigned long *const words = state;
  for (size_t i = 0; i < family->count; i++) {
    uint32_t z = (uint32_t)words[i];
    for (uint64_t left = draws; left != 0; left &= left - 1)
      z = ck_apply(&family->powers[i][__builtin_ctzll(left)], z);
    words[i] = z;
  }
  return true;
}

const ck_jump ck_jumps_tausworthe[] = {
    {"taus", CK_FAMILY_TAUS, 3 * sizeof(unsigned long), ck_tausworthe_advance, &ck_taus},
    {"taus2", CK_FAMILY_TAUS, 3 * sizeof(unsigned long), ck_tausworthe_advance, &ck_taus},
    {"taus113", CK_FAMILY_TAUS113, 4 * sizeof(unsigned long), ck_tausworthe_advance, &ck_taus113},
};
