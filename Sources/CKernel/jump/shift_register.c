/* shift_register.c - the jump that gfsr4 and r250 share.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * In a generalized feedback shift register (Lewis, Payne, "Generalized feedback shift register
 * pseudorandom number algorithm", Journal of the ACM 20, 1973) a new word is the XOR of a few
 * earlier ones, and each word is a draw. The lags are the polynomial: with the degree d and a term
 * x^e, word n takes part through word n - d + e.
 */
#include "jump/shift_register.h"

#include <stdlib.h>

bool ck_shift_register_advance(const ck_polynomial *p, unsigned long *words, size_t ring,
                               size_t first, ck_distance draws, ck_power *power) {
  const size_t length = ck_degree(p);
  uint32_t *const run = malloc(2 * length * sizeof(uint32_t));
  uint32_t *const sum = malloc(length * sizeof(uint32_t));
  bool done = run != NULL && sum != NULL && ck_power_of_x(p, draws, power);
  if (done) {
    for (size_t i = 0; i < length; i++)
      run[i] = (uint32_t)words[(first + i) % ring];
    for (size_t i = length; i < 2 * length; i++) {
      run[i] = 0;
      for (size_t term = 1; term < p->count; term++)
        run[i] ^= run[i - length + p->exponents[term]];
    }
    done = ck_combine(p, power->coefficients, run, sum, length);
  }
  for (size_t i = 0; done && i < length; i++)
    words[(first + i) % ring] = sum[i];
  free(sum);
  free(run);
  return done;
}
