/* SPDX-License-Identifier: Apache-2.0 */
/* module.h: parts of the library that are opened on first use.
 *
 * Some libraries take longer to load than the whole main job takes. They are met in
 * modules: shared objects of ours, in the folder `landrelease` beside liblandrelease.
 * A module exports one symbol, a struct that begins with an lrel_module_head. */
#ifndef LREL_BRIDGE_MODULE_H
#define LREL_BRIDGE_MODULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "landrelease/error.h"

typedef enum lrel_module_id {
    LREL_MODULE_GDAL,     /* lrel_vector_functions, see vector.h */
    LREL_MODULE_XLSX,     /* lrel_workbook_functions, see workbook.h */
    LREL_MODULE_POSTGRES, /* lrel_database_functions, see database.h */
    LREL_MODULE_COUNT
} lrel_module_id;

/* How the struct that a module exports begins. */
typedef struct lrel_module_head {
    uint32_t abi;        /* LREL_MODULE_ABI it was built with */
    const char *version; /* LREL_VERSION it was built with */
    /* The outside library that is loaded with it, and its version: "GDAL 3.6.2". */
    void (*library_version)(char *out, size_t capacity);
} lrel_module_head;

/* Raised with each change of a struct that crosses the border. The version must be the
 * same too, so that a module of another build is never called. */
#define LREL_MODULE_ABI 4

/** Opens module @p id, which stays open until the process ends. From the second time on
 * this costs some microseconds. May be called from several threads at once.
 *
 * @param out  receives what the module exports
 * @return LREL_OK, LREL_E_NOT_FOUND where it or its library is not installed, or
 *         LREL_E_INTERNAL where it belongs to another build */
LREL_NODISCARD lrel_status lrel_module_open(lrel_module_id id,
                                            const lrel_module_head **out,
                                            lrel_error *err);

/** The program that reads in a process of its own, which lies where modules do.
 * @param out  receives its path, PATH_MAX bytes
 * @return LREL_OK, or LREL_E_NOT_FOUND where it is not installed */
LREL_NODISCARD lrel_status lrel_module_find_reader(char *out, lrel_error *err);

/* A module as `doctor` shows it. */
typedef struct lrel_module_info {
    const char *name;    /* "landrelease_gdal" */
    const char *serves;  /* what it is needed for */
    const char *package; /* of Debian, with the outside library */
    bool is_there;       /* it can be used */
    char path[512];      /* where it is, or would be */
    char library[64];    /* "GDAL 3.6.2"; "" where it is not there */
    char reason[512];    /* why it is not there; "" where it is */
} lrel_module_info;

/** Opens module @p id and says what came of it. */
void lrel_module_describe(lrel_module_id id, lrel_module_info *out);

#endif
