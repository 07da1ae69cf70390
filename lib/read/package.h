/* SPDX-License-Identifier: Apache-2.0 */
/* package.h: a spreadsheet file as a zip of XML parts. */
#ifndef LREL_READ_PACKAGE_H
#define LREL_READ_PACKAGE_H

#include "bridge/xml.h"
#include "bridge/zip.h"

#define LREL_PART_NAME_BYTES 260

/** Reads the part @p name of @p zip from its start, see lrel_xml_read(). The message of
 * an error says which part it is. */
LREL_NODISCARD lrel_status lrel_package__read(const lrel_context *context, lrel_zip *zip,
                                              const char *name,
                                              const lrel_xml_listener *listener,
                                              void *user, lrel_error *err);

/** The name of the part that @p target, as written in the part @p from, leads to: "../"
 * and a "/" in front are followed.
 * @return false where it leads out of the file, or is too long */
bool lrel_package__resolve(const char *from, const char *target,
                           char out[LREL_PART_NAME_BYTES]);

/** Whether @p type, the type of a relationship (ECMA-376, part 1, 7.1), is @p kind: both
 * the transitional and the strict names end in it. */
bool lrel_package__is_kind(const char *type, const char *kind);

/** The part with the relationships of @p part: "xl/_rels/workbook.xml.rels". */
bool lrel_package__relations(const char *part, char out[LREL_PART_NAME_BYTES]);

#endif
