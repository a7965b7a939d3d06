/* private.h - what CKernel's sources share.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_PRIVATE_H
#define CK_PRIVATE_H

#include <gsl/gsl_rng.h>
#include <stdatomic.h>

#include "ckernel.h"

/* A stream is a `gsl_rng` whose memory we own: gsl_rng_alloc would abort the process if there were
 * no memory, and would seed the state once more than is needed. */
struct ck_stream {
  gsl_rng rng;
};

struct ck_stop {
  atomic_bool raised;
};

/* A ck_generator is a gsl_rng_type under a name that needs no header of GSL's. */
static inline const gsl_rng_type *ck_gsl_type(const ck_generator *generator) {
  return (const gsl_rng_type *)generator;
}

#endif
