/* mt19937.c - the jump of mt19937.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * mt19937 (Matsumoto, Nishimura, "Mersenne twister", ACM TOMACS 8, 1998) makes words by
 *
 *     w_n = w_(n-227) ^ A(top bit of w_(n-624), low 31 bits of w_(n-623))
 *
 * where A shifts right by one, and adds 0x9908b0df if a 1 falls out. Tempering turns words into
 * draws. The period is 2^19937 - 1. The generator is linear over GF(2), which tests of linear
 * complexity detect.
 *
 * Each bit of the words obeys a recurrence of order 19937, whose characteristic polynomial is
 * below; jump/polynomial.c explains how it makes a jump. The words are those before tempering.
 *
 * 31 bits of a seeded state's first word are not part of the state and obey no recurrence. The
 * words that are summed begin after the last draw, and so never include that word.
 *
 * mt19937_1999 and mt19937_1998 differ from mt19937 in their seeding alone.
 */
#include "jump/generators/mt19937.h"

#include <stdlib.h>

#include "check/state_layout.h"
#include "jump/polynomial.h"

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

static const ck_polynomial ck_mt_polynomial = CK_POLYNOMIAL(ck_mt_exponents);

static bool ck_mt_advance(const ck_jump *jump, void *vstate, ck_distance draws, ck_power *power) {
  ck_mt_state *const state = vstate;
  const ck_polynomial *const p = jump->parameters;
  const size_t drawn = (size_t)state->mti;
  const size_t count = drawn + ck_degree(p) + CK_MT_WORDS;
  uint32_t *const words = malloc(count * sizeof(uint32_t));
  uint32_t *const sum = malloc(CK_MT_WORDS * sizeof(uint32_t));
  bool done = words != NULL && sum != NULL && ck_power_of_x(p, draws, power);
  if (done) {
    for (size_t i = 0; i < CK_MT_WORDS; i++)
      words[i] = (uint32_t)state->mt[i];
    for (size_t i = CK_MT_WORDS; i < count; i++) {
      const uint32_t y = (words[i - CK_MT_WORDS] & 0x80000000) |
                         (words[i - CK_MT_WORDS + 1] & 0x7fffffff);
      words[i] = words[i - CK_MT_WORDS + CK_MT_MIDDLE] ^ (y >> 1) ^ (y & 1 ? CK_MT_TWIST : 0);
    }
    /* The words of the next draws become the state, from which nothing has been drawn. */
    done = ck_combine(p, power->coefficients, words + drawn, sum, CK_MT_WORDS);
  }
  if (done) {
    for (size_t i = 0; i < CK_MT_WORDS; i++)
      state->mt[i] = sum[i];
    state->mti = 0;
  }
  free(sum);
  free(words);
  return done;
}

#define CK_MT_JUMP(its_name)                                                                       \
  {                                                                                                \
      .name = its_name,                                                                            \
      .family = CK_FAMILY_MT19937,                                                                 \
      .size = sizeof(ck_mt_state),                                                                 \
      .advance = ck_mt_advance,                                                                    \
      .parameters = &ck_mt_polynomial,                                                             \
  }

const ck_jump ck_jump_mt19937 = CK_MT_JUMP("mt19937");
const ck_jump ck_jump_mt19937_1999 = CK_MT_JUMP("mt19937_1999");
const ck_jump ck_jump_mt19937_1998 = CK_MT_JUMP("mt19937_1998");
