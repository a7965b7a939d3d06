/* vectors.c - GSL's distributions of several numbers, drawn from a stream.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * gsl_ran_multinomial gives each outcome a binomial share of the trials that are left (Davis 1993).
 * The loop here does the same arithmetic, with two exceptions for rounding. A share of more than 1
 * becomes 1, as GSL's binomial function treats it. The last outcome that has a weight gets all that
 * is left, where GSL's share may be less than 1 by a rounding error and lose a trial. Both take the
 * one draw that GSL's function takes for a share within a rounding error of 1, unless that draw is
 * exactly 1.
 */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stream/stream.h"

ck_direction ck_stream_direction(ck_stream *stream) {
  ck_direction direction;
  gsl_ran_dir_3d(stream->lent, &direction.x, &direction.y, &direction.z);
  return direction;
}

void ck_stream_direction_in(ck_stream *stream, double *coordinates, size_t dimensions) {
  gsl_ran_dir_nd(stream->lent, dimensions, coordinates);
}

void ck_stream_dirichlet(ck_stream *stream, const double *concentrations, double *shares,
                         size_t count) {
  gsl_ran_dirichlet(stream->lent, count, concentrations, shares);
}

void ck_stream_multinomial(ck_stream *stream, uint32_t trials, const double *weights,
                           intptr_t *counts, size_t count) {
  double total = 0;
  size_t last = 0;
  for (size_t i = 0; i < count; i++) {
    total += weights[i];
    if (weights[i] > 0)
      last = i;
  }
  double passed = 0;
  for (size_t i = 0; i < count; i++) {
    counts[i] = 0;
    if (weights[i] > 0) {
      const double share = i == last ? 1 : fmin(1, weights[i] / (total - passed));
      counts[i] = ck_stream_binomial(stream, share, trials);
    }
    passed += weights[i];
    trials -= counts[i];
  }
}
