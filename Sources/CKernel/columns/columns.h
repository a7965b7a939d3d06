/* columns.h - the transposition of samples, by scalar code.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_COLUMNS_H
#define CK_COLUMNS_H

#include <stddef.h>

/* As ck_rows_to_columns of ckernel.h. */
void ck_rows_to_columns_plain(const double *rows, double *columns, size_t samples,
                              size_t dimensions);

#endif
