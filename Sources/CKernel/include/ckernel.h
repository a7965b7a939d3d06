/* ckernel.h - drops in the unit circle, counted over the GNU Scientific Library's generators.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * This header includes none of GSL's, so that nothing of GSL leaks into programs that use PiKit.
 *
 * None of these functions calls anything of GSL's that can raise an error: GSL's error handler
 * aborts the process, and as there is one for the whole process a library must not replace it. The
 * one exception is the seeding of `ran0`, see ck_stream_seed.
 *
 * A stream belongs to one thread at a time. Everything else may be called from any thread.
 */
#ifndef CK_CKERNEL_H
#define CK_CKERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __clang__
#pragma clang assume_nonnull begin
#else
#define _Nullable
#endif

/* A generator: a `gsl_rng_type` of GSL's, or a program's own. Immutable, and lives for ever. */
typedef struct ck_generator ck_generator;

/* How many generators the installed GSL has. O(number of generators). */
size_t ck_generator_count(void);

/* The generator at `index`, 0 <= index < ck_generator_count(), in GSL's order. */
const ck_generator *ck_generator_at(size_t index);

/* GSL's name of the generator, such as "mt19937". */
const char *ck_generator_name(const ck_generator *generator);

/* The smallest and the largest integer that a draw can give, as the generator declares them. */
uint64_t ck_generator_min(const ck_generator *generator);
uint64_t ck_generator_max(const ck_generator *generator);

/* A cursor into the sequence of one generator and one seed. */
typedef struct ck_stream ck_stream;

/* A stream that has no seed yet, or NULL if there is no memory for it. Costs one allocation of
 * the generator's state, 8 bytes to 128 KiB (gfsr4). */
ck_stream *_Nullable ck_stream_create(const ck_generator *generator);

void ck_stream_destroy(ck_stream *stream);

/* Puts the stream at draw 0 of the sequence of `seed`, as gsl_rng_set does; seed 0 stands for the
 * generator's own default. May be called again.
 *
 * The caller must not seed `ran0` with 123459876: GSL raises an error there, and the process would
 * be aborted. */
void ck_stream_seed(ck_stream *stream, uint32_t seed);

/* A flag by which one thread asks others to stop. */
typedef struct ck_stop ck_stop;

/* A flag that is not raised, or NULL if there is no memory for it. */
ck_stop *_Nullable ck_stop_create(void);

void ck_stop_destroy(ck_stop *stop);

/* Raises the flag, for good. */
void ck_stop_raise(ck_stop *stop);

bool ck_stop_is_raised(const ck_stop *stop);

/* Drops that fell, and those of them that fell inside the unit circle. */
typedef struct ck_tally {
  uint64_t samples;
  uint64_t hits;
} ck_tally;

/* Lets `samples` drops fall, two draws each, and counts those inside the circle: the loop that
 * specifies what every other kernel must give. Moves the stream by two draws a sample.
 *
 * Looks at `stop` at least every 50 ms, and returns early with what it has if that is raised: then
 * the tally's samples are fewer than were asked for. */
ck_tally ck_tally_plain(ck_stream *stream, uint64_t samples, const ck_stop *stop);

/* The x for which a standard normal variable exceeds x with probability `tail`, 0 < tail < 1. */
double ck_normal_upper_quantile(double tail);

/* The version of the GSL that is running, such as "2.7.1". */
const char *ck_gsl_version(void);

#ifdef __clang__
#pragma clang assume_nonnull end
#endif

#endif
