/* check.c - proofs against the installed GSL, made once in a process.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The jumps and the vector kernels know the layout of GSL's states, which GSL does not promise. So
 * they are not trusted because a generator's name is right: before the first use in a process, what
 * they make of a state is compared with what the generator that is really installed makes of it. A
 * proof is kept for each gsl_rng_type and claim. If there are more than the table holds, the others
 * are proved each time.
 */
#include <pthread.h>
#include <string.h>

#include "check/layout.h"

static struct {
  pthread_mutex_t mutex;
  size_t count;
  struct {
    const void *claim;
    const gsl_rng_type *type;
    ck_proof proof;
  } rows[128];
} ck_proved = {.mutex = PTHREAD_MUTEX_INITIALIZER};

bool ck_draw_the_same(const gsl_rng_type *type, void *stock, void *state) {
  /* More than the order of any recurrence. */
  enum { CK_PROOF_COMPARED = 10000 };
  bool agrees = true;
  for (int i = 0; i < CK_PROOF_COMPARED; i++)
    agrees = agrees && type->get(state) == type->get(stock);
  return agrees;
}

/* Hands two states to the prover. */
static ck_proof ck_prove(const void *claim, const gsl_rng_type *type, ck_prover *prove) {
  void *const stock = calloc(1, type->size);
  void *const state = calloc(1, type->size);
  ck_proof proof = CK_UNDECIDED;
  if (stock != NULL && state != NULL) {
    type->set(stock, 4357);
    for (int i = 0; i < 7; i++)
      type->get(stock);
    memcpy(state, stock, type->size);
    proof = ck_state_fits(ck_jump_find(type), state) ? prove(claim, type, stock, state)
                                                     : CK_DISPROVED;
  }
  free(state);
  free(stock);
  return proof;
}

ck_proof ck_proof_of(const void *claim, const gsl_rng_type *type, ck_prover *prove) {
  pthread_mutex_lock(&ck_proved.mutex);
  size_t i = 0;
  while (i < ck_proved.count &&
         (ck_proved.rows[i].claim != claim || ck_proved.rows[i].type != type))
    i++;
  ck_proof proof;
  if (i < ck_proved.count) {
    proof = ck_proved.rows[i].proof;
  } else {
    proof = ck_prove(claim, type, prove);
    if (proof != CK_UNDECIDED && i < CK_COUNT(ck_proved.rows)) {
      ck_proved.rows[i].claim = claim;
      ck_proved.rows[i].type = type;
      ck_proved.rows[i].proof = proof;
      ck_proved.count++;
    }
  }
  pthread_mutex_unlock(&ck_proved.mutex);
  return proof;
}
