/* cprocess.h - the words of the command line, as the system gave them to this process.
 *
 * Copyright (C) 2026 the PiKit authors. GPL-3.0-or-later.
 */
#ifndef CP_CPROCESS_H
#define CP_CPROCESS_H

#pragma clang assume_nonnull begin

/* The number of words, the program's name included. 0 where C does not give them to libraries. */
int cp_argument_count(void);

/* The word at `index`, 0 <= index < cp_argument_count(). It lives as long as the process. */
const char *cp_argument(int index);

#pragma clang assume_nonnull end

#endif
