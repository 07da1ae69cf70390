/* SPDX-License-Identifier: Apache-2.0 */
/* draft_programme.c: the draft as a whole: what a programme needs besides its sources,
 * then the sources, then the boundaries. */
#include <stdio.h>

#include "inspect/draft.h"

/* Without any date it does not matter, and should not be overlooked. */
#define AS_OF_UNKNOWN "2100-12-31"

/* --- as_of --- */

static void take_later(lrel_date *latest, lrel_date date)
{
    if (latest->days == LREL_DAY_BEGINNING || date.days > latest->days)
        *latest = date;
}

static bool is_date_key(const lrel_field *field)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(field->placed.target, &room);

    return info && info->type == LREL_VALUE_DATE;
}

/* The last day that a column of dates has; LREL_DAY_BEGINNING where there is none.
 * Where day and month are in doubt, the end of that year. */
static lrel_date latest_day(const lrel_inspection *inspection)
{
    lrel_date latest = {LREL_DAY_BEGINNING};

    for (size_t i = 0; i < inspection->files.count; i++)
        for (size_t k = 0; k < inspection->files.at[i].layer_count; k++) {
            const lrel_layer_look *layer = &inspection->files.at[i].layers[k];

            for (size_t f = 0; f < layer->field_count; f++) {
                const lrel_field *field = &layer->fields[f];
                lrel_date day = field->dates.last;
                int year;

                if (!is_date_key(field) || field->dates.state == LREL_DATES_NONE)
                    continue;
                lrel_date_to_calendar(day, &year, NULL, NULL);
                if (field->dates.state != LREL_DATES_READ &&
                    lrel_date_from_calendar(year, 12, 31, &day) != LREL_OK)
                    continue;
                take_later(&latest, day);
            }
        }
    return latest;
}

static void write_as_of(lrel_draft *draft)
{
    lrel_date latest = latest_day(draft->inspection);
    char day[16] = AS_OF_UNKNOWN;

    if (latest.days != LREL_DAY_BEGINNING)
        lrel_date_format(latest, day);
    lrel_sheet__format(&draft->sheet, "as_of: %s", day);
    lrel_draft__comment(draft);
    lrel_sheet__text(&draft->sheet,
                     latest.days == LREL_DAY_BEGINNING
                         ? "what is the last day that is known? No file has a date\n"
                         : "what is the last day that is known? The latest date in the "
                           "files was taken\n");
}

static void write_head(lrel_draft *draft, bool is_whole)
{
    lrel_sheet *sheet = &draft->sheet;

    lrel_sheet__text(
        sheet,
        "# A draft by `landrelease inspect`. A line that begins with `# ? ` is a "
        "question "
        "that only a person\n"
        "# can answer: take `# ? ` away, its last space too, and correct what stands "
        "there. `# !` says what to\n"
        "# look at. Behind each other line stands why it was guessed. Every key is "
        "explained in docs/programme.md.\n");
    if (!draft->from_folder)
        lrel_sheet__text(sheet,
                         "# Paths stand as they were given; they must be relative to the "
                         "file that this goes into.\n");
    if (!is_whole)
        return;
    lrel_sheet__text(sheet, "programme: Draft");
    lrel_draft__comment(draft);
    lrel_sheet__text(sheet, "what is it called?\n");
    write_as_of(draft);
}

/* --- sources and boundaries --- */

typedef bool (*chooser)(const lrel_layer_look *layer);

static bool is_source(const lrel_layer_look *layer)
{
    return layer->status == LREL_OK && !lrel_draft__is_boundary(layer);
}

static size_t count_layers(const lrel_inspection *inspection, chooser is_chosen,
                           size_t *entries)
{
    size_t count = 0;

    *entries = 0;
    for (size_t i = 0; i < inspection->files.count; i++)
        for (size_t k = 0; k < inspection->files.at[i].layer_count; k++) {
            const lrel_layer_look *layer = &inspection->files.at[i].layers[k];

            count += is_chosen(layer);
            *entries += is_chosen(layer) && lrel_draft__is_entry(layer);
        }
    return count;
}

/* @p is_needed: the list stands there even if nothing is in it. */
static void write_list(lrel_draft *draft, const char *name, bool is_needed,
                       chooser is_chosen,
                       void (*write)(lrel_draft *, const lrel_file_look *,
                                     const lrel_layer_look *))
{
    const lrel_inspection *inspection = draft->inspection;
    size_t entries;

    if (count_layers(inspection, is_chosen, &entries) == 0 && !is_needed)
        return;
    lrel_sheet__format(&draft->sheet, entries > 0 ? "\n%s:\n" : "\n%s: []\n", name);
    for (size_t i = 0; i < inspection->files.count; i++)
        for (size_t k = 0; k < inspection->files.at[i].layer_count; k++) {
            const lrel_file_look *file = &inspection->files.at[i];

            if (is_chosen(&file->layers[k]) && draft->status == LREL_OK)
                write(draft, file, &file->layers[k]);
        }
}

/* A whole programme without them is one, but nobody sees what it cannot tell. */
static void ask_for_boundaries(lrel_draft *draft)
{
    size_t entries;

    if (count_layers(draft->inspection, lrel_draft__is_boundary, &entries) > 0 ||
        count_layers(draft->inspection, is_source, &entries) == 0)
        return;
    lrel_sheet__text(&draft->sheet,
                     "\n# ! No file has boundaries: positions cannot be checked, and "
                     "there is no table by province.\n"
                     "# ? boundaries: [{path: FILE, level: admin1, code: COLUMN, name: "
                     "COLUMN}]\n");
}

static void list_unread(lrel_draft *draft)
{
    const lrel_inspection *inspection = draft->inspection;

    for (size_t i = 0; i < inspection->files.count; i++) {
        const lrel_file_look *file = &inspection->files.at[i];

        if (file->status == LREL_OK)
            continue;
        lrel_sheet__text(&draft->sheet, "\n# ! not read: ");
        lrel_sheet__shown(&draft->sheet, lrel_text_of(file->path), 80);
        lrel_sheet__text(&draft->sheet, ": ");
        lrel_sheet__shown(&draft->sheet, lrel_text_of(file->reason), 300);
        lrel_sheet__text(&draft->sheet, "\n");
    }
}

lrel_status lrel_inspection__write_draft(const lrel_inspection *inspection,
                                         const char *folder, bool is_whole,
                                         lrel_stream *stream, lrel_error *err)
{
    lrel_draft draft = {.inspection = inspection,
                        .sheet = {.stream = stream},
                        .folder = {.context = inspection->context},
                        .from_folder = folder,
                        .err = err,
                        .status = LREL_OK};

    write_head(&draft, is_whole);
    write_list(&draft, "sources", is_whole, is_source, lrel_draft__source);
    write_list(&draft, "boundaries", false, lrel_draft__is_boundary,
               lrel_draft__boundary);
    if (is_whole)
        ask_for_boundaries(&draft);
    list_unread(&draft);
    lrel_folder_clear(&draft.folder);
    return draft.status;
}
