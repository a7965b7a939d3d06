/* mt19937.h - the jump of mt19937 and of its two older seedings, and constants of the recurrence.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_MT19937_H
#define CK_MT19937_H

#include <stdint.h>

#include "jump/row.h"

/* Word n + 624 is made of the words n, n + 1 and n + CK_MT_MIDDLE. */
enum { CK_MT_MIDDLE = 397 };

/* What is added to the shifted bits if a 1 falls out. */
#define CK_MT_TWIST UINT32_C(0x9908b0df)

extern const ck_jump ck_jump_mt19937, ck_jump_mt19937_1999, ck_jump_mt19937_1998;

#endif
