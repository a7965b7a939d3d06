/* columns.h - the transposition of columns/columns.c, in vectors.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Two columns are made at a time. Their numbers are neighbours in each row, so 16 bytes are loaded
 * from each of several rows, and a shuffle separates the two columns.
 *
 * Stores cost more than shuffles. Processors join stores to one cache line if they follow each
 * other, so a line of one column, which has eight samples, is written before one of the other. That
 * halves the time. Rows are read once for each two columns, so they are taken in parts that stay in
 * the first-level cache.
 */
#ifndef CK_VECTOR_COLUMNS_H
#define CK_VECTOR_COLUMNS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "vector/lanes.h"

enum {
  /* The samples of a vector, and of a cache line of 64 bytes. */
  CK_COLUMN_LANES = CK_BYTES / sizeof(double),
  CK_COLUMN_LINE = 8,
  /* The samples of a part: 8 KiB of 16 dimensions. */
  CK_COLUMN_PART = 64,
};

typedef double ck_vf64_pair __attribute__((vector_size(16), may_alias, aligned(8)));

CK_INLINE ck_vf64 ck_load_doubles(const double *numbers) {
  return *(const ck_vf64_unaligned *)numbers;
}

/* Two numbers from each of some rows that are `stride` apart. */
CK_INLINE ck_vf64 ck_load_pairs(const double *rows, size_t stride) {
#if CK_BYTES == 16
  (void)stride;
  return ck_load_doubles(rows);
#else
  ck_vf64_pair pairs[CK_COLUMN_LANES / 2];
  CK_UNROLL for (size_t i = 0; i < CK_COLUMN_LANES / 2; i++) pairs[i] =
      *(const ck_vf64_pair *)(rows + i * stride);
#if CK_BYTES == 32
  return __builtin_shufflevector(pairs[0], pairs[1], 0, 1, 2, 3);
#else
  return __builtin_shufflevector(__builtin_shufflevector(pairs[0], pairs[1], 0, 1, 2, 3),
                                 __builtin_shufflevector(pairs[2], pairs[3], 0, 1, 2, 3), 0, 1, 2,
                                 3, 4, 5, 6, 7);
#endif
#endif
}

/* A vector of each of two columns. */
typedef struct {
  ck_vf64 first, second;
} ck_two_vectors;

/* The vectors of two columns, from the pairs of rows 0, 2, ... and of rows 1, 3, ... */
CK_INLINE ck_two_vectors ck_separate(ck_vf64 even, ck_vf64 odd) {
  return (ck_two_vectors){
      .first = __builtin_shufflevector(even, odd, CK_FIRST_OF_PAIRS),
      .second = __builtin_shufflevector(even, odd, CK_SECOND_OF_PAIRS),
  };
}

CK_INLINE ck_two_vectors ck_two_vectors_of(const double *rows, size_t dimensions) {
  return ck_separate(ck_load_pairs(rows, 2 * dimensions),
                     ck_load_pairs(rows + dimensions, 2 * dimensions));
}

/* The same of rows of two numbers, which are loaded whole. */
CK_INLINE ck_two_vectors ck_two_vectors_of_pairs(const double *rows) {
#if CK_BYTES == 16
  return ck_two_vectors_of(rows, 2);
#elif CK_BYTES == 32
  /* Rows 0 and 2, and rows 1 and 3, by blends: several units can blend, and only one can shuffle
   * across vectors. */
  const ck_vf64 middle = ck_load_doubles(rows + 2);
  return ck_separate(__builtin_shufflevector(ck_load_doubles(rows), middle, 0, 1, 6, 7),
                     __builtin_shufflevector(middle, ck_load_doubles(rows + 4), 0, 1, 6, 7));
#else
  const ck_vf64 a = ck_load_doubles(rows), b = ck_load_doubles(rows + CK_COLUMN_LANES);
  return (ck_two_vectors){
      .first = __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14),
      .second = __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15),
  };
#endif
}

/* Writes the columns of the first two numbers of each row, or the second column alone if `first` is
 * NULL. */
CK_INLINE void ck_write_two(const double *rows, size_t dimensions, double *first, double *second,
                            size_t samples) {
  enum { CK_VECTORS = CK_COLUMN_LINE / CK_COLUMN_LANES };
  size_t i = 0;
  for (; i + CK_COLUMN_LINE <= samples; i += CK_COLUMN_LINE) {
    ck_two_vectors line[CK_VECTORS];
    CK_UNROLL for (size_t k = 0; k < CK_VECTORS; k++) {
      line[k] = dimensions == 2 ? ck_two_vectors_of_pairs(rows)
                                : ck_two_vectors_of(rows, dimensions);
      rows += CK_COLUMN_LANES * dimensions;
    }
    if (first != NULL)
      CK_UNROLL for (size_t k = 0; k < CK_VECTORS; k++)
          *(ck_vf64_unaligned *)(first + i + k * CK_COLUMN_LANES) = line[k].first;
    CK_UNROLL for (size_t k = 0; k < CK_VECTORS; k++)
        *(ck_vf64_unaligned *)(second + i + k * CK_COLUMN_LANES) = line[k].second;
  }
  for (; i < samples; i++, rows += dimensions) {
    if (first != NULL)
      first[i] = rows[0];
    second[i] = rows[1];
  }
}

/* The number of doubles before the next cache line. */
CK_INLINE size_t ck_doubles_to_line(const double *numbers) {
  return -(uintptr_t)numbers / sizeof *numbers % CK_COLUMN_LINE;
}

static void ck_to_columns(const double *rows, double *columns, size_t samples, size_t dimensions) {
  if (samples == 0 || dimensions == 0)
    return;
  if (dimensions == 1) {
    memcpy(columns, rows, samples * sizeof *rows);
    return;
  }
  /* Two columns are made at once, so their rows need no parts. */
  const size_t most = dimensions == 2 ? samples : CK_COLUMN_PART;
  /* The first part brings the columns to the beginning of a line. If the samples are no multiple of
   * a line's, that is so for the first column alone, and the others take up to twice the time. */
  size_t part = ck_doubles_to_line(columns);
  for (size_t start = 0; start < samples; start += part, part = most) {
    if (part == 0 || part > samples - start)
      part = samples - start < most ? samples - start : most;
    const double *const row = rows + start * dimensions;
    double *column = columns + start;
    if (dimensions == 2) {
      ck_write_two(row, 2, column, column + samples, part);
      continue;
    }
    size_t d = 0;
    for (; d + 2 <= dimensions; d += 2, column += 2 * samples)
      ck_write_two(row + d, dimensions, column, column + samples, part);
    if (d < dimensions)
      ck_write_two(row + d - 1, dimensions, NULL, column, part);
  }
}

#endif
