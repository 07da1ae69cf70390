/* SPDX-License-Identifier: Apache-2.0 */
/* draft_crs.c: where on Earth. Which datum a file is on, and by which operation it comes
 * to WGS 84, is never decided here: half a kilometre of land hangs on it. */
#include "inspect/draft.h"

static void write_said(lrel_draft *draft, const lrel_layer_crs *crs)
{
    lrel_sheet *sheet = &draft->sheet;

    if (crs->is_given && lrel_draft__can_say(crs->text)) {
        lrel_sheet__text(sheet, "    crs: ");
        lrel_sheet__scalar(sheet, crs->text);
        lrel_draft__comment(draft);
        lrel_sheet__shown(sheet, crs->why, lrel_draft__room(draft));
    } else {
        lrel_sheet__text(sheet, "    # crs: ");
        lrel_sheet__shown(sheet, lrel_text_of(crs->code[0] ? crs->code : crs->name), 60);
        lrel_sheet__text(sheet, ", ");
        lrel_sheet__shown(sheet, crs->why, lrel_draft__room(draft));
    }
    lrel_sheet__text(sheet, "\n");
}

static void write_settled(lrel_draft *draft, const lrel_layer_crs *crs)
{
    write_said(draft, crs);
    if (!crs->operation_answer)
        return;
    lrel_sheet__text(&draft->sheet, "    operation: ");
    lrel_sheet__scalar(&draft->sheet, crs->operation_answer->value);
    lrel_draft__say_answered(draft, crs->operation_answer);
}

static void ask_for_crs(lrel_draft *draft, const lrel_layer_crs *crs)
{
    lrel_sheet *sheet = &draft->sheet;
    const lrel_number_look *look = crs->look;

    lrel_draft__question(draft);
    lrel_sheet__format(sheet, "crs: %s", look && look->crs ? look->crs : "EPSG:...");
    lrel_draft__comment(draft);
    if (crs->text.length)
        lrel_sheet__shown(sheet, lrel_text_of(crs->reason), lrel_draft__room(draft));
    else
        lrel_sheet__text(sheet, "the file does not say it; ask who made it");
    lrel_sheet__text(sheet, "\n");
    if (!look)
        return;
    lrel_draft__remark(draft);
    lrel_sheet__format(sheet, "its numbers look like %s\n", look->what);
}

static void ask_for_operation(lrel_draft *draft, const lrel_layer_crs *crs)
{
    lrel_sheet *sheet = &draft->sheet;

    if (crs->perhaps[0]) {
        lrel_draft__question(draft);
        lrel_sheet__format(sheet, "crs: %s", crs->perhaps);
        lrel_draft__comment(draft);
        lrel_sheet__text(sheet, "the file's own is of no datum that is known, and comes "
                                "near this\n");
    } else {
        write_said(draft, crs);
    }
    if (crs->candidate_count == 0) {
        lrel_draft__remark(draft);
        lrel_sheet__shown(sheet, lrel_text_of(crs->reason), 300);
        lrel_sheet__text(sheet, "\n");
        return;
    }
    lrel_draft__remark(draft);
    lrel_sheet__text(sheet, "which datum shift? Ask the mapping agency, then let one of "
                            "these stand:\n");
    for (size_t i = 0; i < crs->candidate_count && i < LREL_OFFERED_MAX; i++) {
        lrel_draft__question(draft);
        lrel_sheet__format(sheet, "operation: %s", crs->candidates[i].code);
        lrel_draft__comment(draft);
        lrel_wording__candidate(sheet, crs, i);
        lrel_sheet__text(sheet, "; ");
        lrel_sheet__shown(sheet, lrel_text_of(crs->candidates[i].area_of_use), 120);
        lrel_sheet__text(sheet, "\n");
    }
}

void lrel_draft__crs(lrel_draft *draft, const lrel_layer_look *layer)
{
    const lrel_layer_crs *crs = &layer->crs;

    if (!layer->extent.is_known)
        return;
    if (crs->status == LREL_OK)
        write_settled(draft, crs);
    else if (crs->status == LREL_E_OPERATION)
        ask_for_operation(draft, crs);
    else
        ask_for_crs(draft, crs);
    if (crs->is_contradicted) {
        lrel_draft__remark(draft);
        lrel_wording__contradiction(&draft->sheet, crs);
        lrel_sheet__text(&draft->sheet, ": one of them is wrong\n");
    }
}
