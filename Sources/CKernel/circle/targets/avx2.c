/* avx2.c - the vector kernel of 32 bytes, for x86-64.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include "circle/targets/avx2.h"

#if defined(__x86_64__)
#define CK_BYTES 32
#define CK_X86 1
#include "vector/prelude.h"
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "vector/body.h"
#pragma clang attribute pop

static bool ck_has_avx2(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2");
}

const ck_kernel ck_kernel_avx2 = CK_KERNEL("avx2", ck_has_avx2);
#endif
