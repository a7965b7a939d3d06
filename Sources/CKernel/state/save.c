/* save.c - saves and loads the states of streams that cannot jump.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * GSL does not promise the layouts of layouts.c. So before the first use of one, a state is loaded
 * from its numbers, and its draws are compared with those of the installed generator. A state whose
 * numbers are out of bounds has another layout, and the check fails before it draws from what it
 * would load. Numbers out of bounds never reach GSL.
 */
#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "state/numbers.h"
#include "stream/stream.h"

static ck_check ck_state_checker(const ck_trial *trial) {
  const ck_layout *const layout = trial->row;
  const size_t size = ck_numbers_count(layout) * sizeof(uint64_t);
  uint64_t *const stock = malloc(size), *const loaded = malloc(size);
  ck_check result = CK_CHECK_NO_MEMORY;
  if (stock != NULL && loaded != NULL) {
    result = CK_CHECK_FAILED;
    ck_numbers_read(layout, trial->stock, stock);
    if (ck_numbers_fit(layout, stock)) {
      ck_numbers_write(layout, stock, trial->state);
      const bool agree = ck_trial_draws_agree(trial);
      ck_numbers_read(layout, trial->stock, stock);
      ck_numbers_read(layout, trial->state, loaded);
      if (agree && ck_numbers_fit(layout, stock) && memcmp(stock, loaded, size) == 0)
        result = CK_CHECK_PASSED;
    }
  }
  free(loaded);
  free(stock);
  return result;
}

/* Checks a known layout. */
static ck_check ck_layout_check(const ck_layout *layout, const ck_generator *generator) {
  return ck_check_make(ck_state_checker, layout, NULL, generator);
}

ck_check ck_generator_check_state(const ck_generator *generator) {
  const ck_layout *const layout = ck_layout_find(generator);
  return layout == NULL ? CK_CHECK_ABSENT : ck_layout_check(layout, generator);
}

size_t ck_generator_state_numbers(const ck_generator *generator) {
  const ck_layout *const layout = ck_layout_find(generator);
  return layout == NULL ? 0 : ck_numbers_count(layout);
}

/* The layout of the stream's state if it has passed its check, or NULL. */
static const ck_layout *ck_stream_layout(const ck_stream *stream) {
  const ck_generator *const generator = stream->state->generator;
  const ck_layout *const layout = ck_layout_find(generator);
  return layout != NULL && ck_layout_check(layout, generator) == CK_CHECK_PASSED ? layout : NULL;
}

bool ck_stream_save(const ck_stream *stream, uint64_t *numbers) {
  const ck_layout *const layout = ck_stream_layout(stream);
  if (layout == NULL)
    return false;
  ck_numbers_read(layout, stream->state->gsl, numbers);
  return ck_numbers_fit(layout, numbers);
}

bool ck_stream_load(ck_stream *stream, const uint64_t *numbers, uint64_t position) {
  const ck_layout *const layout = ck_stream_layout(stream);
  if (layout == NULL || !ck_numbers_fit(layout, numbers))
    return false;
  ck_state *const state = stream->state;
  ck_numbers_write(layout, numbers, state->gsl);
  state->position = position;
  state->wrapped = false;
  return true;
}
