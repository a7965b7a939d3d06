/* count.h - counting with another bound for long runs.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_COUNT_H
#define CK_COUNT_H

#include "ckernel.h"

/* ck_stream_count where a run is long from `long_samples` on. */
ck_count ck_stream_count_with_long_bound(ck_stream *stream, const ck_kernel *kernel,
                                         uint64_t samples, const ck_stop *stop,
                                         uint64_t long_samples);

#endif
