/* ckernel.h - streams of the GNU Scientific Library's generators: draws, jumps, substreams, saved
 * states, distributions, and points in the unit circle, counted by kernels.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * This header includes no header of GSL's, so nothing of GSL leaks into programs that use PiKit.
 *
 * No function here calls a function of GSL's that can raise an error. GSL's error handler aborts
 * the process, and the process has only one, so a library must not replace it. The one exception is
 * the seeding of `ran0`: see ck_stream_seed.
 *
 * A stream belongs to one thread at a time. All other functions may be called from any thread.
 *
 * Jumps, vector kernels and saved states know how GSL lays out its states, which GSL does not
 * promise. A *check* compares what they do with what the installed GSL does. It is made once in a
 * process.
 */
#ifndef CK_CKERNEL_H
#define CK_CKERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/* A generator: a `gsl_rng_type`, from GSL or from the program. Immutable, and never freed. */
typedef struct ck_generator ck_generator;

/* How many generators the installed GSL has. O(number of generators). */
size_t ck_generator_count(void);

/* The generator at `index`, 0 <= index < ck_generator_count(), in GSL's order. */
const ck_generator *ck_generator_at(size_t index);

/* GSL's name of the generator, such as "mt19937". */
const char *ck_generator_name(const ck_generator *generator);

/* The smallest and the largest integer that a draw can be, as the generator declares them. */
uint64_t ck_generator_min(const ck_generator *generator);
uint64_t ck_generator_max(const ck_generator *generator);

/* A cursor into the sequence of one generator and one seed. It stands at a draw. */
typedef struct ck_stream ck_stream;

/* A stream at draw 0 of a seed, or NULL if there is no memory for it. See ck_stream_seed. A stream
 * takes the memory of the generator's state, up to 128 KiB (gfsr4), and some 200 bytes. */
ck_stream *_Nullable ck_stream_create(const ck_generator *generator, uint32_t seed);

/* A stream at the same draw of the same sequence, or NULL if there is no memory for it. */
ck_stream *_Nullable ck_stream_copy(const ck_stream *stream);

/* Frees the stream. */
void ck_stream_destroy(ck_stream *stream);

/* Puts the stream at draw 0 of the sequence of `seed`, as gsl_rng_set does. Seed 0 stands for the
 * generator's own default. May be called again.
 *
 * The caller must not seed `ran0` with 123459876: GSL raises an error, which aborts the process. */
void ck_stream_seed(ck_stream *stream, uint32_t seed);

/* The seed of the last call of ck_stream_seed, or of gsl_rng_set on the stream's gsl_rng. */
uint64_t ck_stream_current_seed(const ck_stream *stream);

/* The number of the next draw, counted from the start of the sequence, or of the substream if the
 * stream is in one. It wraps around after draw 2^64 - 1. */
uint64_t ck_stream_position(const ck_stream *stream);

/* Whether the position has wrapped around. */
bool ck_stream_has_wrapped(const ck_stream *stream);

/* Lets the stream end before draw `end`, which must not be less than its position. Seeding it anew
 * lifts the limit. A draw past the end, by ck_stream_get, ck_stream_uniform, a distribution or the
 * stream's gsl_rng, ends the process with a message, unless the stream reports overruns.
 * ck_stream_count, ck_stream_fill and ck_stream_fill_normals must not be asked for more draws than
 * remain. */
void ck_stream_limit(ck_stream *stream, uint64_t end);

/* From now on the stream reports overruns: a single draw past its end sets ck_stream_overrun rather
 * than end the process. Draws then go on with those that follow in the generator's sequence, the
 * position goes on past the end, and no draws remain. Draws before the end cost no more.
 *
 * A copy of the stream, and a clone of its gsl_rng, report overruns too, each its own. */
void ck_stream_report_overruns(ck_stream *stream);

/* Where the stream says whether it has overrun its end. Valid until the stream is destroyed.
 *
 * ck_stream_move, ck_stream_limit, ck_stream_seed and gsl_rng_set reset it to false. A jump back
 * does not, so code that runs on the stream cannot hide an overrun by one. */
const bool *ck_stream_overrun(const ck_stream *stream);

/* Whether the stream has an end. */
bool ck_stream_is_limited(const ck_stream *stream);

/* How many draws remain before the end: 0 after it, UINT64_MAX if there is none. */
uint64_t ck_stream_remaining(const ck_stream *stream);

/* The next draw, as gsl_rng_get returns it. */
uint64_t ck_stream_get(ck_stream *stream);

/* The next draw, as gsl_rng_uniform returns it. */
double ck_stream_uniform(ck_stream *stream);

/* Makes `draws` draws and discards them, as that many calls of ck_stream_get would: also past the
 * end. O(draws), at the cost of the generator's own function. Generators that can jump reach a far
 * draw sooner by ck_stream_jump. */
void ck_stream_skip(ck_stream *stream, uint64_t draws);

/* A `gsl_rng *` at the stream's draw. It is valid until the stream is used otherwise or destroyed.
 * Its draws move the stream, and gsl_rng_set seeds the stream anew.
 *
 * Its type has the generator's name and range, and counts draws as well. It is a type of its own,
 * so gsl_rng_memcpy between this `gsl_rng` and another generator's raises an error of GSL's. Clones
 * draw on their own, and must be freed before the stream is destroyed. gsl_rng_fread and
 * gsl_rng_fwrite must not be used on it: its state holds a pointer. */
void *ck_stream_gsl_rng(ck_stream *stream);

/* Variables of GSL's distributions, as the named function of GSL's gives them at the stream's draw.
 * The caller must check the conditions. "24 bits" means that the generator's largest draw less its
 * least is 2^24 - 1 or more. A positive parameter is from 2^-1000 to 2^1000. Under these conditions
 * GSL raises no error, does not loop for long, and returns no NaN. Infinities are possible.
 *
 * gsl_ran_gaussian_ziggurat; 24 bits, 0 <= sigma <= 2^1000. */
double ck_stream_normal(ck_stream *stream, double sigma);

/* gsl_ran_exponential; a positive mean. Infinite if the generator draws 1. */
double ck_stream_exponential(ck_stream *stream, double mean);

/* gsl_ran_gamma; 24 bits, a positive shape and scale. */
double ck_stream_gamma(ck_stream *stream, double shape, double scale);

/* gsl_ran_beta; 24 bits unless alpha <= 1 and beta <= 1; both positive. */
double ck_stream_beta(ck_stream *stream, double alpha, double beta);

/* gsl_ran_chisq; 24 bits, nu positive. */
double ck_stream_chi_squared(ck_stream *stream, double nu);

/* gsl_ran_tdist; 1/8 <= nu <= 2 and 24 bits, or 2 + 2^-20 <= nu <= 2^1000. */
double ck_stream_student_t(ck_stream *stream, double nu);

/* gsl_ran_lognormal; a finite zeta, 0 <= sigma <= 2^1000. */
double ck_stream_log_normal(ck_stream *stream, double zeta, double sigma);

/* gsl_ran_cauchy; a positive scale. */
double ck_stream_cauchy(ck_stream *stream, double scale);

/* gsl_ran_weibull; a positive scale and shape. */
double ck_stream_weibull(ck_stream *stream, double scale, double shape);

/* gsl_ran_poisson; 0 <= mean <= 2^31. */
uint32_t ck_stream_poisson(ck_stream *stream, double mean);

/* gsl_ran_binomial if the variance is 2^22 or less, else the sum of several of its values, see
 * discrete.c; 0 <= probability <= 1, trials <= 2^31 - 2. */
uint32_t ck_stream_binomial(ck_stream *stream, double probability, uint32_t trials);

/* gsl_ran_geometric; 2^-26 <= probability <= 1. */
uint32_t ck_stream_geometric(ck_stream *stream, double probability);

/* gsl_rng_uniform_int; 1 <= bound <= the generator's largest draw less its least. */
uint64_t ck_stream_uniform_integer(ck_stream *stream, uint64_t bound);

/* A point on the unit sphere. With z between x and y, Swift loads x and y one by one into a vector.
 * Loaded as a pair, they would have to wait until both stores are done. */
typedef struct ck_direction {
  double x, z, y;
} ck_direction;

/* gsl_ran_dir_3d. */
ck_direction ck_stream_direction(ck_stream *stream);

/* gsl_ran_dir_nd; dimensions >= 1. */
void ck_stream_direction_in(ck_stream *stream, double *coordinates, size_t dimensions);

/* gsl_ran_dirichlet; 24 bits, count >= 1, positive concentrations whose sum is 2^1000 or less. */
void ck_stream_dirichlet(ck_stream *stream, const double *concentrations, double *shares,
                         size_t count);

/* gsl_ran_multinomial, see vectors.c; trials <= 2^31 - 2, count >= 1, weights that are 0 or more
 * and whose sum is finite and more than 0. The counts add up to the trials. */
void ck_stream_multinomial(ck_stream *stream, uint32_t trials, const double *weights,
                           intptr_t *counts, size_t count);

/* How a check ended. */
typedef enum ck_check {
  CK_CHECK_PASSED,
  /* There is nothing to check: the generator has no jump, the layout of its state is not known, or
   * the kernel has no such code for it. */
  CK_CHECK_ABSENT,
  /* The installed generator's draws are different. */
  CK_CHECK_FAILED,
  /* There is no memory for the check. A later call tries again. */
  CK_CHECK_NO_MEMORY,
} ck_check;

/* The number of integers in a saved state of the generator. 0 if it cannot be saved: the generator
 * can jump, its name is unknown, or its state does not have the expected size. O(1). */
size_t ck_generator_state_numbers(const ck_generator *generator);

/* Checks the layout of the generator's state: saves a state, loads it, and compares the next ten
 * thousand draws with the generator's own. CK_CHECK_ABSENT if ck_generator_state_numbers is 0. The
 * check is made once in a process and takes up to 2 ms. Later calls return its result and do not
 * wait. */
ck_check ck_generator_check_state(const ck_generator *generator);

/* Saves the stream's state as ck_generator_state_numbers numbers, each below 2^53. They mean the
 * same on all machines. Together with the generator, the seed and the position they are the whole
 * stream. Costs O(numbers).
 *
 * Checks with ck_generator_check_state first. False if that does not pass, or if a number is out of
 * bounds, and then the numbers mean nothing. No seed of 32 bits leads to such a state. gsl_rng_set
 * on the lent gsl_rng can, with a larger seed. */
bool ck_stream_save(const ck_stream *stream, uint64_t *numbers);

/* Loads numbers that ck_stream_save made of a stream of the same generator and seed at `position`.
 * The stream then stands at this draw.
 *
 * Checks with ck_generator_check_state first. False, and the stream unchanged, if that does not
 * pass, or if a number is out of bounds, so no numbers can make GSL read or write out of its state.
 * Numbers of another draw, or of none, are not detected if they are in bounds. Costs O(numbers). */
bool ck_stream_load(ck_stream *stream, const uint64_t *numbers, uint64_t position);

/* Whether the streams of the generator can jump: its name is known, and its state has the expected
 * size. O(1). */
bool ck_generator_can_jump(const ck_generator *generator);

/* Checks the generator's jump-ahead: jumps some ten thousand draws, makes as many with the
 * generator's own code, and compares the draws that follow. The check is made once in a process and
 * takes up to 5 ms. Later calls return its result and do not wait. */
ck_check ck_generator_check_jump(const ck_generator *generator);

/* How a jump ended. */
typedef enum ck_jump_result {
  CK_JUMP_DONE,
  /* The generator has no jump-ahead. */
  CK_JUMP_IMPOSSIBLE,
  /* The stream has passed draw 2^64 - 1. */
  CK_JUMP_WRAPPED,
  /* The place lies past the stream's end, or there is no such substream. */
  CK_JUMP_OUTSIDE,
  /* The check of the generator's jump-ahead has failed. */
  CK_JUMP_CHECK_FAILED,
  /* There is no memory for it. */
  CK_JUMP_NO_MEMORY,
} ck_jump_result;

/* Moves the stream to draw `position` of its sequence or substream, forwards or back. Unless the
 * result is CK_JUMP_DONE the stream stays where it is. Checks the generator's jump-ahead first.
 *
 * A jump by n draws costs O(d log n + d^2) with the order d of the generator's recurrence: up to
 * 5 ms for mt19937 and gfsr4, microseconds for the others. A stream remembers its last distance,
 * and jumps as far again at less cost. */
ck_jump_result ck_stream_jump(ck_stream *stream, uint64_t position);

/* Substream k is the CK_SUBSTREAM_DRAWS draws of the sequence from draw k * CK_SUBSTREAM_DRAWS on.
 * There are CK_SUBSTREAMS, so the last begins at draw 2^84 - 2^40. */
static const uint64_t CK_SUBSTREAM_DRAWS = UINT64_C(1) << 40;
static const uint64_t CK_SUBSTREAMS = UINT64_C(1) << 44;

/* Moves the stream to draw 0 of a substream of its seed, from wherever it is. It then ends at the
 * substream's end. Unless the result is CK_JUMP_DONE the stream stays where it is. Checks the
 * generator's jump-ahead first.
 *
 * Costs a jump from the current substream's start, or from the sequence's start if the target is
 * earlier. The first move to the next substream, in a process, and the first with another distance,
 * in a stream, compute a power of x. Others cost less: some tenths of a millisecond for mt19937 and
 * gfsr4. The stream then takes the memory of the generator's state twice. */
ck_jump_result ck_stream_move(ck_stream *stream, uint64_t substream);

/* A flag by which one thread asks others to stop. */
typedef struct ck_stop ck_stop;

/* A flag that is not raised, or NULL if there is no memory for it. */
ck_stop *_Nullable ck_stop_create(void);

/* Frees the flag. No kernel may be using it. */
void ck_stop_destroy(ck_stop *stop);

/* Raises the flag. It stays raised. */
void ck_stop_raise(ck_stop *stop);

/* Whether it has been raised. */
bool ck_stop_is_raised(const ck_stop *stop);

/* A kernel: code that counts points in the circle, for one kind of processor. The plain kernel is
 * the loop over the generator's own functions, and specifies what all others must return.
 * Immutable, and never freed. */
typedef struct ck_kernel ck_kernel;

/* The kernels for processors of this architecture, the fastest first and the plain one last. */
size_t ck_kernel_count(void);

/* The kernel at `index`, 0 <= index < ck_kernel_count(). */
const ck_kernel *ck_kernel_at(size_t index);

/* The kernel's name: "plain", "baseline", "avx2", "avx512" or "neon". */
const char *ck_kernel_name(const ck_kernel *kernel);

/* Whether this processor has what the kernel needs. The plain kernel needs nothing. */
bool ck_kernel_is_available(const ck_kernel *kernel);

/* Whether the kernel has vector code for the generator: its name is known, and its state has the
 * expected size. Never true for the plain kernel. */
bool ck_kernel_serves(const ck_kernel *kernel, const ck_generator *generator);

/* Checks the vector code of a kernel, which must be available, for a generator: counts some
 * thousand points and makes as many uniforms, and compares both, and the draws that follow, with
 * the generator's own. The check is made once for a kernel and a generator in a process and takes
 * up to 2 ms. Later calls return its result and do not wait. */
ck_check ck_kernel_check(const ck_kernel *kernel, const ck_generator *generator);

/* The same for the kernel's code for long runs, which jumps to several places of the sequence
 * first. Checks the generator's jump-ahead too. Takes up to 7 ms.
 *
 * No other function makes this check. Until it has passed in this process, long runs take the code
 * for shorter ones, with the same result. */
ck_check ck_kernel_check_long(const ck_kernel *kernel, const ck_generator *generator);

/* From how many samples on a count takes the code for long runs, once that is checked. UINT64_MAX
 * if the kernel has none for the generator. */
uint64_t ck_kernel_long_samples(const ck_kernel *kernel, const ck_generator *generator);

/* Points, and how they were counted. */
typedef struct ck_count {
  uint64_t samples;
  /* Those inside the unit circle. */
  uint64_t hits;
  /* Those that the plain kernel's double expression decided: points near the circle that every
   * coarse test left undecided, and all points that the plain kernel counted. */
  uint64_t undecided;
} ck_count;

/* Counts the next `samples` points, two draws each, and moves the stream past them. The kernel
 * must be available. Hits and position never depend on it.
 *
 * Checks the kernel with ck_kernel_check first, and runs the plain kernel unless that has passed. A
 * run of ck_kernel_long_samples or more takes the code for long runs if ck_kernel_check_long was
 * called before in this process and has passed. Results of checks are looked up without a lock:
 * once ck_kernel_check has returned for this kernel and generator, a count never waits for another
 * thread.
 *
 * Compiled with optimisation, looks at `stop` at least every 5 ms of its own time. If it is raised,
 * returns early: `samples` of the result is the number of points that were counted, and the stream
 * stands after them. A long run that is stopped may have counted none, as it counts several parts
 * of the sequence at once. */
ck_count ck_stream_count(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                         const ck_stop *stop);

/* Writes the next `count` draws, as gsl_rng_uniform returns them. If they are many, checks the
 * kernel as ck_stream_count does, and lets it make most of them. The kernel must be available. */
void ck_stream_fill(ck_stream *stream, const ck_kernel *kernel, double *uniforms, size_t count);

/* Writes `count` independent normals of mean 0 and variance 1, by the method of Box and Muller.
 * Draws 2i and 2i + 1 of this call, as gsl_rng_uniform returns them, make numbers 2i and 2i + 1. An
 * odd count takes one draw more, so the call takes 2 ceil(count / 2) draws. The kernel must be
 * available, and makes the draws as for ck_stream_fill.
 *
 * Numbers and position never depend on the kernel, the processor or libm. All numbers are finite,
 * and differ from the method's exact ones for 1 - u, as rounded to a double, by less than 4 units
 * in the last place. The draws bound
 * them: none exceeds sqrt(2 b ln 2) in magnitude if draws have b bits and are below 1: 6.66 if
 * they have 32. */
void ck_stream_fill_normals(ck_stream *stream, const ck_kernel *kernel, double *numbers,
                            size_t count);

/* Writes number d of sample i, rows[i * dimensions + d], to columns[d * samples + i], so that each
 * dimension has a column. Rows and columns must not overlap, and need no alignment beyond that of a
 * double. The kernel must be available. Takes one to three times as long as a copy. */
void ck_rows_to_columns(const ck_kernel *kernel, const double *rows, double *columns,
                        size_t samples, size_t dimensions);

/* Sixteen lanes of means and sums of squared deviations. Value i is added in lane i mod 16. */
#define CK_MOMENTS_LANES 16
typedef struct ck_moments {
  /* The number of values. Without any, all other fields are 0. */
  uint64_t count;
  /* The first value. */
  double pivot;
  /* The least and the greatest value. */
  double least;
  double greatest;
  /* The mean of each lane's values, less the pivot. */
  double means[CK_MOMENTS_LANES];
  /* The sum of the squared deviations of each lane's values from their mean. */
  double squares[CK_MOMENTS_LANES];
} ck_moments;

/* Adds values, which should be finite. The result has the same bits on all processors, and for any
 * cut of the values into calls. Zeros are kept as 0, not as -0.
 *
 * If the difference of the extremes is too large for a double, the mean of each lane with values is
 * 0, and its sum of squares is infinite. */
void ck_moments_add(ck_moments *moments, const double *values, size_t count);

/* The x for which a standard normal variable exceeds x with probability `tail`, 0 < tail < 1. */
double ck_normal_upper_quantile(double tail);

/* The t that Student's variable with `nu` degrees of freedom exceeds with probability `tail`.
 * nu >= 1, 2^-60 <= tail <= 1/2. Its relative error is below 10^-12 for tails up to 0.4. Nearer to
 * 1/2 the absolute error is below 10^-15. */
double ck_student_upper_quantile(double tail, double nu);

/* The version of the installed GSL, such as "2.7.1". */
const char *ck_gsl_version(void);

#pragma clang assume_nonnull end

#endif
