/* fill.c - uniform draws in bulk.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * As in count.c, vector code and the generator's own function take turns.
 */
#include "circle/kernel.h"
#include "stream/generator.h"
#include "stream/stream.h"

/* Below this count the vector path is not tried. */
enum { CK_FILL_LEAST = 128 };

void ck_stream_fill(ck_stream *stream, const ck_kernel *kernel, double *uniforms, size_t count) {
  ck_state *const state = stream->state;
  const ck_vector_row *const row =
      count < CK_FILL_LEAST ? NULL : ck_kernel_row_for(stream, kernel);
  size_t made = 0, more = row != NULL;
  while (more > 0 && made < count) {
    more = row->fill(stream->jump, state->gsl, uniforms + made, count - made);
    made += more;
  }
  if (made < count) {
    ck_uniform_function *const uniform = ck_generator_uniform(state->generator);
    for (; made < count; made++)
      uniforms[made] = uniform(state->gsl);
  }
  ck_advance_position(state, count);
}
