/* lanes.h - vectors of CK_BYTES bytes, and operations on their lanes.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Most operations are clang's portable ones on vector types. Two of them have a form for x86 as
 * well, which the compiler does not find by itself.
 */
#ifndef CK_LANES_H
#define CK_LANES_H

#include <stdbool.h>
#include <stdint.h>

#include "circle/grid.h"

/* A source that includes vector code defines CK_BYTES, and CK_X86 as 1 if the code may use the
 * instructions that x86 has for vectors of this size. The defaults are for editors. */
#ifndef CK_BYTES
#define CK_BYTES 16
#endif
#ifndef CK_X86
#define CK_X86 0
#endif

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the upper half of a lane must come second in memory"
#endif

/* How many 32-bit lanes a vector has. */
#define CK_LANES (CK_BYTES / 4)

#define CK_VECTOR(type) __attribute__((vector_size(CK_BYTES), may_alias)) type

typedef CK_VECTOR(uint32_t) ck_vu32;
typedef CK_VECTOR(int32_t) ck_vi32;
typedef CK_VECTOR(int16_t) ck_vi16;
typedef CK_VECTOR(uint64_t) ck_vu64;
typedef CK_VECTOR(double) ck_vf64;
typedef int16_t ck_vi16_half __attribute__((vector_size(CK_BYTES / 2), may_alias));
typedef int32_t ck_vi32_half __attribute__((vector_size(CK_BYTES / 2), may_alias));
typedef uint32_t ck_vu32_half __attribute__((vector_size(CK_BYTES / 2), may_alias));

/* The same at addresses that need not be aligned. */
typedef ck_vu32 ck_vu32_unaligned __attribute__((aligned(4)));
typedef ck_vf64 ck_vf64_unaligned __attribute__((aligned(8)));

#define CK_INLINE static inline __attribute__((always_inline))
#define CK_COLD static __attribute__((noinline, cold))

/* AddressSanitizer's checks of unrolled code would take minutes to compile. */
#if __has_feature(address_sanitizer)
#define CK_UNROLL
#else
#define CK_UNROLL _Pragma("clang loop unroll(full)")
#endif

CK_INLINE ck_vu32 ck_load(const uint32_t *words) {
  return *(const ck_vu32_unaligned *)words;
}

CK_INLINE void ck_store(uint32_t *words, ck_vu32 vector) {
  *(ck_vu32_unaligned *)words = vector;
}

/* The smaller of two in each lane. */
CK_INLINE ck_vu32 ck_min(ck_vu32 a, ck_vu32 b) {
  return __builtin_elementwise_min(a, b);
}

/* The number in each lane, or `least` if that is larger. The compiler makes one instruction of it.
 * Of __builtin_elementwise_max it makes several, for the sake of NaN. */
CK_INLINE ck_vf64 ck_at_least(ck_vf64 numbers, double least) {
  const ck_vu64 smaller = (ck_vu64)(numbers < least);
  const ck_vf64 leasts = (ck_vf64){0} + least;
  return (ck_vf64)(((ck_vu64)numbers & ~smaller) | ((ck_vu64)leasts & smaller));
}

/* All bits of the lanes whose lowest bit is set. */
CK_INLINE ck_vu32 ck_spread_lowest(ck_vu32 lanes) {
  ck_vu32 bits = lanes & 1;
#if CK_X86 && CK_BYTES < 64
  /* Hides from the compiler that these are single bits. It would shift them left and back, and
   * processors with vectors of this size have few units for shifts. */
  __asm__("" : "+x"(bits));
#endif
  return -bits;
}

/* Whether any bit of any lane is set. */
CK_INLINE bool ck_any(ck_vu32 lanes) {
  return __builtin_reduce_or(lanes) != 0;
}

CK_INLINE uint64_t ck_sum(ck_vu32 lanes) {
  uint64_t sum = 0;
  CK_UNROLL for (int i = 0; i < CK_LANES; i++) sum += lanes[i];
  return sum;
}

#if CK_BYTES == 16
#define CK_EVEN 0, 2, 4, 6
#define CK_ODD 1, 3, 5, 7
#define CK_LOW 0, 1
#define CK_HIGH 2, 3
#define CK_ZIP_LOW 0, 4, 1, 5
#define CK_ZIP_HIGH 2, 6, 3, 7
#define CK_FIRST_OF_PAIRS 0, 2
#define CK_SECOND_OF_PAIRS 1, 3
#define CK_X86_NAME(operation) __builtin_ia32_##operation##128
#elif CK_BYTES == 32
#define CK_EVEN 0, 2, 4, 6, 8, 10, 12, 14
#define CK_ODD 1, 3, 5, 7, 9, 11, 13, 15
#define CK_LOW 0, 1, 2, 3
#define CK_HIGH 4, 5, 6, 7
#define CK_ZIP_LOW 0, 8, 1, 9, 2, 10, 3, 11
#define CK_ZIP_HIGH 4, 12, 5, 13, 6, 14, 7, 15
#define CK_FIRST_OF_PAIRS 0, 4, 2, 6
#define CK_SECOND_OF_PAIRS 1, 5, 3, 7
#define CK_X86_NAME(operation) __builtin_ia32_##operation##256
#elif CK_BYTES == 64
#define CK_EVEN 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
#define CK_ODD 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
#define CK_LOW 0, 1, 2, 3, 4, 5, 6, 7
#define CK_HIGH 8, 9, 10, 11, 12, 13, 14, 15
#define CK_ZIP_LOW 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define CK_ZIP_HIGH 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#define CK_FIRST_OF_PAIRS 0, 8, 2, 10, 4, 12, 6, 14
#define CK_SECOND_OF_PAIRS 1, 9, 3, 11, 5, 13, 7, 15
#define CK_X86_NAME(operation) __builtin_ia32_##operation##512
#else
#error "CK_BYTES must be 16, 32 or 64"
#endif

/* The upper halves of the lanes of both. Neighbours in a, or in b, stay neighbours. */
CK_INLINE ck_vi16 ck_upper_halves(ck_vu32 a, ck_vu32 b) {
#if CK_X86
  return CK_X86_NAME(packssdw)((ck_vi32)a >> 16, (ck_vi32)b >> 16);
#else
  const ck_vi16_half low = __builtin_shufflevector((ck_vi16)a, (ck_vi16)a, CK_ODD);
  const ck_vi16_half high = __builtin_shufflevector((ck_vi16)b, (ck_vi16)b, CK_ODD);
  ck_vi16 both;
  __builtin_memcpy(&both, &low, sizeof low);
  __builtin_memcpy((char *)&both + sizeof low, &high, sizeof high);
  return both;
#endif
}

/* a*a + b*b for each pair of neighbours a and b, modulo 2^32. */
CK_INLINE ck_vu32 ck_sums_of_squares(ck_vi16 halves) {
#if CK_X86
  return (ck_vu32)CK_X86_NAME(pmaddwd)(halves, halves);
#else
  const ck_vi16_half even = __builtin_shufflevector(halves, halves, CK_EVEN);
  const ck_vi16_half odd = __builtin_shufflevector(halves, halves, CK_ODD);
  const ck_vi32 a = __builtin_convertvector(even, ck_vi32);
  const ck_vi32 b = __builtin_convertvector(odd, ck_vi32);
  return (ck_vu32)(a * a) + (ck_vu32)(b * b);
#endif
}

/* Writes the uniforms of the words, in order. */
CK_INLINE void ck_store_uniforms(double *uniforms, ck_vu32 words, ck_grid grid) {
  CK_UNROLL for (int half = 0; half < 2; half++) {
    const ck_vu32_half part = half == 0 ? __builtin_shufflevector(words, words, CK_LOW)
                                       : __builtin_shufflevector(words, words, CK_HIGH);
    ck_vf64 values;
    if (grid == CK_GRID_32) {
      /* The word is the last 32 bits of the fraction of 2^20 + word / 2^32. */
      const ck_vu64 bits = __builtin_convertvector(part, ck_vu64) | 0x4130000000000000;
      values = (ck_vf64)bits - 1048576.0;
    } else {
      /* More processors convert signed numbers. */
      const ck_vi32_half draws = (ck_vi32_half)(part >> 1);
      values = __builtin_convertvector(draws, ck_vf64) / 2147483647.0;
    }
    *(ck_vf64_unaligned *)(uniforms + half * CK_LANES / 2) = values;
  }
}

/* Transposes: lane k of row i becomes lane i of row k. The first and the second half of the rows
 * are shuffled like cards, log2(lanes) times. */
CK_INLINE void ck_transpose(ck_vu32 rows[CK_LANES]) {
  CK_UNROLL for (int stage = 1; stage < CK_LANES; stage *= 2) {
    ck_vu32 shuffled[CK_LANES];
    CK_UNROLL for (int i = 0; i < CK_LANES / 2; i++) {
      const ck_vu32 a = rows[i], b = rows[CK_LANES / 2 + i];
      shuffled[2 * i] = __builtin_shufflevector(a, b, CK_ZIP_LOW);
      shuffled[2 * i + 1] = __builtin_shufflevector(a, b, CK_ZIP_HIGH);
    }
    CK_UNROLL for (int i = 0; i < CK_LANES; i++) rows[i] = shuffled[i];
  }
}

#endif
