/* mkl_streams.c - Intel MKL's vector generators, variants mt19937 and sfmt19937.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * The library fills a buffer with words of 32 bits, then a loop that the compiler vectorises counts
 * the hits. Each word is written once and read once more, so the buffer must fit in the
 * second-level cache. Getting words and converting them here is faster than getting floats or
 * doubles. Taking x from one half of the buffer and y from the other spares the loop all shuffling.
 * Conversion to float and rounding of the sum of squares change the squared distance by at most
 * 2^-22 of its value, so pi is off by less than 10^-6.
 *
 * MKL's own threading is off. Each worker has its own stream, with its own seed. MKL selects its
 * code by the processor. On AMD's processors it uses the baseline (libmkl_vml_def.so), even with
 * AVX2, and neither MKL_ENABLE_INSTRUCTIONS nor MKL_CBWR changes that. On Intel's it uses AVX2 or
 * AVX-512.
 */
#include <mkl.h>
#include <string.h>

#include "peer.h"

/* 256 KiB of words. */
enum { CHUNK = 1 << 15 };

struct peer_worker {
  VSLStreamStatePtr stream;
  uint32_t words[2 * CHUNK];
};

peer_worker *peer_make(unsigned index, const char *variant) {
  MKL_INT generator;
  if (variant != NULL && strcmp(variant, "mt19937") == 0)
    generator = VSL_BRNG_MT19937;
  else if (variant != NULL && strcmp(variant, "sfmt19937") == 0)
    generator = VSL_BRNG_SFMT19937;
  else
    return NULL;
  peer_worker *const worker = mkl_malloc(sizeof *worker, 64);
  if (worker == NULL || vslNewStream(&worker->stream, generator, 42 + index) != VSL_STATUS_OK)
    return NULL;
  return worker;
}

static unsigned count_chunk(const uint32_t *xs, const uint32_t *ys, int drops) {
  unsigned hits = 0;
  for (int i = 0; i < drops; i++) {
    const float x = (float)(int32_t)xs[i], y = (float)(int32_t)ys[i];
    hits += x * x + y * y < 0x1p62f;
  }
  return hits;
}

uint64_t peer_count(peer_worker *worker, uint64_t samples) {
  uint32_t *const words = worker->words;
  uint64_t hits = 0;
  while (samples > 0) {
    const int drops = samples < CHUNK ? (int)samples : CHUNK;
    viRngUniformBits32(VSL_RNG_METHOD_UNIFORMBITS32_STD, worker->stream, 2 * drops, words);
    hits += count_chunk(words, words + drops, drops);
    samples -= drops;
  }
  return hits;
}
