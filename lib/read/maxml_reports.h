/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_reports.h: the field reports of a maXML file, one after the other. */
#ifndef LREL_READ_MAXML_REPORTS_H
#define LREL_READ_MAXML_REPORTS_H

#include "read/maxml_tree.h"

/* What hears of them. The first node of @p tree is what stands right in the root: a
 * report, the header, or an object without a report. */
typedef lrel_status (*lrel_maxml_visitor)(void *user, const lrel_maxml_tree *tree,
                                          lrel_error *err);

/** Reads the file whose bytes are @p bytes to its end.
 * @return as lrel_xml_read(), LREL_E_FORMAT where the root is another, or what
 * @p visitor returned */
LREL_NODISCARD lrel_status lrel_maxml__reports(const lrel_context *context,
                                               lrel_text bytes,
                                               lrel_maxml_visitor visitor, void *user,
                                               lrel_error *err);

/** The next object of the report @p tree behind node @p last (SIZE_MAX: the first one),
 * or SIZE_MAX. One stands where it is by itself. */
size_t lrel_maxml__next_object(const lrel_maxml_tree *tree, size_t last);

/** Whether node @p node, in a report, is an object that the report is of: one that IMSMA
 * has, or an element with others or attributes in it. */
bool lrel_maxml__is_object(const lrel_maxml_tree *tree, size_t node);

#endif
