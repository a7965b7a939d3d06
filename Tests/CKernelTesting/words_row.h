/* words_row.h - what tests need of the vector code of one kernel.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CK_TEST_WORDS_ROW_H
#define CK_TEST_WORDS_ROW_H

#include "circle/grid.h"
#include "ckerneltesting.h"

typedef struct ck_test_words {
  /* The kernel's name. */
  const char *name;
  ck_test_circuit circuit;
  /* Count points in one of the forms of their words. */
  void (*count_adjacent)(ck_count *count, const uint32_t *words, size_t points, ck_grid grid);
  void (*count_apart)(ck_count *count, const uint32_t *words, size_t points, ck_grid grid);
  void (*count_bitsliced)(ck_count *count, const uint32_t *words, size_t points, ck_grid grid);
  /* See ck_test_judge. */
  void (*judge)(const uint64_t *x, const uint64_t *y, size_t words, ck_test_verdict *verdicts);
} ck_test_words;

#endif
