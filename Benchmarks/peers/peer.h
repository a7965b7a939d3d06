/* peer.h - the interface that every peer in C shares.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * A peer defines a worker and the two functions below. peer.c has main, which is run as
 *
 *     PROGRAM SAMPLES WORKERS [VARIANT] [--cold]
 *
 * and prints {"samples": n, "hits": n, "seconds": n}. Without --cold it first warms up each worker
 * with a few drops, so that the seconds are those of the steady state.
 */
#ifndef PEER_H
#define PEER_H

#include <stdint.h>

typedef struct peer_worker peer_worker;

/* Makes worker number `index`, which has its own stream. The variant is NULL if none is given.
 * Returns NULL if there is no such variant or no memory. */
peer_worker *peer_make(unsigned index, const char *variant);

/* Lets this many drops fall on [-1,1)^2 and returns how many hit the unit circle. */
uint64_t peer_count(peer_worker *worker, uint64_t samples);

#endif
