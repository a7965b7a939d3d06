/* layout.h - the states of GSL's generators that can jump, as GSL lays them out.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * GSL does not promise these. What relies on them is proved against the installed GSL first. Words
 * of 32 bits stand in `unsigned long`, whatever its size.
 */
#ifndef CK_LAYOUT_H
#define CK_LAYOUT_H

#include "private.h"

enum {
  CK_MT_WORDS = 624,
  CK_MT_MIDDLE = 397,
  CK_GFSR4_RING = 16384,
  CK_R250_RING = 250,
};

/* `mti` of the words have been drawn, the others are made. */
typedef struct {
  unsigned long mt[CK_MT_WORDS];
  int mti;
} ck_mt_state;

/* A ring; `nd` is the place of the last draw. */
typedef struct {
  int nd;
  unsigned long ra[CK_GFSR4_RING];
} ck_gfsr4_state;

/* A ring; `i` is the place of the oldest word. */
typedef struct {
  int i;
  unsigned long x[CK_R250_RING];
} ck_r250_state;

/* Whether a state of the generator that `jump` is for can be one of these; taus, taus2 and taus113
 * have words, cmrg and mrg residues, one after the other. */
bool ck_state_fits(const ck_jump *jump, const void *state);

#endif
