/* cmrg.h - the jump of cmrg.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_CMRG_H
#define CK_CMRG_H

#include "jump/row.h"

/* The modulus of cmrg's second recursion; that of the first is CK_M31. */
enum { CK_CMRG_MODULUS = 2145483479 };

extern const ck_jump ck_jump_cmrg;

#endif
