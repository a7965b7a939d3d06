/* words_avx2.c - the tests of the circle on given words, as in the kernel "avx2".
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#if defined(__x86_64__)
#define CK_BYTES 32
#define CK_X86 1
#include "vector/prelude.h"
#include "words_row.h"
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "words.h"
#pragma clang attribute pop

const ck_test_words ck_test_words_avx2 = CK_TEST_WORDS("avx2");
#endif
