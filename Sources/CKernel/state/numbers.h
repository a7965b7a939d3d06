/* numbers.h - states of a known layout, as numbers.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_NUMBERS_H
#define CK_NUMBERS_H

#include <stdbool.h>

#include "state/layouts.h"

/* How many numbers a state is. */
size_t ck_numbers_count(const ck_layout *layout);

/* Writes the numbers of a state. Those of elements that no valid state has are out of bounds. */
void ck_numbers_read(const ck_layout *layout, const void *state, uint64_t *numbers);

/* Whether all numbers are in the bounds of their fields. */
bool ck_numbers_fit(const ck_layout *layout, const uint64_t *numbers);

/* Writes the state of numbers that fit. Bytes outside the fields are zeroed. */
void ck_numbers_write(const ck_layout *layout, const uint64_t *numbers, void *state);

#endif
