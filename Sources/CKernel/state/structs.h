/* structs.h - GSL's states of the generators that cannot jump.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Each struct has the layout of one that GSL declares privately, in the source that is named beside
 * it. GSL's members have the same names, but for `spare`. What an index or a word can be is in
 * layouts.c. That some members are signed in GSL makes no difference to their layout.
 */
#ifndef CK_STRUCTS_H
#define CK_STRUCTS_H

/* borosh13.c, coveyou.c, fishman18.c, fishman20.c, lecuyer21.c, minstd.c, ran0.c, rand.c, random.c
 * (random8), randu.c, transputer.c, vax.c, waterman14.c: the last draw. */
typedef struct ck_word_state {
  unsigned long x;
} ck_word_state;

/* fishman2x.c. */
typedef struct ck_fishman2x_state {
  unsigned long x, y, z;
} ck_fishman2x_state;

/* knuthran.c. */
typedef struct ck_knuthran_state {
  unsigned i;
  unsigned long aa[2009];
  unsigned long ran_x[100];
} ck_knuthran_state;

/* knuthran2002.c. */
typedef struct ck_knuthran2002_state {
  unsigned i;
  long aa[1009];
  long ran_x[100];
} ck_knuthran2002_state;

/* knuthran2.c, slatec.c. */
typedef struct ck_pair_state {
  unsigned long x0, x1;
} ck_pair_state;

/* ran1.c. */
typedef struct ck_ran1_state {
  unsigned long x, n, shuffle[32];
} ck_ran1_state;

/* ran2.c. */
typedef struct ck_ran2_state {
  unsigned long x, y, n, shuffle[32];
} ck_ran2_state;

/* ran3.c. The buffer has indices from 1 on, and `spare` is its element 0. */
typedef struct ck_ran3_state {
  unsigned x, y;
  unsigned long spare, buffer[55];
} ck_ran3_state;

/* rand48.c, ranf.c. */
typedef struct ck_short_state {
  unsigned short x0, x1, x2;
} ck_short_state;

/* random.c: random32, random64, random128 and random256. */
typedef struct ck_random32_state {
  int i, j;
  long x[7];
} ck_random32_state;

typedef struct ck_random64_state {
  int i, j;
  long x[15];
} ck_random64_state;

typedef struct ck_random128_state {
  int i, j;
  long x[31];
} ck_random128_state;

typedef struct ck_random256_state {
  int i, j;
  long x[63];
} ck_random256_state;

/* ranlux.c. */
typedef struct ck_ranlux_state {
  unsigned i, j, n, skip, carry;
  unsigned long u[24];
} ck_ranlux_state;

/* ranlxd.c. */
typedef struct ck_ranlxd_state {
  double xdbl[12], carry;
  unsigned ir, jr, ir_old, pr;
} ck_ranlxd_state;

/* ranlxs.c. */
typedef struct ck_ranlxs_state {
  double xdbl[12], ydbl[12], carry;
  float xflt[24];
  unsigned ir, jr, is, is_old, pr;
} ck_ranlxs_state;

/* ranmar.c. */
typedef struct ck_ranmar_state {
  unsigned i, j;
  long carry;
  unsigned long u[97];
} ck_ranmar_state;

/* tt.c. */
typedef struct ck_tt_state {
  int n;
  unsigned long x[25];
} ck_tt_state;

/* uni.c, uni32.c. */
typedef struct ck_uni_state {
  int i, j;
  unsigned long m[17];
} ck_uni_state;

/* zuf.c. */
typedef struct ck_zuf_state {
  int n;
  unsigned long u[607];
} ck_zuf_state;

#endif
