/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_number.c: any text is no number, or one whose readings are plain numbers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/typed_number.h"
#include "fuzz/fuzz_told.h"

const char *const fuzz_told_seeds[] = {"1234.5",
                                       "904 698",
                                       "1,234,567",
                                       "1.234,5 m2",
                                       "\xE1\x9F\xA1\xE1\x9F\xA2\xE1\x9F\xA3",
                                       "\xD9\xA1\xD9\xA2",
                                       "40,562455",
                                       "1,00,000 ha",
                                       "-1e308",
                                       "+.5E-7",
                                       "1'234'567",
                                       "12,5",
                                       "1\xC2\xA0"
                                       "234",
                                       NULL};

static bool is_plain(const lrel_typed_reading *reading)
{
    double value;

    return reading->length <= LREL_TYPED_MAX &&
           lrel_number_parse((lrel_text){reading->text, reading->length}, &value) &&
           isfinite(value);
}

static bool is_right_number(lrel_text text, lrel_decimal decimal, size_t fraction_max)
{
    lrel_typed_number number = lrel_typed_number_read(text, decimal, fraction_max);

    if (number.count < 0 || number.count > 2 ||
        (number.state == LREL_TYPED_NONE) != (number.count == 0) ||
        (number.count == 2 && number.state != LREL_TYPED_DOUBTFUL))
        return false;
    for (int i = 0; i < number.count; i++)
        if (!is_plain(&number.reading[i]))
            return false;
    return number.rest.length == 0 ||
           (number.rest.at >= text.at &&
            number.rest.at + number.rest.length <= text.at + text.length);
}

/* What a number is written as is read as the same again. */
static bool comes_back(lrel_text text)
{
    double value, again;
    int64_t whole;
    char out[40];

    if (lrel_integer_parse(text, &whole) && !lrel_number_parse(text, &value))
        return false;
    if (!lrel_number_parse(text, &value))
        return true;
    lrel_number_format(value, false, out, sizeof out);
    return isfinite(value) && lrel_number_parse(lrel_text_of(out), &again) &&
           memcmp(&value, &again, sizeof value) == 0;
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    /* As many bytes as there are, so that one beyond them is seen. */
    char *copy = malloc(count ? count : 1);
    lrel_text text = {copy, count};
    bool is_right = copy != NULL;

    if (copy && count)
        memcpy(copy, bytes, count);
    is_right = is_right && comes_back(text);
    for (int decimal = LREL_DECIMAL_UNSAID; is_right && decimal <= LREL_DECIMAL_COMMA;
         decimal++)
        is_right = is_right_number(text, (lrel_decimal)decimal, 0) &&
                   is_right_number(text, (lrel_decimal)decimal, 9);
    if (!is_right && told)
        (void)fprintf(told, "\"%.*s\"\n", (int)count, (const char *)bytes);
    free(copy);
    return is_right;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}
