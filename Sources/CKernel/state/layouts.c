/* layouts.c - the layouts of the states of the generators that cannot jump.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A stream of a generator that can jump is saved as its seed and position. Any other is saved as
 * its state, and that as numbers, one for each element of each field. Bytes would depend on the
 * processor and on padding. Numbers below 2^53 go through JSON unchanged, and can be checked.
 *
 * They must be checked. GSL indexes arrays with what it finds in a state: ran1 and ran2 divide a
 * word and look the quotient up in a table of 32, others keep indices of rings. A file with one
 * wrong number would make it write out of bounds. Each row therefore has the least and the greatest
 * number of each field. The bounds are closed under GSL's arithmetic: from a state within them,
 * every draw leads to one within them. All states that GSL's seeding makes of 32 bits are within
 * them, also those of bad seeds. What the seeding fixes, such as a luxury level, has one value.
 * GSL relies on no relation between fields: two taps of a ring at another distance give other
 * draws, but stay in the ring.
 *
 * The bounds of words follow from the recurrence:
 * - A residue is below its modulus. minstd, ran0, and y of ran2 begin with the seed itself, which
 *   Schrage's method reduces correctly if it has 32 bits. 0 is left out where no seed leads to it.
 * - n and the table of ran1 are below 2^31 - 1, so n / 2^26 is below 32. Those of ran2 are below
 *   2147483563, so n / 67108862 is below 32.
 * - uni and uni32 subtract modulo m, but their seeding can make m itself. zuf stores a residue 0 as
 *   2^24. It reduces by subtracting 2^24 again and again, 2^40 times for a word of 64 bits.
 * - random32 to random256 add words of the size of a long, and draw bits 1 to 31. Carries only go
 *   up, so the lowest 32 bits determine all draws. The other bits are not saved.
 * - The words of ranlxs and ranlxd are differences of multiples of 2^-48 modulo 1, which are exact
 *   in a double. ydbl of ranlxs is not saved: GSL writes all of it before it reads any.
 *
 * Some generators draw less or more than they declare, from a bad seed or by their arithmetic. So
 * do loaded states: fishman20, minstd, ran0, ran1 and randu can draw 0, and fishman2x, uni, uni32
 * and zuf one more than their maximum.
 *
 * GSL does not promise the layouts: see save.c. They are those of GSL 2.7.1 and 2.8.
 */
#include "state/layouts.h"

#include <string.h>

#include "state/structs.h"
#include "stream/generator.h"

/* A field from the member of a struct. */
#define CK_FIELD(ELEMENT, STATE, MEMBER, LEAST, GREATEST)                                          \
  {CK_ELEMENT_##ELEMENT, offsetof(STATE, MEMBER), sizeof(((STATE *)0)->MEMBER), LEAST, GREATEST}

/* Rows that several generators have in common. */
#define CK_WORD(NAME, LEAST, GREATEST)                                                             \
  {NAME, sizeof(ck_word_state), {CK_FIELD(LONG, ck_word_state, x, LEAST, GREATEST)}}

#define CK_SHORTS(NAME)                                                                            \
  {NAME,                                                                                           \
   sizeof(ck_short_state),                                                                         \
   {                                                                                               \
       CK_FIELD(SHORT, ck_short_state, x0, 0, UINT16_MAX),                                         \
       CK_FIELD(SHORT, ck_short_state, x1, 0, UINT16_MAX),                                         \
       CK_FIELD(SHORT, ck_short_state, x2, 0, UINT16_MAX),                                         \
   }}

/* `LAST` is the last index of the ring. */
#define CK_RANDOM(NAME, STATE, LAST)                                                               \
  {NAME,                                                                                           \
   sizeof(STATE),                                                                                  \
   {                                                                                               \
       CK_FIELD(INT, STATE, i, 0, LAST),                                                           \
       CK_FIELD(INT, STATE, j, 0, LAST),                                                           \
       CK_FIELD(LOW_WORD, STATE, x, 0, UINT32_MAX),                                                \
   }}

/* The seedings of GSL's `random`. They make states of the same layout. */
#define CK_RANDOMS(LIBRARY)                                                                        \
  CK_RANDOM("random-" LIBRARY, ck_random128_state, 30),                                            \
      CK_WORD("random8-" LIBRARY, 0, UINT32_MAX),                                                  \
      CK_RANDOM("random32-" LIBRARY, ck_random32_state, 6),                                        \
      CK_RANDOM("random64-" LIBRARY, ck_random64_state, 14),                                       \
      CK_RANDOM("random128-" LIBRARY, ck_random128_state, 30),                                     \
      CK_RANDOM("random256-" LIBRARY, ck_random256_state, 62)

/* `SKIP` is how many draws it skips after each 24. */
#define CK_RANLUX(NAME, SKIP)                                                                      \
  {NAME,                                                                                           \
   sizeof(ck_ranlux_state),                                                                        \
   {                                                                                               \
       CK_FIELD(INT, ck_ranlux_state, i, 0, 23),                                                   \
       CK_FIELD(INT, ck_ranlux_state, j, 0, 23),                                                   \
       CK_FIELD(INT, ck_ranlux_state, n, 0, 23),                                                   \
       CK_FIELD(INT, ck_ranlux_state, skip, SKIP, SKIP),                                           \
       CK_FIELD(INT, ck_ranlux_state, carry, 0, 1),                                                \
       CK_FIELD(LONG, ck_ranlux_state, u, 0, CK_24_BITS),                                          \
   }}

/* `PR` is the luxury: how many words it makes for each 12 that it draws. */
#define CK_RANLXD(NAME, PR)                                                                        \
  {NAME,                                                                                           \
   sizeof(ck_ranlxd_state),                                                                        \
   {                                                                                               \
       CK_FIELD(DOUBLE, ck_ranlxd_state, xdbl, 0, CK_48_BITS),                                     \
       CK_FIELD(DOUBLE, ck_ranlxd_state, carry, 0, 1),                                             \
       CK_FIELD(INT, ck_ranlxd_state, ir, 0, 11),                                                  \
       CK_FIELD(INT, ck_ranlxd_state, jr, 0, 11),                                                  \
       CK_FIELD(INT, ck_ranlxd_state, ir_old, 0, 11),                                              \
       CK_FIELD(INT, ck_ranlxd_state, pr, PR, PR),                                                 \
   }}

#define CK_RANLXS(NAME, PR)                                                                        \
  {NAME,                                                                                           \
   sizeof(ck_ranlxs_state),                                                                        \
   {                                                                                               \
       CK_FIELD(DOUBLE, ck_ranlxs_state, xdbl, 0, CK_48_BITS),                                     \
       CK_FIELD(DOUBLE, ck_ranlxs_state, carry, 0, 1),                                             \
       CK_FIELD(FLOAT, ck_ranlxs_state, xflt, 0, CK_24_BITS),                                      \
       CK_FIELD(INT, ck_ranlxs_state, ir, 0, 11),                                                  \
       CK_FIELD(INT, ck_ranlxs_state, jr, 0, 11),                                                  \
       CK_FIELD(INT, ck_ranlxs_state, is, 0, 23),                                                  \
       CK_FIELD(INT, ck_ranlxs_state, is_old, 0, 23),                                              \
       CK_FIELD(INT, ck_ranlxs_state, pr, PR, PR),                                                 \
   }}

#define CK_UNI(NAME, MODULUS)                                                                      \
  {NAME,                                                                                           \
   sizeof(ck_uni_state),                                                                           \
   {                                                                                               \
       CK_FIELD(INT, ck_uni_state, i, 0, 16),                                                      \
       CK_FIELD(INT, ck_uni_state, j, 0, 16),                                                      \
       CK_FIELD(LONG, ck_uni_state, m, 0, MODULUS),                                                \
   }}

/* The greatest numbers of 24, 30 and 48 bits, and some moduli. */
#define CK_24_BITS ((UINT64_C(1) << 24) - 1)
#define CK_30_BITS ((UINT64_C(1) << 30) - 1)
#define CK_48_BITS ((UINT64_C(1) << 48) - 1)
#define CK_M31 INT32_MAX      /* 2^31 - 1, a prime. */
#define CK_RAN2_M1 2147483563 /* Of x in ran2. */
#define CK_M31_249 2147483399 /* 2^31 - 249, of lecuyer21 and of y in fishman2x. */
#define CK_RAN3_M 1000000000

static const ck_layout ck_layouts[] = {
    CK_WORD("borosh13", 1, UINT32_MAX),
    CK_WORD("coveyou", 1, UINT32_MAX - 1),
    CK_WORD("fishman18", 1, CK_M31 - 1),
    CK_WORD("fishman20", 0, CK_M31),
    CK_WORD("lecuyer21", 1, CK_M31_249 - 1),
    CK_WORD("minstd", 0, UINT32_MAX),
    CK_WORD("ran0", 0, UINT32_MAX),
    CK_WORD("rand", 0, UINT32_MAX),
    CK_WORD("randu", 0, UINT32_MAX),
    CK_WORD("transputer", 1, UINT32_MAX),
    CK_WORD("vax", 0, UINT32_MAX),
    CK_WORD("waterman14", 1, UINT32_MAX),
    CK_SHORTS("rand48"),
    CK_SHORTS("ranf"),
    CK_RANDOMS("bsd"),
    CK_RANDOMS("glibc2"),
    CK_RANDOMS("libc5"),
    CK_RANLUX("ranlux", 223 - 24),
    CK_RANLUX("ranlux389", 389 - 24),
    CK_RANLXD("ranlxd1", 202),
    CK_RANLXD("ranlxd2", 397),
    CK_RANLXS("ranlxs0", 109),
    CK_RANLXS("ranlxs1", 202),
    CK_RANLXS("ranlxs2", 397),
    CK_UNI("uni", INT16_MAX),
    CK_UNI("uni32", CK_M31),
    {"fishman2x",
     sizeof(ck_fishman2x_state),
     {
         CK_FIELD(LONG, ck_fishman2x_state, x, 1, CK_M31 - 1),
         CK_FIELD(LONG, ck_fishman2x_state, y, 1, CK_M31_249 - 1),
         CK_FIELD(LONG, ck_fishman2x_state, z, 1, CK_M31),
     }},
    {"knuthran",
     sizeof(ck_knuthran_state),
     {
         CK_FIELD(INT, ck_knuthran_state, i, 0, 2008),
         CK_FIELD(LONG, ck_knuthran_state, aa, 0, CK_30_BITS),
         CK_FIELD(LONG, ck_knuthran_state, ran_x, 0, CK_30_BITS),
     }},
    {"knuthran2002",
     sizeof(ck_knuthran2002_state),
     {
         CK_FIELD(INT, ck_knuthran2002_state, i, 0, 99),
         CK_FIELD(LONG, ck_knuthran2002_state, aa, 0, CK_30_BITS),
         CK_FIELD(LONG, ck_knuthran2002_state, ran_x, 0, CK_30_BITS),
     }},
    {"knuthran2",
     sizeof(ck_pair_state),
     {
         CK_FIELD(LONG, ck_pair_state, x0, 0, CK_M31 - 1),
         CK_FIELD(LONG, ck_pair_state, x1, 0, CK_M31 - 1),
     }},
    {"slatec",
     sizeof(ck_pair_state),
     {
         CK_FIELD(LONG, ck_pair_state, x0, 0, 2047),
         CK_FIELD(LONG, ck_pair_state, x1, 0, 2047),
     }},
    {"ran1",
     sizeof(ck_ran1_state),
     {
         CK_FIELD(LONG, ck_ran1_state, x, 0, CK_M31 - 1),
         CK_FIELD(LONG, ck_ran1_state, n, 0, CK_M31 - 1),
         CK_FIELD(LONG, ck_ran1_state, shuffle, 0, CK_M31 - 1),
     }},
    {"ran2",
     sizeof(ck_ran2_state),
     {
         CK_FIELD(LONG, ck_ran2_state, x, 0, CK_RAN2_M1 - 1),
         CK_FIELD(LONG, ck_ran2_state, y, 0, UINT32_MAX),
         CK_FIELD(LONG, ck_ran2_state, n, 0, CK_RAN2_M1 - 1),
         CK_FIELD(LONG, ck_ran2_state, shuffle, 0, CK_RAN2_M1 - 1),
     }},
    {"ran3",
     sizeof(ck_ran3_state),
     {
         CK_FIELD(INT, ck_ran3_state, x, 0, 55),
         CK_FIELD(INT, ck_ran3_state, y, 0, 55),
         CK_FIELD(LONG, ck_ran3_state, spare, 0, 0),
         CK_FIELD(LONG, ck_ran3_state, buffer, 0, CK_RAN3_M - 1),
     }},
    {"ranmar",
     sizeof(ck_ranmar_state),
     {
         CK_FIELD(INT, ck_ranmar_state, i, 0, 96),
         CK_FIELD(INT, ck_ranmar_state, j, 0, 96),
         CK_FIELD(LONG, ck_ranmar_state, carry, 0, CK_24_BITS - 3),
         CK_FIELD(LONG, ck_ranmar_state, u, 0, CK_24_BITS),
     }},
    {"tt800",
     sizeof(ck_tt_state),
     {
         CK_FIELD(INT, ck_tt_state, n, 0, 25),
         CK_FIELD(LONG, ck_tt_state, x, 0, UINT32_MAX),
     }},
    {"zuf",
     sizeof(ck_zuf_state),
     {
         CK_FIELD(INT, ck_zuf_state, n, 0, 606),
         CK_FIELD(LONG, ck_zuf_state, u, 0, CK_24_BITS + 1),
     }},
};

const ck_layout *ck_layout_find(const ck_generator *generator) {
  for (size_t i = 0; i < sizeof ck_layouts / sizeof *ck_layouts; i++)
    if (strcmp(ck_layouts[i].name, ck_generator_name(generator)) == 0 &&
        ck_layouts[i].size == ck_generator_state_size(generator))
      return &ck_layouts[i];
  return NULL;
}
