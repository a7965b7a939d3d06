/* check.c - checks against the installed GSL, made once in a process.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Jumps, vector kernels and saved states know the layout of GSL's states, which GSL does not
 * promise. A generator's name is no reason to trust them. So before their first use in a process,
 * what they make of a state is compared with what the installed generator makes of it.
 *
 * The results are in a list that only grows. A result is written before it is linked in front of
 * the others, with release order, and is never changed. So looking a result up takes no lock, and a
 * thread that counts never waits for a check that another thread makes. A mutex keeps two threads
 * from making the same check.
 */
#include "check/check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "check/state_layout.h"
#include "stream/generator.h"

typedef struct ck_result {
  ck_checker *checker;
  const void *row;
  const ck_generator *generator;
  ck_check check;
  const struct ck_result *next;
} ck_result;

static _Atomic(const ck_result *) ck_results;
static pthread_mutex_t ck_results_mutex = PTHREAD_MUTEX_INITIALIZER;

/* The result of a check, or NULL if it has not been made. */
static const ck_result *ck_result_find(ck_checker *checker, const void *row,
                                       const ck_generator *generator) {
  const ck_result *result = atomic_load_explicit(&ck_results, memory_order_acquire);
  while (result != NULL && (result->checker != checker || result->row != row ||
                            result->generator != generator))
    result = result->next;
  return result;
}

bool ck_check_has_passed(ck_checker *checker, const void *row, const ck_generator *generator) {
  const ck_result *const result = ck_result_find(checker, row, generator);
  return result != NULL && result->check == CK_CHECK_PASSED;
}

bool ck_trial_draws_agree(const ck_trial *trial) {
  /* More than the order of any recurrence. */
  enum { CK_COMPARED_DRAWS = 10000 };
  ck_get_function *const get = ck_generator_get(trial->generator);
  bool agree = true;
  for (int i = 0; i < CK_COMPARED_DRAWS; i++)
    agree = agree && get(trial->state) == get(trial->stock);
  return agree;
}

/* Makes a check. */
static ck_check ck_check_run(ck_checker *checker, const void *row, const ck_jump *jump,
                             const ck_generator *generator) {
  const size_t size = ck_generator_state_size(generator);
  const ck_trial trial = {row, jump, generator, calloc(1, size), calloc(1, size)};
  ck_check check = CK_CHECK_NO_MEMORY;
  if (trial.stock != NULL && trial.state != NULL) {
    ck_get_function *const get = ck_generator_get(generator);
    ck_generator_seed(generator, trial.stock, 4357);
    for (int i = 0; i < 7; i++)
      get(trial.stock);
    memcpy(trial.state, trial.stock, size);
    const bool fits = jump == NULL || ck_state_fits(jump, trial.state);
    check = fits ? checker(&trial) : CK_CHECK_FAILED;
  }
  free(trial.state);
  free(trial.stock);
  return check;
}

/* Makes a check and links its result into the list. The caller holds the mutex. */
static ck_check ck_check_add(ck_checker *checker, const void *row, const ck_jump *jump,
                             const ck_generator *generator) {
  ck_result *const result = malloc(sizeof *result);
  if (result == NULL)
    return CK_CHECK_NO_MEMORY;
  const ck_check check = ck_check_run(checker, row, jump, generator);
  if (check == CK_CHECK_NO_MEMORY) {
    free(result);
    return check;
  }
  *result = (ck_result){
      .checker = checker,
      .row = row,
      .generator = generator,
      .check = check,
      .next = atomic_load_explicit(&ck_results, memory_order_relaxed),
  };
  atomic_store_explicit(&ck_results, result, memory_order_release);
  return check;
}

ck_check ck_check_make(ck_checker *checker, const void *row, const ck_jump *jump,
                       const ck_generator *generator) {
  const ck_result *result = ck_result_find(checker, row, generator);
  if (result != NULL)
    return result->check;
  pthread_mutex_lock(&ck_results_mutex);
  /* Another thread may have made it meanwhile. */
  result = ck_result_find(checker, row, generator);
  const ck_check check =
      result != NULL ? result->check : ck_check_add(checker, row, jump, generator);
  pthread_mutex_unlock(&ck_results_mutex);
  return check;
}
