/* creference.h - what the tests compare with. A generator is a `const gsl_rng_type *`.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef REF_CREFERENCE_H
#define REF_CREFERENCE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ref_generator ref_generator;

/* The hits of the serial loop over a stock gsl_rng. */
uint64_t ref_serial_hits(const ref_generator *generator, uint32_t seed, uint64_t samples);

/* The first `count` draws. */
void ref_draws(const ref_generator *generator, uint32_t seed, uint64_t *draws, uint64_t count);

/* A number that stands for the first 64 draws. */
uint64_t ref_fingerprint(const ref_generator *generator, uint32_t seed);

/* The steps from the state after the first draw to its first return, or 0 if it does not return
 * within `limit` steps. */
uint64_t ref_period(const ref_generator *generator, uint32_t seed, uint64_t limit);

/* Whether the first `draws` uniform draws are all multiples of 2^-bits. */
bool ref_is_on_grid(const ref_generator *generator, uint32_t seed, int bits, int draws);

/* Generators that are broken on purpose. */

/* Draws 0.25 for ever: every drop hits. */
const ref_generator *ref_constant(void);

/* A good generator whose sequence starts again after 64 draws. */
const ref_generator *ref_short_cycle(void);

/* A good generator that gives each pair of draws four times in a row: its mean is right, and its
 * spread is twice what the number of drops promises. */
const ref_generator *ref_stutter(void);

#endif
