/* plain.c - the plain kernel, which specifies all others.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Point i is x = 2u - 1, y = 2v - 1, where u and v are draws 2i and 2i + 1 of the generator, as
 * gsl_rng_uniform returns them. It is inside the circle if x*x + y*y < 1. In double precision 2u is
 * exact, so x and y are rounded at most once however they are computed. The two squares and their
 * sum are rounded one by one, so the result for a point near the circle depends on how: a fused
 * multiply-add rounds once where the source rounds twice. Contraction is therefore switched off.
 * gcc ignores the pragma, so this file must be compiled by clang, or for a target that has no fused
 * multiply-add.
 *
 * gsl_rng_uniform looks up the generator's function and state at each draw. Here both are taken out
 * of the loop. What remains is one indirect call a draw, into code of GSL's that no compiler can
 * inline.
 */
#include "circle/plain.h"

#include "stream/generator.h"

#if !defined(__clang__) && defined(__FP_FAST_FMA)
#error "compile with clang: this compiler may fuse x*x + y*y and change the count"
#endif

ck_count ck_count_plain(const ck_generator *generator, void *state, uint64_t samples) {
#pragma STDC FP_CONTRACT OFF
  ck_uniform_function *const uniform = ck_generator_uniform(generator);
  uint64_t hits = 0;
  for (uint64_t i = 0; i < samples; i++) {
    const double x = 2 * uniform(state) - 1;
    const double y = 2 * uniform(state) - 1;
    hits += x * x + y * y < 1.0;
  }
  return (ck_count){.samples = samples, .hits = hits, .undecided = samples};
}
