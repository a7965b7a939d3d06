/* wide.c - the body of 64 bytes without any instruction that a processor may lack.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
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

const ck_test_words ck_test_words_wide = CK_TEST_WORDS("wide");
