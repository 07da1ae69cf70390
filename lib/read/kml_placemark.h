/* SPDX-License-Identifier: Apache-2.0 */
/* kml_placemark.h: the placemarks of a KML file as rows. */
#ifndef LREL_READ_KML_PLACEMARK_H
#define LREL_READ_KML_PLACEMARK_H

#include "read/kml_folders.h"

/** Reads the placemarks of the folders that are chosen among @p folders, and makes the
 * columns. */
LREL_NODISCARD lrel_status lrel_kml__read_placemarks(lrel_reader *reader,
                                                     lrel_kml_file *file, size_t part,
                                                     const lrel_kml_folders *folders,
                                                     lrel_error *err);

#endif
