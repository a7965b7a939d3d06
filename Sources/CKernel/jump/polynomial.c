/* polynomial.c - jump-ahead by powers of x over GF(2).
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * mt19937, gfsr4 and r250 are linear over GF(2). Each bit of their words obeys one linear
 * recurrence, with a characteristic polynomial p of degree d. Then, for any n,
 *
 *     x^n = r_0 + r_1 x + ... + r_(d-1) x^(d-1)  modulo p
 *
 * means that word n + k of the sequence is the XOR of those words i + k whose r_i is 1 (Haramoto,
 * Matsumoto, Nishimura, Panneton, L'Ecuyer, "Efficient jump ahead for F2-linear random number
 * generators", INFORMS Journal on Computing 20, 2008). So a jump takes a power of x and a sum of
 * words.
 *
 * The power. A polynomial is an array of 64-bit words, the constant term in the lowest bit. The
 * power is computed by squaring, from the leading bit of the exponent on. Results below degree d
 * only set one bit. To square a polynomial is to spread its bits out. To reduce it is cheap, since
 * p has few terms and a wide gap below the first: whole words are folded down at once, and never
 * onto themselves. With t terms a squaring takes d/64 word operations to spread and 2 t d/64 to
 * reduce. For mt19937, with 135 terms, that is about 20 microseconds, about 50 times.
 *
 * The sum. The recurrence is run for d words more than the state has. Half of the coefficients are
 * 1, and each of those adds a run of h words, so the sum would take d h / 8 operations on vectors
 * of four words. It is made in tiles that stay in registers while all coefficients pass by.
 *
 * Large sums are halved first, as Karatsuba halves products (here in the transposed form: Fan,
 * Hasan, "A new approach to subquadratic space complexity parallel multipliers for extended binary
 * fields", IEEE Transactions on Computers 56, 2007). Cut the coefficients in two halves r0 and r1,
 * the sum in two halves, and the words in four parts w0 to w3 of half the size. Let r * (v, w) be
 * the sum of half the size. Then the halves of the sum are
 *
 *     r0 * (w0, w1) + r1 * (w1, w2) = r0 * (w0 + w1, w1 + w2) + (r0 + r1) * (w1, w2)
 *     r0 * (w1, w2) + r1 * (w2, w3) = r1 * (w1 + w2, w2 + w3) + (r0 + r1) * (w1, w2)
 *
 * which takes three sums of half the size and not four.
 */
#include "jump/polynomial.h"

#include <stdlib.h>
#include <string.h>

/* The bits of `half` at the even places of a word. */
static inline uint64_t ck_spread(uint32_t half) {
  uint64_t x = half;
  x = (x | x << 16) & 0x0000ffff0000ffff;
  x = (x | x << 8) & 0x00ff00ff00ff00ff;
  x = (x | x << 4) & 0x0f0f0f0f0f0f0f0f;
  x = (x | x << 2) & 0x3333333333333333;
  x = (x | x << 1) & 0x5555555555555555;
  return x;
}

/* Words that are folded down at once where the gap below x^d allows it. */
enum { CK_FOLD = 8 };

/* t ^= x^(-down) * the CK_FOLD words `high`, which were at `low`. high[-1] and high[CK_FOLD] are
 * 0. */
static inline void ck_fold(uint64_t *t, size_t low, const uint64_t *high, size_t down) {
  uint64_t *const to = t + (low - down / 64 - 1);
  const size_t bits = down % 64;
  for (int i = 0; i <= CK_FOLD; i++)
    to[i] ^= high[i - 1] >> bits ^ high[i] << 1 << (63 - bits);
}

/* Reduces a polynomial of `words` words modulo p. From the top down, x^d is replaced by the other
 * terms of p, for as many powers at once as the gap allows. */
static void ck_reduce(const ck_polynomial *p, uint64_t *t, size_t words) {
  const size_t degree = ck_degree(p);
  const size_t gap = degree - p->exponents[1];
  size_t end = words;
  while (gap >= 64 * CK_FOLD && end > degree / 64 + CK_FOLD) {
    end -= CK_FOLD;
    uint64_t high[CK_FOLD + 2] = {0};
    memcpy(high + 1, t + end, CK_FOLD * sizeof *t);
    memset(t + end, 0, CK_FOLD * sizeof *t);
    for (size_t term = 1; term < p->count; term++)
      ck_fold(t, end, high + 1, degree - p->exponents[term]);
  }
  for (size_t j = end; j-- > degree / 64;) {
    /* The last word also holds powers below x^d, which stay. */
    const uint64_t high = j > degree / 64 ? t[j] : t[j] & UINT64_MAX << degree % 64;
    t[j] ^= high;
    for (size_t term = 1; term < p->count && high != 0; term++) {
      /* How far this term moves the word down. */
      const size_t down = degree - p->exponents[term];
      const size_t words_down = down / 64, bits_down = down % 64;
      t[j - words_down] ^= high >> bits_down;
      /* The bits that cross into the word below. There are none where there is no word below. */
      if (j > words_down)
        t[j - words_down - 1] ^= high << 1 << (63 - bits_down);
    }
  }
}

bool ck_power_of_x(const ck_polynomial *p, ck_distance n, ck_power *power) {
  if (power->coefficients != NULL && power->exponent == n)
    return true;
  const size_t degree = ck_degree(p);
  const size_t words = degree / 64 + 1;
  uint64_t *const square = malloc(2 * words * sizeof *square);
  if (square == NULL)
    return false;
  if (power->coefficients == NULL)
    power->coefficients = malloc(words * sizeof *power->coefficients);
  if (power->coefficients == NULL) {
    free(square);
    return false;
  }
  uint64_t *const r = power->coefficients;
  /* The leading bits of n, while the power is below x^d. */
  int bits = 0;
  while (n >> bits >= degree)
    bits++;
  memset(r, 0, words * sizeof *r);
  const size_t leading = (size_t)(n >> bits);
  r[leading / 64] = UINT64_C(1) << leading % 64;
  /* The others: square, and multiply by x where the bit is 1. */
  while (bits-- > 0) {
    const int bit = (int)(n >> bits & 1);
    for (size_t i = 0; i < words; i++) {
      square[2 * i] = ck_spread((uint32_t)r[i]) << bit;
      square[2 * i + 1] = ck_spread((uint32_t)(r[i] >> 32)) << bit;
    }
    ck_reduce(p, square, 2 * words);
    memcpy(r, square, words * sizeof *r);
  }
  free(square);
  power->exponent = n;
  return true;
}

typedef uint32_t ck_vu32x4 __attribute__((vector_size(16)));
typedef uint32_t ck_vu32x4_unaligned __attribute__((vector_size(16), aligned(4), may_alias));

enum {
  /* Words that are summed at a time. They stay in registers: SSE2 has 16, each with 4 words. */
  CK_TILE = 32,
  /* Squares of fewer words are not halved. */
  CK_LEAST_SQUARE = 512,
  /* The largest half of a square. */
  CK_MOST_HALF = 8192,
};

/* sum[k] ^= XOR of words[i + k] over all i whose coefficient is 1, for 0 <= i, k < size. The size is
 * a multiple of 64, and of 128 as often as it can be halved. Reads words[0] to words[2 * size - 1].
 * `room` is 4 * size words. */
static void ck_combine_square(const uint64_t *coefficients, const uint32_t *words, uint32_t *sum,
                              size_t size, uint32_t *room) {
  if (size < CK_LEAST_SQUARE) {
    for (size_t k = 0; k < size; k += CK_TILE) {
      ck_vu32x4 tile[CK_TILE / 4];
      memcpy(tile, sum + k, sizeof tile);
      for (size_t j = 0; j < size / 64; j++) {
        for (uint64_t left = coefficients[j]; left != 0; left &= left - 1) {
          const uint32_t *const run = words + 64 * j + (size_t)__builtin_ctzll(left) + k;
          for (size_t i = 0; i < CK_TILE / 4; i++)
            tile[i] ^= *(const ck_vu32x4_unaligned *)(run + 4 * i);
        }
      }
      memcpy(sum + k, tile, sizeof tile);
    }
    return;
  }
  const size_t half = size / 2;
  uint32_t *const neighbours = room, *const middle = room + 3 * half;
  uint64_t both[CK_MOST_HALF / 64];
  for (size_t i = 0; i < 3 * half; i++)
    neighbours[i] = words[i] ^ words[i + half];
  for (size_t j = 0; j < half / 64; j++)
    both[j] = coefficients[j] ^ coefficients[half / 64 + j];
  memset(middle, 0, half * sizeof *middle);
  room += 4 * half;
  ck_combine_square(both, words + half, middle, half, room);
  ck_combine_square(coefficients, neighbours, sum, half, room);
  ck_combine_square(coefficients + half / 64, neighbours + half, sum + half, half, room);
  for (size_t i = 0; i < half; i++) {
    sum[i] ^= middle[i];
    sum[half + i] ^= middle[i];
  }
}

bool ck_combine(const ck_polynomial *p, const uint64_t *coefficients, const uint32_t *words,
                uint32_t *sum, size_t length) {
  /* Squares that can be halved until they are small, as many as cover the coefficients. */
  size_t unit = 64;
  while (length / unit >= CK_LEAST_SQUARE / 64)
    unit *= 2;
  const size_t size = (length + unit - 1) / unit * unit;
  const size_t degree = ck_degree(p), squares = (degree + size - 1) / size;
  const size_t padded = (squares + 1) * size;
  uint64_t *const r = calloc(squares * size / 64, sizeof *r);
  uint32_t *const w = calloc(padded + 5 * size, sizeof *w);
  if (r == NULL || w == NULL) {
    free(w);
    free(r);
    return false;
  }
  memcpy(r, coefficients, (degree + 63) / 64 * sizeof *r);
  memcpy(w, words, (degree + length) * sizeof *w);
  uint32_t *const padded_sum = w + padded, *const room = padded_sum + size;
  for (size_t i = 0; i < squares; i++)
    ck_combine_square(r + i * size / 64, w + i * size, padded_sum, size, room);
  memcpy(sum, padded_sum, length * sizeof *sum);
  free(w);
  free(r);
  return true;
}
