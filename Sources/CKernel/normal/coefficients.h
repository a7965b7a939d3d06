/* coefficients.h - the constants of the normals, for the scalar and the vector code.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 *
 * Each polynomial is the minimax one for the relative error of its function, found by Remez
 * exchange in 60 digits. The lowest coefficient was rounded to double, the others were refitted, the
 * next one was rounded, and so on. The comments give the greatest relative error of the function
 * with the rounded coefficients, in exact arithmetic.
 */
#ifndef CK_NORMAL_COEFFICIENTS_H
#define CK_NORMAL_COEFFICIENTS_H

#include <stdint.h>

/* The least w. Only a draw of 1 needs it. */
#define CK_LEAST_W 0x1p-53

/* The bits of 1 and of sqrt(1/2), the bits of a fraction, and the bit of the sign. */
#define CK_ONE_BITS UINT64_C(0x3ff0000000000000)
#define CK_ROOT_HALF_BITS UINT64_C(0x3fe6a09e667f3bcd)
#define CK_FRACTION_BITS UINT64_C(0x000fffffffffffff)
#define CK_SIGN_BIT UINT64_C(0x8000000000000000)

/* 2^52 and its bits. OR a whole number below 2^52 into the bits to add it. */
#define CK_TWO_52 0x1p52
#define CK_TWO_52_BITS UINT64_C(0x4330000000000000)

/* The bias of an exponent. */
#define CK_EXPONENT_BIAS 1023

/* A number below 2^49 that is added to this is rounded to quarters. The lowest bits of the sum are
 * the number of quarters. */
#define CK_QUARTER_ROUNDER 0x1.8p50

/* 2 ln 2 in two parts. The first has 13 bits to spare, so its products with exponents are exact. */
#define CK_TWO_LN2_HIGH 0x1.62e42fefa2p+0
#define CK_TWO_LN2_LOW 0x1.9ef35793c7673p-40

/* How many coefficients each polynomial has. They are listed from the lowest on. */
#define CK_COEFFICIENTS 7

/* With z = s^2 the polynomial p(z) is such that ln((1 + s) / (1 - s)) = 2 s + s z p(z) / 2, for
 * |s| <= (sqrt(2) - 1) / (sqrt(2) + 1). Error 2^-59.5. */
#define CK_LOG                                                                                     \
  0x1.5555555555592p+0, 0x1.999999997ff63p-1, 0x1.24924941db47cp-1, 0x1.c71c521a1b118p-2,          \
      0x1.74663ba2d257ep-2, 0x1.39a20bb3fd887p-2, 0x1.2f0250ce2adeap-2

/* sin(2 pi t) = t (CK_TWO_PI + p(t^2)), for |t| <= 1/8. The lowest coefficient is what 2 pi exceeds
 * its double by. The others are minimax relative to 2 pi t. Error 2^-57.8. */
#define CK_TWO_PI 0x1.921fb54442d18p+2
#define CK_SIN                                                                                     \
  0x1.1a62633145c07p-52, -0x1.4abbce625be47p+5, 0x1.466bc67758dfap+6, -0x1.32d2cce33a55fp+6,       \
      0x1.50783021c7371p+5, -0x1.e300abb19866ep+3, 0x1.e40581ce7d926p+1

/* cos(2 pi t) = 1 + t^2 p(t^2), for |t| <= 1/8. Error 2^-61.4. */
#define CK_COS                                                                                     \
  -0x1.3bd3cc9be45dep+4, 0x1.03c1f081b5a52p+6, -0x1.55d3c7e3bfe55p+6, 0x1.e1f50675b1d86p+5,        \
      -0x1.a6d1e238b16dap+4, 0x1.f9c4ad83863bap+2, -0x1.b03448962c60fp+0

#endif
