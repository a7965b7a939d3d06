/* fill_normals.c - normal numbers in bulk.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The uniforms of a part are written where its normals will be, and are replaced while they are in
 * the cache.
 */
#include "circle/vector_row.h"
#include "ckernel.h"

/* The numbers of a part, 128 KiB, which fit the second-level cache. It is a power of two, so vector
 * code makes all draws of a part and leaves none to the generator's own function. It is large
 * because vector code pays for each call: with gfsr4 it copies the state. */
enum { CK_NORMALS_PART = 1 << 14 };

void ck_stream_fill_normals(ck_stream *stream, const ck_kernel *kernel, double *numbers,
                            size_t count) {
  const size_t even = count - count % 2;
  size_t part;
  for (size_t done = 0; done < even; done += part) {
    part = even - done < CK_NORMALS_PART ? even - done : CK_NORMALS_PART;
    ck_stream_fill(stream, kernel, numbers + done, part);
    kernel->normals(numbers + done, part / 2);
  }
  if (even < count) {
    double pair[2];
    ck_stream_fill(stream, kernel, pair, 2);
    kernel->normals(pair, 1);
    numbers[even] = pair[0];
  }
}
