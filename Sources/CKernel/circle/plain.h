/* plain.h - the plain kernel, on a generator's state.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_PLAIN_H
#define CK_PLAIN_H

#include "ckernel.h"

/* Counts the next `samples` points of a state of the generator. */
ck_count ck_count_plain(const ck_generator *generator, void *state, uint64_t samples);

#endif
