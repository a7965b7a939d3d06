/* kernel.c - the kernels that there are, and what runs on them.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A kernel has vector code for some generators and hands the rest to the plain loop: other
 * generators, and the drops that are left when a vector's worth is no longer wanted. It reads and
 * writes GSL's own state, so the two take turns at will, and a stream is always a gsl_rng at its
 * draw.
 */
#include "kernel.h"

#include <string.h>

#include "layout.h"

/* Samples between two looks at the stop flag. The plain kernel takes 5 ms for its slice with
 * ranlxd2, at 0.3 microseconds a sample the slowest generator of GSL's; the others take less than
 * 10 nanoseconds a sample, and some fifty without optimisation. */
#ifdef __OPTIMIZE__
enum { CK_VECTOR_SLICE = 1 << 21 };
#else
enum { CK_VECTOR_SLICE = 1 << 17 };
#endif
enum { CK_PLAIN_SLICE = 1 << 14 };

/* So few uniforms are not worth a look for vector code. */
enum { CK_FILL_LEAST = 128 };

static const ck_kernel ck_kernel_plain = {.name = "plain", .is_available = ck_is_always_available};

static const ck_kernel *const ck_kernels[] = {
#if defined(__x86_64__)
    &ck_kernel_avx512, &ck_kernel_avx2, &ck_kernel_baseline,
#elif defined(__aarch64__)
    &ck_kernel_baseline,
#endif
    &ck_kernel_plain,
};

size_t ck_kernel_count(void) {
  return CK_COUNT(ck_kernels);
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

/* The kernel's row for this jump's generator, or NULL. */
static const ck_vector_row *ck_row(const ck_kernel *kernel, const ck_jump *jump) {
  const ck_vector_row *const row = jump == NULL ? NULL : &kernel->rows[jump->family];
  return row == NULL || row->tally == NULL ? NULL : row;
}

bool ck_kernel_serves(const ck_kernel *kernel, const ck_generator *generator) {
  return ck_row(kernel, ck_jump_find(ck_gsl_type(generator))) != NULL;
}

/* Whether a row counts as the plain kernel does, makes the same uniforms, and leaves a state that
 * draws the same: from an odd draw, and for longer than any generator's memory. GSL draws from the
 * state only if the rest agreed, as it would not survive each that is wrong. */
static bool ck_agrees(const ck_vector_row *row, const ck_jump *jump, const gsl_rng_type *type,
                      void *stock, void *state, double *uniforms, size_t count) {
  type->set(stock, 4357);
  for (int i = 0; i < 7; i++)
    type->get(stock);
  memcpy(state, stock, type->size);
  if (!ck_state_fits(jump, state))
    return false;

  ck_counts counts = {0, 0};
  ck_tally expected = {0, 0, 0};
  const uint64_t samples = row->tally(jump, state, count / 2, &counts);
  ck_tally_plain(type, stock, samples, &expected);
  bool agrees = samples > 0 && counts.hits == expected.hits;

  const size_t filled = row->fill(jump, state, uniforms, count);
  agrees = agrees && filled > 0;
  for (size_t i = 0; i < filled; i++)
    agrees = agrees && uniforms[i] == type->get_double(stock);
  for (int i = 0; i < 10000; i++)
    agrees = agrees && type->get(state) == type->get(stock);
  return agrees;
}

static ck_proof ck_prove_row(const void *claim, const gsl_rng_type *type) {
  enum { CK_PROOF_DRAWS = 12000 };
  const ck_vector_row *const row = claim;
  const ck_jump *const jump = ck_jump_find(type);
  void *const stock = calloc(1, type->size);
  void *const state = calloc(1, type->size);
  double *const uniforms = calloc(CK_PROOF_DRAWS, sizeof *uniforms);
  ck_proof proof = CK_UNDECIDED;
  if (stock != NULL && state != NULL && uniforms != NULL)
    proof = ck_agrees(row, jump, type, stock, state, uniforms, CK_PROOF_DRAWS) ? CK_PROVED
                                                                               : CK_DISPROVED;
  free(uniforms);
  free(state);
  free(stock);
  return proof;
}

ck_kernel_proof ck_kernel_prove(const ck_kernel *kernel, const ck_generator *generator) {
  const gsl_rng_type *const type = ck_gsl_type(generator);
  const ck_vector_row *const row = ck_row(kernel, ck_jump_find(type));
  if (row == NULL)
    return CK_KERNEL_ABSENT;
  switch (ck_proof_of(row, type, ck_prove_row)) {
  case CK_PROVED:
    return CK_KERNEL_PROVED;
  case CK_DISPROVED:
    return CK_KERNEL_DISPROVED;
  default:
    return CK_KERNEL_NO_MEMORY;
  }
}

/* The kernel's row for this stream if it is there and proved, or NULL. */
static const ck_vector_row *ck_proved_row(ck_stream *stream, const ck_kernel *kernel) {
  const ck_vector_row *const row = ck_row(kernel, stream->jump);
  if (row != NULL && stream->kernel != kernel) {
    if (ck_proof_of(row, stream->state->type, ck_prove_row) != CK_PROVED)
      return NULL;
    stream->kernel = kernel;
  }
  return row;
}

ck_tally ck_stream_tally(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                         const ck_stop *stop) {
  ck_state *const state = stream->state;
  const ck_vector_row *row = ck_proved_row(stream, kernel);
  ck_tally tally = {0, 0, 0};
  while (tally.samples < samples && !ck_stop_is_raised(stop)) {
    const uint64_t left = samples - tally.samples;
    uint64_t fell = 0;
    if (row != NULL) {
      ck_counts counts = {0, 0};
      fell = row->tally(stream->jump, state->generator,
                        left < CK_VECTOR_SLICE ? left : CK_VECTOR_SLICE, &counts);
      tally.samples += fell;
      tally.hits += counts.hits;
      tally.exact += counts.exact;
    }
    if (fell == 0)
      ck_tally_plain(state->type, state->generator, left < CK_PLAIN_SLICE ? left : CK_PLAIN_SLICE,
                     &tally);
  }
  ck_count_draws(state, 2 * tally.samples);
  return tally;
}

void ck_stream_fill(ck_stream *stream, const ck_kernel *kernel, double *uniforms, size_t count) {
  ck_state *const state = stream->state;
  const ck_vector_row *const row =
      count < CK_FILL_LEAST ? NULL : ck_proved_row(stream, kernel);
  size_t made = 0, more = row != NULL;
  while (more > 0 && made < count) {
    more = row->fill(stream->jump, state->generator, uniforms + made, count - made);
    made += more;
  }
  double (*const uniform)(void *) = state->type->get_double;
  for (; made < count; made++)
    uniforms[made] = uniform(state->generator);
  ck_count_draws(state, count);
}

ck_tally ck_kernel_count_words(const ck_kernel *kernel, const uint32_t *words, size_t drops,
                               bool is_31_bits, bool apart) {
  const ck_grid grid = is_31_bits ? CK_GRID_31 : CK_GRID_32;
  ck_counts counts = {0, 0};
  if (apart)
    for (size_t i = 0; i < drops; i += 16) {
      uint32_t x[16], y[16];
      for (size_t k = 0; k < 16; k++) {
        x[k] = words[2 * (i + k)];
        y[k] = words[2 * (i + k) + 1];
      }
      kernel->count_paired(x, y, 16, grid, &counts);
    }
  else
    kernel->count_adjacent(words, drops, grid, &counts);
  return (ck_tally){.samples = drops, .hits = counts.hits, .exact = counts.exact};
}
