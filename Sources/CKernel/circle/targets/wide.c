/* wide.c - the body of 64 bytes without any instruction that a processor may lack.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * For tests alone, which so see the width of AVX-512 and the portable forms of all operations on
 * any machine.
 */
#include "circle/kernel.h"

#define CK_BYTES 64
/* Vectors of this size are passed otherwise by code for AVX-512; here they never leave this
 * source. */
#pragma clang diagnostic ignored "-Wpsabi"
#include "vector/body.h"

static const ck_kernel ck_wide = CK_KERNEL("wide", ck_is_always_available);

const ck_kernel *ck_kernel_for_tests(void) {
  return &ck_wide;
}
