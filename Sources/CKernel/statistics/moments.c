/* moments.c - means and sums of squares in sixteen lanes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Each lane runs the recurrence of B. P. Welford, "Note on a method for calculating corrected sums
 * of squares and products", Technometrics 4 (1962), on y = x - pivot:
 *
 *   d = y - mean,   mean += d / n,   squares += d * (y - mean)
 *
 * Its errors grow with the ratio of the mean to the deviation (T. F. Chan and J. G. Lewis,
 * "Computing standard deviations: accuracy", CACM 22 (1979)). The pivot is one of the values, so
 * the mean of y is not large: n * mean(y)^2 <= n * M2, and for a pivot that is an ordinary value
 * the ratio is about 1. Subtracting the pivot errs by half a unit in the last place of y.
 *
 * A row is a value for each lane. All lanes divide by the same n in a row, so there is one division
 * for 16 values. The lanes do not wait for each other, which is what makes vector code of them.
 * Nothing is fused, and each operation rounds once, so the bits do not depend on the processor.
 *
 * Vectors of 8 numbers are two, four or eight registers long, and a row is two of them. A pass over
 * the values keeps the means and sums of both vectors in registers, or of one where registers are
 * short.
 */
#include "statistics/moments.h"

#include <math.h>
#include <stdatomic.h>

#include "circle/targets/avx2.h"
#include "circle/targets/avx512.h"
#include "circle/vector_row.h"

enum { CK_PART_LANES = 8, CK_PARTS = CK_MOMENTS_LANES / CK_PART_LANES };

/* Half a row, at any address of a double. */
typedef double ck_part __attribute__((ext_vector_type(CK_PART_LANES), aligned(sizeof(double))));

#define CK_INLINE static inline __attribute__((always_inline))

CK_INLINE double ck_lesser(double x, double least) {
  return x < least ? x : least;
}

CK_INLINE double ck_greater(double x, double greatest) {
  return x > greatest ? x : greatest;
}

/* Adds the next value. */
CK_INLINE void ck_value_add(ck_moments *moments, double x) {
#pragma STDC FP_CONTRACT OFF
  double *const mean = &moments->means[moments->count % CK_MOMENTS_LANES];
  const double n = (double)(moments->count / CK_MOMENTS_LANES + 1);
  const double y = x - moments->pivot, d = y - *mean;
  *mean += d * (1 / n);
  moments->squares[moments->count % CK_MOMENTS_LANES] += d * (y - *mean);
  moments->least = ck_lesser(x, moments->least);
  moments->greatest = ck_greater(x, moments->greatest);
  moments->count++;
}

/* Adds whole rows. The next value must be one of lane 0. `parts` of a row are added in a pass. */
CK_INLINE void ck_rows_add(ck_moments *moments, const double *values, size_t rows,
                           const int parts) {
#pragma STDC FP_CONTRACT OFF
  const ck_part pivot = moments->pivot;
  ck_part least = moments->least, greatest = moments->greatest;
  for (int first = 0; first < CK_PARTS; first += parts) {
    ck_part *const means = (ck_part *)moments->means + first;
    ck_part *const squares = (ck_part *)moments->squares + first;
    ck_part mean[CK_PARTS], square[CK_PARTS];
    for (int k = 0; k < parts; k++) {
      mean[k] = means[k];
      square[k] = squares[k];
    }
    double n = (double)(moments->count / CK_MOMENTS_LANES);
    for (size_t row = 0; row < rows; row++) {
      const ck_part *const part = (const ck_part *)values + row * CK_PARTS + first;
      n += 1;
      const double r = 1 / n;
      for (int k = 0; k < parts; k++) {
        const ck_part x = part[k], y = x - pivot, d = y - mean[k];
        mean[k] += d * r;
        square[k] += d * (y - mean[k]);
        least = x < least ? x : least;
        greatest = x > greatest ? x : greatest;
      }
    }
    for (int k = 0; k < parts; k++) {
      means[k] = mean[k];
      squares[k] = square[k];
    }
  }
  for (int k = 0; k < CK_PART_LANES; k++) {
    moments->least = ck_lesser(least[k], moments->least);
    moments->greatest = ck_greater(greatest[k], moments->greatest);
  }
  moments->count += rows * CK_MOMENTS_LANES;
}

CK_INLINE void ck_values_add(ck_moments *moments, const double *values, size_t count,
                             const int parts) {
  const double *const end = values + count;
  while (values < end && moments->count % CK_MOMENTS_LANES != 0)
    ck_value_add(moments, *values++);
  const size_t rows = (size_t)(end - values) / CK_MOMENTS_LANES;
  if (rows > 0)
    ck_rows_add(moments, values, rows, parts);
  values += rows * CK_MOMENTS_LANES;
  while (values < end)
    ck_value_add(moments, *values++);
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) static void ck_values_add_avx512(ck_moments *moments,
                                                                    const double *values,
                                                                    size_t count) {
  ck_values_add(moments, values, count, 2);
}

__attribute__((target("avx2"))) static void ck_values_add_avx2(ck_moments *moments,
                                                               const double *values,
                                                               size_t count) {
  ck_values_add(moments, values, count, 2);
}
#endif

static void ck_values_add_baseline(ck_moments *moments, const double *values, size_t count) {
  ck_values_add(moments, values, count, 1);
}

/* A code, and the kernel for the same processors. NULL stands for every processor. */
static const struct {
  const ck_kernel *kernel;
  void (*add)(ck_moments *moments, const double *values, size_t count);
} ck_moments_codes[] = {
#if defined(__x86_64__)
    {&ck_kernel_avx512, ck_values_add_avx512},
    {&ck_kernel_avx2, ck_values_add_avx2},
#endif
    {NULL, ck_values_add_baseline},
};

size_t ck_moments_code_count(void) {
  return sizeof ck_moments_codes / sizeof *ck_moments_codes;
}

bool ck_moments_code_is_available(size_t index) {
  const ck_kernel *const kernel = ck_moments_codes[index].kernel;
  return kernel == NULL || kernel->is_available();
}

void ck_moments_add_by(size_t index, ck_moments *moments, const double *values, size_t count) {
  if (count == 0)
    return;
  if (moments->count == 0) {
    /* A zero of either sign becomes 0. */
    const double first = values[0] + 0.0;
    *moments = (ck_moments){.pivot = first, .least = first, .greatest = first};
  }
  ck_moments_codes[index].add(moments, values, count);
  moments->least += 0.0;
  moments->greatest += 0.0;
  if (moments->greatest - moments->least == HUGE_VAL) {
    for (size_t k = 0; k < CK_MOMENTS_LANES && k < moments->count; k++) {
      moments->means[k] = 0;
      moments->squares[k] = HUGE_VAL;
    }
  }
}

void ck_moments_add(ck_moments *moments, const double *values, size_t count) {
  /* The index of the fastest code, plus 1. Threads may find it at once: they find the same. */
  static atomic_size_t fastest;
  size_t index = atomic_load_explicit(&fastest, memory_order_relaxed);
  if (index == 0) {
    while (!ck_moments_code_is_available(index))
      index++;
    atomic_store_explicit(&fastest, ++index, memory_order_relaxed);
  }
  ck_moments_add_by(index - 1, moments, values, count);
}
