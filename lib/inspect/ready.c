/* SPDX-License-Identifier: Apache-2.0 */
/* ready.c: a mapping file as the columns that it names. The build has them in the
 * library: nothing is looked for where it might not be installed. */
#include "inspect/ready.h"

#include "core/fail.h"
#include "inspect/inspection.h"

static lrel_text child_text(const lrel_yaml *node, const char *key)
{
    for (const lrel_yaml *child = node->first; child; child = child->next)
        if (child->kind == LREL_YAML_TEXT &&
            lrel_text_is_equal(child->key, lrel_text_of(key)))
            return child->text;
    return LREL_TEXT("");
}

static const lrel_yaml *child_map(const lrel_yaml *node, const char *key)
{
    for (const lrel_yaml *child = node->first; child; child = child->next)
        if (child->kind == LREL_YAML_MAP &&
            lrel_text_is_equal(child->key, lrel_text_of(key)))
            return child;
    return NULL;
}

static void add_column(lrel_ready *ready, int target, const lrel_yaml *node)
{
    lrel_ready_column *column = &ready->columns[ready->column_count];

    if (target < 0 || ready->column_count == LREL_READY_COLUMNS_MAX)
        return;
    *column = (lrel_ready_column){.target = target, .name = node->text};
    if (node->kind == LREL_YAML_MAP) {
        column->name = child_text(node, "column");
        column->values = child_map(node, "values");
        column->form = child_text(node, "form");
        column->unit = child_text(node, "unit");
    }
    if (column->name.length > 0)
        ready->column_count++;
}

static int geometry_target(lrel_text word)
{
    if (lrel_text_is_equal(word, LREL_TEXT("wkt")))
        return LREL_TARGET_WKT;
    if (lrel_text_is_equal(word, LREL_TEXT("lon")))
        return LREL_TARGET_LON;
    return lrel_text_is_equal(word, LREL_TEXT("lat")) ? LREL_TARGET_LAT
                                                      : LREL_TARGET_NONE;
}

static void add_key(lrel_ready *ready, const lrel_yaml *node)
{
    if (!lrel_text_is_equal(node->key, LREL_TEXT("geometry"))) {
        add_column(ready,
                   lrel_key_find(node->key, (lrel_role)lrel_role_infos[ready->role].role),
                   node);
        return;
    }
    for (const lrel_yaml *child = node->first; child; child = child->next)
        add_column(ready, geometry_target(child->key), child);
}

/* The rest of the line of @p text that begins with @p start. */
static lrel_text line_behind(const char *text, const char *start)
{
    const char *at = strstr(text, start);

    if (!at)
        return LREL_TEXT("");
    at += strlen(start);
    return (lrel_text){at, strcspn(at, "\n")};
}

static lrel_guess_role role_of(lrel_text name)
{
    for (int role = 0; role < LREL_GUESS_ROLE_COUNT; role++)
        if (lrel_text_is_equal(name, lrel_text_of(lrel_role_infos[role].name)))
            return (lrel_guess_role)role;
    return LREL_GUESS_ROLE_COUNT;
}

static lrel_status read_one(const lrel_context *context, lrel_arena *arena,
                            const lrel_ready_file *file, lrel_ready *out, lrel_error *err)
{
    const lrel_yaml *root;
    lrel_status status =
        lrel_yaml_parse(context, file->name, lrel_text_of(file->text), arena, &root, err);

    if (status != LREL_OK)
        return status;
    *out = (lrel_ready){.name = file->name,
                        .title = line_behind(file->text, "# "),
                        .role = role_of(line_behind(file->text, "\n# role: "))};
    if (out->role == LREL_GUESS_ROLE_COUNT)
        return lrel__fail(err, LREL_E_INTERNAL, "ready mapping %s has no role",
                          file->name);
    for (const lrel_yaml *key = root->first; key; key = key->next)
        add_key(out, key);
    return LREL_OK;
}

lrel_status lrel_ready__read(const lrel_context *context, lrel_arena *arena,
                             lrel_ready_list *out, lrel_error *err)
{
    size_t count = 0;
    lrel_status status = LREL_OK;

    while (lrel_ready_files[count].name)
        count++;
    out->at = lrel_arena_alloc(arena, count * sizeof *out->at);
    out->count = count;
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = read_one(context, arena, &lrel_ready_files[i], &out->at[i], err);
    return status;
}

int lrel_ready__code(const lrel_ready_column *column, const lrel_vocabulary *vocabulary,
                     lrel_text cell)
{
    for (const lrel_yaml *value = column->values ? column->values->first : NULL; value;
         value = value->next)
        if (lrel_text_is_equal_nocase(value->key, cell))
            return lrel_vocabulary_find(vocabulary, value->text);
    return -1;
}
