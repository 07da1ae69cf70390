/* SPDX-License-Identifier: Apache-2.0 */
/* draft_text.c: the few forms that lines of a draft have. */
#include "inspect/draft.h"

void lrel_draft__comment(lrel_draft *draft)
{
    lrel_sheet__pad(&draft->sheet, LREL_DRAFT_COMMENT);
    lrel_sheet__text(&draft->sheet, "# ");
}

int lrel_draft__room(const lrel_draft *draft)
{
    int room = LREL_DRAFT_WIDTH - draft->sheet.column;

    return room > 10 ? room : 10;
}

void lrel_draft__question(lrel_draft *draft)
{
    lrel_sheet__text(&draft->sheet, "    # ? ");
}

void lrel_draft__remark(lrel_draft *draft)
{
    lrel_sheet__text(&draft->sheet, "    # ! ");
}

void lrel_draft__say_answered(lrel_draft *draft, const lrel_answer *answer)
{
    lrel_draft__comment(draft);
    lrel_sheet__text(&draft->sheet, "as answered in ");
    lrel_sheet__shown(&draft->sheet, answer->place, 80);
    lrel_sheet__text(&draft->sheet, "\n");
}

bool lrel_draft__can_say(lrel_text text)
{
    return lrel_text_is_utf8(text) &&
           (text.length == 0 || !memchr(text.at, '\0', text.length));
}
