/* table.c - the jumps of all generators.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A generator is found by its name and by the size of its state. Neither shows that it is the one
 * that the row describes: see check/check.c.
 */
#include "jump/table.h"

#include <string.h>

#include "jump/generators/cmrg.h"
#include "jump/generators/gfsr4.h"
#include "jump/generators/mrg.h"
#include "jump/generators/mt19937.h"
#include "jump/generators/r250.h"
#include "jump/generators/taus.h"
#include "stream/generator.h"

static const ck_jump *const ck_jumps[] = {
    &ck_jump_mt19937, &ck_jump_mt19937_1999, &ck_jump_mt19937_1998, &ck_jump_gfsr4, &ck_jump_r250,
    &ck_jump_taus,    &ck_jump_taus2,        &ck_jump_taus113,      &ck_jump_cmrg,  &ck_jump_mrg,
};

const ck_jump *ck_jump_find(const ck_generator *generator) {
  for (size_t i = 0; i < sizeof ck_jumps / sizeof *ck_jumps; i++)
    if (strcmp(ck_jumps[i]->name, ck_generator_name(generator)) == 0 &&
        ck_jumps[i]->size == ck_generator_state_size(generator))
      return ck_jumps[i];
  return NULL;
}
