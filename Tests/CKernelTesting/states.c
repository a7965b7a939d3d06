/* states.c - what tests need of saved states.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The installed GSL is not compiled with a sanitizer. So that tests see it leave a state, the state
 * lies between pages that cannot be touched.
 */

/* For MAP_ANON and getpagesize, which are not in C11. */
#define _DEFAULT_SOURCE 1

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ckerneltesting.h"
#include "state/numbers.h"
#include "stream/generator.h"
#include "stream/stream.h"

ck_test_bounds ck_test_number_bounds(const ck_generator *generator, size_t index) {
  const ck_layout *const layout = ck_layout_find(generator);
  for (const ck_field *field = layout->fields; field->size > 0; field++) {
    const ck_layout alone = {.fields = {*field}};
    const size_t count = ck_numbers_count(&alone);
    if (index < count)
      return (ck_test_bounds){field->least, field->greatest};
    index -= count;
  }
  abort();
}

void ck_test_change_number(const ck_generator *generator, uint64_t *numbers,
                           const uint64_t random[3]) {
  const size_t index = random[0] % ck_generator_state_numbers(generator);
  const ck_test_bounds bounds = ck_test_number_bounds(generator, index);
  const uint64_t changed[] = {
      bounds.greatest,
      bounds.greatest + 1,
      bounds.least,
      bounds.least - 1,
      bounds.least + random[2] % (bounds.greatest - bounds.least + 1),
      random[2],
      numbers[index] ^ UINT64_C(1) << random[2] % 64,
      UINT64_MAX,
  };
  numbers[index] = changed[random[1] % (sizeof changed / sizeof *changed)];
}

static bool ck_test_is_in_bounds(const ck_generator *generator, const void *state) {
  const ck_layout *const layout = ck_layout_find(generator);
  uint64_t *const numbers = malloc(ck_numbers_count(layout) * sizeof *numbers);
  ck_numbers_read(layout, state, numbers);
  const bool fit = ck_numbers_fit(layout, numbers);
  free(numbers);
  return fit;
}

/* Draws from a state, and adds to what is known of its draws. Later draws may mend what the first
 * has broken, so looks at the state after both. */
static void ck_test_draw(const ck_generator *generator, void *state, size_t draws,
                         ck_test_guarded *result) {
  ck_get_function *const get = ck_generator_get(generator);
  ck_generator_uniform(generator)(state);
  result->in_bounds = result->in_bounds && ck_test_is_in_bounds(generator, state);
  for (size_t i = 0; i < draws; i++) {
    const uint64_t draw = get(state);
    result->least = draw < result->least ? draw : result->least;
    result->greatest = draw > result->greatest ? draw : result->greatest;
  }
  result->in_bounds = result->in_bounds && ck_test_is_in_bounds(generator, state);
}

ck_test_guarded ck_test_draw_guarded(const ck_stream *stream, size_t draws) {
  const ck_generator *const generator = stream->state->generator;
  const size_t size = ck_generator_state_size(generator), page = (size_t)getpagesize();
  const size_t inner = (size + page - 1) / page * page;
  char *const memory = mmap(NULL, page + inner + page, PROT_NONE, MAP_PRIVATE | MAP_ANON, -1, 0);
  if (memory == MAP_FAILED || mprotect(memory + page, inner, PROT_READ | PROT_WRITE) != 0)
    abort();
  ck_test_guarded result = {.least = UINT64_MAX, .greatest = 0, .in_bounds = true};
  char *const places[] = {memory + page, memory + page + inner - size};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    memcpy(places[i], stream->state->gsl, size);
    ck_test_draw(generator, places[i], draws, &result);
  }
  munmap(memory, page + inner + page);
  return result;
}

void ck_test_force(ck_stream *stream, const uint64_t *numbers) {
  ck_numbers_write(ck_layout_find(stream->state->generator), numbers, stream->state->gsl);
}
