/* gfsr4.h - the jump of gfsr4.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_GFSR4_H
#define CK_GFSR4_H

#include "jump/row.h"

extern const ck_jump ck_jump_gfsr4;

#endif
