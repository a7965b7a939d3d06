/* peer.c - the arguments, threads and clock of the peers in C, see peer.h.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#include "peer.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PEER_WARM_UP = 1 << 20, PEER_MOST_WORKERS = 1024 };

typedef struct {
  peer_worker *worker;
  pthread_t thread;
  uint64_t samples, hits;
} peer_share;

static void *peer_run(void *argument) {
  peer_share *const share = argument;
  share->hits = peer_count(share->worker, share->samples);
  return NULL;
}

/* The calling thread is the first worker. */
static uint64_t peer_run_all(peer_share *shares, unsigned workers, uint64_t samples) {
  for (unsigned i = 0; i < workers; i++)
    shares[i].samples = samples / workers + (i < samples % workers);
  for (unsigned i = 1; i < workers; i++)
    if (pthread_create(&shares[i].thread, NULL, peer_run, &shares[i]) != 0) {
      fprintf(stderr, "there is no thread for worker %u\n", i);
      exit(1);
    }
  peer_run(&shares[0]);
  uint64_t hits = shares[0].hits;
  for (unsigned i = 1; i < workers; i++) {
    pthread_join(shares[i].thread, NULL);
    hits += shares[i].hits;
  }
  return hits;
}

/* Warms up with separate workers, so that the timed drops are the first of their streams. */
static void peer_warm_up(unsigned workers, const char *variant) {
  static peer_share shares[PEER_MOST_WORKERS];
  for (unsigned i = 0; i < workers; i++)
    if ((shares[i].worker = peer_make(i, variant)) == NULL)
      exit(1);
  peer_run_all(shares, workers, (uint64_t)workers * PEER_WARM_UP);
}

static double peer_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int count, char **arguments) {
  int is_cold = 0;
  if (count > 1 && strcmp(arguments[count - 1], "--cold") == 0) {
    is_cold = 1;
    count--;
  }
  const uint64_t samples = count > 1 ? strtoull(arguments[1], NULL, 10) : 0;
  const unsigned long workers = count > 2 ? strtoul(arguments[2], NULL, 10) : 0;
  const char *const variant = count > 3 ? arguments[3] : NULL;
  if (samples == 0 || workers == 0 || workers > PEER_MOST_WORKERS || count > 4) {
    fprintf(stderr, "usage: %s SAMPLES WORKERS [VARIANT] [--cold]\n", arguments[0]);
    return 2;
  }

  static peer_share shares[PEER_MOST_WORKERS];
  for (unsigned i = 0; i < workers; i++) {
    shares[i].worker = peer_make(i, variant);
    if (shares[i].worker == NULL) {
      fprintf(stderr, "no such variant, or no memory for worker %u\n", i);
      return 1;
    }
  }
  if (!is_cold)
    peer_warm_up((unsigned)workers, variant);

  const double start = peer_now();
  const uint64_t hits = peer_run_all(shares, (unsigned)workers, samples);
  const double seconds = peer_now() - start;
  printf("{\"samples\": %" PRIu64 ", \"hits\": %" PRIu64 ", \"seconds\": %.9f}\n", samples, hits,
         seconds);
  return 0;
}
