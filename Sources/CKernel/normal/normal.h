/* normal.h - normal numbers from uniform ones, by scalar code.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_NORMAL_H
#define CK_NORMAL_H

#include <stddef.h>

/* Replaces pairs of uniforms u and v, each from 0 to 1, by pairs of standard normals. */
void ck_normals_plain(double *numbers, size_t pairs);

#endif
