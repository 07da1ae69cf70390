/* SPDX-License-Identifier: Apache-2.0 */
/* parser.h: what the parts of the parser share: where they are, how they complain, and
 * the plain values. Private to lib/programme. */
#ifndef LREL_PROGRAMME_PARSER_H
#define LREL_PROGRAMME_PARSER_H

#include "bridge/unicode.h"
#include "bridge/yaml.h"
#include "programme/keys.h"
#include "programme/programme.h"

/* One file that is being read. */
typedef struct lrel_parser {
    lrel_programme *programme; /* that everything goes into */
    const char *file;          /* as messages name it */
    lrel_folder *folder;
} lrel_parser;

/* The nearest of several names, for "did you mean". */
typedef struct lrel_nearest {
    lrel_text wanted;
    const char *name; /* NULL: nothing is near */
    size_t distance;
} lrel_nearest;

lrel_nearest lrel_programme__nearest(lrel_text wanted);
void lrel_programme__offer(lrel_nearest *nearest, const char *name);
/* "; did you mean `x`?", or "". */
typedef struct lrel_hint {
    char text[96];
} lrel_hint;
lrel_hint lrel_programme__hint(const lrel_nearest *nearest);

/** Fails with LREL_E_PROGRAMME and "file:line:column: reason". */
lrel_status lrel_programme__fail(const lrel_parser *parser, int line, int column,
                                 lrel_error *err, const char *format, ...)
    LREL_PRINTF(5, 6);
/** The same, at a value. */
#define LREL_FAIL_AT(parser, node, err, ...)                                             \
    lrel_programme__fail((parser), (node)->line, (node)->column, (err), __VA_ARGS__)
/** The same, at the key of a value. */
#define LREL_FAIL_AT_KEY(parser, node, err, ...)                                         \
    lrel_programme__fail((parser), (node)->key_line, (node)->key_column, (err),          \
                         __VA_ARGS__)

/** The first 60 bytes of @p text, not cutting a character, for messages. */
lrel_text lrel_programme__clip(lrel_text text);

/** Sorts the entries of @p map into @p slots, one per word of @p list, NULL where not
 * said. Unknown and missing words are errors. */
LREL_NODISCARD lrel_status lrel_programme__slots(const lrel_parser *parser,
                                                 const lrel_yaml *map,
                                                 const lrel_word_list *list,
                                                 const lrel_yaml **slots,
                                                 lrel_error *err);

/** Plain values. @p node may be NULL: then nothing happens. */
LREL_NODISCARD lrel_status lrel_programme__text(const lrel_parser *parser,
                                                const lrel_yaml *node, lrel_text *out,
                                                lrel_error *err);
LREL_NODISCARD lrel_status lrel_programme__date(const lrel_parser *parser,
                                                const lrel_yaml *node, lrel_date *out,
                                                lrel_error *err);
LREL_NODISCARD lrel_status lrel_programme__number(const lrel_parser *parser,
                                                  const lrel_yaml *node, double least,
                                                  double most, double *out,
                                                  lrel_error *err);
/** One of @p names, NULL behind the last; a message calls it a @p what. */
LREL_NODISCARD lrel_status lrel_programme__choice(const lrel_parser *parser,
                                                  const lrel_yaml *node, const char *what,
                                                  const char *const *names, int *out,
                                                  lrel_error *err);
/** A code of @p vocabulary. */
LREL_NODISCARD lrel_status lrel_programme__code(const lrel_parser *parser,
                                                const lrel_yaml *node,
                                                const lrel_vocabulary *vocabulary,
                                                int *out, lrel_error *err);
/** A code or a list of them, as a set. */
LREL_NODISCARD lrel_status lrel_programme__codes(const lrel_parser *parser,
                                                 const lrel_yaml *node,
                                                 const lrel_vocabulary *vocabulary,
                                                 uint32_t *out, lrel_error *err);

/** @p path as seen from the file that is being read; NULL where there is no memory. */
char *lrel_programme__resolve(const lrel_parser *parser, lrel_text path);

/** mapping.c: one key of a source. */
LREL_NODISCARD lrel_status lrel_programme__mapping(const lrel_parser *parser,
                                                   const lrel_yaml *node,
                                                   const lrel_key_info *info,
                                                   lrel_mapping *out, lrel_error *err);
/** source.c: one source, mapping file included. */
LREL_NODISCARD lrel_status lrel_programme__source(const lrel_parser *parser,
                                                  const lrel_yaml *node, lrel_source *out,
                                                  lrel_error *err);
/* Where one is found without being passed on. */
#define LREL_PASSWORDS_BELONG                                                            \
    "a password belongs into ~/.pgpass, that service file or PGPASSWORD"

/** postgis.c: the table of a database that @p node names, and what stands for its path.
 */
LREL_NODISCARD lrel_status lrel_programme__postgis(const lrel_parser *parser,
                                                   const lrel_yaml *node,
                                                   lrel_source *out, lrel_error *err);
/** secrets.c: refuses a file in which a password or the address of a database stands. */
LREL_NODISCARD lrel_status lrel_programme__refuse_secrets(const lrel_parser *parser,
                                                          const lrel_yaml *root,
                                                          lrel_error *err);
/** where.c: which rows. @p node may be NULL: all. */
LREL_NODISCARD lrel_status lrel_programme__where(const lrel_parser *parser,
                                                 const lrel_yaml *node, lrel_where *out,
                                                 lrel_error *err);
/** traverse.c: how a perimeter is told. @p node may be NULL: it is not. */
LREL_NODISCARD lrel_status lrel_programme__traverse(const lrel_parser *parser,
                                                    const lrel_yaml *node,
                                                    lrel_traverse *out, lrel_error *err);
/** roles.c: fails, because @p entry belongs to @p roles and the source has @p role. */
LREL_NODISCARD lrel_status lrel_programme__another_role(const lrel_parser *parser,
                                                        const lrel_yaml *entry,
                                                        uint32_t roles, lrel_role role,
                                                        lrel_error *err);
/** roles.c: fails where @p source lacks what its role needs. */
LREL_NODISCARD lrel_status lrel_programme__check_role(const lrel_parser *parser,
                                                      const lrel_yaml *node,
                                                      const lrel_source *source,
                                                      lrel_error *err);
/** boundary.c: all boundaries. */
LREL_NODISCARD lrel_status lrel_programme__boundaries(const lrel_parser *parser,
                                                      const lrel_yaml *node,
                                                      lrel_error *err);
/** rules.c: everything that is neither a source nor a boundary. */
LREL_NODISCARD lrel_status lrel_programme__rules(const lrel_parser *parser,
                                                 const lrel_yaml *const *slots,
                                                 lrel_error *err);
/** focus_rules.c: how open hazards are ordered; @p node may be NULL: by default. */
LREL_NODISCARD lrel_status lrel_programme__focus(const lrel_parser *parser,
                                                 const lrel_yaml *node, lrel_error *err);
/** scenarios.c: what a forecast draws from. @p node may be NULL: the default. */
LREL_NODISCARD lrel_status lrel_programme__forecast(const lrel_parser *parser,
                                                    const lrel_yaml *node,
                                                    lrel_error *err);
/** accounts.c: the accounts, the default ones where @p node is NULL. */
LREL_NODISCARD lrel_status lrel_programme__accounts(const lrel_parser *parser,
                                                    const lrel_yaml *node,
                                                    lrel_error *err);

#endif
