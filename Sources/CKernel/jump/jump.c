/* jump.c - moves a stream to any draw of its sequence.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A generator that is linear, over GF(2) or modulo a prime, moves by n draws when the n-th power of
 * its transition is applied to its state. The sources in jump/generators say how each generator
 * does it. This one has what they share: jumping back, and the check, which compares the state
 * after a jump with the state after as many draws of the installed generator.
 */
#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "jump/table.h"
#include "stream/generator.h"
#include "stream/stream.h"

/* Draws that the check jumps over: 2^16 - 3, which is fourteen ones, a zero and a one in binary.
 * ck_power_of_x begins with as many leading bits as stay below the polynomial's degree. For every
 * polynomial both a zero and a one are left, for mt19937 nothing else. So the power is squared
 * beyond the degree with and without a multiplication by x. */
enum { CK_CHECKED_JUMP = 65533 };

bool ck_generator_can_jump(const ck_generator *generator) {
  return ck_jump_find(generator) != NULL;
}

static ck_check ck_jump_checker(const ck_trial *trial) {
  ck_power power = {0};
  ck_check result = CK_CHECK_NO_MEMORY;
  if (trial->jump->advance(trial->jump, trial->state, CK_CHECKED_JUMP, &power)) {
    ck_get_function *const get = ck_generator_get(trial->generator);
    for (int i = 0; i < CK_CHECKED_JUMP; i++)
      get(trial->stock);
    result = ck_trial_draws_agree(trial) ? CK_CHECK_PASSED : CK_CHECK_FAILED;
  }
  free(power.coefficients);
  return result;
}

/* The check of a jump that there is. */
static ck_check ck_jump_check(const ck_jump *jump, const ck_generator *generator) {
  return ck_check_make(ck_jump_checker, jump, jump, generator);
}

ck_check ck_generator_check_jump(const ck_generator *generator) {
  const ck_jump *const jump = ck_jump_find(generator);
  return jump == NULL ? CK_CHECK_ABSENT : ck_jump_check(jump, generator);
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
  const ck_check check = ck_jump_check(jump, state->generator);
  if (check != CK_CHECK_PASSED)
    return check == CK_CHECK_FAILED ? CK_JUMP_CHECK_FAILED : CK_JUMP_NO_MEMORY;

  /* A jump back is a jump forwards from the start. It moves a copy, so that a failure leaves the
   * stream where it is. */
  const bool back = position < state->position;
  const uint64_t draws = back ? position : position - state->position;
  void *target = state->gsl;
  if (back) {
    target = calloc(1, jump->size);
    if (target == NULL)
      return CK_JUMP_NO_MEMORY;
    ck_generator_seed(state->generator, target, state->seed);
  }
  const bool done = draws == 0 || jump->advance(jump, target, draws, &stream->power);
  if (back) {
    if (done)
      memcpy(state->gsl, target, jump->size);
    free(target);
  }
  if (!done)
    return CK_JUMP_NO_MEMORY;
  state->position = position;
  return CK_JUMP_DONE;
}
