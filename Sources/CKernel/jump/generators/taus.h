/* taus.h - the jumps of taus, taus2 and taus113, and the components of these generators.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_TAUS_H
#define CK_TAUS_H

#include <stdint.h>

#include "jump/row.h"

/* A word z that moves by z <- ((z & mask) << c) ^ (((z << a) ^ z) >> b). */
typedef struct ck_component {
  int a, b, c;
  uint32_t mask;
} ck_component;

enum { CK_TAUS_COMPONENTS = 3, CK_TAUS113_COMPONENTS = 4 };

/* Defined here so that loops over them can be unrolled. */
static const ck_component ck_taus_components[CK_TAUS_COMPONENTS] = {
    {13, 19, 12, 4294967294}, {2, 25, 4, 4294967288}, {3, 11, 17, 4294967280}};

static const ck_component ck_taus113_components[CK_TAUS113_COMPONENTS] = {
    {6, 13, 18, 4294967294},
    {2, 27, 2, 4294967288},
    {13, 21, 7, 4294967280},
    {3, 12, 13, 4294967168}};

extern const ck_jump ck_jump_taus, ck_jump_taus2, ck_jump_taus113;

#endif
