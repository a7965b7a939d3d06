/* jump.c - moves a stream to any draw of its sequence.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A generator that is linear, over GF(2) or modulo a prime, moves by n draws when the n-th power of
 * its transition is applied to its state. The sources in jump/generators say how each generator
 * does it. This one has what they share: jumping back, moving between substreams, and the check,
 * which compares the state after a jump with the state after as many draws of the installed
 * generator.
 *
 * A stream in a substream keeps the state at its start. The distance to a later substream is thus a
 * multiple of 2^40, however many draws were made. So a stream that moves in equal strides computes
 * one power of x. All streams of a process share the power for the next substream.
 */
#include <stdatomic.h>
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

/* Checks a known jump. */
static ck_check ck_jump_check(const ck_jump *jump, const ck_generator *generator) {
  return ck_check_make(ck_jump_checker, jump, jump, generator);
}

ck_check ck_generator_check_jump(const ck_generator *generator) {
  const ck_jump *const jump = ck_jump_find(generator);
  return jump == NULL ? CK_CHECK_ABSENT : ck_jump_check(jump, generator);
}

/* CK_JUMP_DONE if the check of the jump has passed. */
static ck_jump_result ck_jump_checked(const ck_jump *jump, const ck_generator *generator) {
  switch (ck_jump_check(jump, generator)) {
  case CK_CHECK_PASSED:
    return CK_JUMP_DONE;
  case CK_CHECK_FAILED:
    return CK_JUMP_CHECK_FAILED;
  default:
    return CK_JUMP_NO_MEMORY;
  }
}

/* A new copy of GSL's state at draw 0 of the stream's substream, which it must have, or of the
 * sequence. NULL if there is no memory. */
static void *ck_state_at_start(const ck_stream *stream, bool of_substream) {
  const ck_state *const state = stream->state;
  void *const start = calloc(1, stream->jump->size);
  if (start == NULL)
    return NULL;
  if (of_substream)
    memcpy(start, stream->start, stream->jump->size);
  else if (state->position == 0 && !state->wrapped && !state->has_start)
    memcpy(start, state->gsl, stream->jump->size);
  else
    ck_generator_seed(state->generator, start, state->seed);
  return start;
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
  if (position > state->end)
    return CK_JUMP_OUTSIDE;
  const ck_jump_result checked = ck_jump_checked(jump, state->generator);
  if (checked != CK_JUMP_DONE)
    return checked;

  /* A jump back is a jump forwards from draw 0. It moves a copy, so that a failure leaves the
   * stream where it is. */
  const bool back = position < state->position;
  const uint64_t draws = back ? position : position - state->position;
  void *target = state->gsl;
  if (back) {
    target = ck_state_at_start(stream, state->has_start);
    if (target == NULL)
      return CK_JUMP_NO_MEMORY;
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

/* The coefficients of x^(2^40) for families with a polynomial, once a stream has needed them. */
static _Atomic(uint64_t *) ck_next_powers[CK_FAMILIES];

/* Moves a state to the next substream. False if there is no memory; then it has not moved. */
static bool ck_advance_to_next(const ck_jump *jump, void *state) {
  uint64_t *shared = atomic_load_explicit(&ck_next_powers[jump->family], memory_order_acquire);
  ck_power power = {.exponent = CK_SUBSTREAM_DRAWS, .coefficients = shared};
  const bool done = jump->advance(jump, state, CK_SUBSTREAM_DRAWS, &power);
  /* Another thread may have been faster. */
  if (power.coefficients != shared &&
      !(done && atomic_compare_exchange_strong_explicit(&ck_next_powers[jump->family], &shared,
                                                        power.coefficients, memory_order_release,
                                                        memory_order_relaxed)))
    free(power.coefficients);
  return done;
}

ck_jump_result ck_stream_move(ck_stream *stream, uint64_t substream) {
  ck_state *const state = stream->state;
  const ck_jump *const jump = stream->jump;
  if (jump == NULL)
    return CK_JUMP_IMPOSSIBLE;
  if (substream >= CK_SUBSTREAMS)
    return CK_JUMP_OUTSIDE;
  const ck_jump_result checked = ck_jump_checked(jump, state->generator);
  if (checked != CK_JUMP_DONE)
    return checked;

  /* From the start of the stream's substream if the other one comes after it, else from the start
   * of the sequence. */
  const bool is_forwards = state->has_start && stream->substream <= substream;
  void *const start = ck_state_at_start(stream, is_forwards);
  if (start == NULL)
    return CK_JUMP_NO_MEMORY;
  const uint64_t stride = substream - (is_forwards ? stream->substream : 0);
  bool done = true;
  if (stride == 1)
    done = ck_advance_to_next(jump, start);
  else if (stride > 1)
    done = jump->advance(jump, start, (ck_distance)stride * CK_SUBSTREAM_DRAWS,
                         &stream->stride_power);
  if (!done) {
    free(start);
    return CK_JUMP_NO_MEMORY;
  }
  free(stream->start);
  stream->start = start;
  stream->substream = substream;
  memcpy(state->gsl, start, jump->size);
  state->position = 0;
  state->end = CK_SUBSTREAM_DRAWS;
  state->wrapped = false;
  state->overrun = false;
  state->has_start = true;
  return CK_JUMP_DONE;
}
