/* moments.c - the codes that add values to moments, by their index.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include "statistics/moments.h"

#include "ckerneltesting.h"

size_t ck_test_moments_codes(void) {
  return ck_moments_code_count();
}

bool ck_test_moments_add(size_t code, ck_moments *moments, const double *values, size_t count) {
  if (!ck_moments_code_is_available(code))
    return false;
  ck_moments_add_by(code, moments, values, count);
  return true;
}
