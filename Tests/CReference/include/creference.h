/* creference.h - references for tests. A generator is a `const gsl_rng_type *`.
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

/* Whether each of the first `samples` points from draw `start` on is inside, a byte each. */
void ref_points_from(const ref_generator *generator, uint32_t seed, uint64_t start, uint8_t *inside,
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

/* GSL's own functions on a `gsl_rng *`: draw from it, seed it, and compare its draws with those of
 * its clone. */
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

/* The next output of SplitMix64 (Steele, Lea, Flood 2014). */
uint64_t ref_splitmix(uint64_t *state);

/* The words of points where a test of the circle may go wrong: at and around the circle, at the
 * limits of a test by upper halves, on the axes, in the corners. The words are x and y in turn.
 * They are draws of 32 bits, or, if `is_31_bits`, draws from 0 to 2^31 - 2, doubled. */
void ref_edge_words(uint64_t seed, uint32_t *words, size_t points, bool is_31_bits);

/* The hits among such points by the double expression. */
uint64_t ref_hits_of_words(const uint32_t *words, size_t points, bool is_31_bits);

/* A generator whose uniforms are edge cases of normals: 0, 1 and 1/8 to 7/8 and their neighbours, the
 * ends of the intervals of the logarithm. Every pair of them comes once in 2 * REF_EDGE_PAIRS draws. */
const ref_generator *ref_edge_uniforms(void);
#define REF_EDGE_UNIFORMS 40
#define REF_EDGE_PAIRS (REF_EDGE_UNIFORMS * REF_EDGE_UNIFORMS)

/* Draws 1 - 2^-seed and 0 in turn, so its normals are as large as those of draws with `seed` bits can
 * be, and 0. */
const ref_generator *ref_greatest_uniforms(void);

/* A number that stands for the bits of the numbers. */
uint64_t ref_fingerprint_of_numbers(const double *numbers, size_t count);

/* The fingerprint of the first REF_NORMALS normals of mt19937 with seed 42, on all processors. */
#define REF_NORMALS 100000
#define REF_NORMALS_FINGERPRINT 0x363ce279bb1d446fULL

/* mt19937, gfsr4 and r250 with a seeding that makes them draw such words of 32 bits. mt19937
 * draws 623 of them from draw 625 on. The others draw as many as their state has words, from
 * draw 0 on. */
const ref_generator *ref_crafted(size_t index);
#define REF_CRAFTED 3

/* A copy of GSL's mt19937, another one at each call: a generator that no check was made for. It is
 * never freed. */
const ref_generator *ref_fresh_mt19937(void);

/* Moments of doubles: their mean, and the sum of the squared deviations from it. */
typedef struct ref_moments {
  double mean;
  double squares;
} ref_moments;

/* The number, the mean less x[0] and the sum of squares of each lane, as MonteCarlo's `Moments`
 * specifies them. */
void ref_moments_lanes(const double *x, size_t count, double n[16], double m[16], double s[16]);

/* Folds the lanes into lane 0, by the same specification. */
void ref_moments_fold(double n[16], double m[16], double s[16]);

/* The moments of at least one value that follow from the lanes, by the same specification. */
ref_moments ref_moments_of(const double *x, size_t count);

/* The same from the sum of x and the sum of x^2, which cancel if the mean is large. */
ref_moments ref_moments_by_powers(const double *x, size_t count);

/* A function whose values a simulation adds up, as in a `gsl_monte_function`. */
typedef double (*ref_sample)(const double *u, size_t n, void *params);

/* The sum of f over `samples` samples of n uniforms each: the specification of a simulation with the
 * layouts `exact` and `serial`, whose accumulator adds doubles, in blocks of `block` samples. */
double ref_simulation_sum(const ref_generator *generator, uint32_t seed, uint64_t samples, size_t n,
                          uint64_t block, ref_sample f, void *params);

/* The sum of values, added up in the same way. */
double ref_sum_in_blocks(const double *x, uint64_t count, uint64_t block);

/* Moments whose mean is mean + low. */
typedef struct ref_total {
  uint64_t count;
  double mean;
  double low;
  double squares;
} ref_total;

/* The moments of values, whose blocks are merged in the same way. */
ref_total ref_moments_in_blocks(const double *x, uint64_t count, uint64_t block);

/* u[0] * u[1] / (u[2] + p), where `params` points to p. */
double ref_quotient(const double *u, size_t n, void *params);

/* The same with the signature of `gsl_monte_function`. */
double ref_quotient_for_gsl(double *u, size_t n, void *params);

/* The last uniform. */
double ref_last(const double *u, size_t n, void *params);

/* Generators that are broken on purpose. */

/* Always draws 0.25, so every point is a hit. */
const ref_generator *ref_constant(void);

/* A good generator whose sequence restarts after 64 draws. */
const ref_generator *ref_short_cycle(void);

/* A good generator that repeats each pair of draws four times. The mean of its points is right, and
 * their spread is twice what their number promises. */
const ref_generator *ref_stutter(void);

/* Has mt19937's name and state, and flips a bit of some draws. */
const ref_generator *ref_impostor(void);

/* Has mt19937's name, draws and size of state, but another layout of it. */
const ref_generator *ref_rearranged(void);

/* The same for ran3. */
const ref_generator *ref_rearranged_ran3(void);

/* Has ranlux's name and state, and counts draws in the state's padding. From draw 100 on it flips a
 * bit. */
const ref_generator *ref_secretive(void);

#endif
