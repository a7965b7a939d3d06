/* generator.h - what the other sources need to know of a generator's state and functions.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A state is memory of ck_generator_state_size bytes, zeroed before it is seeded for the first
 * time: some generators' seeding leaves words of the state alone.
 */
#ifndef CK_GENERATOR_H
#define CK_GENERATOR_H

#include <stddef.h>

#include "ckernel.h"

/* The functions that draw from a state, as an integer and as a uniform number. Take one of them out
 * of a loop: the call is all that is left inside. */
typedef unsigned long ck_get_function(void *state);
typedef double ck_uniform_function(void *state);

ck_get_function *ck_generator_get(const ck_generator *generator);
ck_uniform_function *ck_generator_uniform(const ck_generator *generator);

/* The size of a state in bytes. */
size_t ck_generator_state_size(const ck_generator *generator);

/* Puts a state at draw 0 of a seed. */
void ck_generator_seed(const ck_generator *generator, void *state, unsigned long seed);

#endif
