/* SPDX-License-Identifier: Apache-2.0 */
/* text_view.c: what is in the files, for people, 96 columns wide. */
#include <inttypes.h>

#include "inspect/wording.h"

#define WIDTH  96
#define INDENT 12 /* where facts begin, behind their names */

/* Behind the code of an operation. */
#define AREA_OF_USE (INDENT + 16)

/* Columns of the table of fields. */
#define AT_KIND     20
#define AT_FILLED   36
#define AT_DISTINCT 44
#define AT_VALUES   52
#define AT_KEY      80

static void begin_fact(lrel_sheet *sheet, const char *name)
{
    lrel_sheet__format(sheet, "  %s", name);
    lrel_sheet__pad(sheet, INDENT);
}

static void continue_fact(lrel_sheet *sheet)
{
    lrel_sheet__pad(sheet, INDENT);
}

static void write_bytes(lrel_sheet *sheet, int64_t bytes)
{
    if (bytes < 10000)
        lrel_sheet__format(sheet, "%" PRId64 " bytes", bytes);
    else if (bytes < 10000000)
        lrel_sheet__format(sheet, "%" PRId64 " kB", (bytes + 500) / 1000);
    else
        lrel_sheet__format(sheet, "%" PRId64 " MB", (bytes + 500000) / 1000000);
}

static void write_interval(lrel_sheet *sheet, const char *name, double low, double high,
                           int decimals)
{
    lrel_sheet__text(sheet, name);
    lrel_sheet__number(sheet, low, decimals);
    if (high != low) {
        lrel_sheet__text(sheet, " to ");
        lrel_sheet__number(sheet, high, decimals);
    }
}

static void write_extent(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    const lrel_extent *e = &layer->extent, *l = &layer->lonlat;

    if (!e->is_known)
        return;
    begin_fact(sheet, "extent");
    write_interval(sheet, "x ", e->low.x, e->high.x, 5);
    write_interval(sheet, ", y ", e->low.y, e->high.y, 5);
    if (l->is_known) {
        lrel_sheet__text(sheet, "\n");
        continue_fact(sheet);
        write_interval(sheet, layer->is_lonlat_rough ? "about longitude " : "longitude ",
                       l->low.x, l->high.x, layer->is_lonlat_rough ? 3 : 5);
        write_interval(sheet, ", latitude ", l->low.y, l->high.y,
                       layer->is_lonlat_rough ? 3 : 5);
    }
    lrel_sheet__text(sheet, "\n");
}

static void write_crs_name(lrel_sheet *sheet, const lrel_layer_crs *crs)
{
    if (crs->code[0] && crs->name[0])
        lrel_sheet__format(sheet, "%s (%s)", crs->code, crs->name);
    else if (crs->name[0])
        lrel_sheet__shown(sheet, lrel_text_of(crs->name), 50);
    else if (crs->text.length)
        lrel_sheet__shown(sheet, crs->text, 50);
    else
        lrel_sheet__text(sheet, "not said");
    if (crs->why.length) {
        lrel_sheet__text(sheet, ": ");
        lrel_sheet__shown(sheet, crs->why, WIDTH - sheet->column);
    }
    lrel_sheet__text(sheet, "\n");
}

static void write_candidates(lrel_sheet *sheet, const lrel_layer_crs *crs)
{
    continue_fact(sheet);
    if (crs->candidate_count == 0) {
        lrel_sheet__shown(sheet, lrel_text_of(crs->reason), 4 * WIDTH);
        lrel_sheet__text(sheet, "\n");
        return;
    }
    if (crs->perhaps[0]) {
        lrel_sheet__format(sheet,
                           "of no datum that PROJ knows; comes near %s: if it is "
                           "that, say --crs\n",
                           crs->perhaps);
        continue_fact(sheet);
    }
    lrel_sheet__text(sheet,
                     "a datum shift must be named in the programme, with operation:\n");
    for (size_t i = 0; i < crs->candidate_count && i < LREL_OFFERED_MAX; i++) {
        continue_fact(sheet);
        lrel_sheet__format(sheet, "  %-13s ", crs->candidates[i].code);
        lrel_wording__candidate(sheet, crs, i);
        lrel_sheet__text(sheet, "\n");
        lrel_sheet__pad(sheet, AREA_OF_USE);
        lrel_sheet__shown(sheet, lrel_text_of(crs->candidates[i].area_of_use), 2 * WIDTH);
        lrel_sheet__text(sheet, "\n");
    }
    if (crs->candidate_count > LREL_OFFERED_MAX) {
        continue_fact(sheet);
        lrel_sheet__format(sheet, "  and %zu more\n",
                           crs->candidate_count - LREL_OFFERED_MAX);
    }
}

/* Also where the file says one and nothing of it is on Earth: exchanged coordinates. */
static bool is_look_of_interest(const lrel_layer_look *layer)
{
    const lrel_layer_crs *crs = &layer->crs;

    return crs->look && !crs->is_contradicted && crs->status != LREL_E_OPERATION &&
           (crs->text.length == 0 || !layer->lonlat.is_known);
}

static void write_outside(lrel_sheet *sheet, const lrel_layer_crs *crs)
{
    if (crs->look_outside == 0)
        return;
    continue_fact(sheet);
    lrel_sheet__format(sheet, "but for %zu corners\n", crs->look_outside);
}

static void write_crs(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    const lrel_layer_crs *crs = &layer->crs;

    if (!layer->extent.is_known)
        return;
    begin_fact(sheet, "CRS");
    write_crs_name(sheet, crs);
    if (crs->status == LREL_E_OPERATION)
        write_candidates(sheet, crs);
    else if (crs->status != LREL_OK && crs->text.length) {
        continue_fact(sheet);
        lrel_sheet__shown(sheet, lrel_text_of(crs->reason), 2 * WIDTH);
        lrel_sheet__text(sheet, "\n");
    }
    if (crs->is_contradicted) {
        continue_fact(sheet);
        lrel_wording__contradiction(sheet, crs);
        lrel_sheet__text(sheet, ";\n");
        continue_fact(sheet);
        lrel_sheet__text(sheet, "one of them is wrong: try another with --crs\n");
    }
    if (is_look_of_interest(layer)) {
        continue_fact(sheet);
        lrel_sheet__format(sheet, "the numbers look like %s\n", crs->look->what);
        write_outside(sheet, crs);
    }
}

static void write_issues(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    for (size_t i = 0; i < layer->issue_count; i++) {
        const lrel_issue_count *issue = &layer->issues[i];
        const lrel_issue_info *info = lrel_issue_info_of(issue->kind);

        if (i == 0)
            begin_fact(sheet, "issues");
        else
            continue_fact(sheet);
        lrel_sheet__format(sheet, "%s %s: %s", lrel_severity_name(info->severity),
                           info->code, info->title);
        if (issue->field.length) {
            lrel_sheet__text(sheet, ", column ");
            lrel_sheet__shown(sheet, issue->field, 20);
        }
        if (issue->count > 1)
            lrel_sheet__format(sheet, " (%" PRId64 ")", issue->count);
        lrel_sheet__text(sheet, "\n");
    }
}

static void write_key(lrel_sheet *sheet, const lrel_field *field)
{
    const char *unit =
        field->area.unit ? field->area.unit : lrel_field__unit_of_name(field);

    if (field->placed.target == LREL_TARGET_NONE) {
        if (field->perhaps[0].target != LREL_TARGET_NONE)
            lrel_sheet__format(sheet, "%s ?",
                               lrel_target__name(field->perhaps[0].target));
        return;
    }
    lrel_sheet__text(sheet, lrel_target__name(field->placed.target));
    if (field->placed.target == LREL_KEY_AREA && unit)
        lrel_sheet__format(sheet, " (%s)", unit);
}

static void write_field(lrel_sheet *sheet, const lrel_field *field)
{
    lrel_sheet__text(sheet, "  ");
    lrel_sheet__shown(sheet, field->name, AT_KIND - 3);
    lrel_sheet__pad(sheet, AT_KIND);
    lrel_wording__kind(sheet, field, AT_FILLED - AT_KIND - 1);
    lrel_sheet__pad(sheet, AT_FILLED);
    lrel_sheet__format(sheet, "%" PRId64, field->filled);
    lrel_sheet__pad(sheet, AT_DISTINCT);
    lrel_sheet__format(sheet, "%zu%s", field->values.count,
                       lrel_value_set__is_capped(&field->values) ? "+" : "");
    if (field->filled > 0) {
        lrel_sheet__pad(sheet, AT_VALUES);
        lrel_wording__values(sheet, field, AT_KEY - AT_VALUES - 2);
    }
    if (field->placed.target != LREL_TARGET_NONE ||
        field->perhaps[0].target != LREL_TARGET_NONE) {
        lrel_sheet__pad(sheet, AT_KEY);
        write_key(sheet, field);
    }
    lrel_sheet__text(sheet, "\n");
}

static void write_fields(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    static const struct {
        int at;
        const char *name;
    } heads[] = {{2, "column"},           {AT_KIND, "holds"},    {AT_FILLED, "filled"},
                 {AT_DISTINCT, "differ"}, {AT_VALUES, "values"}, {AT_KEY, "key"}};

    if (layer->field_count == 0)
        return;
    lrel_sheet__text(sheet, "\n");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        lrel_sheet__pad(sheet, heads[i].at);
        lrel_sheet__text(sheet, heads[i].name);
    }
    lrel_sheet__text(sheet, "\n");
    for (size_t f = 0; f < layer->field_count; f++)
        write_field(sheet, &layer->fields[f]);
    lrel_sheet__text(sheet, "\n");
}

static void write_role(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    begin_fact(sheet, "role");
    if (layer->roles[0].score < LREL_ROLE_LEAST) {
        lrel_sheet__text(sheet, "nothing tells what its rows are\n");
        return;
    }
    if (!layer->is_role_sure)
        lrel_sheet__text(sheet, "not sure: ");
    lrel_wording__role(sheet, &layer->roles[0], WIDTH, "            ");
    lrel_sheet__text(sheet, "\n");
    if (!layer->is_role_sure && layer->roles[1].score >= LREL_ROLE_LEAST) {
        continue_fact(sheet);
        lrel_sheet__text(sheet, "or ");
        lrel_wording__role(sheet, &layer->roles[1], WIDTH, "            ");
        lrel_sheet__text(sheet, "\n");
    }
}

/* The ready mapping that fits best, and its columns that are not there. */
static void write_ready(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    const lrel_ready_match *match = &layer->ready;
    bool is_first = true;

    if (!match->ready)
        return;
    begin_fact(sheet, "ready");
    lrel_sheet__format(sheet, "%s (%d of 100): ", match->ready->name, match->score);
    lrel_sheet__shown(sheet, match->ready->title, WIDTH - 40);
    lrel_sheet__text(sheet, "\n");
    for (size_t c = 0; c < match->ready->column_count; c++) {
        if (match->fields[c] >= 0)
            continue;
        if (is_first)
            continue_fact(sheet);
        lrel_sheet__text(sheet, is_first ? "not in the file: " : ", ");
        lrel_sheet__shown(sheet, match->ready->columns[c].name, 40);
        is_first = false;
    }
    lrel_sheet__text(sheet, is_first ? "" : "\n");
}

/* Said where it is not simply the first line. */
static void write_header(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    if (layer->header.length == 0)
        return;
    begin_fact(sheet, "header");
    lrel_sheet__shown(sheet, layer->header, 20);
    lrel_sheet__text(sheet, ": ");
    lrel_sheet__shown(sheet, layer->header_why, WIDTH - sheet->column);
    lrel_sheet__text(sheet, "\n");
}

static void write_layer(lrel_sheet *sheet, const lrel_layer_look *layer)
{
    lrel_sheet__text(sheet, "\n");
    begin_fact(sheet, "layer");
    lrel_sheet__shown(sheet, layer->name, 50);
    lrel_sheet__text(sheet, ": ");
    if (layer->status != LREL_OK) {
        lrel_sheet__text(sheet, "not read: ");
        lrel_sheet__shown(sheet, lrel_text_of(layer->reason), 4 * WIDTH);
        lrel_sheet__text(sheet, "\n");
        return;
    }
    lrel_wording__counts(sheet, layer);
    if (layer->points > 0) {
        lrel_sheet__text(sheet, " (");
        lrel_wording__many(sheet, layer->points, "corner", "corners");
        lrel_sheet__text(sheet, ")");
    }
    lrel_sheet__text(sheet, "\n");
    if (layer->reason[0]) {
        continue_fact(sheet);
        lrel_sheet__shown(sheet, lrel_text_of(layer->reason), 4 * WIDTH);
        lrel_sheet__text(sheet, "\n");
    }
    begin_fact(sheet, "encoding");
    lrel_sheet__shown(sheet, layer->encoding, 20);
    if (layer->encoding_why.length) {
        lrel_sheet__text(sheet, ": ");
        lrel_sheet__shown(sheet, layer->encoding_why, WIDTH - sheet->column);
    }
    lrel_sheet__text(sheet, "\n");
    write_header(sheet, layer);
    write_extent(sheet, layer);
    write_crs(sheet, layer);
    write_issues(sheet, layer);
    write_fields(sheet, layer);
    write_role(sheet, layer);
    write_ready(sheet, layer);
}

static void write_file(lrel_sheet *sheet, const lrel_file_look *file)
{
    lrel_sheet__shown(sheet, lrel_text_of(file->path), 4 * WIDTH);
    if (file->format.name[0])
        lrel_sheet__format(sheet, ": %s, %s", file->format.name, file->format.why);
    if (file->bytes >= 0) {
        lrel_sheet__text(sheet, file->format.name[0] ? "; " : ": ");
        write_bytes(sheet, file->bytes);
    }
    lrel_sheet__text(sheet, "\n");
    if (file->status != LREL_OK && file->layer_count == 0) {
        lrel_sheet__text(sheet, "  not read: ");
        lrel_sheet__shown(sheet, lrel_text_of(file->reason), 4 * WIDTH);
        lrel_sheet__text(sheet, "\n");
    }
    for (size_t i = 0; i < file->layer_count; i++)
        write_layer(sheet, &file->layers[i]);
    lrel_sheet__text(sheet, "\n");
}

void lrel_inspection__write_text(const lrel_inspection *inspection, lrel_stream *stream)
{
    lrel_sheet sheet = {.stream = stream};

    for (size_t i = 0; i < inspection->files.count; i++)
        write_file(&sheet, &inspection->files.at[i]);
}
