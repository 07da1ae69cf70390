/* SPDX-License-Identifier: Apache-2.0 */
/* test_kmz.c: KML in a zip, and the layers of a KML file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "read/delivery.h"
#include "support/sheet_files.h"

#define MARK(name)                                                                       \
    "<Placemark><name>" name                                                             \
    "</name><Point><coordinates>1,2</coordinates></Point></Placemark>"
#define FOLDER(name, text) "<Folder><name>" name "</name>" text "</Folder>"
#define DOC(name, text)    "<kml><Document><name>" name "</name>" text "</Document></kml>"
#define PT                 "  point (1 2)\n"

#define DISTRICTS                                                                        \
    DOC("Hazards", FOLDER("Pailin", FOLDER("sha", MARK("a")) FOLDER("cha", MARK("b")))   \
                       FOLDER("Kampot", FOLDER("sha", MARK("c"))))

static void expect_kmz(const zip_text *parts, size_t count, const char *layer,
                       const char *expected)
{
    lrel_read_options options = {.layer = lrel_text_of(layer)};
    delivery d = delivery_begin();
    char path[320];

    delivery_path(&d, "t.kmz", path);
    zip_texts_write(path, parts, count);
    delivery_expect(&d, "t.kmz", &options, expected);
    delivery_end(&d);
}

static void kmz__the_kml_in_it_is_read(void **state)
{
    const zip_text parts[] = {{"files/x.png", "PNG"}, {"doc.kml", DOC("d", MARK("a"))}};

    expect_kmz(parts, 2, "", "name\n1: a\n" PT);
}

static void kmz__without_kml_is_refused(void **state)
{
    const zip_text parts[] = {{"x.png", "PNG"}};

    expect_kmz(parts, 1, "", "refused: named .kmz, but holds no .kml");
}

static void kmz__text_named_so_is_refused(void **state)
{
    lrel_read_options options = {0};
    delivery d = delivery_begin();

    delivery_write(&d, "t.kmz", LREL_TEXT("<kml/>"));
    delivery_expect(&d, "t.kmz", &options,
                    "refused: named .kmz, but does not begin as a zip file");
    delivery_end(&d);
}

static void bad_input_60_a_name_that_leads_out_is_refused(void **state)
{
    const zip_text first[] = {{"doc.kml", DOC("d", MARK("a"))}, {"../x.kml", "<kml/>"}};
    const zip_text second[] = {{"doc.kml", DOC("d", MARK("a"))},
                               {"a/..\\..\\x.png", "PNG"}};
    const zip_text third[] = {{"/doc.kml", DOC("d", MARK("a"))}};

    expect_kmz(first, 2, "", "refused: holds \"../x.kml\", a name that leads out of it");
    expect_kmz(second, 2, "", "refused: holds \"a/..\\..\\x.png\", a name that leads");
    expect_kmz(third, 1, "", "refused: holds \"/doc.kml\", a name that leads out of it");
}

static void bad_input_60_of_two_kml_files_one_must_be_named(void **state)
{
    const zip_text parts[] = {{"doc.kml", DOC("d", MARK("a"))},
                              {"more/b.kml", DISTRICTS}};

    expect_kmz(parts, 2, "",
               "refused: holds 2 KML files; name one with `layer:`: doc.kml, more/b.kml");
    expect_kmz(parts, 2, "doc.kml", "name\n1: a\n" PT);
    expect_kmz(parts, 2, "more/b.kml/cha", "name\n1: b\n" PT);
    expect_kmz(parts, 2, "more/b.kmlx", "refused: holds 2 KML files");
}

static void bad_input_60_a_bomb_is_not_unpacked(void **state)
{
    size_t length = (size_t)100 << 20;
    char *text = malloc(length + 1);
    zip_text parts[] = {{"doc.kml", text}};

    assert_non_null(text);
    memset(text, ' ', length);
    text[length] = '\0';
    expect_kmz(parts, 1, "", "refused: its doc.kml of ");
    free(text);
}

static void expect_kml(const char *text, const char *layer, const char *expected)
{
    lrel_read_options options = {.layer = lrel_text_of(layer)};
    delivery d = delivery_begin();

    delivery_write(&d, "t.kml", lrel_text_of(text));
    delivery_expect(&d, "t.kml", &options, expected);
    delivery_end(&d);
}

static void layers__one_of_several_must_be_named(void **state)
{
    expect_kml(DISTRICTS, "",
               "refused: has 3 layers; name one with `layer:`: Pailin/sha, cha, "
               "Kampot/sha");
}

static void layers__go_by_name_or_by_path(void **state)
{
    expect_kml(DISTRICTS, "cha", "name\n1: b\n" PT);
    expect_kml(DISTRICTS, "Kampot/sha", "name\n1: c\n" PT);
    expect_kml(DISTRICTS, "Kampot/shb",
               "refused: no layer \"Kampot/shb\"; did you mean \"Kampot/sha\"?");
}

static void layers__a_folder_of_folders_is_all_of_them(void **state)
{
    expect_kml(DISTRICTS, "Pailin",
               "name|folder\n1: a|Pailin/sha\n" PT "2: b|Pailin/cha\n" PT);
    expect_kml(DISTRICTS, "Hazards",
               "name|folder\n1: a|Pailin/sha\n" PT "2: b|Pailin/cha\n" PT
               "3: c|Kampot/sha\n" PT);
}

static void layers__folders_of_one_path_are_one(void **state)
{
    static const char text[] =
        DOC("d", FOLDER("sha", MARK("a")) FOLDER("sha", MARK("b")));

    expect_kml(text, "", "name|folder\n1: a|sha\n" PT "2: b|sha\n" PT);
}

/* As the file when neither the document nor a folder has a name. */
static void bad_input_58_a_placemark_outside_any_folder(void **state)
{
    expect_kml("<kml>" MARK("a") "</kml>", "t", "name\n1: a\n" PT);
    expect_kml("<kml><Document>" MARK("a") "</Document></kml>", "t", "name\n1: a\n" PT);
}

static void layers__without_placemarks(void **state)
{
    expect_kml("<kml/>", "", "refused: has no Placemark");
    expect_kml("<kml><NetworkLink/></kml>", "",
               "refused: has no Placemark, only links to other files");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kmz__the_kml_in_it_is_read),
        cmocka_unit_test(kmz__without_kml_is_refused),
        cmocka_unit_test(kmz__text_named_so_is_refused),
        cmocka_unit_test(bad_input_60_a_name_that_leads_out_is_refused),
        cmocka_unit_test(bad_input_60_of_two_kml_files_one_must_be_named),
        cmocka_unit_test(bad_input_60_a_bomb_is_not_unpacked),
        cmocka_unit_test(layers__one_of_several_must_be_named),
        cmocka_unit_test(layers__go_by_name_or_by_path),
        cmocka_unit_test(layers__a_folder_of_folders_is_all_of_them),
        cmocka_unit_test(layers__folders_of_one_path_are_one),
        cmocka_unit_test(bad_input_58_a_placemark_outside_any_folder),
        cmocka_unit_test(layers__without_placemarks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
