/* shift_register.h - the jump that gfsr4 and r250 share.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_SHIFT_REGISTER_H
#define CK_SHIFT_REGISTER_H

#include "jump/polynomial.h"

/* Moves a shift register by `draws`. Its length is the degree of p, and its words are in a ring of
 * `ring` words, the oldest at `first`. False if there is no memory; then it has not moved. */
bool ck_shift_register_advance(const ck_polynomial *p, unsigned long *words, size_t ring,
                               size_t first, ck_distance draws, ck_power *power);

#endif
