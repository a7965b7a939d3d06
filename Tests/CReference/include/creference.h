/* creference.h - what the tests compare with. A generator is a `const gsl_rng_type *`.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef REF_CREFERENCE_H
#define REF_CREFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ref_generator ref_generator;

/* The hits of the serial loop over a stock gsl_rng. */
uint64_t ref_serial_hits(const ref_generator *generator, uint32_t seed, uint64_t samples);

/* The hits of the serial loop that begins at draw `start`. */
uint64_t ref_serial_hits_from(const ref_generator *generator, uint32_t seed, uint64_t start,
                              uint64_t samples);

/* Which of the first `samples` drops from draw `start` on are inside, each by a byte. */
void ref_drops_from(const ref_generator *generator, uint32_t seed, uint64_t start, uint8_t *inside,
                    uint64_t samples);

/* The characteristic polynomial over GF(2) of one bit's sequence of draws, as the exponents of its
 * terms, falling. Returns how many there are, at most `room`. `degree` is the largest degree that
 * it may have. */
size_t ref_polynomial(const ref_generator *generator, int bit, size_t degree, uint16_t *exponents,
                      size_t room);

/* `count` draws from draw `start` on. */
void ref_draws(const ref_generator *generator, unsigned long seed, uint64_t start, uint64_t *draws,
               uint64_t count);

/* The first `count` draws as gsl_rng_uniform gives them. */
void ref_uniforms(const ref_generator *generator, uint32_t seed, double *uniforms, uint64_t count);

/* What GSL's own functions make of a `gsl_rng *`: draw from it, seed it, and compare draws with
 * those of its clone. */
void ref_draws_of_gsl_rng(void *rng, uint64_t *draws, uint64_t count);
void ref_seed_gsl_rng(void *rng, unsigned long seed);
bool ref_clone_agrees(void *rng, int draws);

/* A number that stands for the first 64 draws. */
uint64_t ref_fingerprint(const ref_generator *generator, uint32_t seed);

/* The steps from the state after the first draw to its first return, or 0 if it does not return
 * within `limit` steps. */
uint64_t ref_period(const ref_generator *generator, uint32_t seed, uint64_t limit);

/* Whether the first `draws` uniform draws are all multiples of 2^-bits. */
bool ref_is_on_grid(const ref_generator *generator, uint32_t seed, int bits, int draws);

/* Words of 32 bits as draws, x and y in turn, of drops where a test of the circle may go wrong: at
 * and around the circle, at the limits of a test by upper halves, on the axes, in the corners. If
 * `is_31_bits` they are draws from 0 to 2^31 - 2, doubled. */
void ref_edge_words(uint64_t seed, uint32_t *words, size_t drops, bool is_31_bits);

/* The hits among such drops by the double expression. */
uint64_t ref_hits_of_words(const uint32_t *words, size_t drops, bool is_31_bits);

/* mt19937, gfsr4 and r250 with a seeding that makes them draw such words of 32 bits: mt19937 from
 * draw 624 on, but the first, for 623 draws; the others from draw 0 on for as many as their state
 * has. */
const ref_generator *ref_crafted(size_t index);
#define REF_CRAFTED 3

/* Generators that are broken on purpose. */

/* Draws 0.25 for ever: every drop hits. */
const ref_generator *ref_constant(void);

/* A good generator whose sequence starts again after 64 draws. */
const ref_generator *ref_short_cycle(void);

/* A good generator that gives each pair of draws four times in a row: its mean is right, and its
 * spread is twice what the number of drops promises. */
const ref_generator *ref_stutter(void);

/* Has mt19937's name and state, and flips a bit of some draws. */
const ref_generator *ref_impostor(void);

/* Has mt19937's name and draws, and a state of its size that is laid out otherwise. */
const ref_generator *ref_rearranged(void);

#endif
