/* mt19937.h - the jump of mt19937 and of its two older seedings.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_MT19937_H
#define CK_MT19937_H

#include "jump/row.h"

extern const ck_jump ck_jump_mt19937, ck_jump_mt19937_1999, ck_jump_mt19937_1998;

#endif
