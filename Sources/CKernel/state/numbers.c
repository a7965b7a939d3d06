/* numbers.c - states of a known layout, as numbers.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Elements are copied from and to unsigned integers of their size, so a negative one reads as a
 * large number. Fractions are exact: a multiple of 2^-48 below 1 needs 48 of a double's 53 bits, a
 * multiple of 2^-24 all 24 of a float.
 */
#include "state/numbers.h"

#include <string.h>

static const size_t ck_element_size[] = {
    [CK_ELEMENT_SHORT] = sizeof(unsigned short), [CK_ELEMENT_INT] = sizeof(unsigned),
    [CK_ELEMENT_LONG] = sizeof(unsigned long),   [CK_ELEMENT_LOW_WORD] = sizeof(unsigned long),
    [CK_ELEMENT_FLOAT] = sizeof(float),          [CK_ELEMENT_DOUBLE] = sizeof(double),
};

static const double ck_two_24 = 16777216, ck_two_48 = 281474976710656;

static size_t ck_field_count(const ck_field *field) {
  return field->size / ck_element_size[field->element];
}

/* value * scale if that is an integer and 0 <= value < 1, otherwise UINT64_MAX. */
static uint64_t ck_multiple(double value, double scale) {
  if (!(value >= 0 && value < 1))
    return UINT64_MAX;
  const uint64_t multiple = (uint64_t)(value * scale);
  return (double)multiple == value * scale ? multiple : UINT64_MAX;
}

static uint64_t ck_element_read(ck_element kind, const void *element) {
  union {
    unsigned short as_short;
    unsigned as_int;
    unsigned long as_long;
    float as_float;
    double as_double;
  } value;
  memcpy(&value, element, ck_element_size[kind]);
  switch (kind) {
  case CK_ELEMENT_SHORT:
    return value.as_short;
  case CK_ELEMENT_INT:
    return value.as_int;
  case CK_ELEMENT_LONG:
    return value.as_long;
  case CK_ELEMENT_LOW_WORD:
    return value.as_long & UINT32_MAX;
  case CK_ELEMENT_FLOAT:
    return ck_multiple(value.as_float, ck_two_24);
  default:
    return ck_multiple(value.as_double, ck_two_48);
  }
}

static void ck_element_write(ck_element kind, uint64_t number, void *element) {
  const unsigned short as_short = (unsigned short)number;
  const unsigned as_int = (unsigned)number;
  const unsigned long as_long = (unsigned long)number;
  const float as_float = (float)((double)number / ck_two_24);
  const double as_double = (double)number / ck_two_48;
  const void *const values[] = {
      [CK_ELEMENT_SHORT] = &as_short, [CK_ELEMENT_INT] = &as_int,
      [CK_ELEMENT_LONG] = &as_long,   [CK_ELEMENT_LOW_WORD] = &as_long,
      [CK_ELEMENT_FLOAT] = &as_float, [CK_ELEMENT_DOUBLE] = &as_double,
  };
  memcpy(element, values[kind], ck_element_size[kind]);
}

size_t ck_numbers_count(const ck_layout *layout) {
  size_t count = 0;
  for (const ck_field *field = layout->fields; field->size > 0; field++)
    count += ck_field_count(field);
  return count;
}

void ck_numbers_read(const ck_layout *layout, const void *state, uint64_t *numbers) {
  for (const ck_field *field = layout->fields; field->size > 0; field++) {
    const char *element = (const char *)state + field->offset;
    for (size_t i = 0; i < ck_field_count(field); i++) {
      *numbers++ = ck_element_read(field->element, element);
      element += ck_element_size[field->element];
    }
  }
}

bool ck_numbers_fit(const ck_layout *layout, const uint64_t *numbers) {
  bool fit = true;
  for (const ck_field *field = layout->fields; field->size > 0; field++)
    for (size_t i = 0; i < ck_field_count(field); i++) {
      fit = fit && *numbers >= field->least && *numbers <= field->greatest;
      numbers++;
    }
  return fit;
}

void ck_numbers_write(const ck_layout *layout, const uint64_t *numbers, void *state) {
  memset(state, 0, layout->size);
  for (const ck_field *field = layout->fields; field->size > 0; field++) {
    char *element = (char *)state + field->offset;
    for (size_t i = 0; i < ck_field_count(field); i++) {
      ck_element_write(field->element, *numbers++, element);
      element += ck_element_size[field->element];
    }
  }
}
