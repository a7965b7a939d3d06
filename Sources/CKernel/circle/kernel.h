/* kernel.h - the rows of kernels that a stream may use.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_KERNEL_H
#define CK_KERNEL_H

#include "circle/vector_row.h"
#include "stream/stream.h"

/* From how many samples on a run is long. A long run begins with jumps of some milliseconds, which
 * pay from about here on. */
enum { CK_LONG_SAMPLES = 1 << 23 };

/* The kernel's row for the stream's generator, or NULL if there is none or its check has not
 * passed. Makes the check if it has not been made. */
const ck_vector_row *ck_kernel_row_for(ck_stream *stream, const ck_kernel *kernel);

/* Whether the row has code for long runs, and the check of that code for this generator was made
 * and has passed. Never waits. */
bool ck_kernel_row_goes_long(const ck_vector_row *row, const ck_generator *generator);

#endif
