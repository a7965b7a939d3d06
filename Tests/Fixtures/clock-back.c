/* clock-back.c - a library for LD_PRELOAD with which the time of day jumps back by ten days.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * CLOCK_BACK_AFTER is the number of milliseconds from the first look at the time to the jump.
 * Clocks that count from the start of the system go on as ever.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* The seconds that are taken off the time of day. */
static time_t jump(void) {
  static long long first;
  struct timespec now;
  REAL(clock_gettime)(CLOCK_MONOTONIC, &now);
  long long milliseconds = now.tv_sec * 1000LL + now.tv_nsec / 1000000;
  long long expected = 0;
  __atomic_compare_exchange_n(&first, &expected, milliseconds, 0, __ATOMIC_SEQ_CST,
                              __ATOMIC_SEQ_CST);
  const char *after = getenv("CLOCK_BACK_AFTER");
  return milliseconds - first >= (after ? atoll(after) : 0) ? 10 * 86400 : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = REAL(clock_gettime)(clock, time);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    time->tv_sec -= jump();
  }
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  int result = REAL(gettimeofday)(time, zone);
  if (result == 0) time->tv_sec -= jump();
  return result;
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}

int timespec_get(struct timespec *time, int base) {
  return clock_gettime(CLOCK_REALTIME, time) == 0 ? base : 0;
}
