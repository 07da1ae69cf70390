/* SPDX-License-Identifier: Apache-2.0 */
/* export.h: what the library shows, and what a caller must not ignore. */
#ifndef LREL_EXPORT_H
#define LREL_EXPORT_H

#if defined(__GNUC__)
#define LREL_EXPORT       __attribute__((visibility("default")))
#define LREL_NODISCARD    __attribute__((warn_unused_result))
#define LREL_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define LREL_EXPORT
#define LREL_NODISCARD
#define LREL_PRINTF(f, a)
#endif

#endif
