/* taus.c - the jumps of taus, taus2 and taus113.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A combined Tausworthe generator (L'Ecuyer, "Maximally equidistributed combined Tausworthe
 * generators", Mathematics of Computation 65, 1996; "Tables of maximally equidistributed combined
 * LFSR generators", 68, 1999) is the XOR of three or four components. Each component is a 32-bit
 * word z that moves by
 *
 *     z <- ((z & mask) << c) ^ (((z << a) ^ z) >> b)
 *
 * This is linear over GF(2), hence a 32 x 32 matrix of bits A. A jump by n draws multiplies z by
 * A^n, the product of those powers A^(2^k) whose k is a bit of n. The powers are computed once
 * in a process, by squaring, which takes a few tenths of a millisecond. A jump is then at most 84
 * products of a matrix and a word for each component, some microseconds in all.
 *
 * The periods of the components are coprime. Together they are about 2^88 for taus and taus2, which
 * differ in their seeding, and 2^113 for taus113. Tests of linear complexity detect the linearity.
 */
#include "jump/generators/taus.h"

#include <pthread.h>

/* A matrix by its columns. Column b is what bit b alone becomes. */
typedef struct {
  uint32_t columns[32];
} ck_bit_matrix;

typedef struct {
  size_t count;
  const ck_component *components;
  /* powers[i][k] is A^(2^k) of component i. */
  ck_bit_matrix (*powers)[CK_DISTANCE_BITS];
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

/* Fills in the powers from `begin` to `end` - 1 by squaring the one before. */
static void ck_fill_powers(const ck_tausworthe *generator, int begin, int end) {
  for (size_t i = 0; i < generator->count; i++) {
    ck_bit_matrix *const powers = generator->powers[i];
    for (int k = begin; k < end; k++)
      for (int bit = 0; bit < 32; bit++)
        powers[k].columns[bit] =
            k == 0 ? ck_component_step(&generator->components[i], UINT32_C(1) << bit)
                   : ck_apply(&powers[k - 1], powers[k - 1].columns[bit]);
  }
}

static ck_bit_matrix ck_taus_powers[CK_TAUS_COMPONENTS][CK_DISTANCE_BITS];
static ck_bit_matrix ck_taus113_powers[CK_TAUS113_COMPONENTS][CK_DISTANCE_BITS];

static const ck_tausworthe ck_taus = {CK_TAUS_COMPONENTS, ck_taus_components, ck_taus_powers};
static const ck_tausworthe ck_taus113 = {CK_TAUS113_COMPONENTS, ck_taus113_components,
                                         ck_taus113_powers};

static pthread_once_t ck_near_powers_once = PTHREAD_ONCE_INIT;
static pthread_once_t ck_far_powers_once = PTHREAD_ONCE_INIT;

/* The powers for distances below 2^64, which a run needs. */
static void ck_fill_near_powers(void) {
  ck_fill_powers(&ck_taus, 0, 64);
  ck_fill_powers(&ck_taus113, 0, 64);
}

/* The others, which only far substreams need. */
static void ck_fill_far_powers(void) {
  ck_fill_powers(&ck_taus, 64, CK_DISTANCE_BITS);
  ck_fill_powers(&ck_taus113, 64, CK_DISTANCE_BITS);
}

static bool ck_taus_advance(const ck_jump *jump, void *state, ck_distance draws, ck_power *power) {
  (void)power;
  const ck_tausworthe *const generator = jump->parameters;
  pthread_once(&ck_near_powers_once, ck_fill_near_powers);
  if (draws >> 64 != 0)
    pthread_once(&ck_far_powers_once, ck_fill_far_powers);
  /* GSL's state is one word for each component. */
  unsigned long *const words = state;
  for (size_t i = 0; i < generator->count; i++) {
    uint32_t z = (uint32_t)words[i];
    for (ck_distance left = draws; left != 0; left &= left - 1)
      z = ck_apply(&generator->powers[i][ck_lowest_bit(left)], z);
    words[i] = z;
  }
  return true;
}

const ck_jump ck_jump_taus = {
    .name = "taus",
    .family = CK_FAMILY_TAUS,
    .size = CK_TAUS_COMPONENTS * sizeof(unsigned long),
    .advance = ck_taus_advance,
    .parameters = &ck_taus,
};

const ck_jump ck_jump_taus2 = {
    .name = "taus2",
    .family = CK_FAMILY_TAUS,
    .size = CK_TAUS_COMPONENTS * sizeof(unsigned long),
    .advance = ck_taus_advance,
    .parameters = &ck_taus,
};

const ck_jump ck_jump_taus113 = {
    .name = "taus113",
    .family = CK_FAMILY_TAUS113,
    .size = CK_TAUS113_COMPONENTS * sizeof(unsigned long),
    .advance = ck_taus_advance,
    .parameters = &ck_taus113,
};
