/* ckerneltesting.h - what tests need of CKernel beyond its public header.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_CKERNELTESTING_H
#define CK_CKERNELTESTING_H

#include "ckernel.h"

#pragma clang assume_nonnull begin

/* A kernel of 64 bytes that every processor can run. It shows the width of AVX-512, and the
 * portable form of all operations, on any machine. */
const ck_kernel *ck_test_kernel_wide(void);

/* The same kernel with code for long runs that counts a hit too many, so that its check fails. */
const ck_kernel *ck_test_kernel_wrong_when_long(void);

/* ck_stream_count where a run is long from the first sample on. */
ck_count ck_test_count_long(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                            const ck_stop *stop);

/* Whether the stream has taken the code for long runs: it keeps the power of x that it jumped
 * by. */
bool ck_test_went_long(const ck_stream *stream);

/* Lets GSL's function make all normal variables of the stream, as if the layers that were read off
 * it had been wrong. */
void ck_test_leave_normals_to_gsl(ck_stream *stream);

/* How many draws the stream's normal variables begin with, or -1 if GSL's function makes all. */
int ck_test_normal_draws(const ck_stream *stream);

/* The exponents of the characteristic polynomial over GF(2) of mt19937, gfsr4 or r250, from the
 * highest on. Their number goes to `count`. NULL for other generators. */
const uint16_t *_Nullable ck_test_polynomial(const ck_generator *generator, size_t *count);

/* The codes that add values to moments, the fastest first. */
size_t ck_test_moments_codes(void);

/* ck_moments_add by one of these codes. False, and nothing is added, if the processor cannot run
 * it. */
bool ck_test_moments_add(size_t code, ck_moments *moments, const double *values, size_t count);

/* The forms in which kernels have the words of points. */
typedef enum ck_test_form {
  /* x and y in turn. */
  CK_TEST_ADJACENT,
  /* All x, then all y. */
  CK_TEST_APART,
  /* Bit-sliced, for draws of 32 bits. */
  CK_TEST_BITSLICED,
} ck_test_form;

/* Counts points as a kernel other than the plain one does, by its tests of the circle. The words
 * are x and y in turn, and the kernel gets them in one of its forms. They are draws of 32 bits, or,
 * if `is_31_bits`, draws from 0 to 2^31 - 2, doubled. The number of points must be a multiple of
 * 16. */
ck_count ck_test_count_words(const ck_kernel *kernel, const uint32_t *words, size_t points,
                             bool is_31_bits, ck_test_form form);

/* The parameters of a bit-sliced test; see vector/carry_save.h. */
typedef struct ck_test_circuit {
  /* The digits of x, and of y. At most CK_TEST_DIGITS. */
  int digits;
  /* Pairs i < j of digits are left out if j < low_digits or i + j <= low_digits. */
  int low_digits;
  /* 2^rounded_column is added to the sum, unless it is 0. */
  int rounded_column;
} ck_test_circuit;

enum { CK_TEST_DIGITS = 12 };

/* The circuit of a kernel other than the plain one. */
ck_test_circuit ck_test_circuit_of(const ck_kernel *kernel);

/* Masks of 64 points, a bit each. */
typedef struct ck_test_verdict {
  uint64_t inside;
  uint64_t undecided;
} ck_test_verdict;

/* The verdicts of a kernel's circuit for `words` * 64 points, where `words` is a multiple of 8.
 * Digit k of x of point i is bit i % 64 of x[k * words + i / 64]. */
void ck_test_judge(const ck_kernel *kernel, const uint64_t *x, const uint64_t *y, size_t words,
                   ck_test_verdict *verdicts);

/* The scalar twin of the circuits: the verdict for 64 points, whose digits are x[k] and y[k].
 * Writes the bits of the sum, the lowest first, to sum[0] to sum[2 * digits - 1]. */
ck_test_verdict ck_test_twin(ck_test_circuit circuit, const uint64_t *x, const uint64_t *y,
                             uint64_t *sum);

/* The bounds of a number of a saved state. */
typedef struct ck_test_bounds {
  uint64_t least, greatest;
} ck_test_bounds;

/* The bounds of number `index`, which is below ck_generator_state_numbers. */
ck_test_bounds ck_test_number_bounds(const ck_generator *generator, size_t index);

/* Changes one of a state's numbers, as three random words say, to one at a bound or beyond it, to
 * one in bounds, to a random one, or in one bit. */
void ck_test_change_number(const ck_generator *generator, uint64_t *numbers,
                           const uint64_t random[_Nonnull 3]);

/* The range of what a state has drawn, and whether all its numbers have stayed in bounds. */
typedef struct ck_test_guarded {
  uint64_t least, greatest;
  bool in_bounds;
} ck_test_guarded;

/* Draws from two copies of the stream's state: one ends where memory ends that may be touched, and
 * one begins where it begins. A draw that touches memory beyond ends the process. */
ck_test_guarded ck_test_draw_guarded(const ck_stream *stream, size_t draws);

/* Loads numbers into a stream without looking at them. The stream must not be used but by
 * ck_test_draw_guarded. */
void ck_test_force(ck_stream *stream, const uint64_t *numbers);

#pragma clang assume_nonnull end

#endif
