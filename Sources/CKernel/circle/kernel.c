/* kernel.c - the table of kernels, and their checks.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A kernel has a row of functions for each family of generators that it has vector code for. A row
 * is used once its check has passed: it counts, makes uniforms, and leaves a state as the installed
 * generator does.
 */
#include "circle/kernel.h"

#include <stdlib.h>

#include "check/check.h"
#include "circle/plain.h"
#include "circle/targets/avx2.h"
#include "circle/targets/avx512.h"
#include "circle/targets/baseline.h"
#include "columns/columns.h"
#include "jump/table.h"
#include "normal/normal.h"
#include "stream/generator.h"
#include "stream/stop.h"

static const ck_kernel ck_kernel_plain = {
    .name = "plain",
    .is_available = ck_is_always_available,
    .normals = ck_normals_plain,
    .columns = ck_rows_to_columns_plain,
};

static const ck_kernel *const ck_kernels[] = {
#if defined(__x86_64__)
    &ck_kernel_avx512, &ck_kernel_avx2, &ck_kernel_baseline,
#elif defined(__aarch64__)
    &ck_kernel_baseline,
#endif
    &ck_kernel_plain,
};

size_t ck_kernel_count(void) {
  return sizeof ck_kernels / sizeof *ck_kernels;
}

const ck_kernel *ck_kernel_at(size_t index) {
  return ck_kernels[index];
}

const char *ck_kernel_name(const ck_kernel *kernel) {
  return kernel->name;
}

bool ck_kernel_is_available(const ck_kernel *kernel) {
  return kernel->is_available();
}

/* The kernel's row for the generator of this jump, or NULL. */
static const ck_vector_row *ck_row(const ck_kernel *kernel, const ck_jump *jump) {
  const ck_vector_row *const row = jump == NULL ? NULL : &kernel->rows[jump->family];
  return row == NULL || row->count == NULL ? NULL : row;
}

bool ck_kernel_serves(const ck_kernel *kernel, const ck_generator *generator) {
  return ck_row(kernel, ck_jump_find(generator)) != NULL;
}

uint64_t ck_kernel_long_samples(const ck_kernel *kernel, const ck_generator *generator) {
  const ck_vector_row *const row = ck_row(kernel, ck_jump_find(generator));
  return row == NULL || row->count_long == NULL ? UINT64_MAX : CK_LONG_SAMPLES;
}

/* Whether a row counted at least one point, and as the plain kernel counts them. */
static bool ck_counts_agree(ck_count count, const ck_trial *trial) {
  const ck_count plain = ck_count_plain(trial->generator, trial->stock, count.samples);
  return count.samples > 0 && count.hits == plain.hits;
}

/* Checks the functions of a row for runs of ordinary length. */
static ck_check ck_row_checker(const ck_trial *trial) {
  enum { CK_CHECKED_DRAWS = 12000 };
  const ck_vector_row *const row = trial->row;
  double *const uniforms = calloc(CK_CHECKED_DRAWS, sizeof *uniforms);
  if (uniforms == NULL)
    return CK_CHECK_NO_MEMORY;
  const ck_count count = row->count(trial->jump, trial->state, CK_CHECKED_DRAWS / 2);
  bool agrees = ck_counts_agree(count, trial);
  const size_t filled = row->fill(trial->jump, trial->state, uniforms, CK_CHECKED_DRAWS);
  agrees = agrees && filled > 0;
  ck_uniform_function *const uniform = ck_generator_uniform(trial->generator);
  for (size_t i = 0; i < filled; i++)
    agrees = agrees && uniforms[i] == uniform(trial->stock);
  free(uniforms);
  return agrees && ck_trial_draws_agree(trial) ? CK_CHECK_PASSED : CK_CHECK_FAILED;
}

/* Checks the function of a row for long runs. The points of each part go twice around any ring. */
static ck_check ck_long_checker(const ck_trial *trial) {
  enum { CK_CHECKED_SAMPLES = 10000 };
  const ck_vector_row *const row = trial->row;
  ck_power power = {0};
  ck_stop never;
  atomic_init(&never.raised, false);
  const ck_count count =
      row->count_long(trial->jump, &power, trial->state, CK_CHECKED_SAMPLES, &never);
  free(power.coefficients);
  /* The flag is not raised and the points are enough, so there was no memory. */
  if (count.samples == 0)
    return CK_CHECK_NO_MEMORY;
  return ck_counts_agree(count, trial) && ck_trial_draws_agree(trial) ? CK_CHECK_PASSED
                                                                      : CK_CHECK_FAILED;
}

ck_check ck_kernel_check(const ck_kernel *kernel, const ck_generator *generator) {
  const ck_jump *const jump = ck_jump_find(generator);
  const ck_vector_row *const row = ck_row(kernel, jump);
  return row == NULL ? CK_CHECK_ABSENT : ck_check_make(ck_row_checker, row, jump, generator);
}

ck_check ck_kernel_check_long(const ck_kernel *kernel, const ck_generator *generator) {
  const ck_jump *const jump = ck_jump_find(generator);
  const ck_vector_row *const row = ck_row(kernel, jump);
  if (row == NULL || row->count_long == NULL)
    return CK_CHECK_ABSENT;
  const ck_check check = ck_generator_check_jump(generator);
  return check == CK_CHECK_PASSED ? ck_check_make(ck_long_checker, row, jump, generator) : check;
}

const ck_vector_row *ck_kernel_row_for(ck_stream *stream, const ck_kernel *kernel) {
  const ck_vector_row *const row = ck_row(kernel, stream->jump);
  if (row != NULL && stream->kernel != kernel) {
    const ck_generator *const generator = stream->state->generator;
    if (ck_check_make(ck_row_checker, row, stream->jump, generator) != CK_CHECK_PASSED)
      return NULL;
    stream->kernel = kernel;
  }
  return row;
}

bool ck_kernel_row_goes_long(const ck_vector_row *row, const ck_generator *generator) {
  return row->count_long != NULL && ck_check_has_passed(ck_long_checker, row, generator);
}
