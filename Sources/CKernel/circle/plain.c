/* plain.c - the plain kernel: the specification of every other.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Drop i falls at x = 2u - 1, y = 2v - 1, where u and v are draws 2i and 2i + 1 of the generator as
 * gsl_rng_uniform gives them, and is inside if x*x + y*y < 1. In double precision 2u is exact, so
 * x and y are rounded at most once however they are computed. The two squares and their sum are
 * each rounded, so the outcome of a drop near the circle depends on how: a fused multiply-add
 * rounds once where the source says twice. Contraction is therefore switched off, and as gcc
 * ignores the pragma this file must be compiled by clang, or for a target that has no fused
 * multiply-add.
 *
 * gsl_rng_uniform looks up the generator's function and state at each draw. Here both are taken out
 * of the loop; what remains is one indirect call a draw, into code of the library's that no
 * compiler can inline.
 */
#include "private.h"

void ck_tally_plain(const gsl_rng_type *type, void *state, uint64_t samples, ck_tally *tally) {
#pragma STDC FP_CONTRACT OFF
  double (*const uniform)(void *) = type->get_double;
  uint64_t hits = 0;
  for (uint64_t i = 0; i < samples; i++) {
    const double x = 2 * uniform(state) - 1;
    const double y = 2 * uniform(state) - 1;
    hits += x * x + y * y < 1.0;
  }
  tally->samples += samples;
  tally->hits += hits;
  tally->exact += samples;
}
