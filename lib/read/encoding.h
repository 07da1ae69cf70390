/* SPDX-License-Identifier: Apache-2.0 */
/* encoding.h: which encoding the bytes of a file are in, and UTF-8 made of them. */
#ifndef LREL_READ_ENCODING_H
#define LREL_READ_ENCODING_H

#include "bridge/iconv.h"
#include "read/reader.h"

#define LREL_ENCODING_NAME_BYTES 40

/** The usual name of what a person or a .cpg file calls an encoding: "1252", "cp1252" and
 * "ANSI 1252" are Windows-1252, "65001" is UTF-8, "88591" is ISO-8859-1. What is not
 * known here is left as it is, in capitals. */
void lrel_encoding__name(lrel_text said, char out[LREL_ENCODING_NAME_BYTES]);

/** The encoding of the code page number @p language in the header of a .dbf, or NULL
 * where it says nothing (0) or nothing certain (87: whatever the writer's Windows used).
 */
const char *lrel_encoding__of_language(int language);

/** True where all bytes are below 0x80. */
bool lrel_encoding__is_ascii(lrel_text text);

/** The bytes at the start of @p text that are well-formed UTF-8. */
size_t lrel_encoding__utf8_length(lrel_text text);

/** What a person writes in front of an encoding: the key of a programme, or what the
 * options say. For advice. */
const char *lrel_encoding__word(const lrel_reader *reader);

/** Makes UTF-8 of a whole file.
 *
 * Decides by a mark at the start (BOM), else by the encoding that the options declare,
 * else by what only UTF-16 can be, which is a data issue, else takes UTF-8; what is not
 * UTF-8 then is refused. Writes the table's `encoding` and
 * `encoding_why`. *@p text may come to lie in the table's `bytes`. */
LREL_NODISCARD lrel_status lrel_encoding__whole_file(lrel_reader *reader, lrel_text *text,
                                                     lrel_error *err);

/** Writes the table's encoding. @p why need not last. */
LREL_NODISCARD lrel_status lrel_encoding__note(lrel_reader *reader, const char *name,
                                               const char *why, lrel_error *err);

/** Makes UTF-8 of a cell in the encoding of @p iconv, or UTF-8 itself where that is NULL.
 * A byte that does not fit becomes U+FFFD and is counted in @p bad. */
LREL_NODISCARD lrel_status lrel_encoding__cell(lrel_reader *reader, lrel_iconv *iconv,
                                               lrel_iconv_buffer *work, lrel_text *cell,
                                               size_t *bad, lrel_error *err);

#endif
