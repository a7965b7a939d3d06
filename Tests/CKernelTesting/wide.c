/* wide.c - the body of 64 bytes without any instruction that a processor may lack.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <pthread.h>

#include "ckerneltesting.h"

#define CK_BYTES 64
/* Code for AVX-512 passes vectors of this size differently. Here they never leave this source. */
#pragma clang diagnostic ignored "-Wpsabi"
#include "vector/body.h"
#include "words.h"

static const ck_kernel ck_wide = CK_KERNEL("wide", ck_is_always_available);

const ck_kernel *ck_test_kernel_wide(void) {
  return &ck_wide;
}

/* Counts a hit too many. */
static ck_count ck_wide_count_wrongly(const ck_jump *jump, ck_power *power, void *state,
                                      uint64_t samples, const ck_stop *stop) {
  ck_count count = ck_wide.rows[CK_FAMILY_MT19937].count_long(jump, power, state, samples, stop);
  count.hits += count.samples > 0;
  return count;
}

static ck_kernel ck_wide_wrong;

static void ck_wide_make_wrong(void) {
  ck_wide_wrong = ck_wide;
  ck_wide_wrong.rows[CK_FAMILY_MT19937].count_long = ck_wide_count_wrongly;
}

const ck_kernel *ck_test_kernel_wrong_when_long(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, ck_wide_make_wrong);
  return &ck_wide_wrong;
}

const ck_test_words ck_test_words_wide = CK_TEST_WORDS("wide");
