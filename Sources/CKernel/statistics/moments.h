/* moments.h - the codes that add values to moments, one for each kind of processor.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_MOMENTS_H
#define CK_MOMENTS_H

#include "ckernel.h"

/* How many codes there are for processors of this architecture. The fastest is the first. */
size_t ck_moments_code_count(void);

/* Whether this processor can run a code. It always can run the last one. */
bool ck_moments_code_is_available(size_t index);

/* Adds values as ck_moments_add does, by the code at `index`, which must be available. */
void ck_moments_add_by(size_t index, ck_moments *moments, const double *values, size_t count);

#endif
