/* baseline.c - the vector kernel of 16 bytes: SSE2, which every x86-64 has, or NEON, which every
 * arm64 has.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include "circle/targets/baseline.h"

#define CK_BYTES 16
#if defined(__x86_64__)
#define CK_X86 1
#define CK_NAME "baseline"
#elif defined(__aarch64__)
#define CK_NAME "neon"
#endif

#ifdef CK_NAME
#include "vector/prelude.h"
#include "vector/body.h"

const ck_kernel ck_kernel_baseline = CK_KERNEL(CK_NAME, ck_is_always_available);
#endif
