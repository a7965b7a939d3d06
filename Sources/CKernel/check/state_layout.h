/* state_layout.h - how GSL lays out the states of the generators that can jump.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * GSL does not promise these layouts. Code that relies on them is checked against the installed GSL
 * first. Words of 32 bits are `unsigned long`, whatever its size.
 */
#ifndef CK_STATE_LAYOUT_H
#define CK_STATE_LAYOUT_H

#include "jump/row.h"

enum {
  CK_MT_WORDS = 624,
  CK_GFSR4_RING = 16384,
  CK_R250_RING = 250,
};

/* The first `mti` words have been drawn. */
typedef struct ck_mt_state {
  unsigned long mt[CK_MT_WORDS];
  int mti;
} ck_mt_state;

/* A ring. `nd` is the place of the last draw. */
typedef struct ck_gfsr4_state {
  int nd;
  unsigned long ra[CK_GFSR4_RING];
} ck_gfsr4_state;

/* A ring. `i` is the place of the oldest word. */
typedef struct ck_r250_state {
  int i;
  unsigned long x[CK_R250_RING];
} ck_r250_state;

/* Whether a state, of the size that `jump` knows, can have the layout of its family. The states of
 * taus, taus2 and taus113 are arrays of words, those of cmrg and mrg arrays of residues. */
bool ck_state_fits(const ck_jump *jump, const void *state);

#endif
