/* main.c - the kernel and the jumps against a stock gsl_rng, in a program of C alone.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Swift's tests do the same and more. This program is for what Swift cannot be built with: clang's
 * sanitizers of addresses and undefined behaviour together, or another processor. It prints what
 * differs, and exits with 1 if anything does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ckernel.h"
#include "creference.h"

static int checks, failures;

static void check(bool holds, const ck_generator *generator, const char *what, uint64_t detail) {
  checks++;
  if (!holds) {
    failures++;
    printf("%s: %s (%llu)\n", ck_generator_name(generator), what, (unsigned long long)detail);
  }
}

static const uint32_t seeds[] = {0, 1, 42, 4357, 1u << 31, UINT32_MAX};
enum { SEEDS = sizeof seeds / sizeof *seeds };

static const ref_generator *as_ref(const ck_generator *generator) {
  return (const ref_generator *)generator;
}

static void check_kernel(const ck_generator *generator) {
  static const uint64_t lengths[] = {0, 1, 2, 63, 311, 312, 313, 624, 16384, 16385, 20000};
  ck_stream *stream = ck_stream_create(generator, 0);
  ck_stop *stop = ck_stop_create();
  for (int s = 0; s < SEEDS; s++)
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
      ck_stream_seed(stream, seeds[s]);
      const ck_tally tally = ck_tally_plain(stream, lengths[i], stop);
      check(tally.samples == lengths[i] && ck_stream_position(stream) == 2 * lengths[i], generator,
            "does not count its samples", lengths[i]);
      check(tally.hits == ref_serial_hits(as_ref(generator), seeds[s], lengths[i]), generator,
            "has other hits than the serial loop", lengths[i]);
    }
  ck_stop_raise(stop);
  check(ck_tally_plain(stream, 10, stop).samples == 0, generator, "does not stop", 0);
  ck_stop_destroy(stop);
  ck_stream_destroy(stream);
}

static void check_stream(const ck_generator *generator) {
  enum { DRAWS = 2000 };
  double expected[DRAWS], filled[DRAWS];
  ref_uniforms(as_ref(generator), 5, expected, DRAWS);
  ck_stream *stream = ck_stream_create(generator, 5);
  for (size_t i = 0; i < 7; i++)
    check(ck_stream_uniform(stream) == expected[i], generator, "has other uniforms", i);
  ck_stream *copy = ck_stream_copy(stream);
  ck_stream_fill(copy, filled, DRAWS - 7);
  check(memcmp(filled, expected + 7, (DRAWS - 7) * sizeof *filled) == 0, generator,
        "fills otherwise", 0);
  check(ref_clone_agrees(ck_stream_gsl_rng(stream), 500), generator, "cannot be cloned", 0);
  check(ck_stream_position(stream) == 507, generator, "does not count what was lent", 0);
  ck_stream_destroy(copy);
  ck_stream_destroy(stream);
}

static void check_jumps(const ck_generator *generator) {
  enum { DRAWS = 50000, COMPARED = 400 };
  static const uint64_t starts[] = {0, 1, 623, 20001};
  static const uint64_t distances[] = {0,   1,    2,    63,   311,  312,   623,   624,
                                       625, 9688, 9689, 9690, 19937, 20000, 29001};
  uint64_t *expected = malloc(DRAWS * sizeof *expected);
  for (int s = 0; s < SEEDS; s++) {
    ref_draws(as_ref(generator), seeds[s], 0, expected, DRAWS);
    for (size_t a = 0; a < sizeof starts / sizeof *starts; a++)
      for (size_t d = 0; d < sizeof distances / sizeof *distances; d++) {
        const uint64_t end = starts[a] + distances[d];
        ck_stream *stream = ck_stream_create(generator, seeds[s]);
        for (uint64_t i = 0; i < starts[a]; i++)
          ck_stream_get(stream);
        check(ck_stream_jump(stream, end) == CK_JUMP_DONE, generator, "does not jump", end);
        for (uint64_t i = 0; i < COMPARED; i++)
          check(ck_stream_get(stream) == expected[end + i], generator, "jumps elsewhere", end + i);
        ck_stream_destroy(stream);
      }
    /* Far away, by one jump and by two, and back. */
    const uint64_t near = UINT64_C(0x123456789abcdef) * (uint64_t)(s + 1), far = UINT64_MAX - near;
    ck_stream *once = ck_stream_create(generator, seeds[s]);
    ck_stream *twice = ck_stream_create(generator, seeds[s]);
    check(ck_stream_jump(once, far) == CK_JUMP_DONE, generator, "does not jump", far);
    check(ck_stream_jump(twice, near) == CK_JUMP_DONE, generator, "does not jump", near);
    check(ck_stream_jump(twice, far) == CK_JUMP_DONE, generator, "does not jump", far);
    for (int i = 0; i < COMPARED; i++)
      check(ck_stream_get(once) == ck_stream_get(twice), generator, "adds up otherwise", near);
    check(ck_stream_jump(once, 0) == CK_JUMP_DONE && ck_stream_position(once) == 0, generator,
          "does not go back", 0);
    /* Behind the last draw that has a number there is no way back. */
    check(ck_stream_jump(twice, UINT64_MAX) == CK_JUMP_DONE, generator, "does not jump", UINT64_MAX);
    ck_stream_get(twice);
    check(ck_stream_jump(twice, 5) == CK_JUMP_WRAPPED, generator, "jumps after 2^64 draws", 5);
    ck_stream_destroy(once);
    ck_stream_destroy(twice);
  }
  free(expected);
}

static void check_polynomial(const ck_generator *generator) {
  size_t count;
  const uint16_t *table = ck_generator_polynomial(generator, &count);
  if (table == NULL)
    return;
  uint16_t derived[200];
  const size_t found = ref_polynomial(as_ref(generator), 31, table[0], derived, 200);
  check(found == count && memcmp(derived, table, count * sizeof *table) == 0, generator,
        "has another polynomial", found);
}

int main(void) {
  for (size_t i = 0; i < ck_generator_count(); i++) {
    const ck_generator *generator = ck_generator_at(i);
    check_kernel(generator);
    check_stream(generator);
    check_polynomial(generator);
    if (ck_generator_can_jump(generator))
      check_jumps(generator);
  }
  const ck_generator *impostor = (const ck_generator *)ref_impostor();
  check(ck_generator_prove_jump(impostor) == CK_JUMP_DISPROVED, impostor, "is trusted", 0);
  printf("%d checks, %d failures\n", checks, failures);
  return failures > 0;
}
