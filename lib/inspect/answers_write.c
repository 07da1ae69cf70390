/* SPDX-License-Identifier: Apache-2.0 */
/* answers_write.c: what was answered, as a table that the next quarter begins with. */
#include "inspect/answer_columns.h"
#include "inspect/inspection.h"
#include "write/csv.h"

static void write_row(lrel_csv *csv, const lrel_answer *answer, lrel_text source,
                      lrel_text layer, lrel_text columns)
{
    lrel_csv_text(csv, source);
    lrel_csv_text(csv, layer);
    lrel_csv_text(csv, columns);
    lrel_csv_string(csv, lrel_question__name(answer->question));
    lrel_csv_text(csv, answer->key);
    lrel_csv_text(csv, answer->column);
    lrel_csv_text(csv, answer->value);
    lrel_csv_text(csv, answer->text);
    lrel_csv_end_row(csv);
}

static bool is_about(const lrel_answer *answer, const lrel_layer_look *layer)
{
    return lrel_text_is_equal(answer->source, layer->source) &&
           lrel_text_is_equal(answer->layer, layer->said_name);
}

static const lrel_layer_look *layer_of(const lrel_inspection *inspection,
                                       const lrel_answer *answer)
{
    for (size_t i = 0; i < inspection->files.count; i++)
        for (size_t k = 0; k < inspection->files.at[i].layer_count; k++)
            if (is_about(answer, &inspection->files.at[i].layers[k]))
                return &inspection->files.at[i].layers[k];
    return NULL;
}

/* What a new delivery took over from the one before is its own from now on. */
static void write_taken_over(lrel_csv *csv, const lrel_layer_look *layer)
{
    if (layer->answers.count == 0 || is_about(layer->answers.at, layer))
        return;
    for (size_t i = 0; i < layer->answers.count; i++)
        write_row(csv, &layer->answers.at[i], layer->source, layer->said_name,
                  lrel_text_of(layer->columns.text));
}

void lrel_inspection__write_answers(const lrel_inspection *inspection,
                                    lrel_stream *stream)
{
    lrel_csv csv;

    lrel_csv_begin(&csv, stream, lrel_answer_columns, LREL_ANSWER_COLUMN_COUNT);
    for (size_t i = 0; i < inspection->answers.count; i++) {
        const lrel_answer *answer = &inspection->answers.at[i];
        const lrel_layer_look *layer = layer_of(inspection, answer);

        write_row(&csv, answer, answer->source, answer->layer,
                  layer ? lrel_text_of(layer->columns.text) : answer->columns);
    }
    for (size_t i = 0; i < inspection->files.count; i++)
        for (size_t k = 0; k < inspection->files.at[i].layer_count; k++)
            write_taken_over(&csv, &inspection->files.at[i].layers[k]);
}
