/* avx512.c - the vector kernel of 64 bytes, for x86-64.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * It needs AVX-512's instructions for bytes and words, and those for 32 and 64 bits that came with
 * them in Skylake-SP (2017) and Zen 4 (2022).
 */
#include "circle/targets/avx512.h"

#if defined(__x86_64__)
#define CK_BYTES 64
#define CK_X86 1
#include "vector/prelude.h"
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), \
                             apply_to = function)
#include "vector/body.h"
#pragma clang attribute pop

static bool ck_has_avx512(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

const ck_kernel ck_kernel_avx512 = CK_KERNEL("avx512", ck_has_avx512);
#endif
