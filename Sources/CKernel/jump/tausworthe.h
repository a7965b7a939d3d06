/* tausworthe.h - the components of the combined Tausworthe generators.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_TAUSWORTHE_H
#define CK_TAUSWORTHE_H

#include <stdint.h>

/* A word z that moves by z <- ((z & mask) << c) ^ (((z << a) ^ z) >> b). */
typedef struct {
  int a, b, c;
  uint32_t mask;
} ck_component;

enum { CK_COMPONENTS = 4 };

static const ck_component ck_taus_components[] = {
    {13, 19, 12, 4294967294}, {2, 25, 4, 4294967288}, {3, 11, 17, 4294967280}};

static const ck_component ck_taus113_components[] = {{6, 13, 18, 4294967294},
                                                     {2, 27, 2, 4294967288},
                                                     {13, 21, 7, 4294967280},
                                                     {3, 12, 13, 4294967168}};

#endif
