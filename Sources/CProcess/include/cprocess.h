/* cprocess.h - the command-line arguments, as the system passed them to this process.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CP_CPROCESS_H
#define CP_CPROCESS_H

#pragma clang assume_nonnull begin

/* The number of arguments, including the program's name. 0 if the C library passes none to
 * constructors. */
int cp_argument_count(void);

/* The argument at `index`, 0 <= index < cp_argument_count(), valid until the process ends. */
const char *cp_argument(int index);

#pragma clang assume_nonnull end

#endif
