/* layouts.h - the layouts of the states of the generators that cannot jump.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_LAYOUTS_H
#define CK_LAYOUTS_H

#include <stddef.h>
#include <stdint.h>

#include "ckernel.h"

/* What an element of a field is, and which number stands for it. */
typedef enum ck_element {
  /* Integers of the C types, which stand for themselves. None is negative in a valid state, and a
   * negative one reads as a number beyond every bound. */
  CK_ELEMENT_SHORT,
  CK_ELEMENT_INT,
  CK_ELEMENT_LONG,
  /* The low 32 bits of a long. Higher bits never affect them. */
  CK_ELEMENT_LOW_WORD,
  /* A float that is a multiple of 2^-24, and a double that is a multiple of 2^-48, both from 0 to
   * below 1. The number is the multiple. */
  CK_ELEMENT_FLOAT,
  CK_ELEMENT_DOUBLE,
} ck_element;

/* Elements of one kind, one after another, and the bounds of their numbers. */
typedef struct ck_field {
  ck_element element;
  /* The place of all of them in the state, in bytes. */
  size_t offset, size;
  uint64_t least, greatest;
} ck_field;

enum { CK_LAYOUT_FIELDS = 8 };

/* The state of one generator. */
typedef struct ck_layout {
  /* GSL's name of the generator. */
  const char *name;
  /* The size of the state, with its padding. */
  size_t size;
  /* The fields, and after the last one a field of size 0. */
  ck_field fields[CK_LAYOUT_FIELDS + 1];
} ck_layout;

/* The layout of the generator's state, or NULL if it is not known. O(number of generators). */
const ck_layout *ck_layout_find(const ck_generator *generator);

#endif
