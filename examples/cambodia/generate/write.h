/* SPDX-License-Identifier: Apache-2.0 */
/* write.h: the files, each agency's in its own way. All say that they are invented.
 * Each function returns false, having said why, where a file could not be written. */
#ifndef CAMBODIA_WRITE_H
#define CAMBODIA_WRITE_H

#include "pattern.h"
#include "records.h"

#define INVENTED "INVENTED"

/* ROMDUOL: shapefiles, EPSG:3148, column names of ten letters. */
bool write_romduol(const char *folder, const records *r);
/* LOTUS: CSV with WKT, EPSG:32648, days first, hectares. */
bool write_lotus(const char *folder, const records *r);
/* SARUS: a GeoPackage of two layers, WGS 84. */
bool write_sarus(const char *folder, const records *r);
/* What the authority keeps. */
bool write_provinces(const char *folder);
bool write_spot_tasks(const char *folder, const pattern *p);
bool write_accidents(const char *folder, const pattern *p);
bool write_survey(const char *folder);
bool write_declarations(const char *folder);
/* Says what the folder is; written last of all, so that a folder that has it is whole. */
bool write_readme(const char *folder, const records *r);

#define README_NAME "README.txt"

#endif
