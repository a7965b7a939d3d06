/* words.h - the tests of the circle on given words, in vectors of CK_BYTES bytes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Included once for each width and processor, as vector/body.h is. It uses only those pieces of the
 * kernels that judge points.
 */
#ifndef CK_TEST_WORDS_H
#define CK_TEST_WORDS_H

#include <string.h>

#include "vector/carry_save.h"
#include "vector/coarse.h"
#include "vector/lanes.h"
#include "words_row.h"

static void ck_test_count_adjacent(ck_count *count, const uint32_t *words, size_t points,
                                   ck_grid grid) {
  ck_lane_counts counts = {{0}};
  for (size_t i = 0; i < 2 * points; i += 2 * CK_LANES)
    if (ck_coarse_count(&counts,
                        ck_upper_halves(ck_load(words + i), ck_load(words + i + CK_LANES))))
      ck_edge_decide(count, words + i, words + i + 1, 2, CK_LANES, grid);
  count->hits += ck_sum(counts.inside);
}

static void ck_test_count_apart(ck_count *count, const uint32_t *words, size_t points,
                                ck_grid grid) {
  for (size_t i = 0; i < points; i += CK_LANES) {
    uint32_t x[CK_LANES], y[CK_LANES];
    for (size_t k = 0; k < CK_LANES; k++) {
      x[k] = words[2 * (i + k)];
      y[k] = words[2 * (i + k) + 1];
    }
    ck_count_words(count, x, y, CK_LANES, grid);
  }
}

/* Judges as many points as a vector has bits, by their top digits. */
CK_INLINE ck_verdict ck_test_verdict_of(const ck_vu64 x[CK_DIGITS], const ck_vu64 y[CK_DIGITS]) {
  int singles[CK_COLUMNS] = {0}, pairs[CK_COLUMNS] = {0};
  ck_vu64 single[CK_COLUMNS][CK_COLUMN_BITS];
  ck_pair pair[CK_COLUMNS][CK_COLUMN_BITS];
  const ck_columns columns = {singles, pairs, single, pair};
  ck_columns_add(columns, x, false);
  ck_columns_add(columns, y, true);
  return ck_columns_judge(columns);
}

static void ck_test_judge_vectors(const uint64_t *x, const uint64_t *y, size_t words,
                                  ck_test_verdict *verdicts) {
  enum { CK_VECTOR_WORDS = CK_BYTES / 8 };
  for (size_t begin = 0; begin < words; begin += CK_VECTOR_WORDS) {
    ck_vu64 x_digits[CK_DIGITS], y_digits[CK_DIGITS];
    for (size_t k = 0; k < CK_DIGITS; k++) {
      memcpy(&x_digits[k], x + k * words + begin, CK_BYTES);
      memcpy(&y_digits[k], y + k * words + begin, CK_BYTES);
    }
    const ck_verdict verdict = ck_test_verdict_of(x_digits, y_digits);
    for (size_t i = 0; i < CK_VECTOR_WORDS; i++)
      verdicts[begin + i] = (ck_test_verdict){verdict.inside[i], verdict.undecided[i]};
  }
}

/* Bit-sliced, 512 points at a time, of which the last ones may be corners. */
static void ck_test_count_bitsliced(ck_count *count, const uint32_t *words, size_t points,
                                    ck_grid grid) {
  enum { CK_WORDS = 8, CK_BATCH = 64 * CK_WORDS };
  for (size_t begin = 0; begin < points; begin += CK_BATCH) {
    const uint32_t *const batch = words + 2 * begin;
    const size_t length = points - begin < CK_BATCH ? points - begin : CK_BATCH;
    uint64_t digits[2][CK_DIGITS][CK_WORDS] = {{{0}}};
    for (size_t i = 0; i < 2 * length; i++)
      for (size_t k = 0; k < CK_DIGITS; k++)
        digits[i % 2][k][i / 128] |= (uint64_t)(batch[i] >> (32 - CK_DIGITS + k) & 1)
                                     << i / 2 % 64;
    ck_test_verdict verdicts[CK_WORDS];
    ck_test_judge_vectors(digits[0][0], digits[1][0], CK_WORDS, verdicts);
    for (size_t i = 0; i < length; i++) {
      count->hits += verdicts[i / 64].inside >> i % 64 & 1;
      if (verdicts[i / 64].undecided >> i % 64 & 1) {
        const uint32_t x[CK_LANES] = {batch[2 * i]}, y[CK_LANES] = {batch[2 * i + 1]};
        ck_count_words(count, x, y, CK_LANES, grid);
      }
    }
  }
}

#define CK_TEST_WORDS(its_name)                                                                    \
  {                                                                                                \
      .name = its_name,                                                                            \
      .circuit = {CK_DIGITS, CK_LOW_DIGITS, CK_ROUNDED_COLUMN},                                    \
      .count_adjacent = ck_test_count_adjacent,                                                    \
      .count_apart = ck_test_count_apart,                                                          \
      .count_bitsliced = ck_test_count_bitsliced,                                                  \
      .judge = ck_test_judge_vectors,                                                              \
  }

#endif
