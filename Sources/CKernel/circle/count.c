/* count.c - counts the points of a stream.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A kernel has vector code for some generators. The plain loop counts the rest: the points of other
 * generators, and those that remain when less than a vector's worth is wanted. Vector code reads
 * and writes GSL's own state, so the two take turns at will, and a stream is a gsl_rng at its draw
 * at any time.
 *
 * Runs are cut in slices, and the stop flag is looked at between them.
 */
#include "circle/count.h"

#include "circle/kernel.h"
#include "circle/plain.h"
#include "stream/stop.h"
#include "stream/stream.h"

/* Samples between two looks at the stop flag, which must be at most 5 ms apart. A slice takes about
 * 1 ms where it is slowest: on the plain kernel with ranlxd2, at 0.3 microseconds a sample, and on
 * vectors of 16 bytes with mt19937, at 1 nanosecond. It is so long because gfsr4 copies its state
 * for each slice. Without optimisation vector code takes some fifty times as long. */
#ifdef __OPTIMIZE__
enum { CK_VECTOR_SLICE = 1 << 20 };
#else
enum { CK_VECTOR_SLICE = 1 << 17 };
#endif
enum { CK_PLAIN_SLICE = 1 << 12 };

/* The most samples that the code for long runs gets at a time: if it is stopped, they are lost. */
enum { CK_LONGEST = 1 << 27 };

static uint64_t ck_at_most(uint64_t samples, uint64_t most) {
  return samples < most ? samples : most;
}

ck_count ck_stream_count_from(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                              const ck_stop *stop, uint64_t long_samples) {
  ck_state *const state = stream->state;
  const ck_vector_row *const row = ck_kernel_row_for(stream, kernel);
  bool goes_long = samples >= long_samples && row != NULL &&
                   ck_kernel_row_goes_long(row, state->generator);
  ck_count total = {0, 0, 0};
  while (total.samples < samples && !ck_stop_is_raised(stop)) {
    const uint64_t left = samples - total.samples;
    ck_count count = {0, 0, 0};
    if (goes_long && left >= long_samples) {
      count = row->count_long(stream->jump, &stream->part_power, state->gsl,
                              ck_at_most(left, CK_LONGEST), stop);
      /* Stopped, no memory, or too few samples: go on with the others, if that is allowed. */
      if (count.samples == 0) {
        goes_long = false;
        continue;
      }
    } else if (row != NULL) {
      count = row->count(stream->jump, state->gsl, ck_at_most(left, CK_VECTOR_SLICE));
    }
    if (count.samples == 0)
      count = ck_count_plain(state->generator, state->gsl, ck_at_most(left, CK_PLAIN_SLICE));
    total.samples += count.samples;
    total.hits += count.hits;
    total.undecided += count.undecided;
  }
  ck_advance_position(state, 2 * total.samples);
  return total;
}

ck_count ck_stream_count(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                         const ck_stop *stop) {
  return ck_stream_count_from(stream, kernel, samples, stop, CK_LONG_SAMPLES);
}
