/* kernel.h - what a vector kernel is made of.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_KERNEL_H
#define CK_KERNEL_H

#include "private.h"

/* What a kernel counts. */
typedef struct {
  uint64_t hits;
  /* Drops that the double expression has decided. */
  uint64_t exact;
} ck_counts;

/* How a 32-bit word stands for a uniform draw. */
typedef enum {
  /* word / 2^32. */
  CK_GRID_32,
  /* (word / 2) / (2^31 - 1); the lowest bit is 0. */
  CK_GRID_31,
} ck_grid;

/* X^2 + Y^2 of drops on the edge begins here, and has this many values; vector/drops.h says why. */
enum {
  CK_EDGE_BEGIN = (1 << 30) - (1 << 17),
  CK_EDGE_WIDTH = 1 << 18,
};

/* Counts the drops on the edge, and the hits among them. Drop i has its x at x_words[i * stride]. */
void ck_count_edge(ck_counts *counts, const uint32_t *x_words, const uint32_t *y_words,
                   size_t stride, size_t drops, ck_grid grid);

/* A generator's functions in a kernel. They move `state`, which is GSL's, to behind the last draw
 * that they use. */
typedef struct ck_vector_row {
  /* Lets drops fall, as many as fit the kernel but at most `samples`. Returns how many: 0 if there
   * are too few for it. */
  uint64_t (*tally)(const ck_jump *jump, void *state, uint64_t samples, ck_counts *counts);
  /* Makes uniforms, as many as fit the kernel but at most `count`. Returns how many, as above. */
  size_t (*fill)(const ck_jump *jump, void *state, double *uniforms, size_t count);
  /* The same as `tally` where it pays to jump to several places first; NULL if it never does. Keeps
   * the power of x that it jumped by. Looks at `stop` and gives up, returning 0 and leaving `state`
   * alone, if that is raised, if there is no memory, or if there are too few samples. The jump must
   * have been proved. */
  uint64_t (*tally_long)(const ck_jump *jump, ck_power *power, void *state, uint64_t samples,
                         const ck_stop *stop, ck_counts *counts);
} ck_vector_row;

/* The plain kernel has no rows. */
struct ck_kernel {
  const char *name;
  bool (*is_available)(void);
  ck_vector_row rows[CK_FAMILIES];
  /* The drops of words in the ways that they may come: x and y in turn, x and y apart, and a plane
   * for each bit. Their number is a multiple of 16. */
  void (*count_adjacent)(const uint32_t *words, size_t drops, ck_grid grid, ck_counts *counts);
  void (*count_paired)(const uint32_t *x, const uint32_t *y, size_t drops, ck_grid grid,
                       ck_counts *counts);
  void (*count_planes)(const uint32_t *words, size_t drops, ck_grid grid, ck_counts *counts);
};

/* For kernels that need nothing that a processor may lack. */
static inline bool ck_is_always_available(void) {
  return true;
}

extern const ck_kernel ck_kernel_baseline, ck_kernel_avx2, ck_kernel_avx512;

#endif
