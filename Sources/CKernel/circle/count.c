/* count.c - counts the points of a stream.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A kernel has vector code for some generators, and for mt19937 more code for long runs. The plain
 * loop counts the rest: the points of other generators, and those that remain when less than the
 * vector code's smallest batch is wanted, up to 311 points of mt19937 and 1023 of gfsr4. All three
 * read and write GSL's own state, so they take turns at will, and a stream is a gsl_rng at its draw
 * at any time.
 *
 * The code for long runs jumps to several places of the sequence and counts at all of them at once.
 * It looks at the stop flag itself, and counts none if that is raised. Everything else is cut in
 * slices, and the stop flag is looked at between them.
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

/* The most samples that the code for long runs gets at a time. A stop loses at most their work.
 * This is 16 times CK_LONG_SAMPLES, where jumps begin to pay, so they cost little in comparison.
 * Swift's block grid also has blocks of at most 2^27 samples, but the two need not agree. */
enum { CK_LONGEST = 1 << 27 };

static uint64_t ck_at_most(uint64_t samples, uint64_t most) {
  return samples < most ? samples : most;
}

ck_count ck_stream_count_with_long_bound(ck_stream *stream, const ck_kernel *kernel,
                                         uint64_t samples, const ck_stop *stop,
                                         uint64_t long_samples) {
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
      /* None counted. Go on in slices; the loop tests the flag first. */
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
  return ck_stream_count_with_long_bound(stream, kernel, samples, stop, CK_LONG_SAMPLES);
}
