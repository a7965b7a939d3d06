/* kernel.c - the kernels that there are, and what runs on them.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A kernel has vector code for some generators and hands the rest to the plain loop: other
 * generators, and the drops that are left when a vector's worth is no longer wanted. It reads and
 * writes GSL's own state, so the two take turns at will, and a stream is always a gsl_rng at its
 * draw.
 */
#include "circle/kernel.h"

#include <stddef.h>

/* Samples between two looks at the stop flag. The plain kernel takes 5 ms for its slice with
 * ranlxd2, at 0.3 microseconds a sample the slowest generator of GSL's; the others take less than
 * 10 nanoseconds a sample, and some fifty without optimisation. */
#ifdef __OPTIMIZE__
enum { CK_VECTOR_SLICE = 1 << 21 };
#else
enum { CK_VECTOR_SLICE = 1 << 17 };
#endif
enum { CK_PLAIN_SLICE = 1 << 14 };

/* A long run begins with some milliseconds of jumps, and pays from about this many samples on. One
 * that is stopped loses its drops, so they are at most this long. */
enum { CK_LONG = 1 << 23, CK_LONGEST = 1 << 27 };

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

/* Whether `samples` drops, at least 1, have these hits, by the plain kernel. */
static bool ck_has_plain_hits(uint64_t hits, uint64_t samples, const gsl_rng_type *type,
                              void *stock) {
  ck_tally expected = {0, 0, 0};
  ck_tally_plain(type, stock, samples, &expected);
  return samples > 0 && hits == expected.hits;
}

/* Proves that a row counts as the plain kernel does, makes the same uniforms, and leaves a state
 * that draws the same. */
static ck_proof ck_prove_row(const void *claim, const gsl_rng_type *type, void *stock, void *state) {
  enum { CK_PROOF_DRAWS = 12000 };
  const ck_vector_row *const row = claim;
  const ck_jump *const jump = ck_jump_find(type);
  double *const uniforms = calloc(CK_PROOF_DRAWS, sizeof *uniforms);
  if (uniforms == NULL)
    return CK_UNDECIDED;
  ck_counts counts = {0, 0};
  const uint64_t samples = row->tally(jump, state, CK_PROOF_DRAWS / 2, &counts);
  bool agrees = ck_has_plain_hits(counts.hits, samples, type, stock);
  const size_t filled = row->fill(jump, state, uniforms, CK_PROOF_DRAWS);
  agrees = agrees && filled > 0;
  for (size_t i = 0; i < filled; i++)
    agrees = agrees && uniforms[i] == type->get_double(stock);
  free(uniforms);
  return agrees && ck_draw_the_same(type, stock, state) ? CK_PROVED : CK_DISPROVED;
}

/* The same for a row's long runs. The claim is their place in the row, as the row itself is the claim
 * above. The drops of each part go twice around any ring. */
static ck_proof ck_prove_long(const void *claim, const gsl_rng_type *type, void *stock, void *state) {
  enum { CK_PROOF_SAMPLES = 10000 };
  const ck_vector_row *const row =
      (const void *)((const char *)claim - offsetof(ck_vector_row, tally_long));
  ck_power power = {0};
  ck_stop never;
  atomic_init(&never.raised, false);
  ck_counts counts = {0, 0};
  const uint64_t samples = row->tally_long(ck_jump_find(type), &power, state, CK_PROOF_SAMPLES,
                                           &never, &counts);
  free(power.coefficients);
  /* There was no memory: the flag is not raised, and there are drops enough. */
  if (samples == 0)
    return CK_UNDECIDED;
  return ck_has_plain_hits(counts.hits, samples, type, stock) && ck_draw_the_same(type, stock, state)
             ? CK_PROVED
             : CK_DISPROVED;
}

static ck_kernel_proof ck_kernel_proof_of(ck_proof proof) {
  switch (proof) {
  case CK_PROVED:
    return CK_KERNEL_PROVED;
  case CK_DISPROVED:
    return CK_KERNEL_DISPROVED;
  default:
    return CK_KERNEL_NO_MEMORY;
  }
}

ck_kernel_proof ck_kernel_prove(const ck_kernel *kernel, const ck_generator *generator) {
  const gsl_rng_type *const type = ck_gsl_type(generator);
  const ck_vector_row *const row = ck_row(kernel, ck_jump_find(type));
  return row == NULL ? CK_KERNEL_ABSENT : ck_kernel_proof_of(ck_proof_of(row, type, ck_prove_row));
}

ck_kernel_proof ck_kernel_prove_long(const ck_kernel *kernel, const ck_generator *generator) {
  const gsl_rng_type *const type = ck_gsl_type(generator);
  const ck_vector_row *const row = ck_row(kernel, ck_jump_find(type));
  if (row == NULL || row->tally_long == NULL)
    return CK_KERNEL_ABSENT;
  const ck_proof jump = ck_jump_proof(type);
  if (jump != CK_PROVED)
    return ck_kernel_proof_of(jump);
  return ck_kernel_proof_of(ck_proof_of(&row->tally_long, type, ck_prove_long));
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
  return ck_stream_tally_long(stream, kernel, samples, stop, CK_LONG);
}

ck_tally ck_stream_tally_long(ck_stream *stream, const ck_kernel *kernel, uint64_t samples,
                              const ck_stop *stop, uint64_t least) {
  ck_state *const state = stream->state;
  const ck_vector_row *const row = ck_proved_row(stream, kernel);
  bool goes_long =
      samples >= least && row != NULL &&
      ck_kernel_prove_long(kernel, (const ck_generator *)state->type) == CK_KERNEL_PROVED;
  ck_tally tally = {0, 0, 0};
  while (tally.samples < samples && !ck_stop_is_raised(stop)) {
    const uint64_t left = samples - tally.samples;
    ck_counts counts = {0, 0};
    uint64_t fell = 0;
    if (goes_long && left >= least) {
      fell = row->tally_long(stream->jump, &stream->part_power, state->generator,
                             left < CK_LONGEST ? left : CK_LONGEST, stop, &counts);
      /* Stopped, no memory, or too few: the others go on, if they may. */
      if (fell == 0) {
        goes_long = false;
        continue;
      }
    } else if (row != NULL) {
      fell = row->tally(stream->jump, state->generator,
                        left < CK_VECTOR_SLICE ? left : CK_VECTOR_SLICE, &counts);
    }
    tally.samples += fell;
    tally.hits += counts.hits;
    tally.exact += counts.exact;
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
                               bool is_31_bits, ck_words_form form) {
  const ck_grid grid = is_31_bits ? CK_GRID_31 : CK_GRID_32;
  ck_counts counts = {0, 0};
  switch (form) {
  case CK_WORDS_ADJACENT:
    kernel->count_adjacent(words, drops, grid, &counts);
    break;
  case CK_WORDS_APART:
    for (size_t i = 0; i < drops; i += 16) {
      uint32_t x[16], y[16];
      for (size_t k = 0; k < 16; k++) {
        x[k] = words[2 * (i + k)];
        y[k] = words[2 * (i + k) + 1];
      }
      kernel->count_paired(x, y, 16, grid, &counts);
    }
    break;
  case CK_WORDS_IN_PLANES:
    kernel->count_planes(words, drops, grid, &counts);
    break;
  }
  return (ck_tally){.samples = drops, .hits = counts.hits, .exact = counts.exact};
}
