/* SPDX-License-Identifier: Apache-2.0 */
/* 13_inspect.c: what is in files that somebody sent.
 *
 * Shows what each layer and column may be, then writes the draft of a programme, with the
 * questions that only a person can answer. Prints the first, and says where the second
 * is: 13_inspect DRAFT.yaml FILE... */
#include <inttypes.h>
#include <stdio.h>

#include <landrelease/inspect.h>

static void print_columns(const lrel_inspection *inspection, size_t file, size_t layer,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lrel_inspected_field field = lrel_inspection_field_at(inspection, file, layer, i);

        printf("  %s: %s", field.name, field.kind);
        if (field.key[0])
            printf(", the key %s (%d of 100)", field.key, field.key_score);
        printf("\n");
    }
}

static void print_file(const lrel_inspection *inspection, size_t index)
{
    lrel_inspected_file file = lrel_inspection_file_at(inspection, index);

    printf("%s: %s\n", file.path, file.status == LREL_OK ? file.format : file.reason);
    for (size_t i = 0; i < file.layer_count; i++) {
        lrel_inspected_layer layer = lrel_inspection_layer_at(inspection, index, i);

        printf("  %" PRId64 " rows, %" PRId64 " polygons; perhaps %s%s\n",
               layer.row_count, layer.polygon_count, layer.role,
               layer.is_role_sure ? "" : " (not sure)");
        print_columns(inspection, index, i, layer.field_count);
    }
}

int main(int argc, char **argv)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_inspection *inspection = NULL;
    lrel_inspect_options options;
    int result = 1;
    lrel_error err;

    if (argc < 3 || !context)
        return 2;
    lrel_inspect_options_init(&options);
    options.crs = "EPSG:3148"; /* as its sender said on the telephone */
    if (lrel_inspection_new(context, &options, &inspection, &err) != LREL_OK)
        goto done;
    for (int i = 2; i < argc; i++) /* one that cannot be read keeps its reason */
        if (lrel_inspection_add(inspection, argv[i], &err) != LREL_OK)
            fprintf(stderr, "%s: %s\n", argv[i], err.message);
    for (size_t i = 0; i < lrel_inspection_file_count(inspection); i++)
        print_file(inspection, i);
    if (lrel_inspection_write(inspection, LREL_INSPECTION_PROGRAMME, argv[1], true,
                              &err) != LREL_OK)
        goto done;
    printf("a draft is written\n");
    result = 0;

done:
    if (result != 0)
        fprintf(stderr, "%s\n", err.message);
    lrel_inspection_free(inspection);
    lrel_context_free(context);
    return result;
}
