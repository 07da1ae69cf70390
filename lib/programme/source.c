/* SPDX-License-Identifier: Apache-2.0 */
/* source.c: one entry of `sources:`. What a mapping file says comes after what the source
 * itself says, and only fills what is still open. */
#include "programme/parser.h"

#include "core/fail.h"

/* Where surveys with hand-held receivers are; see `accuracy_m` in docs/programme.md. */
#define ACCURACY_DEFAULT_M 5.0
/* Beyond this a position is no survey. */
#define ACCURACY_MAX_M 100000.0
/* Standards say 50 to 200 m. */
#define FADE_OUT_MAX_M 2000.0
/* The last row of a spreadsheet. */
#define HEADER_ROW_MAX 1048576.0

/* Everything that a source or its mapping file says. */
typedef struct said {
    const lrel_yaml *words[LREL_SOURCE_END];
    const lrel_yaml *keys[LREL_KEY_COUNT];
} said;

static const lrel_yaml *find_entry(const lrel_yaml *map, const char *key)
{
    for (const lrel_yaml *entry = map->first; entry; entry = entry->next)
        if (lrel_text_is_equal(entry->key, lrel_text_of(key)))
            return entry;
    return NULL;
}

static lrel_status read_role(const lrel_parser *parser, const lrel_yaml *node,
                             lrel_role *out, lrel_error *err)
{
    const lrel_yaml *role = find_entry(node, "role");
    lrel_status status;
    int number = 0;

    if (!role)
        return LREL_FAIL_AT(parser, node, err, "a source needs `role`");
    if ((status = lrel_programme__choice(parser, role, "role", lrel_vocabulary_role.codes,
                                         &number, err)) != LREL_OK)
        return status;
    *out = (lrel_role)number;
    return LREL_OK;
}

static lrel_status unknown_key(const lrel_parser *parser, const lrel_yaml *entry,
                               lrel_role role, bool is_mapping_file, lrel_error *err)
{
    lrel_nearest nearest = lrel_programme__nearest(entry->key);

    for (int key = 0; key < LREL_KEY_COUNT; key++)
        if (lrel_key_info_of((lrel_key)key)->roles >> role & 1)
            lrel_programme__offer(&nearest, lrel_key_info_of((lrel_key)key)->name);
    for (int word = is_mapping_file ? LREL_SOURCE_SHARED : 0; word < LREL_SOURCE_END;
         word++)
        lrel_programme__offer(&nearest, lrel_source_words.words[word].name);
    return LREL_FAIL_AT_KEY(parser, entry, err, "unknown key `%.*s`%s",
                            LREL_TEXT_ARGS(lrel_programme__clip(entry->key)),
                            lrel_programme__hint(&nearest).text);
}

/* The slot for @p entry, or a complaint. */
static lrel_status find_slot(const lrel_parser *parser, const lrel_yaml *entry,
                             lrel_role role, bool is_mapping_file, said *all,
                             const lrel_yaml ***out, lrel_error *err)
{
    int word = lrel_word_find(&lrel_source_words, entry->key);
    int key = lrel_key_find(entry->key, role);
    uint32_t others = lrel_key_roles(entry->key);

    if (word == LREL_SOURCE_ITEMS && role != LREL_ROLE_RELEASE)
        return lrel_programme__another_role(parser, entry, 1u << LREL_ROLE_RELEASE, role,
                                            err);
    if (word >= 0 && word < LREL_SOURCE_SHARED && is_mapping_file)
        return LREL_FAIL_AT_KEY(parser, entry, err,
                                "`%s` belongs to a source, not into a mapping file",
                                lrel_source_words.words[word].name);
    if (word < 0 && key < 0 && others)
        return lrel_programme__another_role(parser, entry, others, role, err);
    if (word < 0 && key < 0)
        return unknown_key(parser, entry, role, is_mapping_file, err);
    *out = word >= 0 ? &all->words[word] : &all->keys[key];
    return LREL_OK;
}

/* Puts the entries of @p map where they belong. */
static lrel_status sort_entries(const lrel_parser *parser, const lrel_yaml *map,
                                lrel_role role, bool is_mapping_file, said *all,
                                lrel_error *err)
{
    const lrel_yaml **slot = NULL;
    lrel_status status;

    for (const lrel_yaml *entry = map->first; entry; entry = entry->next) {
        if ((status = find_slot(parser, entry, role, is_mapping_file, all, &slot, err)) !=
            LREL_OK)
            return status;
        *slot = entry;
    }
    return LREL_OK;
}

static lrel_status read_order(const lrel_parser *parser, const lrel_yaml *node,
                              lrel_source *out, lrel_error *err)
{
    static const char *const names[] = {"lon_lat", "lat_lon", NULL};
    int order = 0;
    lrel_status status;

    if (!node)
        return LREL_OK;
    if (out->coordinates_column.length == 0)
        return LREL_FAIL_AT_KEY(parser, node, err, "`order` goes with `coordinates`");
    status = lrel_programme__choice(parser, node, "order", names, &order, err);
    if (status == LREL_OK)
        out->order = order == 0 ? LREL_ORDER_LON_LAT : LREL_ORDER_LAT_LON;
    return status;
}

/* Only what makes the account has a perimeter. */
static bool has_perimeters(const lrel_source *source)
{
    return source->role == LREL_ROLE_HAZARD || source->role == LREL_ROLE_RELEASE;
}

static lrel_status check_numbered(const lrel_parser *parser, const lrel_yaml *const *says,
                                  const lrel_source *source, lrel_error *err)
{
    const lrel_yaml *lon = says[LREL_GEOMETRY_SAYS_LON];
    const lrel_yaml *lat = says[LREL_GEOMETRY_SAYS_LAT];

    if (lrel_is_numbered(source->lon_column) != lrel_is_numbered(source->lat_column))
        return LREL_FAIL_AT(parser, lat, err,
                            "`lon` and `lat` are both numbered (`#`), or neither");
    if (lrel_source_has_numbered_points(source) && !has_perimeters(source))
        return LREL_FAIL_AT(
            parser, lon ? lon : says[LREL_GEOMETRY_SAYS_COORDINATES], err,
            "numbered columns (`#`) are a perimeter, of hazards and releases");
    return LREL_OK;
}

static lrel_status read_traverse(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_source *out, lrel_error *err)
{
    lrel_status status;

    if (!node)
        return LREL_OK;
    if (!has_perimeters(out))
        return LREL_FAIL_AT_KEY(parser, node, err,
                                "`traverse` is of hazards and releases");
    if (out->wkt_column.length > 0)
        return LREL_FAIL_AT_KEY(parser, node, err,
                                "`traverse` goes with points, and not with `wkt`");
    status = lrel_programme__traverse(parser, node, &out->traverse, err);
    if (status == LREL_OK && lrel_source_has_numbered_points(out) &&
        !lrel_is_numbered(out->traverse.bearing))
        return LREL_FAIL_AT_KEY(parser, node, err,
                                "where coordinates are numbered (`#`), `bearing` and "
                                "`distance` are, too");
    return status;
}

static lrel_status read_geometry(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_source *out, lrel_error *err)
{
    const lrel_yaml *slots[LREL_GEOMETRY_SAYS_END];
    const lrel_yaml *const *says = slots;
    lrel_status status;

    if ((status = lrel_programme__slots(parser, node, &lrel_geometry_words, slots, err)))
        return status;
    if (!slots[LREL_GEOMETRY_SAYS_LON] != !slots[LREL_GEOMETRY_SAYS_LAT])
        return LREL_FAIL_AT(parser, node, err, "`lon` and `lat` go together");
    if (!says[LREL_GEOMETRY_SAYS_WKT] + !says[LREL_GEOMETRY_SAYS_LON] +
            !says[LREL_GEOMETRY_SAYS_COORDINATES] !=
        2)
        return LREL_FAIL_AT(parser, node, err,
                            "`geometry` takes either `wkt`, or `lon` and `lat`, or "
                            "`coordinates`");
    if ((status = lrel_programme__text(parser, says[LREL_GEOMETRY_SAYS_WKT],
                                       &out->wkt_column, err)) ||
        (status = lrel_programme__text(parser, says[LREL_GEOMETRY_SAYS_LON],
                                       &out->lon_column, err)) ||
        (status = lrel_programme__text(parser, says[LREL_GEOMETRY_SAYS_LAT],
                                       &out->lat_column, err)) ||
        (status = lrel_programme__text(parser, says[LREL_GEOMETRY_SAYS_COORDINATES],
                                       &out->coordinates_column, err)))
        return status;
    if ((status = read_order(parser, says[LREL_GEOMETRY_SAYS_ORDER], out, err)) ||
        (status = check_numbered(parser, says, out, err)))
        return status;
    return read_traverse(parser, slots[LREL_GEOMETRY_SAYS_TRAVERSE], out, err);
}

static lrel_status read_items(const lrel_parser *parser, const lrel_yaml *node,
                              lrel_source *out, lrel_error *err)
{
    if (node->kind != LREL_YAML_MAP)
        return LREL_FAIL_AT(
            parser, node, err,
            "`items` needs entries `category: column`, as in `ap_mine: APM`");
    for (const lrel_yaml *entry = node->first; entry; entry = entry->next) {
        lrel_nearest nearest = lrel_programme__nearest(entry->key);
        int category = lrel_vocabulary_find(&lrel_vocabulary_item, entry->key);
        lrel_key_info info;
        lrel_status status;

        for (int i = 0; i < lrel_vocabulary_count(&lrel_vocabulary_item); i++)
            lrel_programme__offer(&nearest,
                                  lrel_vocabulary_name(&lrel_vocabulary_item, i));
        if (category < 0)
            return LREL_FAIL_AT_KEY(parser, entry, err, "unknown item category `%.*s`%s",
                                    LREL_TEXT_ARGS(lrel_programme__clip(entry->key)),
                                    lrel_programme__hint(&nearest).text);
        if (out->items[category].is_set)
            return LREL_FAIL_AT_KEY(
                parser, entry, err, "item category `%s` comes twice",
                lrel_vocabulary_name(&lrel_vocabulary_item, category));
        info = lrel_item_key_info(category);
        if ((status = lrel_programme__mapping(parser, entry, &info, &out->items[category],
                                              err)) != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* Keys and shared words that @p out does not have yet; a mapping file's fill what the
 * source does not say of its @p own, NULL where these are its own. */
static lrel_status read_shared(const lrel_parser *parser, const said *all,
                               const said *own, lrel_source *out, lrel_error *err)
{
    const lrel_yaml *words[LREL_SOURCE_END];
    lrel_mapping checked;
    lrel_status status;

    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        if (!all->keys[key])
            continue;
        /* A key that the source has itself is checked as well, and not taken. */
        status = lrel_programme__mapping(parser, all->keys[key],
                                         lrel_key_info_of((lrel_key)key), &checked, err);
        if (status != LREL_OK)
            return status;
        if (!out->keys[key].is_set)
            out->keys[key] = checked;
    }
    for (int word = LREL_SOURCE_SHARED; word < LREL_SOURCE_END; word++)
        words[word] = own && own->words[word] ? NULL : all->words[word];
    if (words[LREL_SOURCE_GEOMETRY] &&
        (status = read_geometry(parser, words[LREL_SOURCE_GEOMETRY], out, err)))
        return status;
    if (words[LREL_SOURCE_ITEMS] &&
        (status = read_items(parser, words[LREL_SOURCE_ITEMS], out, err)))
        return status;
    return lrel_programme__where(parser, words[LREL_SOURCE_WHERE], &out->where, err);
}

static lrel_status read_mapping_file(const lrel_parser *parser, const said *own,
                                     lrel_source *out, lrel_error *err)
{
    const lrel_yaml *node = own->words[LREL_SOURCE_MAPPING];
    lrel_parser file = *parser;
    const lrel_yaml *root = NULL;
    said all = {0};
    lrel_text path;
    lrel_status status;

    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__text(parser, node, &path, err)) != LREL_OK)
        return status;
    if (!(file.file = lrel_programme__resolve(parser, path)))
        return lrel__fail_memory(err);
    out->mapping_file = file.file;
    status = lrel_yaml_read(parser->programme->context, file.file,
                            parser->programme->arena, &root, err);
    if (status == LREL_E_NOT_FOUND)
        return LREL_FAIL_AT(parser, node, err, "no mapping file `%.*s`",
                            LREL_TEXT_ARGS(lrel_programme__clip(path)));
    if (status != LREL_OK)
        return status;
    if ((status = lrel_programme__refuse_secrets(&file, root, err)) != LREL_OK)
        return status;
    if (root->kind != LREL_YAML_MAP)
        return LREL_FAIL_AT(&file, root, err, "a mapping file needs keys (`id: COLUMN`)");
    if ((status = sort_entries(&file, root, out->role, true, &all, err)) != LREL_OK)
        return status;
    return read_shared(&file, &all, own, out, err);
}

static lrel_status read_row(const lrel_parser *parser, const lrel_yaml *node, int *out,
                            lrel_error *err)
{
    double row = 0;
    lrel_status status =
        lrel_programme__number(parser, node, 1, HEADER_ROW_MAX, &row, err);

    *out = (int)row;
    if (status == LREL_OK && row != *out)
        return LREL_FAIL_AT(parser, node, err, "a row has a whole number");
    return status;
}

/* `header: 3`, or `header: [3, 4]`. */
static lrel_status read_header(const lrel_parser *parser, const lrel_yaml *node,
                               lrel_source *out, lrel_error *err)
{
    int second = 0;
    lrel_status status;

    if (!node)
        return LREL_OK;
    out->header_rows = 1;
    if (node->kind != LREL_YAML_LIST)
        return read_row(parser, node, &out->header_row, err);
    if (node->count != 2)
        return LREL_FAIL_AT(parser, node, err,
                            "`header` takes a row, or two as in `[3, 4]`");
    if ((status = read_row(parser, node->first, &out->header_row, err)) != LREL_OK ||
        (status = read_row(parser, node->first->next, &second, err)) != LREL_OK)
        return status;
    if (second != out->header_row + 1)
        return LREL_FAIL_AT(parser, node, err,
                            "two rows of a header follow each other, as in `[3, 4]`");
    out->header_rows = 2;
    return LREL_OK;
}

/* What is said of files only. */
static lrel_status check_postgis(const lrel_parser *parser, const lrel_yaml *const *words,
                                 lrel_error *err)
{
    static const int of_files[] = {LREL_SOURCE_PATH, LREL_SOURCE_LAYER,
                                   LREL_SOURCE_ENCODING, LREL_SOURCE_HEADER};

    for (size_t i = 0; i < sizeof of_files / sizeof *of_files; i++)
        if (words[of_files[i]])
            return LREL_FAIL_AT_KEY(parser, words[of_files[i]], err,
                                    "`%s` is of files, and does not go with `postgis`",
                                    lrel_source_words.words[of_files[i]].name);
    return LREL_OK;
}

/* A file, or a table of a database. */
static lrel_status read_place(const lrel_parser *parser, const lrel_yaml *const *words,
                              lrel_source *out, lrel_error *err)
{
    const lrel_yaml *postgis = words[LREL_SOURCE_POSTGIS];
    lrel_status status;

    if (postgis) {
        status = check_postgis(parser, words, err);
        return status == LREL_OK ? lrel_programme__postgis(parser, postgis, out, err)
                                 : status;
    }
    status = lrel_programme__text(parser, words[LREL_SOURCE_PATH], &out->path, err);
    if (status != LREL_OK)
        return status;
    out->file = lrel_programme__resolve(parser, out->path);
    return out->file ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status read_words(const lrel_parser *parser, const lrel_yaml *const *words,
                              lrel_source *out, lrel_error *err)
{
    lrel_status status;

    if ((status = read_place(parser, words, out, err)) != LREL_OK)
        return status;
    out->name = out->path;
    out->accuracy_m = ACCURACY_DEFAULT_M;
    out->has_complete_to = words[LREL_SOURCE_COMPLETE_TO] != NULL;
    if ((status =
             lrel_programme__text(parser, words[LREL_SOURCE_LAYER], &out->layer, err)) ||
        (status =
             lrel_programme__text(parser, words[LREL_SOURCE_NAME], &out->name, err)) ||
        (status = lrel_programme__date(parser, words[LREL_SOURCE_COMPLETE_TO],
                                       &out->complete_to, err)) ||
        (status = lrel_programme__text(parser, words[LREL_SOURCE_CRS], &out->crs, err)) ||
        (status = lrel_programme__text(parser, words[LREL_SOURCE_OPERATION],
                                       &out->operation, err)) ||
        (status = lrel_programme__number(parser, words[LREL_SOURCE_ACCURACY_M], 0,
                                         ACCURACY_MAX_M, &out->accuracy_m, err)) ||
        (status = lrel_programme__number(parser, words[LREL_SOURCE_FADE_OUT_M], 0,
                                         FADE_OUT_MAX_M, &out->fade_out_m, err)) ||
        (status = lrel_programme__text(parser, words[LREL_SOURCE_ENCODING],
                                       &out->encoding, err)) ||
        (status = read_header(parser, words[LREL_SOURCE_HEADER], out, err)))
        return status;
    return LREL_OK;
}

lrel_status lrel_programme__source(const lrel_parser *parser, const lrel_yaml *node,
                                   lrel_source *out, lrel_error *err)
{
    said own = {0};
    lrel_status status;

    if (node->kind != LREL_YAML_MAP)
        return LREL_FAIL_AT(parser, node, err, "a source needs keys (`path: ...`)");
    out->line = node->line;
    if ((status = read_role(parser, node, &out->role, err)) ||
        (status = sort_entries(parser, node, out->role, false, &own, err)))
        return status;
    if (!own.words[LREL_SOURCE_PATH] && !own.words[LREL_SOURCE_POSTGIS])
        return LREL_FAIL_AT(parser, node, err, "a source needs `path` or `postgis`");
    if ((status = read_words(parser, own.words, out, err)) ||
        (status = read_shared(parser, &own, NULL, out, err)) ||
        (status = read_mapping_file(parser, &own, out, err)))
        return status;
    return lrel_programme__check_role(parser, node, out, err);
}
