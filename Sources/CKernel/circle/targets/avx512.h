/* avx512.h - the vector kernel of 64 bytes, for x86-64.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_AVX512_H
#define CK_AVX512_H

#include "circle/vector_row.h"

extern const ck_kernel ck_kernel_avx512;

#endif
