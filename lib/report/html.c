/* SPDX-License-Identifier: Apache-2.0 */
/* html.c: the four characters that HTML takes for its own. */
#include "report/html.h"

#include <string.h>

#include "write/shown.h"

void lrel_html_text(lrel_stream *s, lrel_text text)
{
    static const char special[] = "<>&\"";
    static const char *const names[] = {"&lt;", "&gt;", "&amp;", "&quot;"};
    size_t start = 0;

    for (size_t i = 0; i < text.length; i++) {
        const char *found = memchr(special, text.at[i], sizeof special - 1);

        if (!found)
            continue;
        lrel_stream_shown(s, (lrel_text){text.at + start, i - start});
        lrel_stream_text(s, names[found - special]);
        start = i + 1;
    }
    if (start < text.length)
        lrel_stream_shown(s, (lrel_text){text.at + start, text.length - start});
}
