/* body.h - a kernel's functions, in vectors of CK_BYTES bytes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A kernel's source includes this once, inside the attribute that says for which processor it is
 * compiled. All names are static, so that kernels do not meet.
 */
#include <string.h>

#include "check/layout.h"
#include "jump/modular.h"
#include "jump/tausworthe.h"

#include "lanes.h"

#include "drops.h"

#include "cursors.h"
#include "modular.h"
#include "register.h"
#include "tausworthe.h"
#include "twister.h"

#include "columns.h"
#include "planes.h"

#define CK_CURSORS_ROW(kind)                                                                       \
  static uint64_t kind##_tally(const ck_jump *jump, void *state, uint64_t samples,                 \
                               ck_counts *counts) {                                                \
    return ck_cursors_tally(&kind##_kind, jump, state, samples, counts);                           \
  }                                                                                                \
  static size_t kind##_fill(const ck_jump *jump, void *state, double *uniforms, size_t count) {    \
    return ck_cursors_fill(&kind##_kind, jump, state, uniforms, count);                            \
  }
CK_CURSORS_ROW(ck_taus)
CK_CURSORS_ROW(ck_taus113)
CK_CURSORS_ROW(ck_cmrg)
CK_CURSORS_ROW(ck_mrg)

/* The coarse test and the edge on given words, for tests. */
static void ck_count_adjacent(const uint32_t *words, size_t drops, ck_grid grid, ck_counts *counts) {
  ck_drops inside = {{0}};
  for (size_t i = 0; i < 2 * drops; i += 2 * CK_LANES)
    if (ck_count_drops(&inside,
                       ck_upper_halves(ck_load(words + i), ck_load(words + i + CK_LANES))))
      ck_count_edge(counts, words + i, words + i + 1, 2, CK_LANES, grid);
  counts->hits += ck_sum(inside.inside);
}

#define CK_KERNEL(its_name, has_it)                                                                \
  {                                                                                                \
      .name = its_name,                                                                            \
      .is_available = has_it,                                                                      \
      .rows =                                                                                      \
          {                                                                                        \
              [CK_FAMILY_MT] = {.tally = ck_mt_tally,                                              \
                                .fill = ck_mt_fill,                                                \
                                .tally_long = ck_mt_tally_long},                                   \
              [CK_FAMILY_GFSR4] = {.tally = ck_gfsr4_tally, .fill = ck_gfsr4_fill},                \
              [CK_FAMILY_R250] = {.tally = ck_r250_tally, .fill = ck_r250_fill},                   \
              [CK_FAMILY_TAUS] = {.tally = ck_taus_tally, .fill = ck_taus_fill},                   \
              [CK_FAMILY_TAUS113] = {.tally = ck_taus113_tally, .fill = ck_taus113_fill},          \
              [CK_FAMILY_CMRG] = {.tally = ck_cmrg_tally, .fill = ck_cmrg_fill},                   \
              [CK_FAMILY_MRG] = {.tally = ck_mrg_tally, .fill = ck_mrg_fill},                      \
          },                                                                                       \
      .count_adjacent = ck_count_adjacent,                                                         \
      .count_paired = ck_count_paired,                                                             \
      .count_planes = ck_count_planes,                                                             \
  }
