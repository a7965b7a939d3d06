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

#pragma clang assume_nonnull begin

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

/* A cursor into the sequence of one generator and one seed, at a draw. */
typedef struct ck_stream ck_stream;

/* A stream at draw 0 of a seed, as ck_stream_seed puts it there, or NULL if there is no memory for
 * it. It takes the memory of the generator's state, up to 128 KiB (gfsr4), and some 200 bytes. */
ck_stream *_Nullable ck_stream_create(const ck_generator *generator, uint32_t seed);

/* A stream at the same draw of the same sequence, or NULL if there is no memory for it. */
ck_stream *_Nullable ck_stream_copy(const ck_stream *stream);

/* Frees the stream. */
void ck_stream_destroy(ck_stream *stream);

/* Puts the stream at draw 0 of the sequence of `seed`, as gsl_rng_set does; seed 0 stands for the
 * generator's own default. May be called again.
 *
 * The caller must not seed `ran0` with 123459876: GSL raises an error there, and the process would
 * be aborted. */
void ck_stream_seed(ck_stream *stream, uint32_t seed);

/* The number of the next draw. */
uint64_t ck_stream_position(const ck_stream *stream);

/* The next draw as gsl_rng_get gives it. */
uint64_t ck_stream_get(ck_stream *stream);

/* The next draw as gsl_rng_uniform gives it. */
double ck_stream_uniform(ck_stream *stream);

/* A `gsl_rng *` that stands at the stream's draw, for as long as the stream is neither used
 * otherwise nor destroyed. Its draws move the stream, and gsl_rng_set seeds it anew.
 *
 * Its type has the generator's name and range, and counts draws besides: so it is a type of its
 * own, and gsl_rng_memcpy between it and a generator from elsewhere raises an error of GSL's.
 * Clones of it draw on their own, and must be freed before the stream is destroyed. It must not be
 * given to gsl_rng_fread and gsl_rng_fwrite: its state holds a pointer. */
void *ck_stream_gsl_rng(ck_stream *stream);

/* Whether this is a generator whose streams can jump: its name is known, its state has the size
 * that is expected. O(1). */
bool ck_generator_can_jump(const ck_generator *generator);

/* How a jump ended. */
typedef enum ck_jump_result {
  CK_JUMP_DONE,
  /* The generator has no jump-ahead. */
  CK_JUMP_IMPOSSIBLE,
  /* The stream has passed draw 2^64 - 1. */
  CK_JUMP_WRAPPED,
  /* The generator's draws are not those that the jump leads to. */
  CK_JUMP_DISPROVED,
  /* There is no memory for it. */
  CK_JUMP_NO_MEMORY,
} ck_jump_result;

/* Proves the jump-ahead of a generator: jumps a few ten thousand draws, makes as many with the
 * generator's own code, and compares what follows. Done once for a generator in a process, which
 * takes up to 5 ms; later calls return the same. */
ck_jump_result ck_generator_prove_jump(const ck_generator *generator);

/* Moves the stream to draw `position` of its sequence, forwards or back. Unless the result is
 * CK_JUMP_DONE the stream stays where it is. Proves the jump first.
 *
 * A jump by n draws costs O(d log n + d^2) with the order d of the generator's recurrence: up to
 * 5 ms for mt19937 and gfsr4, microseconds for the others. A stream remembers its last distance:
 * jumping as far again costs less. */
ck_jump_result ck_stream_jump(ck_stream *stream, uint64_t position);

/* The exponents of the characteristic polynomial over GF(2) of mt19937, gfsr4 or r250, from the
 * highest on; their number goes to `count`. NULL for other generators. */
const uint16_t *_Nullable ck_generator_polynomial(const ck_generator *generator, size_t *count);

/* A flag by which one thread asks others to stop. */
typedef struct ck_stop ck_stop;

/* A flag that is not raised, or NULL if there is no memory for it. */
ck_stop *_Nullable ck_stop_create(void);

/* Frees the flag, which no kernel may be looking at. */
void ck_stop_destroy(ck_stop *stop);

/* Raises the flag, for good. */
void ck_stop_raise(ck_stop *stop);

/* Whether it has been raised. */
bool ck_stop_is_raised(const ck_stop *stop);

/* A kernel: code that lets drops fall and counts them, for one kind of processor. The plain kernel
 * is the loop over the generator's own functions, and specifies what every other must give.
 * Immutable, and lives for ever. */
typedef struct ck_kernel ck_kernel;

/* The kernels for processors of this architecture, the fastest first and the plain one last. */
size_t ck_kernel_count(void);

/* The kernel at `index`, 0 <= index < ck_kernel_count(). */
const ck_kernel *ck_kernel_at(size_t index);

/* The kernel's name: "plain", "baseline", "avx2", "avx512" or "neon". */
const char *ck_kernel_name(const ck_kernel *kernel);

/* Whether this processor has what the kernel needs. The plain kernel needs nothing. */
bool ck_kernel_is_available(const ck_kernel *kernel);

/* Whether the kernel has vector code for this generator: its name is known, its state has the size
 * that is expected. Never so for the plain kernel. */
bool ck_kernel_serves(const ck_kernel *kernel, const ck_generator *generator);

/* How a kernel's proof ended. */
typedef enum ck_kernel_proof {
  CK_KERNEL_PROVED,
  /* The kernel has no vector code for the generator. */
  CK_KERNEL_ABSENT,
  /* The generator's draws are not those of the kernel. */
  CK_KERNEL_DISPROVED,
  /* There is no memory for it. */
  CK_KERNEL_NO_MEMORY,
} ck_kernel_proof;

/* Proves a kernel that is available: counts some thousand drops and makes as many uniforms, and
 * compares both, and the draws that follow, with what the generator's own code gives. Done once
 * for a kernel and a generator in a process, which takes up to 2 ms; later calls return the same,
 * unless there was no memory. */
ck_kernel_proof ck_kernel_prove(const ck_kernel *kernel, const ck_generator *generator);

/* The same for the kernel's code for long runs, of some millions of drops, which jumps to several
 * places of the sequence first. Without a proof the code for shorter ones runs, to the same end. Takes
 * up to 7 ms. */
ck_kernel_proof ck_kernel_prove_long(const ck_kernel *kernel, const ck_generator *generator);

/* Drops that fell, those of them that fell inside the unit circle, and those that were decided by
 * the double expression of the plain kernel. */
typedef struct ck_tally {
  uint64_t samples;
  uint64_t hits;
  uint64_t exact;
} ck_tally;

/* Lets `samples` drops fall, two draws each, and counts those inside the circle. Moves the stream
 * by two draws a sample. The kernel, which must be available, is proved first; if it is not proved
 * for the stream's generator the plain kernel runs. So hits and position never depend on the
 * kernel.
 *
 * Looks at `stop` at least every 50 ms, and returns early with what it has if that is raised: then
 * the tally's samples are fewer than were asked for. Of a long run it may have none, as the drops that
 * have fallen are not the first ones. */
ck_tally ck_stream_tally(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                         const ck_stop *stop);

/* The next `count` draws as gsl_rng_uniform gives them. The kernel, which must be available, makes
 * most of them if they are many and it is proved. */
void ck_stream_fill(ck_stream *stream, const ck_kernel *kernel, double *uniforms, size_t count);

/* The x for which a standard normal variable exceeds x with probability `tail`, 0 < tail < 1. */
double ck_normal_upper_quantile(double tail);

/* For tests: a kernel of 64 bytes that every processor can run. */
const ck_kernel *ck_kernel_for_tests(void);

/* For tests: `ck_stream_tally` where runs of `least` samples are already long. */
ck_tally ck_stream_tally_long(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                              const ck_stop *stop, uint64_t least);

/* The ways in which kernels have the words of drops before them. */
typedef enum ck_words_form {
  /* x and y in turn. */
  CK_WORDS_ADJACENT,
  /* Those of x and those of y. */
  CK_WORDS_APART,
  /* A plane for each bit. */
  CK_WORDS_IN_PLANES,
} ck_words_form;

/* For tests: what a kernel other than the plain one counts for drops whose draws are given as
 * words of 32 bits, or, if `is_31_bits`, for draws from 0 to 2^31 - 2 that are given doubled. The
 * words come as x and y in turn, and the kernel gets them in one of its forms, of which planes are
 * for 32 bits alone. The number of drops must be a multiple of 16. */
ck_tally ck_kernel_count_words(const ck_kernel *kernel, const uint32_t *words, size_t drops,
                               bool is_31_bits, ck_words_form form);

/* The version of the GSL that is running, such as "2.7.1". */
const char *ck_gsl_version(void);

#pragma clang assume_nonnull end

#endif
