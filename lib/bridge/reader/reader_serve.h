/* SPDX-License-Identifier: Apache-2.0 */
/* reader_serve.h: requests answered by GDAL, one file in the life of a process. */
#ifndef LREL_BRIDGE_READER_SERVE_H
#define LREL_BRIDGE_READER_SERVE_H

/** Answers until nobody asks any more. */
_Noreturn void lrel_reader_serve(void);

#endif
