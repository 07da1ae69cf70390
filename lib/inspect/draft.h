/* SPDX-License-Identifier: Apache-2.0 */
/* draft.h: the draft of a programme, one part a file. What is known becomes a line with
 * its reason behind it, what is not becomes a comment: "# ? " before a line that is the
 * answer when the mark is taken away, "# ! " before what to look at. Private to
 * lib/inspect. */
#ifndef LREL_INSPECT_DRAFT_H
#define LREL_INSPECT_DRAFT_H

#include "inspect/wording.h"

/* Comments begin here, and end here. */
#define LREL_DRAFT_COMMENT 44
#define LREL_DRAFT_WIDTH   116

/* Longer cells are no words for a code; a key of YAML may have 1024 characters. */
#define LREL_DRAFT_CELL_MAX 120

typedef struct lrel_draft {
    const lrel_inspection *inspection;
    lrel_sheet sheet;
    lrel_folder folder;      /* for comparing words */
    const char *from_folder; /* that paths are relative to; NULL: as given */
    lrel_error *err;
    lrel_status status; /* not LREL_OK: memory; nothing more is worth writing */
} lrel_draft;

/* draft_text.c */
/** Spaces and "# " behind a line; the comment and the line end follow. */
void lrel_draft__comment(lrel_draft *draft);
/** What is left of the line. */
int lrel_draft__room(const lrel_draft *draft);
/** "    # ? " in front of a line that answers a question once the mark is gone: with its
 * space, so that what remains is YAML. */
void lrel_draft__question(lrel_draft *draft);
/** "    # ! " in front of words for a person; they stay a comment. */
void lrel_draft__remark(lrel_draft *draft);
/** "# as answered in FILE, row 7", and the end of the line. */
void lrel_draft__say_answered(lrel_draft *draft, const lrel_answer *answer);
/** True where YAML and our reader can hold it: UTF-8 without NUL. */
bool lrel_draft__can_say(lrel_text text);

/* draft_codes.c: keys that hold codes. */
void lrel_draft__codes(lrel_draft *draft, const lrel_layer_look *layer,
                       const lrel_field *field, const lrel_key_info *info);

/* draft_key.c: one column that was placed at a key. */
void lrel_draft__key(lrel_draft *draft, const lrel_layer_look *layer,
                     const lrel_field *field);

/** Whether its dates can be read without asking anybody. */
bool lrel_field__has_settled_dates(const lrel_field *field);

/* draft_crs.c */
void lrel_draft__crs(lrel_draft *draft, const lrel_layer_look *layer);

/* draft_questions.c */
void lrel_draft__ask(lrel_draft *draft, const lrel_layer_look *layer);
/** Why @p layer is a comment and no entry; NULL where it is one. */
const char *lrel_draft__why_no_entry(const lrel_layer_look *layer);

/* draft_source.c: entries of `sources:` and `boundaries:`. */
bool lrel_draft__is_boundary(const lrel_layer_look *layer);
/** True where this version reads it, so that it is an entry and no comment. */
bool lrel_draft__is_entry(const lrel_layer_look *layer);
void lrel_draft__source(lrel_draft *draft, const lrel_file_look *file,
                        const lrel_layer_look *layer);
void lrel_draft__boundary(lrel_draft *draft, const lrel_file_look *file,
                          const lrel_layer_look *layer);

/* draft_path.c */
/** The way from @p folder to @p path, or @p path as it is where there is none. To be
 * freed with lrel__free(); NULL where there is no memory. */
char *lrel_draft__relative(const lrel_context *context, const char *folder,
                           const char *path);

#endif
