/* modular.h - the moduli of cmrg and mrg.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_MODULAR_H
#define CK_MODULAR_H

enum { CK_M1 = 2147483647, CK_M2 = 2145483479 };

#endif
