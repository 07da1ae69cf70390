/* SPDX-License-Identifier: Apache-2.0 */
/* crs.h: which kinds of text may name a coordinate system or an operation.
 *
 * PROJ itself would also take names, URLs and names of files; from a file that somebody
 * sent, we do not. */
#ifndef LREL_NORMALISE_CRS_H
#define LREL_NORMALISE_CRS_H

#include "bridge/proj.h"
#include "core/text.h"

/* An entry of PROJ's database. */
typedef struct lrel_authority_code {
    char authority[32]; /* upper case */
    char code[32];
} lrel_authority_code;

/** Reads "EPSG:3148" and "urn:ogc:def:crs:EPSG::3148".
 * @return false where @p text is neither */
bool lrel_authority_code_parse(lrel_text text, lrel_authority_code *out);

/** True for EPSG:4326 and OGC:CRS84, which are longitude and latitude already. */
bool lrel_authority_code_is_lonlat(const lrel_authority_code *code);

#define LREL_CRS_DEFINITION_SIZE 160

/** True for EPSG:4326, OGC:CRS84 and EPSG:326zz and 327zz, by code or as a .prj says it,
 * with the pipeline that undoes them. Opening PROJ's database takes longer than many a
 * job, and these need nothing from it; a test holds them against what PROJ makes of the
 * same texts. */
bool lrel_crs__is_plain_wgs84(lrel_text text, lrel_proj_crs_info *info,
                              char definition[LREL_CRS_DEFINITION_SIZE]);

/** Reads a coordinate system: a code, WKT, PROJJSON or "+proj=...".
 * @return LREL_OK, LREL_E_CRS_MISSING (empty), LREL_E_CRS_UNKNOWN or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_crs__read(const lrel_context *context, lrel_proj *proj,
                                          lrel_text text, lrel_proj_crs **out,
                                          lrel_error *err);

/** @p text with a NUL behind it, in memory of @p context; NULL where there is none. */
char *lrel_crs__terminated(const lrel_context *context, lrel_text text,
                           const char *suffix);

#endif
