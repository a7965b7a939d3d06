/* baseline.h - the vector kernel of 16 bytes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_BASELINE_H
#define CK_BASELINE_H

#include "circle/vector_row.h"

extern const ck_kernel ck_kernel_baseline;

#endif
