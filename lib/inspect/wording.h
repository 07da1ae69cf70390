/* SPDX-License-Identifier: Apache-2.0 */
/* wording.h: what the text for people and the draft both say, in the same words. */
#ifndef LREL_INSPECT_WORDING_H
#define LREL_INSPECT_WORDING_H

#include "inspect/inspection.h"
#include "inspect/sheet.h"

/** "4 rows, 3 polygons, 1 without shape" */
void lrel_wording__counts(lrel_sheet *sheet, const lrel_layer_look *layer);

/** "hazard (80 of 100): its name says ...", in lines of @p width columns, the further
 * ones behind @p indent. */
void lrel_wording__role(lrel_sheet *sheet, const lrel_role_guess *guess, int width,
                        const char *indent);

/** What a column holds: "date %d/%m/%Y", "number". */
void lrel_wording__kind(lrel_sheet *sheet, const lrel_field *field, int columns);

/** Its range, or its most frequent values with their counts, in at most @p columns. */
void lrel_wording__values(lrel_sheet *sheet, const lrel_field *field, int columns);

/** Why it was placed: "its name; 4 of 4 near the drawn area in ha". */
void lrel_wording__why(lrel_sheet *sheet, const lrel_field *field);
void lrel_wording__why_text(const lrel_field *field, char *out, size_t size);

/** Of candidate @p i: "accuracy 44 m; 15 m difference from the first" */
void lrel_wording__candidate(lrel_sheet *sheet, const lrel_layer_crs *crs, size_t i);

/** What speaks against a coordinate system whose is_contradicted is set. */
void lrel_wording__contradiction(lrel_sheet *sheet, const lrel_layer_crs *crs);

/** "1 row", "4 rows" */
void lrel_wording__many(lrel_sheet *sheet, int64_t count, const char *one,
                        const char *many);

#define LREL_FORM_WORDS_SIZE 40

/** A form of dates as people write it: "dd/mm/yyyy". @return @p out */
const char *lrel_wording__form_words(int form, char out[LREL_FORM_WORDS_SIZE]);

/** The same text as lrel_known_form.form; "ISO 8601" for the empty one. */
const char *lrel_wording__form(int form);

#endif
