/* gf2.c - jump-ahead for generators that are linear over GF(2) and have long states.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * mt19937 (Matsumoto, Nishimura, "Mersenne twister", ACM TOMACS 8, 1998) makes words by
 *
 *     w_n = w_(n-227) ^ A(top bit of w_(n-624), low 31 bits of w_(n-623))
 *
 * where A shifts right by one and adds 0x9908b0df if a 1 falls out, and tempers them to draws; gfsr4
 * (Ziff, "Four-tap shift-register-sequence random-number generators", Computers in Physics 12, 1998)
 * by w_n = w_(n-471) ^ w_(n-1586) ^ w_(n-6988) ^ w_(n-9689); and r250 (Kirkpatrick, Stoll, Journal of
 * Computational Physics 40, 1981), in GSL's version, by w_n = w_(n-147) ^ w_(n-250). Their periods are
 * 2^19937 - 1, 2^9689 - 1 and 2^250 - 1. All are linear, which tests of linear complexity see; in
 * r250 each draw is the sum of two others, which simulations have suffered from.
 *
 * Each bit of these words obeys one linear recurrence over GF(2), with a characteristic polynomial p
 * of degree d: 19937, 9689 and 250. Then, for any n,
 *
 *     x^n = r_0 + r_1 x + ... + r_(d-1) x^(d-1)  modulo p
 *
 * says that w_(n+k) is the XOR of those words w_(i+k) whose r_i is 1 (Haramoto, Matsumoto, Nishimura,
 * Panneton, L'Ecuyer, "Efficient jump ahead for F2-linear random number generators", INFORMS
 * Journal on Computing 20, 2008). So a jump is a power of x and a sum over words:
 *
 * - The power takes 64 squarings at most, of which those whose result is below degree d only set one
 *   bit. To square is to spread the bits out. To reduce is cheap since the polynomials have few terms
 *   and a wide gap below the first one: a whole 64-bit word is folded down at once, and never onto
 *   itself.
 * - The sum takes d/2 * h word XORs for a state of h words. The recurrence is run once for d words
 *   more than the state has; then each of the coefficients adds a run of words, in tiles that stay in
 *   registers while all coefficients pass by.
 *
 * The words of mt19937 are those before tempering. 31 bits of the first word of a seeded state are no
 * part of the state, and obey no recurrence; here the words start behind what has been drawn, so
 * this word is never among them. The words of gfsr4 and r250 are the draws themselves.
 */
#include "jump/gf2.h"
#include "check/layout.h"

/* The characteristic polynomial of mt19937, from the highest exponent on. */
static const uint16_t ck_mt_exponents[] = {
    19937, 19314, 19087, 18860, 18691, 18633, 18406, 18237, 18179, 18068, 17952, 17841, 17783,
    17725, 17498, 17445, 17329, 17271, 17160, 17044, 16933, 16875, 16822, 16817, 16595, 16590,
    16537, 16421, 16368, 16363, 16252, 16141, 16136, 16025, 15967, 15909, 15682, 15629, 15576,
    15513, 15455, 15349, 15344, 15228, 15117, 15059, 15006, 15001, 14953, 14779, 14774, 14721,
    14605, 14552, 14547, 14436, 14325, 14320, 14209, 14151, 14093, 13866, 13813, 13760, 13697,
    13639, 13533, 13528, 13412, 13301, 13243, 13190, 13185, 13137, 12963, 12958, 12905, 12789,
    12736, 12731, 12673, 12620, 12509, 12504, 12393, 12335, 12277, 11997, 11944, 11881, 11838,
    11717, 11712, 11611, 11485, 11384, 11374, 11321, 11215, 11157, 11147, 11089, 10920, 10761,
    10693, 10128, 9969, 9901, 9505, 8206, 7979, 7752, 7583, 7525, 7477, 7129, 6569, 6337, 5661,
    4753, 4362, 4135, 3908, 3681, 3454, 3227, 3000, 2773, 2493, 1870, 1643, 1585, 1416, 1189, 0,
};

/* x^9689 + x^(9689-471) + x^(9689-1586) + x^(9689-6988) + 1. */
static const uint16_t ck_gfsr4_exponents[] = {9689, 9218, 8103, 2701, 0};

/* x^250 + x^(250-147) + 1. */
static const uint16_t ck_r250_exponents[] = {250, 103, 0};

#define CK_POLYNOMIAL(exponents) {exponents, CK_COUNT(exponents)}

static const ck_polynomial ck_mt_polynomial = CK_POLYNOMIAL(ck_mt_exponents);
static const ck_polynomial ck_gfsr4_polynomial = CK_POLYNOMIAL(ck_gfsr4_exponents);
static const ck_polynomial ck_r250_polynomial = CK_POLYNOMIAL(ck_r250_exponents);

/* Memory for `count` words, and for those of a tile that reaches beyond. */
static uint32_t *ck_words(size_t count) {
  return malloc((count + CK_TILE) * sizeof(uint32_t));
}

static bool ck_mt_advance(const ck_jump *jump, void *vstate, uint64_t draws, ck_power *power) {
  ck_mt_state *const state = vstate;
  const ck_polynomial *const p = jump->parameters;
  const size_t drawn = (size_t)state->mti;
  const size_t count = drawn + ck_degree(p) + CK_MT_WORDS;
  uint32_t *const words = ck_words(count);
  uint32_t *const sum = ck_words(CK_MT_WORDS);
  const bool done = words != NULL && sum != NULL && ck_power_of_x(p, draws, power);
  if (done) {
    for (size_t i = 0; i < CK_MT_WORDS; i++)
      words[i] = (uint32_t)state->mt[i];
    for (size_t i = CK_MT_WORDS; i < count + CK_TILE; i++) {
      const uint32_t y = (words[i - CK_MT_WORDS] & 0x80000000) |
                         (words[i - CK_MT_WORDS + 1] & 0x7fffffff);
      words[i] = words[i - CK_MT_WORDS + CK_MT_MIDDLE] ^ (y >> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    /* The next draws' words become the state, of which nothing has been drawn. */
    ck_combine(p, power->coefficients, words + drawn, sum, CK_MT_WORDS);
    for (size_t i = 0; i < CK_MT_WORDS; i++)
      state->mt[i] = sum[i];
    state->mti = 0;
  }
  free(sum);
  free(words);
  return done;
}

/* Moves a shift register of `length` words, the oldest at `first` in a ring of `ring` words. */
static bool ck_register_advance(const ck_polynomial *p, unsigned long *state, size_t ring,
                                size_t first, uint64_t draws, ck_power *power) {
  const size_t length = ck_degree(p);
  uint32_t *const words = ck_words(2 * length);
  uint32_t *const sum = ck_words(length);
  const bool done = words != NULL && sum != NULL && ck_power_of_x(p, draws, power);
  if (done) {
    for (size_t i = 0; i < length; i++)
      words[i] = (uint32_t)state[(first + i) % ring];
    for (size_t i = length; i < 2 * length + CK_TILE; i++) {
      words[i] = 0;
      for (size_t term = 1; term < p->count; term++)
        words[i] ^= words[i - length + p->exponents[term]];
    }
    ck_combine(p, power->coefficients, words, sum, length);
    for (size_t i = 0; i < length; i++)
      state[(first + i) % ring] = sum[i];
  }
  free(sum);
  free(words);
  return done;
}

static bool ck_gfsr4_advance(const ck_jump *jump, void *vstate, uint64_t draws, ck_power *power) {
  ck_gfsr4_state *const state = vstate;
  const ck_polynomial *const p = jump->parameters;
  const size_t ring = CK_COUNT(state->ra);
  const size_t first = ((size_t)state->nd + 1 + ring - ck_degree(p)) % ring;
  return ck_register_advance(p, state->ra, ring, first, draws, power);
}

static bool ck_r250_advance(const ck_jump *jump, void *vstate, uint64_t draws, ck_power *power) {
  ck_r250_state *const state = vstate;
  return ck_register_advance(jump->parameters, state->x, CK_COUNT(state->x), (size_t)state->i, draws,
                             power);
}

const ck_jump ck_jumps_gf2[] = {
    {"mt19937", CK_FAMILY_MT, sizeof(ck_mt_state), ck_mt_advance, &ck_mt_polynomial},
    {"mt19937_1999", CK_FAMILY_MT, sizeof(ck_mt_state), ck_mt_advance, &ck_mt_polynomial},
    {"mt19937_1998", CK_FAMILY_MT, sizeof(ck_mt_state), ck_mt_advance, &ck_mt_polynomial},
    {"gfsr4", CK_FAMILY_GFSR4, sizeof(ck_gfsr4_state), ck_gfsr4_advance, &ck_gfsr4_polynomial},
    {"r250", CK_FAMILY_R250, sizeof(ck_r250_state), ck_r250_advance, &ck_r250_polynomial},
};

const uint16_t *ck_generator_polynomial(const ck_generator *generator, size_t *count) {
  const ck_jump *jump = ck_jump_find(ck_gsl_type(generator));
  for (size_t i = 0; i < CK_COUNT(ck_jumps_gf2); i++) {
    if (jump == &ck_jumps_gf2[i]) {
      const ck_polynomial *p = jump->parameters;
      *count = p->count;
      return p->exponents;
    }
  }
  return NULL;
}
