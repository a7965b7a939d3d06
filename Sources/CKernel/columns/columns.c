/* columns.c - a column of numbers for each dimension, from samples in rows.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A sequence gives the numbers of one sample after another. Code for batches wants all first
 * numbers, then all second ones, so that a compiler can make vectors of its arithmetic. This is the
 * transposition of a matrix. vector/columns.h has it in vectors; the loop here specifies it.
 */
#include "columns/columns.h"

#include "circle/vector_row.h"
#include "ckernel.h"

void ck_rows_to_columns_plain(const double *rows, double *columns, size_t samples,
                              size_t dimensions) {
  for (size_t d = 0; d < dimensions; d++)
    for (size_t i = 0; i < samples; i++)
      columns[d * samples + i] = rows[i * dimensions + d];
}

void ck_rows_to_columns(const ck_kernel *kernel, const double *rows, double *columns,
                        size_t samples, size_t dimensions) {
  kernel->columns(rows, columns, samples, dimensions);
}
