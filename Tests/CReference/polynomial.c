/* polynomial.c - the characteristic polynomial of a sequence of bits, from the sequence alone.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The algorithm of Berlekamp and Massey (Massey, "Shift-register synthesis and BCH decoding", IEEE
 * Transactions on Information Theory 15, 1969) finds the shortest recurrence
 * s_n = c_1 s_(n-1) + ... + c_L s_(n-L) over GF(2) that a sequence obeys, from 2 L of its bits. The
 * newest bit of the past is the lowest, so the next bit of the recurrence is the parity of an AND.
 */
#include <gsl/gsl_rng.h>
#include <stdlib.h>
#include <string.h>

#include "creference.h"

/* to ^= from * x^shift */
static void ref_add_shifted(uint64_t *to, const uint64_t *from, size_t shift, size_t words) {
  for (size_t i = words; i-- > shift / 64;) {
    const size_t j = i - shift / 64;
    to[i] ^= from[j] << shift % 64;
    if (shift % 64 != 0 && j > 0)
      to[i] ^= from[j - 1] >> (64 - shift % 64);
  }
}

size_t ref_polynomial(const ref_generator *generator, int bit, size_t degree, uint16_t *exponents,
                      size_t room) {
  gsl_rng *r = gsl_rng_alloc((const gsl_rng_type *)generator);
  gsl_rng_set(r, 1);
  const size_t words = 2 * degree / 64 + 2;
  uint64_t *past = calloc(words, sizeof *past);
  uint64_t *connection = calloc(words, sizeof *connection);
  uint64_t *previous = calloc(words, sizeof *previous);
  uint64_t *saved = calloc(words, sizeof *saved);
  connection[0] = previous[0] = 1;
  size_t length = 0, since = 1;
  for (size_t n = 0; n < 2 * degree; n++) {
    for (size_t i = words; i-- > 1;)
      past[i] = past[i] << 1 | past[i - 1] >> 63;
    past[0] = past[0] << 1 | (gsl_rng_get(r) >> bit & 1);
    uint64_t differs = 0;
    for (size_t i = 0; i <= length / 64; i++)
      differs ^= connection[i] & past[i];
    if (__builtin_parityll(differs)) {
      const int lengthens = 2 * length <= n;
      memcpy(saved, connection, words * sizeof *saved);
      ref_add_shifted(connection, previous, since, words);
      if (lengthens) {
        memcpy(previous, saved, words * sizeof *previous);
        length = n + 1 - length;
        since = 0;
      }
    }
    since++;
  }
  /* The characteristic polynomial is the connection polynomial read backwards. */
  size_t count = 0;
  for (size_t i = 0; i <= length && count < room; i++)
    if (connection[i / 64] >> i % 64 & 1)
      exponents[count++] = (uint16_t)(length - i);
  free(saved);
  free(previous);
  free(connection);
  free(past);
  gsl_rng_free(r);
  return count;
}
