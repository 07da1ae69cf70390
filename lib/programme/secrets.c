/* SPDX-License-Identifier: Apache-2.0 */
/* secrets.c: a programme file is sent around, kept under version control and put beside
 * results. So a password in it is refused wherever it stands, and before anything else is
 * said of the file; what stands there is never repeated. */
#include "core/fail.h"
#include "programme/parser.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* What comes behind @p word in @p text, in whatever case; NULL: it is not there. */
static const char *behind(const char *text, const char *word)
{
    size_t length = strlen(word), i;

    for (; *text; text++) {
        for (i = 0; i < length && lower(text[i]) == word[i];)
            i++;
        if (i == length)
            return text + length;
    }
    return NULL;
}

/* "password=..." of a connection string, with blanks or without. */
static bool has_assignment(const char *text)
{
    static const char *const words[] = {"password", "passwd", "pwd"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (const char *next = behind(text, words[i]); next;
             next = behind(next, words[i]))
            if (next[strspn(next, " \t")] == '=')
                return true;
    return false;
}

/* "scheme://user:secret@server". */
static bool has_login(const char *text)
{
    for (const char *next = behind(text, "://"); next; next = behind(next, "://")) {
        size_t login = strcspn(next, "/@ \t\n");

        if (next[login] == '@' && memchr(next, ':', login))
            return true;
    }
    return false;
}

static bool begins_with(const char *text, const char *word)
{
    const char *next = behind(text, word);

    return next == text + strlen(word);
}

/* As other programs take them; here they would be names of files, and be repeated as
 * such. */
static bool is_address(const char *text)
{
    text += strspn(text, " \t\n");
    return begins_with(text, "pg:") || begins_with(text, "postgres://") ||
           begins_with(text, "postgresql://") || begins_with(text, "postgis://");
}

static bool is_secret(const char *text)
{
    return has_assignment(text) || has_login(text) || is_address(text);
}

static bool names_a_secret(lrel_text key)
{
    static const char *const names[] = {"password", "passwd", "pgpassword", "passfile",
                                        "pwd"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lrel_text_is_equal_nocase(key, lrel_text_of(names[i])))
            return true;
    return false;
}

static lrel_status refuse(const lrel_parser *parser, int line, int column,
                          lrel_error *err)
{
    return lrel_programme__fail(
        parser, line, column, err,
        "no password and no address of a database belongs into this file; name the "
        "table with `postgis: {service: NAME, table: SCHEMA.TABLE}`, "
        "and " LREL_PASSWORDS_BELONG);
}

/* @p are_cells: the keys of @p node are cells of a file, and could say anything. */
static lrel_status look(const lrel_parser *parser, const lrel_yaml *node, bool are_cells,
                        lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (node->kind == LREL_YAML_TEXT && node->text.length && is_secret(node->text.at))
        return refuse(parser, node->line, node->column, err);
    for (const lrel_yaml *child = node->first; child && status == LREL_OK;
         child = child->next) {
        if (node->kind == LREL_YAML_MAP && !are_cells && names_a_secret(child->key))
            return refuse(parser, child->key_line, child->key_column, err);
        status =
            look(parser, child, lrel_text_is_equal(child->key, LREL_TEXT("values")), err);
    }
    return status;
}

lrel_status lrel_programme__refuse_secrets(const lrel_parser *parser,
                                           const lrel_yaml *root, lrel_error *err)
{
    return look(parser, root, false, err);
}
