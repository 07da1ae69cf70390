/* SPDX-License-Identifier: Apache-2.0 */
/* html.h: other people's texts on a page. */
#ifndef LREL_REPORT_HTML_H
#define LREL_REPORT_HTML_H

#include "write/stream.h"

/** Names are anybody's text; the page shows it and obeys none of it. */
void lrel_html_text(lrel_stream *s, lrel_text text);

#endif
