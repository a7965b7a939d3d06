/* check.h - checks against the installed GSL, made once in a process.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_CHECK_H
#define CK_CHECK_H

#include "ckernel.h"
#include "jump/row.h"

/* What a checker gets. */
typedef struct ck_trial {
  /* What is checked: a row of a table. */
  const void *row;
  /* NULL if the check has nothing to do with jumps. */
  const ck_jump *jump;
  const ck_generator *generator;
  /* Two equal states. The next draw is number 7: odd, and inside a batch for generators that make
   * draws in batches. */
  void *stock, *state;
} ck_trial;

/* Compares what some code makes of `state` with what the generator's own functions make of `stock`.
 * Returns CK_CHECK_PASSED, CK_CHECK_FAILED or CK_CHECK_NO_MEMORY. */
typedef ck_check ck_checker(const ck_trial *trial);

/* Makes a check on the first call; later calls return the stored result. `jump` is the generator's
 * jump-ahead, or NULL if the check has nothing to do with it. A state that cannot have the layout
 * that it knows fails every check. Waits while another check is made; does not wait if the result
 * is known. CK_CHECK_NO_MEMORY is not kept. */
ck_check ck_check_make(ck_checker *checker, const void *row, const ck_jump *jump,
                       const ck_generator *generator);

/* Whether a check was made before and has passed. Never waits. */
bool ck_check_has_passed(ck_checker *checker, const void *row, const ck_generator *generator);

/* For checkers: whether both states draw the same, for longer than any generator's memory. Call
 * last: GSL may crash on an invalid state. */
bool ck_trial_draws_agree(const ck_trial *trial);

#endif
