/* r250.h - the jump of r250.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_R250_H
#define CK_R250_H

#include "jump/row.h"

extern const ck_jump ck_jump_r250;

#endif
