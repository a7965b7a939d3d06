/* normal.c - the normal quantile that confidence intervals need, from GSL.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include <gsl/gsl_cdf.h>

#include "ckernel.h"

double ck_normal_upper_quantile(double tail) {
  return gsl_cdf_ugaussian_Qinv(tail);
}
