/* words_baseline.c - the tests of the circle on given words, as in the kernel of 16 bytes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#define CK_BYTES 16
#if defined(__x86_64__)
#define CK_X86 1
#define CK_NAME "baseline"
#else
#define CK_NAME "neon"
#endif
#include "words.h"

const ck_test_words ck_test_words_baseline = CK_TEST_WORDS(CK_NAME);
