/* main.c - kernels, jumps and saved states against a stock gsl_rng, in a program of C alone.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Swift's tests do the same and more. This program serves where Swift cannot be built: under
 * clang's sanitizers of addresses and undefined behaviour together, and for other processors. It
 * prints all differences, and exits with 1 if there are any.
 */
#include <gsl/gsl_randist.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ckernel.h"
#include "ckerneltesting.h"
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

static void check_kernel(const ck_generator *generator, const ck_kernel *kernel) {
  static const uint64_t lengths[] = {0,   1,   2,   31,  63,  64,   127,  128,   256,   311,  312,
                                     313, 511, 512, 624, 937, 1024, 4864, 16384, 16385, 20000};
  ck_stream *stream = ck_stream_create(generator, 0);
  ck_stop *stop = ck_stop_create();
  for (int s = 0; s < SEEDS; s++)
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
      ck_stream_seed(stream, seeds[s]);
      const ck_count count = ck_stream_count(stream, kernel, lengths[i], stop);
      check(count.samples == lengths[i] && ck_stream_position(stream) == 2 * lengths[i], generator,
            "does not count its samples", lengths[i]);
      check(count.hits == ref_serial_hits(as_ref(generator), seeds[s], lengths[i]), generator,
            "has other hits than the serial loop", lengths[i]);
    }
  ck_stop_raise(stop);
  check(ck_stream_count(stream, kernel, 10, stop).samples == 0, generator, "does not stop", 0);
  ck_stop_destroy(stop);
  ck_stream_destroy(stream);
}

/* Vector kernels at odd draws, in long runs, and filling. */
static void check_vector_kernel(const ck_generator *generator, const ck_kernel *kernel) {
  enum { DRAWS = 20011 };
  static double expected[DRAWS], filled[DRAWS];
  ck_stop *stop = ck_stop_create();
  check(ck_kernel_check(kernel, generator) == CK_CHECK_PASSED, generator,
        "does not pass its check", 0);
  for (uint64_t start = 1; start < 10000; start = 5 * start + 2) {
    ck_stream *stream = ck_stream_create(generator, 3);
    for (uint64_t i = 0; i < start; i++)
      ck_stream_get(stream);
    const ck_count count = ck_stream_count(stream, kernel, 30001, stop);
    check(count.hits == ref_serial_hits_from(as_ref(generator), 3, start, 30001), generator,
          "has other hits from a later draw", start);
    ck_stream_destroy(stream);
  }
  const bool may_go_long = strncmp(ck_generator_name(generator), "mt19937", 7) == 0;
  check(ck_kernel_check_long(kernel, generator) ==
            (may_go_long ? CK_CHECK_PASSED : CK_CHECK_ABSENT),
        generator, "does not pass its check for long runs", 0);
  for (uint64_t samples = 3000; samples < 40000; samples += 1111) {
    ck_stream *stream = ck_stream_create(generator, 8);
    ck_stream_get(stream);
    const ck_count count = ck_test_count_long(stream, kernel, samples, stop);
    check(count.samples == samples &&
              count.hits == ref_serial_hits_from(as_ref(generator), 8, 1, samples),
          generator, "has other hits in a long run", samples);
    /* Enough for the widest vectors. */
    if (samples >= 8 * (312 + 64))
      check(ck_test_went_long(stream) == may_go_long, generator, "takes the wrong code", samples);
    uint64_t next;
    ref_draws(as_ref(generator), 8, 2 * samples + 1, &next, 1);
    check(ck_stream_get(stream) == next, generator, "draws differently after a long run", samples);
    ck_stream_destroy(stream);
  }
  ref_uniforms(as_ref(generator), 6, expected, DRAWS);
  for (size_t count = 1; count < DRAWS - 1; count = 2 * count + 3) {
    ck_stream *stream = ck_stream_create(generator, 6);
    ck_stream_get(stream);
    ck_stream_fill(stream, kernel, filled, count);
    check(memcmp(filled, expected + 1, count * sizeof *filled) == 0, generator, "fills differently",
          count);
    check(ck_stream_uniform(stream) == expected[count + 1], generator,
          "draws differently after filling", count);
    ck_stream_destroy(stream);
  }
  ck_stop_destroy(stop);
}

/* Points near the circle. */
static void check_edge(const ck_kernel *kernel) {
  const ck_generator *first = ck_generator_at(0);
  uint32_t words[32];
  static const struct {
    bool is_31_bits;
    ck_test_form form;
  } cases[] = {
      {false, CK_TEST_ADJACENT}, {true, CK_TEST_ADJACENT}, {false, CK_TEST_APART},
      {true, CK_TEST_APART},     {false, CK_TEST_BITSLICED},
  };
  for (uint64_t seed = 0; seed < 50000; seed++)
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
      ref_edge_words(seed, words, 16, cases[i].is_31_bits);
      check(ck_test_count_words(kernel, words, 16, cases[i].is_31_bits, cases[i].form).hits ==
                ref_hits_of_words(words, 16, cases[i].is_31_bits),
            first, "has other hits near the circle", seed);
    }
  ck_stop *stop = ck_stop_create();
  for (size_t i = 0; i < REF_CRAFTED; i++)
    for (uint32_t seed = 1; seed <= 100; seed++) {
      const ck_generator *crafted = (const ck_generator *)ref_crafted(i);
      ck_stream *stream = ck_stream_create(crafted, seed);
      check(ck_stream_count(stream, kernel, 5000, stop).hits ==
                ref_serial_hits(as_ref(crafted), seed, 5000),
            crafted, "has other hits with crafted draws", seed);
      ck_stream_seed(stream, seed);
      check(ck_test_count_long(stream, kernel, 5000, stop).hits ==
                ref_serial_hits(as_ref(crafted), seed, 5000),
            crafted, "has other hits with crafted draws in a long run", seed);
      ck_stream_destroy(stream);
    }
  ck_stop_destroy(stop);
}

/* The bit-sliced test against its scalar twin, for random digits. */
static void check_circuit(const ck_kernel *kernel) {
  enum { WORDS = 64 };
  const ck_test_circuit circuit = ck_test_circuit_of(kernel);
  static uint64_t x[CK_TEST_DIGITS][WORDS], y[CK_TEST_DIGITS][WORDS];
  ck_test_verdict verdicts[WORDS];
  uint64_t state = 1;
  for (int k = 0; k < CK_TEST_DIGITS; k++)
    for (int i = 0; i < WORDS; i++) {
      x[k][i] = ref_splitmix(&state);
      y[k][i] = ref_splitmix(&state);
    }
  ck_test_judge(kernel, x[0], y[0], WORDS, verdicts);
  for (int i = 0; i < WORDS; i++) {
    uint64_t x_digits[CK_TEST_DIGITS], y_digits[CK_TEST_DIGITS], sum[2 * CK_TEST_DIGITS];
    for (int k = 0; k < circuit.digits; k++) {
      x_digits[k] = x[k][i];
      y_digits[k] = y[k][i];
    }
    const ck_test_verdict twin = ck_test_twin(circuit, x_digits, y_digits, sum);
    check(verdicts[i].inside == twin.inside && verdicts[i].undecided == twin.undecided,
          ck_generator_at(0), "judges differently from its twin", (uint64_t)i);
  }
}

static void check_stream(const ck_generator *generator) {
  enum { DRAWS = 2000 };
  double expected[DRAWS], filled[DRAWS];
  ref_uniforms(as_ref(generator), 5, expected, DRAWS);
  ck_stream *stream = ck_stream_create(generator, 5);
  for (size_t i = 0; i < 7; i++)
    check(ck_stream_uniform(stream) == expected[i], generator, "has other uniforms", i);
  ck_stream *copy = ck_stream_copy(stream);
  const ck_kernel *plain = ck_kernel_at(ck_kernel_count() - 1);
  ck_stream_fill(copy, plain, filled, DRAWS - 7);
  check(memcmp(filled, expected + 7, (DRAWS - 7) * sizeof *filled) == 0, generator,
        "fills differently", 0);
  check(ref_clone_agrees(ck_stream_gsl_rng(stream), 500), generator,
        "has a lent gsl_rng whose clone differs", 0);
  check(ck_stream_position(stream) == 507, generator,
        "does not count the draws of a lent gsl_rng", 0);
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
          check(ck_stream_get(stream) == expected[end + i], generator,
                "draws differently after a jump", end + i);
        ck_stream_destroy(stream);
      }
    /* Far away, by one jump and by two, and back to the start. */
    const uint64_t near = UINT64_C(0x123456789abcdef) * (uint64_t)(s + 1), far = UINT64_MAX - near;
    ck_stream *once = ck_stream_create(generator, seeds[s]);
    ck_stream *twice = ck_stream_create(generator, seeds[s]);
    check(ck_stream_jump(once, far) == CK_JUMP_DONE, generator, "does not jump", far);
    check(ck_stream_jump(twice, near) == CK_JUMP_DONE, generator, "does not jump", near);
    check(ck_stream_jump(twice, far) == CK_JUMP_DONE, generator, "does not jump", far);
    for (int i = 0; i < COMPARED; i++)
      check(ck_stream_get(once) == ck_stream_get(twice), generator,
            "draws differently after two jumps", near);
    check(ck_stream_jump(once, 0) == CK_JUMP_DONE && ck_stream_position(once) == 0, generator,
          "does not jump back", 0);
    /* After the last numbered draw no jump is possible. */
    check(ck_stream_jump(twice, UINT64_MAX) == CK_JUMP_DONE, generator, "does not jump",
          UINT64_MAX);
    ck_stream_get(twice);
    check(ck_stream_jump(twice, 5) == CK_JUMP_WRAPPED, generator, "jumps after 2^64 draws", 5);
    ck_stream_destroy(once);
    ck_stream_destroy(twice);
  }
  free(expected);
}

/* Substreams: by strides of the shared power of x and of the stream's own, by a jump, and back. */
static void check_substreams(const ck_generator *generator) {
  enum { COMPARED = 400 };
  for (int s = 0; s < SEEDS; s++)
    for (uint64_t stride = 1; stride <= 3; stride += 2) {
      ck_stream *moved = ck_stream_create(generator, seeds[s]);
      for (uint64_t k = 0; k < 4; k++) {
        const uint64_t substream = 5 + k * stride;
        check(ck_stream_move(moved, substream) == CK_JUMP_DONE, generator, "does not move",
              substream);
        check(ck_stream_remaining(moved) == CK_SUBSTREAM_DRAWS, generator, "has another length",
              substream);
        ck_stream *whole = ck_stream_create(generator, seeds[s]);
        check(ck_stream_jump(whole, substream * CK_SUBSTREAM_DRAWS) == CK_JUMP_DONE, generator,
              "does not jump", substream);
        for (int i = 0; i < COMPARED; i++)
          check(ck_stream_get(moved) == ck_stream_get(whole), generator,
                "draws differently in a substream", substream);
        ck_stream_destroy(whole);
        ck_stream *copy = ck_stream_copy(moved);
        ck_stream_destroy(moved);
        moved = copy;
      }
      /* The last one, and back to an earlier one. */
      check(ck_stream_move(moved, CK_SUBSTREAMS) == CK_JUMP_OUTSIDE, generator, "moves too far", 0);
      check(ck_stream_move(moved, CK_SUBSTREAMS - 1) == CK_JUMP_DONE, generator, "does not move",
            CK_SUBSTREAMS - 1);
      check(ck_stream_jump(moved, CK_SUBSTREAM_DRAWS) == CK_JUMP_DONE &&
                ck_stream_remaining(moved) == 0,
            generator, "does not jump to the end", 0);
      check(ck_stream_jump(moved, CK_SUBSTREAM_DRAWS + 1) == CK_JUMP_OUTSIDE, generator,
            "jumps past the end", 0);
      check(ck_stream_jump(moved, 3) == CK_JUMP_DONE && ck_stream_position(moved) == 3, generator,
            "does not jump back", 3);
      check(ck_stream_move(moved, 0) == CK_JUMP_DONE, generator, "does not move back", 0);
      uint64_t first;
      ref_draws(as_ref(generator), seeds[s], 0, &first, 1);
      check(ck_stream_get(moved) == first, generator, "draws differently in substream 0", 0);
      ck_stream_seed(moved, seeds[s]);
      check(!ck_stream_is_limited(moved) && ck_stream_remaining(moved) == UINT64_MAX, generator,
            "keeps its limit when it is seeded", 0);
      ck_stream_destroy(moved);
    }
}

/* A stream that overruns its end against one without an end. */
static void check_overruns(const ck_generator *generator) {
  enum { END = 1000 };
  ck_stream *free_stream = ck_stream_create(generator, 7);
  ck_stream *stream = ck_stream_create(generator, 7);
  const bool *overrun = ck_stream_overrun(stream);
  ck_stream_report_overruns(stream);
  for (int limits = 1; limits <= 2; limits++) {
    ck_stream_limit(stream, limits * END);
    ck_stream_skip(stream, END / 2);
    ck_stream_skip(free_stream, END / 2);
    while (ck_stream_position(stream) < (uint64_t)limits * END + 5) {
      check(*overrun == (ck_stream_position(stream) > (uint64_t)limits * END), generator,
            "reports an overrun too early or too late", ck_stream_position(stream));
      check(ck_stream_get(stream) == ck_stream_get(free_stream), generator,
            "draws differently near its end", ck_stream_position(stream));
      check(ck_stream_uniform(stream) == ck_stream_uniform(free_stream), generator,
            "has other uniforms near its end", ck_stream_position(stream));
      if (ck_generator_max(generator) - ck_generator_min(generator) >= 0xffffff) {
        check(ck_stream_normal(stream, 1) == ck_stream_normal(free_stream, 1), generator,
              "has other normals near its end", ck_stream_position(stream));
        check(ck_stream_gamma(stream, 2, 1) == ck_stream_gamma(free_stream, 2, 1), generator,
              "has other gamma variables near its end", ck_stream_position(stream));
      }
    }
    check(*overrun && ck_stream_remaining(stream) == 0, generator, "has draws past its end",
          ck_stream_remaining(stream));
    check(ck_stream_position(stream) == ck_stream_position(free_stream), generator,
          "counts other draws near its end", ck_stream_position(stream));
  }
  ck_stream_skip(stream, 3);
  ck_stream_seed(stream, 7);
  check(!*overrun && ck_stream_remaining(stream) == UINT64_MAX, generator,
        "keeps an overrun when it is seeded", 0);
  ck_stream_destroy(free_stream);
  ck_stream_destroy(stream);
}

/* Columns against the plain double loop, in memory that is exactly as long as it must be. */
static void check_columns(const ck_kernel *kernel) {
  for (size_t samples = 0; samples <= 130; samples++)
    for (size_t dimensions = 0; dimensions <= 17; dimensions++) {
      const size_t count = samples * dimensions, shift = (samples + dimensions) % 8;
      double *rows = malloc((count + shift) * sizeof *rows);
      double *columns = malloc((count + shift) * sizeof *columns);
      for (size_t i = 0; i < count; i++)
        rows[shift + i] = (double)i;
      ck_rows_to_columns(kernel, rows + shift, columns + shift, samples, dimensions);
      bool agrees = true;
      for (size_t i = 0; i < count; i++)
        agrees = agrees && columns[shift + i % dimensions * samples + i / dimensions] == (double)i;
      check(agrees, ck_generator_at(0), "has other columns", samples * 100 + dimensions);
      free(rows);
      free(columns);
    }
}

static void check_polynomial(const ck_generator *generator) {
  size_t count;
  const uint16_t *table = ck_test_polynomial(generator, &count);
  if (table == NULL)
    return;
  uint16_t derived[200];
  const size_t found = ref_polynomial(as_ref(generator), 31, table[0], derived, 200);
  check(found == count && memcmp(derived, table, count * sizeof *table) == 0, generator,
        "has another polynomial", found);
}

/* Saves and loads, and loads numbers with random changes. No state that is accepted may draw out of
 * bounds. */
static void check_state(const ck_generator *generator) {
  enum { DRAWS = 20000, COMPARED = 3000, CHANGED = 2000 };
  const size_t count = ck_generator_state_numbers(generator);
  uint64_t *numbers = malloc(2 * count * sizeof *numbers), *changed = numbers + count;
  uint64_t random = 1, accepted = 0;
  check(ck_generator_check_state(generator) == CK_CHECK_PASSED, generator,
        "does not pass the check of its state", 0);
  for (int s = 0; s < SEEDS; s++) {
    ck_stream *stream = ck_stream_create(generator, seeds[s]);
    ck_stream *loaded = ck_stream_create(generator, seeds[s]);
    const uint64_t start = ref_splitmix(&random) % DRAWS;
    for (uint64_t i = 0; i < start; i++)
      ck_stream_get(stream);
    check(ck_stream_save(stream, numbers) && ck_stream_load(loaded, numbers, start), generator,
          "does not load what it saves", start);
    check(ck_stream_position(loaded) == start, generator, "loads at another position", start);
    for (int i = 0; i < COMPARED; i++)
      check(ck_stream_get(loaded) == ck_stream_get(stream), generator,
            "draws differently after it was loaded", start);
    for (int i = 0; i < CHANGED; i++) {
      memcpy(changed, numbers, count * sizeof *numbers);
      for (int changes = i % 3; changes >= 0; changes--) {
        const uint64_t words[] = {ref_splitmix(&random), ref_splitmix(&random),
                                  ref_splitmix(&random)};
        ck_test_change_number(generator, changed, words);
      }
      if (!ck_stream_load(loaded, changed, start))
        continue;
      accepted++;
      check(ck_test_draw_guarded(loaded, 4 * count + 200).in_bounds, generator,
            "leaves its bounds", start);
    }
    ck_stream_destroy(loaded);
    ck_stream_destroy(stream);
  }
  check(accepted > SEEDS * CHANGED / 10, generator, "accepts few states", accepted);
  free(numbers);
}

/* GSL's distributions, drawn from a stream, against a stock generator. */
static void check_distributions(const ck_generator *generator) {
  enum { VALUES = 3000 };
  if (ck_generator_max(generator) - ck_generator_min(generator) < 0xffffff)
    return;
  gsl_rng *stock = gsl_rng_alloc((const gsl_rng_type *)generator);
  gsl_rng_set(stock, 11);
  ck_stream *stream = ck_stream_create(generator, 11);
#define CHECK_EQUAL(ours, theirs)                                                                  \
  for (uint64_t i = 0; i < VALUES; i++)                                                            \
  check((ours) == (theirs), generator, "has other values than " #theirs, i)
  CHECK_EQUAL(ck_stream_normal(stream, 1.5), gsl_ran_gaussian_ziggurat(stock, 1.5));
  CHECK_EQUAL(ck_stream_exponential(stream, 2), gsl_ran_exponential(stock, 2));
  CHECK_EQUAL(ck_stream_gamma(stream, 0.5, 2), gsl_ran_gamma(stock, 0.5, 2));
  CHECK_EQUAL(ck_stream_beta(stream, 2, 3), gsl_ran_beta(stock, 2, 3));
  CHECK_EQUAL(ck_stream_chi_squared(stream, 5), gsl_ran_chisq(stock, 5));
  CHECK_EQUAL(ck_stream_student_t(stream, 5), gsl_ran_tdist(stock, 5));
  CHECK_EQUAL(ck_stream_log_normal(stream, 1, 2), gsl_ran_lognormal(stock, 1, 2));
  CHECK_EQUAL(ck_stream_cauchy(stream, 2), gsl_ran_cauchy(stock, 2));
  CHECK_EQUAL(ck_stream_weibull(stream, 2, 1.5), gsl_ran_weibull(stock, 2, 1.5));
  CHECK_EQUAL(ck_stream_poisson(stream, 4), gsl_ran_poisson(stock, 4));
  CHECK_EQUAL(ck_stream_poisson(stream, 1000), gsl_ran_poisson(stock, 1000));
  CHECK_EQUAL(ck_stream_binomial(stream, 0.3, 1000), gsl_ran_binomial(stock, 0.3, 1000));
  CHECK_EQUAL(ck_stream_geometric(stream, 0.3), gsl_ran_geometric(stock, 0.3));
  CHECK_EQUAL(ck_stream_uniform_integer(stream, 6), gsl_rng_uniform_int(stock, 6));
#undef CHECK_EQUAL
  check(ck_stream_get(stream) == gsl_rng_get(stock), generator,
        "draws differently after distributions", 0);
  ck_stream_destroy(stream);
  gsl_rng_free(stock);
}

/* Normals of a vector kernel against those of the plain one, bit for bit. */
static void check_normals(const ck_generator *generator, const ck_kernel *kernel) {
  enum { MOST = 40000 };
  static double expected[MOST], filled[MOST];
  const ck_kernel *plain = ck_kernel_at(ck_kernel_count() - 1);
  for (uint64_t start = 0; start < 2; start++)
    for (size_t count = 0; count < MOST; count += count < 100 ? 1 : count + 1) {
      ck_stream *stream = ck_stream_create(generator, 42);
      ck_stream *other = ck_stream_create(generator, 42);
      for (uint64_t i = 0; i < start; i++)
        check(ck_stream_get(stream) == ck_stream_get(other), generator, "has other draws", i);
      ck_stream_fill_normals(stream, plain, expected, count);
      ck_stream_fill_normals(other, kernel, filled, count);
      check(memcmp(filled, expected, count * sizeof *filled) == 0, generator, "has other normals",
            count);
      check(ck_stream_position(other) == start + 2 * ((count + 1) / 2), generator,
            "takes the wrong number of draws for normals", count);
      check(ck_stream_get(stream) == ck_stream_get(other), generator,
            "draws differently after normals", count);
      ck_stream_destroy(stream);
      ck_stream_destroy(other);
    }
}

/* Normals of a kernel against those of the processor that the fingerprint was made on. */
static void check_fingerprint(const ck_generator *mt19937, const ck_kernel *kernel) {
  static double numbers[REF_NORMALS];
  ck_stream *stream = ck_stream_create(mt19937, 42);
  ck_stream_fill_normals(stream, kernel, numbers, REF_NORMALS);
  const uint64_t fingerprint = ref_fingerprint_of_numbers(numbers, REF_NORMALS);
  check(fingerprint == REF_NORMALS_FINGERPRINT, mt19937, "has normals of another fingerprint",
        fingerprint);
  ck_stream_destroy(stream);
}

/* The vector kernels that this processor can run, and the wide one. */
static const ck_kernel *vector_kernel(size_t index) {
  for (size_t i = 0; i + 1 < ck_kernel_count(); i++)
    if (ck_kernel_is_available(ck_kernel_at(i)) && index-- == 0)
      return ck_kernel_at(i);
  return index == 0 ? ck_test_kernel_wide() : NULL;
}

/* The lanes of moments, by all codes that the processor can run, after any start. */
static void check_moments(const ck_generator *generator) {
  enum { VALUES = 15 + 70 };
  double values[VALUES], n[16], m[16], s[16];
  ref_uniforms(as_ref(generator), 1, values, VALUES);
  for (size_t code = 0; code < ck_test_moments_codes(); code++)
    for (size_t start = 0; start <= 15; start++)
      for (size_t count = start; count <= start + 70; count++) {
        ck_moments moments = {0};
        if (!ck_test_moments_add(code, &moments, values, start))
          continue;
        ck_test_moments_add(code, &moments, values + start, count - start);
        ref_moments_lanes(values, count, n, m, s);
        check(moments.count == count && memcmp(moments.means, m, sizeof m) == 0 &&
                  memcmp(moments.squares, s, sizeof s) == 0,
              generator, "has other moments than the serial loop", count);
      }
}

int main(void) {
  const ck_generator *impostor = (const ck_generator *)ref_impostor();
  const ck_generator *rearranged = (const ck_generator *)ref_rearranged();
  const ck_generator *other_layouts[] = {(const ck_generator *)ref_rearranged_ran3(),
                                         (const ck_generator *)ref_secretive()};
  for (size_t k = 0; vector_kernel(k) != NULL; k++)
    check_normals((const ck_generator *)ref_edge_uniforms(), vector_kernel(k));
  for (size_t i = 0; i < ck_generator_count(); i++) {
    const ck_generator *generator = ck_generator_at(i);
    for (size_t k = 0; vector_kernel(k) != NULL; k++)
      check_normals(generator, vector_kernel(k));
    check_kernel(generator, ck_kernel_at(ck_kernel_count() - 1));
    check_stream(generator);
    check_overruns(generator);
    check_polynomial(generator);
    check_distributions(generator);
    check_moments(generator);
    if (ck_generator_can_jump(generator)) {
      check_jumps(generator);
      check_substreams(generator);
      if (strcmp(ck_generator_name(generator), "mt19937") == 0)
        check_fingerprint(generator, ck_kernel_at(ck_kernel_count() - 1));
      for (size_t k = 0; vector_kernel(k) != NULL; k++) {
        check_kernel(generator, vector_kernel(k));
        check_vector_kernel(generator, vector_kernel(k));
        if (strcmp(ck_generator_name(generator), "mt19937") == 0)
          check_fingerprint(generator, vector_kernel(k));
      }
    } else {
      check_state(generator);
    }
  }
  check(ck_generator_check_jump(impostor) == CK_CHECK_FAILED, impostor, "passes", 0);
  check(ck_generator_check_jump(rearranged) == CK_CHECK_FAILED, rearranged, "passes", 0);
  for (size_t i = 0; i < sizeof other_layouts / sizeof *other_layouts; i++)
    check(ck_generator_check_state(other_layouts[i]) == CK_CHECK_FAILED, other_layouts[i], "passes",
          i);
  check_columns(ck_kernel_at(ck_kernel_count() - 1));
  for (size_t k = 0; vector_kernel(k) != NULL; k++) {
    const ck_kernel *kernel = vector_kernel(k);
    check_columns(kernel);
    check_edge(kernel);
    check_circuit(kernel);
    check(ck_kernel_check(kernel, impostor) == CK_CHECK_FAILED, impostor, "passes", k);
    check(ck_kernel_check(kernel, rearranged) == CK_CHECK_FAILED, rearranged, "passes", k);
    printf("kernel %s\n", ck_kernel_name(kernel));
  }
  printf("%d checks, %d failures\n", checks, failures);
  return failures > 0;
}
