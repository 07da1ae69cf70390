/* SPDX-License-Identifier: Apache-2.0 */
/* html_table.h: what descriptions in HTML say in tables: rows of two cells, a name and a
 * value, as ArcGIS and Google Earth write them; and the text around them. */
#ifndef LREL_READ_HTML_TABLE_H
#define LREL_READ_HTML_TABLE_H

#include "read/gathered.h"

/* What hears of a row. Texts have no tags, and no blanks around them. */
typedef lrel_status (*lrel_html_row)(void *user, lrel_text name, lrel_text value,
                                     lrel_error *err);

/** Takes @p html apart: every innermost row of two cells, of which the first says
 * something, goes to @p row; all other text is appended to @p rest, without tags, with a
 * blank where one stood. Text without a tag is @p rest as it stands.
 * @return LREL_OK, what @p row returned, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_html__read(lrel_text html, lrel_html_row row, void *user,
                                           lrel_gathered *rest, lrel_error *err);

#endif
