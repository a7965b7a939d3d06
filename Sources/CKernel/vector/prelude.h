/* prelude.h - what vector code needs that is no vector code.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A source includes this before it pushes the attribute for a processor. So no function of a system
 * header, or of another source, is compiled for that processor.
 */
#ifndef CK_PRELUDE_H
#define CK_PRELUDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "check/state_layout.h"
#include "circle/edge.h"
#include "circle/grid.h"
#include "circle/vector_row.h"
#include "ckernel.h"
#include "jump/generators/cmrg.h"
#include "jump/generators/mt19937.h"
#include "jump/generators/taus.h"
#include "jump/recursion.h"
#include "jump/row.h"
#include "normal/coefficients.h"

#endif
