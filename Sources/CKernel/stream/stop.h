/* stop.h - the flag that stops a kernel.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_STOP_H
#define CK_STOP_H

#include <stdatomic.h>

#include "ckernel.h"

struct ck_stop {
  atomic_bool raised;
};

#endif
