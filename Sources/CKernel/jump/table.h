/* table.h - the jumps of all generators.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_TABLE_H
#define CK_TABLE_H

#include "ckernel.h"
#include "jump/row.h"

/* The jump of the generator, or NULL if there is none. O(1). */
const ck_jump *ck_jump_find(const ck_generator *generator);

#endif
