/* state_layout.c - whether a state can be laid out as state_layout.h says.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Indices and words must be in range. That does not show that the layout is right, which is what
 * checks are for. But code that relies on the layout then reads and writes nothing out of bounds,
 * and never leaves a state that would send GSL out of bounds.
 */
#include "check/state_layout.h"

static bool ck_are_below(const unsigned long *words, size_t count, uint64_t limit) {
  for (size_t i = 0; i < count; i++)
    if (words[i] >= limit)
      return false;
  return true;
}

bool ck_state_fits(const ck_jump *jump, const void *state) {
  const uint64_t word_limit = UINT64_C(1) << 32, residue_limit = UINT64_C(1) << 31;
  switch (jump->family) {
  case CK_FAMILY_MT19937: {
    const ck_mt_state *const mt = state;
    return mt->mti >= 0 && mt->mti <= CK_MT_WORDS && ck_are_below(mt->mt, CK_MT_WORDS, word_limit);
  }
  case CK_FAMILY_GFSR4: {
    const ck_gfsr4_state *const gfsr4 = state;
    return gfsr4->nd >= 0 && gfsr4->nd < CK_GFSR4_RING &&
           ck_are_below(gfsr4->ra, CK_GFSR4_RING, word_limit);
  }
  case CK_FAMILY_R250: {
    const ck_r250_state *const r250 = state;
    return r250->i >= 0 && r250->i < CK_R250_RING &&
           ck_are_below(r250->x, CK_R250_RING, word_limit);
  }
  case CK_FAMILY_TAUS:
  case CK_FAMILY_TAUS113:
    return ck_are_below(state, jump->size / sizeof(unsigned long), word_limit);
  default:
    return ck_are_below(state, jump->size / sizeof(unsigned long), residue_limit);
  }
}
