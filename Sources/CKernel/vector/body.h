/* body.h - the functions of a vector kernel, in vectors of CK_BYTES bytes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The source of a kernel includes this once, inside the attribute for its processor, and
 * vector/prelude.h before that. All names are static, so that kernels do not meet.
 */
#ifndef CK_BODY_H
#define CK_BODY_H

#include "circle/vector_row.h"
#include "vector/columns.h"
#include "vector/generators/cmrg.h"
#include "vector/generators/gfsr4.h"
#include "vector/generators/mrg.h"
#include "vector/generators/mt19937.h"
#include "vector/generators/mt19937_bitsliced.h"
#include "vector/generators/r250.h"
#include "vector/generators/taus.h"
#include "vector/normal.h"

#define CK_KERNEL(its_name, has_it)                                                                \
  {                                                                                                \
      .name = its_name,                                                                            \
      .is_available = has_it,                                                                      \
      .normals = ck_normals,                                                                       \
      .columns = ck_to_columns,                                                                    \
      .rows =                                                                                      \
          {                                                                                        \
              [CK_FAMILY_MT19937] = {.count = ck_mt_count,                                         \
                                     .fill = ck_mt_fill,                                           \
                                     .count_long = ck_mt_count_long},                              \
              [CK_FAMILY_GFSR4] = {.count = ck_gfsr4_count, .fill = ck_gfsr4_fill},                \
              [CK_FAMILY_R250] = {.count = ck_r250_count, .fill = ck_r250_fill},                   \
              [CK_FAMILY_TAUS] = {.count = ck_taus_count, .fill = ck_taus_fill},                   \
              [CK_FAMILY_TAUS113] = {.count = ck_taus113_count, .fill = ck_taus113_fill},          \
              [CK_FAMILY_CMRG] = {.count = ck_cmrg_count, .fill = ck_cmrg_fill},                   \
              [CK_FAMILY_MRG] = {.count = ck_mrg_count, .fill = ck_mrg_fill},                      \
          },                                                                                       \
  }

#endif
