/* mrg.h - the jump of mrg.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_MRG_H
#define CK_MRG_H

#include "jump/row.h"

extern const ck_jump ck_jump_mrg;

#endif
