/* SPDX-License-Identifier: Apache-2.0 */
/* test_refusals.c: what a programme file may not say, and that the message names the
 * place and the next step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "programme/scratch.h"
#include "support/rows.h"

/* A programme that is right, up to where a row goes on. */
#define HEAD    "programme: P\nas_of: 2024-12-31\n"
#define HAZARDS HEAD "sources:\n  - path: h.csv\n    role: hazard\n"
#define RELEASE HEAD "sources:\n  - path: r.csv\n    role: release\n    product: OUT\n"
#define SOURCES "sources:\n  - {path: h.csv, role: hazard}\n"

/* A source of a table, and what is said where a password would be. */
#define TABLE(postgis) HEAD "sources:\n  - postgis: " postgis "\n    role: hazard\n"
#define BELONGS        "a password belongs into ~/.pgpass, that service file or PGPASSWORD"
#define SECRET                                                                           \
    "no password and no address of a database belongs into this file; name the table "   \
    "with `postgis: {service: NAME, table: SCHEMA.TABLE}`, and " BELONGS

typedef struct refusal {
    const char *name;
    const char *text;
    const char *message;
} refusal;

static const refusal refusals[] = {
    /* words */
    {"programme__unknown_key_names_the_nearest",
     HAZARDS "    contaminaton: {const: ap}\n",
     "p.yaml:6:5: unknown key `contaminaton`; did you mean `contamination`?"},
    {"programme__unknown_key_far_from_all_has_no_hint", HAZARDS "    zzzzzzzzz: 1\n",
     "p.yaml:6:5: unknown key `zzzzzzzzz`"},
    {"programme__unknown_key_at_the_top_is_refused", HEAD "perod: year\n" SOURCES,
     "p.yaml:3:1: unknown key `perod`; did you mean `period`?"},
    {"programme__unknown_key_of_a_mapping_is_refused",
     HAZARDS "    class: {colum: TYPE}\n",
     "p.yaml:6:13: unknown key `colum`; did you mean `column`?"},
    {"programme__key_of_a_release_in_a_hazard_is_refused", HAZARDS "    product: OUT\n",
     "p.yaml:6:5: `product` belongs to the role release; this source is a hazard"},
    {"programme__key_of_a_hazard_in_a_release_is_refused", RELEASE "    class: TYPE\n",
     "p.yaml:7:5: `class` belongs to the roles hazard and series; this source is a "
     "release"},
    {"programme__items_of_a_hazard_are_refused", HAZARDS "    items: {ap_mine: A}\n",
     "p.yaml:6:5: `items` belongs to the role release; this source is a hazard"},
    {"programme__merge_keys_are_unknown", HAZARDS "    <<: {id: X}\n",
     "p.yaml:6:5: unknown key `<<`"},
    /* what must be there */
    {"programme__empty_file_is_refused", "",
     "p.yaml:1:1: the programme needs keys "
     "(`programme: ...`)"},
    {"programme__no_sources_is_refused", HEAD,
     "p.yaml:1:1: the programme needs `sources`"},
    {"programme__empty_sources_are_refused", HEAD "sources: []\n",
     "p.yaml:3:10: `sources` takes a list with one at least"},
    {"programme__no_name_is_refused", "as_of: 2024-12-31\n" SOURCES,
     "p.yaml:1:1: the programme needs `programme`"},
    {"programme__no_role_is_refused", HEAD "sources: [{path: a.csv}]\n",
     "p.yaml:3:11: a source needs `role`"},
    {"programme__no_path_is_refused", HEAD "sources: [{role: hazard}]\n",
     "p.yaml:3:11: a source needs `path` or `postgis`"},
    {"programme__release_without_product_is_refused",
     HEAD "sources: [{path: r.csv, role: release}]\n",
     "p.yaml:3:11: a release needs `product` (cancelled, reduced or cleared)"},
    {"programme__no_as_of_is_refused", "programme: P\n" SOURCES,
     "p.yaml:1:1: the programme needs `as_of`, since source `h.csv` (line 3) has no "
     "`complete_to`"},
    {"programme__key_without_value_is_refused", HAZARDS "    id:\n",
     "p.yaml:6:8: `id` has no value"},
    {"programme__two_sources_of_one_name_are_refused",
     HEAD SOURCES "  - {path: h.csv, layer: b, role: hazard}\n",
     "p.yaml:5:1: two sources are called `h.csv` (the other in line 4); give one a "
     "`name`"},
    {"programme__unknown_key_of_a_forecast_is_refused",
     HEAD "forecast: {drafts: 100}\n" SOURCES,
     "p.yaml:3:12: unknown key `drafts`; did you mean `draws`?"},
    {"programme__too_few_draws_are_refused", HEAD "forecast: {draws: 99}\n" SOURCES,
     "p.yaml:3:19: 99 is not between 100 and 100000"},
    {"programme__a_seed_that_is_not_whole_is_refused",
     HEAD "forecast: {seed: 1.5}\n" SOURCES, "p.yaml:3:18: `1.5` is no whole number"},
    {"programme__fewer_years_than_a_forecast_takes_are_refused",
     HEAD "forecast: {years: 2}\n" SOURCES, "p.yaml:3:19: 2 is not between 3 and 100"},
    {"programme__scenarios_that_are_no_list_are_refused",
     HEAD "forecast: {scenarios: {name: x}}\n" SOURCES,
     "p.yaml:3:23: `scenarios` takes a list"},
    {"programme__scenario_without_name_is_refused",
     HEAD "forecast: {scenarios: [{new_land: 0}]}\n" SOURCES,
     "p.yaml:3:24: a scenario needs `name`"},
    {"programme__a_scenario_called_as_before_is_refused",
     HEAD "forecast: {scenarios: [{name: as before}]}\n" SOURCES,
     "p.yaml:3:31: there is a scenario `as before` already"},
    {"programme__negative_factor_of_a_scenario_is_refused",
     HEAD "forecast: {scenarios: [{name: x, survey_capacity: -1}]}\n" SOURCES,
     "p.yaml:3:51: -1 is not between 0 and 100"},
    {"programme__targets_beside_a_capacity_are_refused",
     HEAD
     "forecast: {scenarios: [{name: x, targets: yes, clearance_capacity: 2}]}\n" SOURCES,
     "p.yaml:3:48: targets say what is released; take `targets` or `clearance_capacity` "
     "out"},
    {"programme__unknown_edge_rule_is_refused", HEAD "edge: drop\n" SOURCES,
     "p.yaml:3:7: `drop` is no rule for `edge`; known are keep or close_with_hazard"},
    {"programme__unknown_place_rule_is_refused", HEAD "place: guessed\n" SOURCES,
     "p.yaml:3:8: `guessed` is no rule for `place`; known are spatial or stated"},
    {"programme__updates_has_two_values", HEAD "updates: last\n" SOURCES,
     "p.yaml:3:10: `last` is no rule for `updates`; known are all or "
     "date_of_information"},
    {"programme__updates_need_their_date", HEAD "updates: date_of_information\n" SOURCES,
     "p.yaml:3:10: `updates: date_of_information` needs a source of hazards with "
     "`date_of_information`"},
    {"programme__header_takes_a_row_of_a_sheet", HAZARDS "    header: 0\n",
     "p.yaml:6:13: 0 is not between 1 and 1048576"},
    {"programme__header_takes_a_whole_number", HAZARDS "    header: 2.5\n",
     "p.yaml:6:13: a row has a whole number"},
    {"programme__header_takes_two_rows_at_most", HAZARDS "    header: [1, 2, 3]\n",
     "p.yaml:6:13: `header` takes a row, or two as in `[3, 4]`"},
    {"programme__header_takes_neighbours", HAZARDS "    header: [1, 3]\n",
     "p.yaml:6:13: two rows of a header follow each other, as in `[3, 4]`"},
    /* roles */
    {"programme__key_of_a_release_in_an_item_is_refused",
     HEAD "sources: [{path: a.csv, role: item, product: X}]\n",
     "p.yaml:3:37: `product` belongs to the role release; this source is an item"},
    {"programme__key_of_several_roles_names_them",
     HEAD "sources: [{path: a.csv, role: accident, status: X}]\n",
     "p.yaml:3:41: `status` belongs to the roles hazard, coverage and declaration; this "
     "source is an accident"},
    {"programme__no_key_asks_for_a_victim",
     HEAD "sources: [{path: a.csv, role: accident, victim: X}]\n",
     "p.yaml:3:41: unknown key `victim`"},
    {"programme__coverage_without_status_is_refused",
     HEAD "sources: [{path: a.csv, role: coverage}]\n",
     "p.yaml:3:11: coverage needs `status` (surveyed, partly, not_surveyed or "
     "access_restricted)"},
    {"programme__declaration_without_status_is_refused",
     HEAD "sources: [{path: a.csv, role: declaration, place: P}]\n",
     "p.yaml:3:11: a declaration needs `status`, what was declared"},
    {"programme__declaration_without_place_is_refused",
     HEAD "sources: [{path: a.csv, role: declaration, status: S}]\n",
     "p.yaml:3:11: a declaration needs `place`, the code of the unit that was declared"},
    {"programme__series_without_measure_is_refused",
     HEAD "sources: [{path: a.csv, role: series, value: V, unit: U}]\n",
     "p.yaml:3:11: a series needs `measure` (stock, cleared, items, ...)"},
    {"programme__series_without_value_is_refused",
     HEAD "sources: [{path: a.csv, role: series, measure: M, unit: U}]\n",
     "p.yaml:3:11: a series needs `value`, the figure"},
    {"programme__series_without_unit_is_refused",
     HEAD "sources: [{path: a.csv, role: series, measure: M, value: V}]\n",
     "p.yaml:3:11: `value` needs its unit, as in `value: {column: X, unit: km2}`; or say "
     "the column of units with `unit`"},
    {"programme__unit_of_a_figure_is_one_of_the_list",
     HEAD "sources:\n  - path: a.csv\n    role: series\n    measure: M\n"
          "    value: {column: V, unit: kn2}\n",
     "p.yaml:7:30: `kn2` is no code of figure_unit; did you mean `km2`?"},
    {"programme__where_needs_its_values", HAZARDS "    where: {column: KIND}\n",
     "p.yaml:6:12: `where` needs `values`"},
    {"programme__where_takes_a_list", HAZARDS "    where: {column: KIND, values: a}\n",
     "p.yaml:6:35: `values` takes a list of cells, as in `[Accident, Incident]`"},
    {"programme__decimal_is_point_or_comma",
     HAZARDS "    area: {column: A, decimal: dot}\n",
     "p.yaml:6:32: `dot` is no decimal mark; known are point or comma"},
    {"programme__decimal_of_a_text_is_refused",
     HAZARDS "    id: {column: A, decimal: comma}\n",
     "p.yaml:6:21: `decimal` does not go with `id`, which holds text"},
    {"programme__decimal_of_a_constant_is_refused",
     HAZARDS "    area: {const: 1, decimal: comma}\n",
     "p.yaml:6:22: `area` has `const`, so `decimal` would never be used"},
    {"programme__unknown_role_names_the_nearest",
     HEAD "sources: [{path: a.csv, role: hazrd}]\n",
     "p.yaml:3:31: `hazrd` is no role; did you mean `hazard`?"},
    /* dates and numbers */
    {"bad_input_42_programme_30_february_is_refused",
     "programme: P\nas_of: 2024-02-30\n" SOURCES,
     "p.yaml:2:8: `2024-02-30` is no day of 1900-2100 written as YYYY-MM-DD"},
    {"programme__as_of_to_the_month_is_refused", "programme: P\nas_of: 2024-02\n" SOURCES,
     "p.yaml:2:8: `2024-02` is no day of 1900-2100 written as YYYY-MM-DD"},
    {"bad_input_42_programme_as_of_of_the_buddhist_era_is_refused",
     "programme: P\nas_of: 2567-02-01\n" SOURCES,
     "p.yaml:2:8: `2567-02-01` is no day of 1900-2100 written as YYYY-MM-DD"},
    {"programme__accuracy_that_is_no_number_is_refused", HAZARDS "    accuracy_m: 5 m\n",
     "p.yaml:6:17: `5 m` is no number"},
    {"programme__negative_accuracy_is_refused", HAZARDS "    accuracy_m: -1\n",
     "p.yaml:6:17: -1 is not between 0 and 100000"},
    {"programme__count_that_is_not_whole_is_refused",
     HEAD
     "sources:\n  - path: a.csv\n    role: release\n    beneficiaries: {const: 2.5}\n",
     "p.yaml:6:28: `2.5` is no whole number for `beneficiaries`"},
    {"programme__items_that_are_not_whole_are_refused",
     HEAD "sources:\n  - path: a.csv\n    role: release\n    items: {ap_mine: {column: "
          "A, default: 1.234}}\n",
     "p.yaml:6:43: `1.234` is no whole number for `ap_mine`"},
    {"programme__published_pieces_that_are_not_whole_are_refused",
     HEAD "sources:\n  - path: a.csv\n    role: series\n    measure: M\n    value: "
          "{column: V, unit: n, default: 2.5}\n",
     "p.yaml:7:42: `2.5` is no whole number for `value`"},
    {"programme__grid_beyond_the_earth_is_refused",
     HEAD "grid: {lon: 300, lat: 0}\n" SOURCES,
     "p.yaml:3:13: 300 is not between -180 and 180"},
    {"programme__grid_without_latitude_is_refused", HEAD "grid: {lon: 100}\n" SOURCES,
     "p.yaml:3:7: `grid` needs `lat`"},
    /* choices */
    {"programme__unknown_period_lists_the_known", HEAD "period: decade\n" SOURCES,
     "p.yaml:3:9: `decade` is no period; known are year, quarter or month"},
    {"programme__unknown_group_is_refused", HEAD "by: [opertor]\n" SOURCES,
     "p.yaml:3:6: `opertor` is no group; did you mean `operator`?"},
    {"programme__group_twice_is_refused", HEAD "by: [product, product]\n" SOURCES,
     "p.yaml:3:15: group `product` comes twice"},
    {"programme__group_of_a_level_without_boundary_is_refused",
     HEAD "by: [class, admin2]\nboundaries: [{path: b.csv, level: admin3, code: C}, "
          "{path: b.csv, level: admin1, code: C}]\n" SOURCES,
     "p.yaml:3:13: groups by admin2, but no boundary has that level; those of "
     "`boundaries` have admin1, admin3"},
    {"programme__group_of_a_level_without_any_boundary_is_refused",
     HEAD "by: admin1\n" SOURCES,
     "p.yaml:3:5: groups by admin1, but no boundary has that level; the programme has no "
     "`boundaries`"},
    {"programme__unknown_stock_class_is_refused", HEAD "stock: [cha, shaa]\n" SOURCES,
     "p.yaml:3:14: `shaa` is no code of hazard_class; did you mean `sha`?"},
    /* accounts */
    {"programme__code_in_two_accounts_is_refused",
     HEAD "accounts: {mines: [ap, av], other: [uxo, av]}\n" SOURCES,
     "p.yaml:3:36: `av` is in two accounts"},
    {"programme__account_called_all_is_refused", HEAD "accounts: {All: [ap]}\n" SOURCES,
     "p.yaml:3:12: `All` cannot be the name of an account; `all` is the land in at least "
     "one"},
    {"programme__empty_account_is_refused", HEAD "accounts: {mines: []}\n" SOURCES,
     "p.yaml:3:19: an empty list"},
    {"programme__no_accounts_is_refused", HEAD "accounts: {}\n" SOURCES,
     "p.yaml:3:11: `accounts` needs entries, as in `ap_mine: [ap, ap_av_mixed]`"},
    {"programme__code_twice_in_an_account_is_refused",
     HEAD "accounts: {m: [ap, ap]}\n" SOURCES, "p.yaml:3:20: `ap` comes twice"},
    /* codes in mappings */
    {"programme__constant_that_is_no_code_is_refused",
     HAZARDS "    contamination: {const: apm}\n",
     "p.yaml:6:28: `apm` is no code of contamination; did you mean `ap`?"},
    {"programme__code_far_from_all_lists_the_known",
     HAZARDS "    class: {column: T, values: {A: suspected}}\n",
     "p.yaml:6:36: `suspected` is no code of hazard_class; known are cha, sha, unknown, "
     "indication, spot or stockpile"},
    {"programme__default_that_is_no_code_is_refused",
     HAZARDS "    class: {column: T, default: chaa}\n",
     "p.yaml:6:33: `chaa` is no code of hazard_class; did you mean `cha`?"},
    {"programme__one_cell_with_two_meanings_is_refused",
     HAZARDS "    class: {column: T, values: {Yes: cha, ' YES': sha}}\n",
     "p.yaml:6:32: ` YES` and `Yes` are one cell when compared, with two meanings"},
    {"programme__several_codes_for_one_code_are_refused",
     HAZARDS "    class: {const: [sha, cha]}\n", "p.yaml:6:20: `class` takes one value"},
    /* what does not go together */
    {"programme__column_and_constant_are_refused",
     HAZARDS "    id: {column: A, const: B}\n",
     "p.yaml:6:10: `id` has `const`, so `column` would never be used"},
    {"programme__mapping_without_column_is_refused", HAZARDS "    area: {unit: ha}\n",
     "p.yaml:6:11: `area` needs `column` or `const`"},
    {"programme__list_as_mapping_is_refused", HAZARDS "    id: [A, B]\n",
     "p.yaml:6:9: `id` takes a column name, or an object with `column` or `const`"},
    {"programme__unit_of_a_date_is_refused", HAZARDS "    from: {column: A, unit: ha}\n",
     "p.yaml:6:23: `unit` does not go with `from`, which holds date"},
    {"programme__form_of_an_area_is_refused",
     HAZARDS "    area: {column: A, form: '%Y'}\n",
     "p.yaml:6:23: `form` does not go with `area`, which holds area"},
    {"programme__split_of_one_code_is_refused",
     HAZARDS "    class: {column: A, split: ;}\n",
     "p.yaml:6:24: `split` does not go with `class`, which holds code"},
    {"programme__values_of_a_number_are_refused",
     RELEASE "    beneficiaries: {column: A, values: {many: 9}}\n",
     "p.yaml:7:32: `values` does not go with `beneficiaries`, which holds number"},
    {"programme__unknown_unit_is_refused", HAZARDS "    area: {column: A, unit: rai}\n",
     "p.yaml:6:29: `rai` is no unit of `area`; known are m2, ha, km2, acre"},
    {"programme__unit_of_depth_for_an_area_is_refused",
     HAZARDS "    area: {column: A, unit: cm}\n",
     "p.yaml:6:29: `cm` is no unit of `area`; known are m2, ha, km2, acre"},
    {"programme__form_without_year_is_refused",
     HAZARDS "    from: {column: A, form: '%d/%m'}\n",
     "p.yaml:6:29: form \"%d/%m\" has no year (%Y or %y)"},
    {"programme__constant_date_of_another_form_is_refused",
     HAZARDS "    from: {const: 31/12/2020}\n",
     "p.yaml:6:19: `31/12/2020` is no date for `from`"},
    {"programme__constant_area_that_is_no_number_is_refused",
     HAZARDS "    area: {const: large}\n", "p.yaml:6:19: `large` is no area for `area`"},
    /* geometry and items */
    {"programme__longitude_without_latitude_is_refused",
     HAZARDS "    geometry: {lon: X}\n", "p.yaml:6:15: `lon` and `lat` go together"},
    {"programme__two_geometries_are_refused",
     HAZARDS "    geometry: {wkt: W, lon: X, lat: Y}\n",
     "p.yaml:6:15: `geometry` takes either `wkt`, or `lon` and `lat`, or `coordinates`"},
    {"programme__geometry_takes_an_order_of_coordinates_only",
     HAZARDS "    geometry: {wkt: W, order: lat_lon}\n",
     "p.yaml:6:24: `order` goes with `coordinates`"},
    {"programme__geometry_knows_two_orders",
     HAZARDS "    geometry: {coordinates: W, order: yx}\n",
     "p.yaml:6:39: `yx` is no order; known are lon_lat or lat_lon"},
    {"programme__traverse_needs_bearings",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {distance: D}}\n",
     "p.yaml:6:42: `traverse` needs `bearing`"},
    {"programme__traverse_needs_points",
     HAZARDS "    geometry: {traverse: {bearing: B, distance: D}}\n",
     "p.yaml:6:15: `geometry` takes either `wkt`, or `lon` and `lat`, or `coordinates`"},
    {"programme__traverse_does_not_go_with_wkt",
     HAZARDS "    geometry: {wkt: W, traverse: {bearing: B, distance: D}}\n",
     "p.yaml:6:24: `traverse` goes with points, and not with `wkt`"},
    {"programme__traverse_knows_three_norths",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: B, distance: D, north: "
             "up}}\n",
     "p.yaml:6:75: `up` is no north; known are true, grid or magnetic"},
    {"programme__traverse_declination_is_an_angle",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: B, distance: D, north: "
             "magnetic, declination: much}}\n",
     "p.yaml:6:98: `declination` takes degrees east of true north, as in `-0.5` or "
     "`0.5W`"},
    {"programme__traverse_declination_of_true_north",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: B, distance: D, north: "
             "true, declination: 1}}\n",
     "p.yaml:6:81: `declination` goes with `north: magnetic`"},
    {"programme__traverse_units_are_of_length",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: B, distance: D, unit: "
             "ha}}\n",
     "p.yaml:6:74: `ha` is no unit of distances; known are m, cm, km"},
    {"programme__traverse_numbers_both_columns",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: \"B#\", distance: D}}\n",
     "p.yaml:6:68: `bearing` and `distance` are both numbered (`#`), or neither"},
    {"programme__traverse_numbered_has_no_point",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: \"B#\", distance: "
             "\"D#\", point: N}}\n",
     "p.yaml:6:74: numbered columns are in order; `point` is for rows"},
    {"programme__from_point_needs_numbers_of_points",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: B, distance: D, "
             "from_point: F}}\n",
     "p.yaml:6:68: `from_point` goes with `point`, the numbers of points"},
    {"programme__from_point_is_numbered_as_bearings_are",
     HAZARDS "    geometry: {lon: X, lat: Y, traverse: {bearing: B, distance: D, point: "
             "N, from_point: \"F#\"}}\n",
     "p.yaml:6:90: `from_point` and `bearing` are both numbered (`#`), or neither"},
    {"programme__numbered_columns_are_no_accident",
     HEAD "sources:\n  - path: a.csv\n    role: accident\n"
          "    geometry: {lon: \"X#\", lat: \"Y#\"}\n",
     "p.yaml:6:21: numbered columns (`#`) are a perimeter, of hazards and releases"},
    {"programme__numbered_longitudes_have_numbered_latitudes",
     HAZARDS "    geometry: {lon: \"X#\", lat: Y}\n",
     "p.yaml:6:32: `lon` and `lat` are both numbered (`#`), or neither"},
    {"programme__numbered_coordinates_have_numbered_legs",
     HAZARDS "    geometry: {lon: \"X#\", lat: \"Y#\", traverse: {bearing: B, distance: "
             "D}}\n",
     "p.yaml:6:38: where coordinates are numbered (`#`), `bearing` and `distance` are, "
     "too"},
    {"programme__traverse_that_does_not_return_is_not_spread",
     HAZARDS
     "    geometry: {lon: X, lat: Y, traverse: {bearing: B, distance: D, returns: "
     "no, close: bowditch}}\n",
     "p.yaml:6:81: a traverse that does not return misses nothing; take `returns: no` or "
     "`close` out"},
    {"programme__unknown_item_is_refused", RELEASE "    items: {ap_mines: A}\n",
     "p.yaml:7:13: unknown item category `ap_mines`; did you mean `ap_mine`?"},
    {"programme__item_twice_is_refused", RELEASE "    items: {saa: A, SAA: B}\n",
     "p.yaml:7:21: item category `saa` comes twice"},
    /* tables of databases */
    {"programme__postgis_needs_a_table", TABLE("{service: s}"),
     "p.yaml:4:14: `postgis` needs `table`"},
    {"programme__postgis_needs_a_service_or_the_environment", TABLE("{table: a.b}"),
     "p.yaml:4:14: `postgis` takes either `service: NAME` or `environment: true` (the "
     "variables PGHOST, PGDATABASE, ...)"},
    {"programme__postgis_takes_no_service_and_the_environment",
     TABLE("{service: s, environment: true, table: a.b}"),
     "p.yaml:4:14: `postgis` takes either `service: NAME` or `environment: true` (the "
     "variables PGHOST, PGDATABASE, ...)"},
    {"programme__postgis_environment_is_true", TABLE("{environment: no, table: a.b}"),
     "p.yaml:4:28: `environment` takes `true`"},
    {"programme__postgis_table_has_a_schema", TABLE("{service: s, table: hazards}"),
     "p.yaml:4:34: `table` takes a schema and the name of a table or view in it, as in "
     "`public.hazards`; queries are for views"},
    {"programme__postgis_takes_no_query",
     TABLE("{service: s, query: SELECT 1, table: a.b}"),
     "p.yaml:4:27: unknown key `query`"},
    {"programme__postgis_takes_no_server", TABLE("{service: s, host: h, table: a.b}"),
     "p.yaml:4:27: unknown key `host`"},
    {"programme__postgis_service_is_no_address", TABLE("{service: 'h/db', table: a.b}"),
     "p.yaml:4:24: `service` takes the name of a section of pg_service.conf, and no "
     "address; " BELONGS},
    {"programme__postgis_is_no_text", TABLE("host=h user=u"),
     "p.yaml:4:14: `postgis` takes `{service: NAME, table: SCHEMA.TABLE}`; server and "
     "user stand in pg_service.conf, " BELONGS},
    {"programme__postgis_does_not_go_with_path",
     TABLE("{service: s, table: a.b}") "    path: h.csv\n",
     "p.yaml:6:5: `path` is of files, and does not go with `postgis`"},
    {"programme__postgis_does_not_go_with_layer",
     TABLE("{service: s, table: a.b}") "    layer: l\n",
     "p.yaml:6:5: `layer` is of files, and does not go with `postgis`"},
    {"programme__postgis_does_not_go_with_encoding",
     TABLE("{service: s, table: a.b}") "    encoding: UTF-8\n",
     "p.yaml:6:5: `encoding` is of files, and does not go with `postgis`"},
    {"programme__postgis_does_not_go_with_header",
     TABLE("{service: s, table: a.b}") "    header: 1\n",
     "p.yaml:6:5: `header` is of files, and does not go with `postgis`"},
    {"programme__two_sources_of_one_table_need_names",
     HEAD "sources:\n  - {postgis: {service: s, table: a.b}, role: hazard}\n"
          "  - {postgis: {service: s, table: a.b}, role: hazard}\n",
     "p.yaml:5:1: two sources are called `postgis:s/a.b` (the other in line 4); give one "
     "a `name`"},
    /* passwords, wherever they stand; what they are is not repeated */
    {"programme__password_of_postgis_is_refused",
     TABLE("{service: s, table: a.b, password: hunter2}"), "p.yaml:4:39: " SECRET},
    {"programme__password_of_a_source_is_refused", HAZARDS "    PGPASSWORD: hunter2\n",
     "p.yaml:6:5: " SECRET},
    {"programme__password_at_the_top_is_refused", HEAD "password: hunter2\n" SOURCES,
     "p.yaml:3:1: " SECRET},
    {"programme__connection_string_is_refused", TABLE("'host=h user=u password=hunter2'"),
     "p.yaml:4:14: " SECRET},
    {"programme__connection_string_with_blanks_is_refused",
     TABLE("'host = h PassWord = hunter2'"), "p.yaml:4:14: " SECRET},
    {"programme__connection_address_is_refused",
     TABLE("{service: 'postgresql://u:hunter2@h/db', table: a.b}"),
     "p.yaml:4:24: " SECRET},
    {"programme__connection_string_as_path_is_refused",
     HEAD "sources: [{path: 'PG:host=h user=u', role: hazard}]\n",
     "p.yaml:3:18: " SECRET},
    {"programme__connection_string_of_a_boundary_is_refused",
     HEAD SOURCES "boundaries: [{path: 'postgres://h/db', level: admin1, code: C}]\n",
     "p.yaml:5:21: " SECRET},
    {"programme__login_in_any_address_is_refused",
     HAZARDS "    name: https://u:hunter2@h/f.csv\n", "p.yaml:6:11: " SECRET},
    /* boundaries and mapping files */
    {"programme__boundary_without_code_is_refused",
     HEAD SOURCES "boundaries: [{path: b.shp, level: admin1}]\n",
     "p.yaml:5:14: a boundary needs `code`"},
    {"programme__unknown_level_is_refused",
     HEAD SOURCES "boundaries: [{path: b.shp, level: province, code: C}]\n",
     "p.yaml:5:35: `province` is no level; known are admin1, admin2, admin3, "
     "admin4, admin5, admin6, admin7, admin8 or admin9"},
    {"programme__mapping_file_that_is_not_there_is_refused",
     HAZARDS "    mapping: m.yaml\n", "p.yaml:6:14: no mapping file `m.yaml`"},
};

static void programme_is_refused(void **state)
{
    const refusal *row = *state;
    scratch s = scratch_begin();

    assert_int_equal(scratch_programme(&s, row->text), LREL_E_PROGRAMME);
    assert_null(s.programme);
    assert_string_equal(scratch_message(&s), row->message);
    scratch_end(&s);
}

/* The message names the mapping file, not the programme. */
static const refusal mapping_refusals[] = {
    {"mapping_file__unknown_key_is_refused", "id: A\nclas: B\n",
     "m.yaml:2:1: unknown key `clas`; did you mean `class`?"},
    {"mapping_file__path_is_refused", "path: b.csv\n",
     "m.yaml:1:1: `path` belongs to a source, not into a mapping file"},
    {"mapping_file__postgis_is_refused", "postgis: {service: s, table: a.b}\n",
     "m.yaml:1:1: `postgis` belongs to a source, not into a mapping file"},
    {"mapping_file__password_is_refused", "id: A\npassword: hunter2\n",
     "m.yaml:2:1: " SECRET},
    {"mapping_file__mapping_is_refused", "mapping: n.yaml\n",
     "m.yaml:1:1: `mapping` belongs to a source, not into a mapping file"},
    {"mapping_file__key_of_a_release_is_refused", "product: OUT\n",
     "m.yaml:1:1: `product` belongs to the role release; this source is a hazard"},
    {"mapping_file__list_is_refused", "[id]\n",
     "m.yaml:1:1: a mapping file needs keys (`id: COLUMN`)"},
    {"mapping_file__key_that_the_source_says_too_is_checked", "class: {const: wrong}\n",
     "m.yaml:1:16: `wrong` is no code of hazard_class; known are cha, sha, unknown, "
     "indication, spot or stockpile"},
    {"mapping_file__broken_yaml_is_refused", "id: [\n", NULL},
};

static void mapping_is_refused(void **state)
{
    const refusal *row = *state;
    scratch s = scratch_begin();

    scratch_write(&s, "m.yaml", lrel_text_of(row->text));
    assert_int_equal(
        scratch_programme(&s, HAZARDS "    mapping: m.yaml\n    class: {const: sha}\n"),
        LREL_E_PROGRAMME);
    if (row->message)
        assert_string_equal(scratch_message(&s), row->message);
    else
        assert_memory_equal(scratch_message(&s), "m.yaml:2:1: ", 12);
    scratch_end(&s);
}

static void programme__no_file_is_refused(void **state)
{
    scratch s = scratch_begin();

    assert_int_equal(scratch_read(&s, "none.yaml"), LREL_E_NOT_FOUND);
    assert_string_equal(scratch_message(&s), "none.yaml: no such file");
    scratch_end(&s);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(programme__no_file_is_refused),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(refusals) + ROWS(mapping_refusals)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, refusals, programme_is_refused);
    ADD_ROWS(tests, count, mapping_refusals, mapping_is_refused);
    return cmocka_run_group_tests_name("programme refusals", tests, NULL, NULL);
}
