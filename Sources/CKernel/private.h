/* private.h - what CKernel's sources share.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_PRIVATE_H
#define CK_PRIVATE_H

#include <gsl/gsl_rng.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "ckernel.h"

#if !defined(__clang__) && defined(__FP_FAST_FMA)
#error "compile with clang: this compiler may fuse x*x + y*y and change the count"
#endif

/* The number of an array's elements. */
#define CK_COUNT(array) (sizeof(array) / sizeof *(array))

/* A generator's state, behind what we know of it. It is one piece of memory, so that a `gsl_rng`
 * whose state is the whole of it can be cloned by GSL. */
typedef struct ck_state {
  const gsl_rng_type *type;
  uint64_t position;
  /* Whether the position has passed 2^64 - 1. */
  bool wrapped;
  unsigned long seed;
  /* State of `type`, aligned for any. */
  max_align_t generator[];
} ck_state;

typedef struct ck_jump ck_jump;

/* Counts draws that have been made. */
static inline void ck_count_draws(ck_state *state, uint64_t draws) {
  state->wrapped |= __builtin_add_overflow(state->position, draws, &state->position);
}

/* A power of x modulo a characteristic polynomial, kept for the next jump of the same length.
 * Nothing is kept while `coefficients` is NULL. */
typedef struct ck_power {
  uint64_t exponent;
  uint64_t *coefficients;
} ck_power;

/* We own the memory of the state: gsl_rng_alloc would abort the process if there were none, and
 * would seed the state once more than is needed. */
struct ck_stream {
  ck_state *state;
  const ck_jump *jump;
  ck_power power;
  /* The same for jumps between the parts of a long run. */
  ck_power part_power;
  /* The last kernel that was proved for this stream's type, so as not to look it up each time. */
  const ck_kernel *kernel;
  /* What ck_stream_gsl_rng lends. */
  gsl_rng_type lent_type;
  gsl_rng lent;
};

struct ck_stop {
  atomic_bool raised;
};

/* Generators with one recurrence and one layout of their state. */
typedef enum ck_family {
  CK_FAMILY_MT,
  CK_FAMILY_GFSR4,
  CK_FAMILY_R250,
  CK_FAMILY_TAUS,
  CK_FAMILY_TAUS113,
  CK_FAMILY_CMRG,
  CK_FAMILY_MRG,
  CK_FAMILIES,
} ck_family;

/* A generator that can jump. */
struct ck_jump {
  const char *name;
  ck_family family;
  /* The size of the state whose layout `advance` knows. */
  size_t size;
  /* Moves the state by `draws`, at least 1. False if there is no memory for that. */
  bool (*advance)(const ck_jump *jump, void *state, uint64_t draws, ck_power *power);
  /* What `advance` needs to know of this generator. */
  const void *parameters;
};

/* The families, each with a row for every generator. */
extern const ck_jump ck_jumps_gf2[5];
extern const ck_jump ck_jumps_tausworthe[3];
extern const ck_jump ck_jumps_modular[2];

/* The jump for generators of this type, or NULL. */
const ck_jump *ck_jump_find(const gsl_rng_type *type);

/* Whether something that relies on the layout of GSL's states agrees with GSL. */
typedef enum ck_proof {
  CK_PROVED,
  CK_DISPROVED,
  /* There is no memory for the proof. */
  CK_UNDECIDED,
} ck_proof;

/* Proves something of a type for which there is a jump. `stock` and `state` are two of its states,
 * at the same odd draw, which is in the middle of what some generators make at a time. */
typedef ck_proof ck_prover(const void *claim, const gsl_rng_type *type, void *stock, void *state);

/* The proof of `claim`, a row of a table, for this type: made by `prove`, or kept from before. A
 * state that cannot be one of the known layout disproves every claim. */
ck_proof ck_proof_of(const void *claim, const gsl_rng_type *type, ck_prover *prove);

/* For provers: whether both states draw the same for longer than any generator's memory. To be asked
 * last, as GSL would not survive each state that is wrong. */
bool ck_draw_the_same(const gsl_rng_type *type, void *stock, void *state);

/* The proof of this type's jump, which there is. */
ck_proof ck_jump_proof(const gsl_rng_type *type);

/* The plain kernel on a state: adds `samples` drops to the tally. */
void ck_tally_plain(const gsl_rng_type *type, void *state, uint64_t samples, ck_tally *tally);

/* A ck_generator is a gsl_rng_type under a name that needs no header of GSL's. */
static inline const gsl_rng_type *ck_gsl_type(const ck_generator *generator) {
  return (const gsl_rng_type *)generator;
}

#endif
