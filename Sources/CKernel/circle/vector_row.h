/* vector_row.h - what a vector kernel consists of.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_VECTOR_ROW_H
#define CK_VECTOR_ROW_H

#include "ckernel.h"
#include "jump/row.h"

/* A kernel's functions for one family of generators. They move `state`, which is GSL's, to the draw
 * after the last one that they use. */
typedef struct ck_vector_row {
  /* Counts points, as many as fit the kernel but at most `samples`. Counts none if those are too
   * few. */
  ck_count (*count)(const ck_jump *jump, void *state, uint64_t samples);
  /* Makes uniforms, as many as fit the kernel but at most `count`. Returns how many. */
  size_t (*fill)(const ck_jump *jump, void *state, double *uniforms, size_t count);
  /* The same as `count`, with jumps to several places of the sequence first. NULL if that never
   * pays. Keeps the power of x that it jumped by. Looks at `stop`. Counts none and leaves `state`
   * alone if the flag is raised, if there is no memory, or if the samples are too few. The jump
   * must have passed its check. */
  ck_count (*count_long)(const ck_jump *jump, ck_power *power, void *state, uint64_t samples,
                         const ck_stop *stop);
} ck_vector_row;

/* The plain kernel's rows are empty. */
struct ck_kernel {
  const char *name;
  bool (*is_available)(void);
  /* Replaces pairs of uniforms by pairs of normals, with the bits of normal/normal.c. */
  void (*normals)(double *numbers, size_t pairs);
  /* As ck_rows_to_columns of ckernel.h. */
  void (*columns)(const double *rows, double *columns, size_t samples, size_t dimensions);
  ck_vector_row rows[CK_FAMILIES];
};

/* For kernels that every processor can run. */
static inline bool ck_is_always_available(void) {
  return true;
}

#endif
