/* avx2.h - the vector kernel of 32 bytes, for x86-64.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_AVX2_H
#define CK_AVX2_H

#include "circle/vector_row.h"

extern const ck_kernel ck_kernel_avx2;

#endif
