/* SPDX-License-Identifier: Apache-2.0 */
/* questions_open.c: how many questions are open, and which of them settles most. */
#include <stdio.h>

#include "inspect/questions.h"

static void take(lrel_open_questions *out, const lrel_layer_look *layer, int64_t rows,
                 const char *what)
{
    out->count++;
    if (rows <= out->most_rows)
        return;
    out->most_rows = rows;
    snprintf(out->most, sizeof out->most, "%.*s%s%.*s: %s", LREL_TEXT_ARGS(layer->source),
             layer->said_name.length ? ", " : "", LREL_TEXT_ARGS(layer->said_name), what);
}

static void take_place(lrel_open_questions *out, const lrel_layer_look *layer)
{
    if (!layer->extent.is_known || layer->is_left_out)
        return;
    if (layer->crs.status == LREL_E_OPERATION)
        take(out, layer, layer->rows, "which datum shift is right?");
    else if (layer->crs.status != LREL_OK)
        take(out, layer, layer->rows, "in which coordinate system is it?");
}

/* Words are slices of cells, and may be long. */
static lrel_text excerpt(lrel_text text)
{
    text.length =
        text.length < 60 ? text.length : lrel_text_utf8_prefix((lrel_text){text.at, 60});
    return text;
}

static void take_asked(lrel_open_questions *out, const lrel_layer_look *layer,
                       const lrel_asked *asked)
{
    char what[200];

    switch (asked->question) {
    case LREL_ASKS_ROLE:
        snprintf(what, sizeof what, "what are its rows?");
        break;
    case LREL_ASKS_EVERY_ROW:
        snprintf(what, sizeof what, "which %.*s have its rows?",
                 LREL_TEXT_ARGS(asked->key));
        break;
    case LREL_ASKS_FORM:
        snprintf(what, sizeof what, "which form have the dates in %.*s?",
                 LREL_TEXT_ARGS(excerpt(asked->column)));
        break;
    case LREL_ASKS_UNIT:
        snprintf(what, sizeof what, "in which unit is %.*s?",
                 LREL_TEXT_ARGS(excerpt(asked->column)));
        break;
    default:
        snprintf(what, sizeof what, "what does \"%.*s\" in %.*s mean?",
                 LREL_TEXT_ARGS(excerpt(asked->value)),
                 LREL_TEXT_ARGS(excerpt(asked->column)));
        break;
    }
    take(out, layer, asked->rows, what);
}

static lrel_status take_layer(lrel_asking *asking, const lrel_layer_look *layer,
                              lrel_open_questions *out, lrel_error *err)
{
    lrel_asked_list list = {0};
    lrel_status status = lrel_asking__layer(asking, layer, &list, err);

    for (size_t i = 0; i < list.count && status == LREL_OK; i++) {
        if (list.at[i].is_open)
            take_asked(out, layer, &list.at[i]);
        if (i == 0)
            take_place(out, layer); /* behind the role, before all that hangs on it */
    }
    lrel__free(asking->inspection->context, list.at);
    return status;
}

lrel_status lrel_inspection_open_questions(const lrel_inspection *inspection,
                                           lrel_open_questions *out, lrel_error *err)
{
    lrel_asking asking;
    lrel_status status = lrel_asking__begin(inspection, &asking, err);

    *out = (lrel_open_questions){0};
    for (size_t i = 0; i < inspection->files.count && status == LREL_OK; i++)
        for (size_t k = 0; k < inspection->files.at[i].layer_count; k++) {
            const lrel_layer_look *layer = &inspection->files.at[i].layers[k];

            if (layer->status == LREL_OK && status == LREL_OK)
                status = take_layer(&asking, layer, out, err);
        }
    lrel_asking__end(&asking);
    return status;
}
