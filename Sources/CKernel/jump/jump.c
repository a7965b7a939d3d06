/* jump.c - moving a stream to any draw of its sequence.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A generator that is linear, over GF(2) or modulo a prime, moves by n draws when the n-th power
 * of its transition is applied to its state. Each family has a source of its own that says how.
 * Here is what they share: which generator belongs where, going back, and the proof.
 *
 * The proof compares the state after a jump with the state after as many draws of the generator
 * that is really installed.
 */
#include <string.h>

#include "check/layout.h"

/* Draws that the proof jumps over. The powers of x for it are squared beyond the degree of every
 * polynomial, with and without a multiplication by x. */
enum { CK_PROOF_JUMPED = 65533 };

static const ck_jump *ck_jump_named(const ck_jump *rows, size_t count, const gsl_rng_type *type) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(rows[i].name, type->name) == 0 && rows[i].size == type->size)
      return &rows[i];
  return NULL;
}

const ck_jump *ck_jump_find(const gsl_rng_type *type) {
  const ck_jump *jump = ck_jump_named(ck_jumps_gf2, CK_COUNT(ck_jumps_gf2), type);
  if (jump == NULL)
    jump = ck_jump_named(ck_jumps_tausworthe, CK_COUNT(ck_jumps_tausworthe), type);
  if (jump == NULL)
    jump = ck_jump_named(ck_jumps_modular, CK_COUNT(ck_jumps_modular), type);
  return jump;
}

bool ck_generator_can_jump(const ck_generator *generator) {
  return ck_jump_find(ck_gsl_type(generator)) != NULL;
}

static ck_proof ck_prove_jump(const void *claim, const gsl_rng_type *type, void *stock,
                              void *state) {
  const ck_jump *const jump = claim;
  ck_power power = {0};
  ck_proof proof = CK_UNDECIDED;
  if (jump->advance(jump, state, CK_PROOF_JUMPED, &power)) {
    for (int i = 0; i < CK_PROOF_JUMPED; i++)
      type->get(stock);
    proof = ck_draw_the_same(type, stock, state) ? CK_PROVED : CK_DISPROVED;
  }
  free(power.coefficients);
  return proof;
}

ck_proof ck_jump_proof(const gsl_rng_type *type) {
  return ck_proof_of(ck_jump_find(type), type, ck_prove_jump);
}

/* What the proof allows a jump to return. */
static ck_jump_result ck_proved_jump(const gsl_rng_type *type) {
  switch (ck_jump_proof(type)) {
  case CK_PROVED:
    return CK_JUMP_DONE;
  case CK_DISPROVED:
    return CK_JUMP_DISPROVED;
  default:
    return CK_JUMP_NO_MEMORY;
  }
}

ck_jump_result ck_generator_prove_jump(const ck_generator *generator) {
  const gsl_rng_type *type = ck_gsl_type(generator);
  return ck_jump_find(type) == NULL ? CK_JUMP_IMPOSSIBLE : ck_proved_jump(type);
}

ck_jump_result ck_stream_jump(ck_stream *stream, uint64_t position) {
  ck_state *const state = stream->state;
  const ck_jump *const jump = stream->jump;
  if (jump == NULL)
    return CK_JUMP_IMPOSSIBLE;
  if (state->wrapped)
    return CK_JUMP_WRAPPED;
  if (position == state->position)
    return CK_JUMP_DONE;
  const ck_jump_result proof = ck_proved_jump(state->type);
  if (proof != CK_JUMP_DONE)
    return proof;

  /* Back is forwards from the start, on a copy, so that a failure leaves the stream alone. */
  const bool back = position < state->position;
  const uint64_t draws = back ? position : position - state->position;
  void *target = state->generator;
  if (back) {
    target = calloc(1, state->type->size);
    if (target == NULL)
      return CK_JUMP_NO_MEMORY;
    state->type->set(target, state->seed);
  }
  const bool done = draws == 0 || jump->advance(jump, target, draws, &stream->power);
  if (back) {
    if (done)
      memcpy(state->generator, target, state->type->size);
    free(target);
  }
  if (!done)
    return CK_JUMP_NO_MEMORY;
  state->position = position;
  return CK_JUMP_DONE;
}
