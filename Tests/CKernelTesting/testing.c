/* testing.c - what tests need of CKernel beyond its public header.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <stdlib.h>
#include <string.h>

#include "circle/count.h"
#include "ckerneltesting.h"
#include "jump/polynomial.h"
#include "jump/table.h"
#include "stream/stream.h"
#include "words_row.h"

extern const ck_test_words ck_test_words_wide, ck_test_words_baseline, ck_test_words_avx2,
    ck_test_words_avx512;

static const ck_test_words *const ck_test_all_words[] = {
    &ck_test_words_wide,
    &ck_test_words_baseline,
#if defined(__x86_64__)
    &ck_test_words_avx2,
    &ck_test_words_avx512,
#endif
};

static const ck_test_words *ck_test_words_of(const ck_kernel *kernel) {
  for (size_t i = 0; i < sizeof ck_test_all_words / sizeof *ck_test_all_words; i++)
    if (strcmp(ck_test_all_words[i]->name, ck_kernel_name(kernel)) == 0)
      return ck_test_all_words[i];
  abort();
}

ck_count ck_test_count_words(const ck_kernel *kernel, const uint32_t *words, size_t points,
                             bool is_31_bits, ck_test_form form) {
  const ck_test_words *const row = ck_test_words_of(kernel);
  const ck_grid grid = is_31_bits ? CK_GRID_31 : CK_GRID_32;
  ck_count count = {.samples = points};
  switch (form) {
  case CK_TEST_ADJACENT:
    row->count_adjacent(&count, words, points, grid);
    break;
  case CK_TEST_APART:
    row->count_apart(&count, words, points, grid);
    break;
  case CK_TEST_BITSLICED:
    row->count_bitsliced(&count, words, points, grid);
    break;
  }
  return count;
}

ck_test_circuit ck_test_circuit_of(const ck_kernel *kernel) {
  return ck_test_words_of(kernel)->circuit;
}

void ck_test_judge(const ck_kernel *kernel, const uint64_t *x, const uint64_t *y, size_t words,
                   ck_test_verdict *verdicts) {
  ck_test_words_of(kernel)->judge(x, y, words, verdicts);
}

ck_count ck_test_count_long(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                            const ck_stop *stop) {
  return ck_stream_count_with_long_bound(stream, kernel, samples, stop, 1);
}

bool ck_test_went_long(const ck_stream *stream) {
  return stream->part_power.coefficients != NULL;
}

void ck_test_leave_normals_to_gsl(ck_stream *stream) {
  stream->normal_draws = -1;
}

int ck_test_normal_draws(const ck_stream *stream) {
  return stream->normal_draws;
}

const uint16_t *ck_test_polynomial(const ck_generator *generator, size_t *count) {
  const ck_jump *const jump = ck_jump_find(generator);
  if (jump == NULL || (jump->family != CK_FAMILY_MT19937 && jump->family != CK_FAMILY_GFSR4 &&
                       jump->family != CK_FAMILY_R250))
    return NULL;
  const ck_polynomial *const p = jump->parameters;
  *count = p->count;
  return p->exponents;
}
