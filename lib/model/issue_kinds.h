/* SPDX-License-Identifier: Apache-2.0 */
/* issue_kinds.h: the table of data issues. Included several times on purpose: define
 * LREL_ISSUE(name, code, severity, title, rule, hint) first.
 *
 * A code is for ever: its number is never given to anything else, and a new kind takes
 * the next one of its group. What each means to a person stands in docs/issues.md, which
 * a test holds to this table. */

/* R: reading */
LREL_ISSUE(ENCODING_DECIDED, "LREL-R001", LREL_NOTE, "encoding decided from evidence",
           "a file says which encoding it is, and its bytes agree",
           "say it with `encoding:` if it is another")
LREL_ISSUE(SHX_REBUILT, "LREL-R002", LREL_NOTE,
           "the .shx index was missing and was rebuilt in memory",
           "a shapefile has .shp, .shx and .dbf (ESRI, July 1998)",
           "ask for the complete shapefile")
LREL_ISSUE(NUMBER_UNREADABLE, "LREL-R003", LREL_WARNING, "a number that cannot be read",
           "a number is 0 or more, with a decimal point; an area is that of land",
           "correct the cell; it was taken as not stated")
LREL_ISSUE(TEXT_NOT_UTF8, "LREL-R004", LREL_WARNING,
           "text that is not in the encoding said",
           "every byte of a text belongs to its encoding", "say the right `encoding:`")
LREL_ISSUE(ROW_RAGGED, "LREL-R005", LREL_ERROR,
           "a row with another number of cells than the header",
           "a row has as many cells as the header (RFC 4180)",
           "correct the file; a release was set aside, a hazard was not")
LREL_ISSUE(ENCODING_CONTRADICTED, "LREL-R006", LREL_WARNING,
           "the declared encoding does not fit the bytes",
           "what a file declares and its bytes agree",
           "say the right one with `encoding:`")
LREL_ISSUE(RECORD_DELETED, "LREL-R007", LREL_NOTE,
           "records marked as deleted in the .dbf", "a record marked as deleted is none",
           "nothing to do; they were not read")
LREL_ISSUE(ROW_EMPTY, "LREL-R008", LREL_NOTE, "rows of empty cells",
           "a row without any text is none", "nothing to do; they were not read")
LREL_ISSUE(COLUMN_UNREADABLE, "LREL-R009", LREL_WARNING,
           "a column of a kind that is not text", "columns hold text, numbers or dates",
           "save the column as text; its cells were taken as empty")
LREL_ISSUE(READER_WARNING, "LREL-R010", LREL_WARNING, "GDAL warns of what it read",
           "a file reads without a warning",
           "look at the row in the program that made the file")
LREL_ISSUE(ROWS_OF_ANOTHER_KIND, "LREL-R011", LREL_NOTE,
           "rows that `where` leaves to other sources",
           "every row of a file is read by some source",
           "make sure that another source reads them")
LREL_ISSUE(POSITION_MISSING, "LREL-R012", LREL_WARNING, "no position",
           "an item or an accident has coordinates (IMAS 05.10)",
           "ask for the coordinates; the record is listed, and on no map")
LREL_ISSUE(FIGURE_WITHOUT_VALUE, "LREL-R013", LREL_NOTE, "published without a value",
           "a published figure has a value", "nothing to do; it is never taken as zero")
LREL_ISSUE(KML_LINK, "LREL-R015", LREL_WARNING, "KML that links to other files",
           "a file holds its own records",
           "ask for the files that it links to; they were not read")
LREL_ISSUE(ROW_UNREAD, "LREL-R016", LREL_ERROR, "a row that no source reads",
           "every row of a file is read by some source",
           "correct the cell, or name it under `where:` of a source; it is in no account")
LREL_ISSUE(
    FORMULA_WITHOUT_RESULT, "LREL-R018", LREL_ERROR,
    "formulas whose result is not in the file", "a formula is stored with its result",
    "open the file in Excel or LibreOffice and save it; the cells were read as the "
    "formula, never as zero or empty")
LREL_ISSUE(CELL_ERROR, "LREL-R019", LREL_WARNING, "cells with an error",
           "a cell holds a value, not #N/A or #REF!",
           "correct the formulas; the cells were taken as empty")
LREL_ISSUE(
    HIDDEN, "LREL-R020", LREL_NOTE, "hidden sheets, rows or columns",
    "what is handed over is shown",
    "look whether they are meant; hidden rows and columns were read, a hidden sheet "
    "only where `layer:` names it")
LREL_ISSUE(CELLS_MERGED, "LREL-R021", LREL_WARNING, "merged cells among the records",
           "each record has cells of its own",
           "unmerge them and fill each; only the first of them was read, the others as "
           "empty")
LREL_ISSUE(DIGITS_LOST, "LREL-R022", LREL_WARNING,
           "numbers of more digits than a spreadsheet keeps",
           "numbers have at most 15 digits; longer ids are text",
           "ask for the column as text; digits from the sixteenth on are not to be "
           "believed")
LREL_ISSUE(ROWS_ABOVE_HEADER, "LREL-R023", LREL_NOTE, "rows above the header",
           "a table begins with the names of its columns",
           "look whether they are titles; they were not read")
LREL_ISSUE(
    ROW_OF_TOTALS, "LREL-R024", LREL_WARNING, "a row of totals", "each row is a record",
    "nothing to do if it is one; it was not read, since its land would count twice")

LREL_ISSUE(POINTS_CONTRADICT, "LREL-R025", LREL_WARNING,
           "points of one record that say different things",
           "rows of one record differ in what is of the point alone",
           "correct the rows; the first that says anything was believed")

LREL_ISSUE(JOIN_ALONE, "LREL-R027", LREL_WARNING,
           "rows of a joined table that belong to no record",
           "each shape and each point has a record (IMSMA: guids)",
           "ask for a complete export; what belongs to no record is not in the account")

/* C: coordinates */
LREL_ISSUE(CRS_CONTRADICTED, "LREL-C001", LREL_WARNING,
           "the programme names another coordinate system than the file",
           "`crs:` of the programme goes before the file's own",
           "make sure that `crs:` is right; it was used")
LREL_ISSUE(OUTSIDE_AREA_OF_USE, "LREL-C002", LREL_WARNING,
           "data outside the area of use of the coordinate operation",
           "a datum shift is measured for its area of use",
           "check the operation with the national mapping agency")
LREL_ISSUE(COORDINATE_INVALID, "LREL-C003", LREL_ERROR,
           "a coordinate that is no place on Earth",
           "latitude within 90 degrees, longitude within 180, both numbers",
           "correct the shape")
LREL_ISSUE(POSITION_NOT_BELIEVED, "LREL-C004", LREL_ERROR,
           "farther than 50 km from every boundary",
           "records lie within 50 km of the boundaries",
           "check the coordinates; a hazard stands beside the total, a release is set "
           "aside")
LREL_ISSUE(COORDINATES_SWAPPED, "LREL-C005", LREL_ERROR,
           "coordinates that look exchanged",
           "out of place as written, in place with x and y exchanged",
           "exchange the two columns, or correct the shape; it was read as written")
LREL_ISSUE(POSITION_ZERO, "LREL-C006", LREL_ERROR, "coordinates of zero",
           "a position is not 0, 0, which databases write for none",
           "ask for the coordinates; it was read as written")
LREL_ISSUE(
    COORDINATE_TEXT, "LREL-C007", LREL_ERROR,
    "coordinates as text that cannot be read, or in two ways",
    "a text is one point: degrees with letters or in the stated order, UTM with its "
    "zone, or MGRS",
    "correct the cell, or say `order:`; a hazard stands beside the total, a release "
    "is set aside")

/* G: shapes */
LREL_ISSUE(SHAPE_MISSING, "LREL-G001", LREL_WARNING, "no shape",
           "a hazard has a polygon (IMAS 05.10)",
           "ask for the polygon; stated areas stand beside the total")
LREL_ISSUE(SHAPE_UNREADABLE, "LREL-G002", LREL_ERROR, "a shape that cannot be read",
           "a shape is whole and of its format", "correct the shape")
LREL_ISSUE(SHAPE_EMPTY, "LREL-G003", LREL_WARNING, "a shape without area",
           "a polygon encloses land", "ask for the polygon")
LREL_ISSUE(SHAPE_TWO_READINGS, "LREL-G004", LREL_WARNING,
           "a shape that can be read in two ways",
           "non-zero winding and even-odd give one area",
           "correct the self-crossing outline; a hazard was read as the larger, a "
           "release as the smaller")
LREL_ISSUE(
    RING_NESTED_SHELL, "LREL-G005", LREL_WARNING,
    "an outline wound as a shell directly inside another",
    "inside a shell lies a hole, wound the other way (ESRI, July 1998)",
    "say whether it is land or a hole; land of a hazard, a hole of a release was assumed")
LREL_ISSUE(GEOMETRY_NOT_POLYGON, "LREL-G006", LREL_WARNING,
           "a point or line where a polygon is needed",
           "a hazard has a polygon (IMAS 05.10)",
           "ask for the polygon; stated areas stand beside the total")
LREL_ISSUE(RING_TOO_SHORT, "LREL-G007", LREL_WARNING,
           "an outline of fewer than four points",
           "a ring has four points or more, the last being the first (RFC 7946)",
           "correct the shape; the outline encloses nothing and was left out")
LREL_ISSUE(
    COLLECTION_REDUCED, "LREL-G008", LREL_WARNING,
    "a collection of several kinds of shapes", "one record has one kind of shape",
    "look at what was left out: a line with a width is land, and is a record of its "
    "own")
LREL_ISSUE(RING_OPEN, "LREL-G009", LREL_WARNING, "an outline that was not closed",
           "a ring ends where it begins (RFC 7946)",
           "look whether points are missing at its end; it was closed")
LREL_ISSUE(OUTLINES_CROSS, "LREL-G010", LREL_WARNING,
           "an outline that crosses itself, or a hole that leaves its shell",
           "outlines measure the land that they enclose, but for 1 m2 and rounding",
           "correct the outline; other programs measure less land than was counted")
LREL_ISSUE(PARTS_OVERLAP, "LREL-G011", LREL_WARNING, "parts of one record that overlap",
           "parts share at most 0.9 % of their land, or 1 m2 (GICHD geocheck)",
           "correct the parts; the land they share was counted once")
LREL_ISSUE(SHAPE_REPEATED, "LREL-G012", LREL_WARNING,
           "the same shape twice in one register",
           "one piece of land is one record of a role and register",
           "take one out, or say which replaces which; the land was counted once")
LREL_ISSUE(SHAPE_SHARED, "LREL-G013", LREL_WARNING, "the same shape from two agencies",
           "one piece of land is one record of a role",
           "ask whose record it is; the land was counted once")
LREL_ISSUE(POINTS_REPEATED, "LREL-G014", LREL_NOTE, "points repeated in an outline",
           "no point follows itself (GICHD geocheck)",
           "nothing to do; they enclose nothing and were left out")
LREL_ISSUE(EDGE_LONG, "LREL-G015", LREL_NOTE, "neighbouring points far apart",
           "neighbouring points lie within 5,000 m (GICHD geocheck)",
           "look whether a point is missing or wrong")
LREL_ISSUE(SHAPE_CIRCLE, "LREL-G016", LREL_WARNING, "a near-perfect circle",
           "12 points or more, all radii within 1 %, 4 pi area / perimeter2 over 0.95",
           "ask for the surveyed polygon; say `geometry_kind: circle_from_area` if "
           "nobody surveyed it. It stays in the account")
LREL_ISSUE(CURVE_IN_CHORDS, "LREL-G017", LREL_NOTE,
           "curves were made into straight lines", "an outline is made of straight lines",
           "nothing to do; they run at most 0.004 % of the radius beside the curve")
LREL_ISSUE(WIDTH_MISSING, "LREL-G018", LREL_WARNING, "a line without its width",
           "a line is land by its width, more than 0 and up to 10,000 m",
           "ask for the width, or for the polygon; stated areas stand beside the total")

LREL_ISSUE(TRAVERSE_UNREADABLE, "LREL-G019", LREL_ERROR,
           "a perimeter from points that cannot be drawn",
           "every point has coordinates, or bearing and distance from a point before it",
           "correct the point; a hazard stands beside the total, a release is set aside")
LREL_ISSUE(
    TRAVERSE_MISSES, "LREL-G020", LREL_WARNING,
    "a perimeter that does not come back to its start",
    "the last leg ends at the start, within 0.5 m",
    "look for a wrong bearing or distance; say `close: bowditch` to spread what is "
    "missed")
LREL_ISSUE(TRAVERSE_POINT_DIFFERS, "LREL-G021", LREL_WARNING,
           "a point whose coordinates and bearing differ",
           "both lead to one place, within twice the position error",
           "look which is wrong; the coordinates were used")

LREL_ISSUE(CIRCLE_DRAWN, "LREL-G022", LREL_NOTE, "circles drawn from a point and an area",
           "a hazard has a polygon (IMAS 05.10)",
           "ask for the surveyed polygons; the circles stand beside the total")
LREL_ISSUE(BOX_NOT_CONFIRMED, "LREL-G023", LREL_WARNING,
           "a survey box with a find that no confirmed area holds",
           "a confirmed area holds its red boxes and the fade-out (IMAS TN 08.20/02)",
           "look whether the confirmed area was drawn, and drawn wide enough")
LREL_ISSUE(POINTS_REVISITED, "LREL-G024", LREL_NOTE,
           "points that an outline comes to twice",
           "an outline comes to each point once (GICHD geocheck)",
           "look whether turning points are in a wrong order")
LREL_ISSUE(POSITION_REPEATED, "LREL-G025", LREL_NOTE,
           "several records of one source in one point",
           "a record given as a point has one of its own (GICHD geocheck)",
           "look whether one was entered twice, or all were put in the middle of a site")

/* A: areas as stated */
LREL_ISSUE(AREA_DIFFERS, "LREL-A001", LREL_WARNING, "stated and drawn area differ",
           "they differ by at most 5 % of the drawn area, or 100 m2",
           "check both; the account counts the drawn area")
LREL_ISSUE(AREA_UNIT, "LREL-A002", LREL_ERROR,
           "a stated area in another unit than declared",
           "within 10 %, the number is not the drawn area in another unit than declared",
           "say the `unit:` of the column, or correct the cell; the account counts the "
           "drawn area")

/* V: vocabularies */
LREL_ISSUE(VALUE_UNKNOWN, "LREL-V001", LREL_ERROR, "a value that no mapping covers",
           "each value is a code, or stands under `values:`", "add it under `values:`")
LREL_ISSUE(CLASS_NOT_STOCK, "LREL-V002", LREL_NOTE, "a class that is not stock",
           "stock is what `stock:` names", "admit it with `stock:` if it is")
LREL_ISSUE(NUMBER_SEPARATED, "LREL-V003", LREL_NOTE,
           "a number with separators, other digits or a unit of its own",
           "a number is digits with a decimal point",
           "say `decimal:` or `unit:`; it was read as shown")
LREL_ISSUE(NUMBER_MENDED, "LREL-V004", LREL_WARNING,
           "a number with a separator missing or out of place",
           "thousands stand in groups of three digits",
           "correct the cell; it was read as shown")
LREL_ISSUE(NUMBER_AMBIGUOUS, "LREL-V005", LREL_WARNING,
           "a number that can be read in two ways",
           "a number has one reading, by `decimal:` where that is needed",
           "say `decimal: point` or `decimal: comma`, or correct the unit")
LREL_ISSUE(VALUE_NOT_STATED, "LREL-V006", LREL_WARNING,
           "a word that says what the record is of is missing",
           "a record says what it is of", "ask for it; the record is listed without it")
LREL_ISSUE(KEY_NOT_MAPPED, "LREL-V007", LREL_WARNING, "a key that decides is not mapped",
           "a source of hazards maps `class:` and `contamination:`",
           "map it to a column, or say `{const: ...}` if it is the same for all")

LREL_ISSUE(OPERATOR_RENAMED, "LREL-V008", LREL_NOTE,
           "an operator that the programme calls otherwise",
           "one organisation has one name",
           "nothing to do if it is right; else correct the file of operators")

/* D: dates */
LREL_ISSUE(DATE_UNREADABLE, "LREL-D001", LREL_WARNING,
           "a date that cannot be read in the declared form",
           "a date is a day of the calendar, in the declared form",
           "correct the date, or say its `form:`")
LREL_ISSUE(
    DATE_MISSING, "LREL-D002", LREL_WARNING, "no date",
    "a hazard has the day it was established, a release the day it counts on",
    "ask for it; a hazard stands from before the first period, a release is set aside")
LREL_ISSUE(DATE_IMPOSSIBLE, "LREL-D003", LREL_ERROR, "a date outside 1900-2100",
           "dates lie in 1900-2100", "correct the date")
LREL_ISSUE(DATE_AFTER_AS_OF, "LREL-D004", LREL_NOTE, "dated after the as-of day",
           "what is known is dated up to the as-of day", "it is not seen in this account")
LREL_ISSUE(DATE_COARSE, "LREL-D005", LREL_NOTE, "a date known to the month or year only",
           "a date is known to the day",
           "a hazard counts from its first day, a release or closure on its last")
LREL_ISSUE(TO_NOT_AFTER_FROM, "LREL-D006", LREL_WARNING,
           "closed on or before the day it was established",
           "a hazard is closed after it was established",
           "correct the dates; the closure was ignored")
LREL_ISSUE(CLOSED_WITHOUT_DATE, "LREL-D007", LREL_WARNING,
           "closed, without a date of closure", "what is closed was closed on a day",
           "ask for it; the as-of day was taken")
LREL_ISSUE(RELEASE_BEFORE_HAZARD, "LREL-D008", LREL_WARNING,
           "released before the hazard it names was recorded",
           "a release is not dated before the hazard it names", "check both dates")
LREL_ISSUE(COUNT_DATE_FALLBACK, "LREL-D009", LREL_NOTE,
           "the source has no such date as `count:` names; another is used",
           "a release counts on the date that `count:` names", "ask for it")
LREL_ISSUE(DELIVERY_ENDS, "LREL-D010", LREL_WARNING,
           "a delivery that ends before the as-of day",
           "every source reaches to the as-of day (`complete_to`)",
           "ask for the rest; later periods lack its records, they are not zero")
LREL_ISSUE(PERIOD_BACKWARDS, "LREL-D011", LREL_WARNING,
           "a period that ends before it begins",
           "a period ends on or after its first day",
           "correct `from` or `to`; the two were ignored")

/* H: hazards */
LREL_ISSUE(ID_MISSING, "LREL-H001", LREL_WARNING, "no id", "a record has an id",
           "give every record an id")
LREL_ISSUE(ID_REPEATED, "LREL-H002", LREL_WARNING,
           "one id on several rows without `version`",
           "an id names one record of a role and register, or of a source beside the "
           "account",
           "say `version:` of hazards, or give ids of their own; all rows were used")
LREL_ISSUE(REPLACES_UNKNOWN, "LREL-H003", LREL_WARNING,
           "takes the place of a hazard that no file has",
           "`replaces` names hazards of the same register", "check the id")
LREL_ISSUE(RECORDED_AGAIN_AFTER_CLEARED, "LREL-H004", LREL_ERROR,
           "recorded again on land that was cleared",
           "no hazard is recorded on land after it was cleared (IMAS 07.11)",
           "look into it first: items missed, or a wrong record")
LREL_ISSUE(HAZARD_NOT_PLACED, "LREL-H005", LREL_NOTE, "recorded beside the total",
           "stock is land that somebody surveyed",
           "a shape that was not surveyed is no stock")
LREL_ISSUE(POINT_NOT_THE_SITE, "LREL-H006", LREL_WARNING,
           "a point that is not the site's",
           "a view, start, reference or benchmark point lies outside its site (IMSMA)",
           "ask for the perimeter; the record has no position")

/* L: releases */
LREL_ISSUE(HAZARD_UNKNOWN, "LREL-L001", LREL_WARNING, "names a hazard that no file has",
           "hazards that are named are on record", "check the id")
LREL_ISSUE(HAZARD_AMBIGUOUS, "LREL-L002", LREL_WARNING,
           "names an id that several registers have",
           "an id in several registers is that of the release's operator",
           "name the register's operator on the release")
LREL_ISSUE(ACCOUNT_ASSUMED, "LREL-L003", LREL_WARNING,
           "says neither what it releases nor which hazard",
           "a release says its contamination, or names a hazard",
           "state `contamination:`; it was taken for every account")
LREL_ISSUE(NOT_ACCEPTED, "LREL-L004", LREL_NOTE, "not accepted yet",
           "a release counts once it is accepted (IMAS 07.11)",
           "it counts once it is accepted")
LREL_ISSUE(DEPTH_TOO_SMALL, "LREL-L005", LREL_WARNING,
           "cleared to less than the required depth",
           "cleared means to the required depth (IMAS 09.10)",
           "it is released to its depth only; set aside")
LREL_ISSUE(BEYOND_HAZARD, "LREL-L006", LREL_WARNING,
           "released beyond any recorded hazard",
           "a release lies on recorded hazards, but for 1 m2 or a rim of 1 cm",
           "check for a hazard that was never recorded")
LREL_ISSUE(SPOT_TASK, "LREL-L007", LREL_NOTE, "an EOD spot task gives items, never land",
           "spot tasks release no land (IMAS 09.30)", "nothing to do")
LREL_ISSUE(RELEASE_NOT_PLACED, "LREL-L008", LREL_WARNING,
           "released on record, place unknown", "a release has a polygon (IMAS 05.10)",
           "ask for the polygon")
LREL_ISSUE(
    PRODUCT_AGAINST_ACTIVITY, "LREL-L009", LREL_WARNING,
    "a product that its activity does not give",
    "survey cancels, technical survey reduces, clearance clears or reduces (IMAS 07.11)",
    "check both; the product was taken at its word")
LREL_ISSUE(CONTAMINATION_AGAINST_HAZARD, "LREL-L010", LREL_WARNING,
           "releases another contamination than its hazard has",
           "a release and the hazards it names share an account",
           "check both; the release touched the accounts of its own contamination")
LREL_ISSUE(RELEASE_UNKNOWN, "LREL-L011", LREL_WARNING, "names a release that no file has",
           "releases that are named are on record", "check the id")
LREL_ISSUE(SHAPES_BORROWED_BEYOND, "LREL-L012", LREL_WARNING,
           "releases without a shape state more than their closed hazard had left",
           "what releases state of a hazard is at most its land",
           "check their areas and the hazard's shape; the account took what was left")
LREL_ISSUE(SHAPE_BORROWED, "LREL-L013", LREL_NOTE,
           "released on record, place known by the hazard's closure alone",
           "a release has a polygon (IMAS 05.10)",
           "ask for the polygon; the hazard it names is closed, and its land left as "
           "released")
LREL_ISSUE(RELEASES_FILL_HAZARD, "LREL-L014", LREL_WARNING,
           "releases without a shape reach 90 % of a hazard that is not closed",
           "a hazard that was released is closed in its register",
           "is the hazard closed? If so, say `to:` or its `status:`; its land stays in "
           "the account")
/* ... and likeness of records and of sources */
LREL_ISSUE(
    SOURCES_APART, "LREL-L015", LREL_ERROR,
    "a source that has the sites of another in different places",
    "sites of two sources lie within twice the accuracies of both",
    "find out which of the two is right; say `crs:` and `operation:` of the other, "
    "or ask how it was made")
LREL_ISSUE(LAND_NEARLY_REPEATED, "LREL-L016", LREL_WARNING,
           "nearly the same land twice in one register",
           "two records of a role and register share less than 80 % of both",
           "look whether one is a copy of the other, shifted or simplified; the land "
           "that they share was counted once")
LREL_ISSUE(LAND_NEARLY_SHARED, "LREL-L017", LREL_WARNING,
           "nearly the same land from two agencies",
           "records of two agencies share less than 60 % of both",
           "ask whether they are one site, and whose; the land that they share was "
           "counted once")
LREL_ISSUE(RELEASE_OF_PARTNERS, "LREL-L018", LREL_WARNING,
           "one release reported by an operator and by its partner",
           "a release is reported by one of those who worked on it",
           "agree who reports it; its land was counted once, for the first of the two")
LREL_ISSUE(REPLACES_UNSAID, "LREL-L019", LREL_WARNING,
           "a new hazard that covers an old one of its register",
           "a hazard that covers 80 % of an older one says that it `replaces` it",
           "does it take its place? Then what it leaves out is no hazard any more; say "
           "so, else both stand")
LREL_ISSUE(ITEM_REPEATED, "LREL-L022", LREL_NOTE,
           "items that say the same but for their ids",
           "items of one work and day differ in place, category, model or quantity "
           "(GICHD geocheck)",
           "look whether one was entered twice; both are listed")

LREL_ISSUE(
    OUTCOME_REPORT, "LREL-L023", LREL_NOTE,
    "an outcome report of a task of which another counts",
    "progress, completion, handover and cancellation reports of one task tell of the "
    "same work (IMSMA)",
    "nothing to do, if they do; else give the work a task of its own")

LREL_ISSUE(PRODUCTS_MIXED, "LREL-L024", LREL_WARNING,
           "a published figure of one product that is that of others",
           "cancelled, reduced and cleared are three lands (IMAS 07.11)",
           "ask which product it is: the same land may be counted twice, or as another "
           "product")

LREL_ISSUE(
    UPDATE_NOT_LATER, "LREL-L025", LREL_WARNING,
    "a report that is not later than the one before",
    "an update changes a hazard only where its date of information is later than that of "
    "the last one (IMSMA)",
    "nothing to do, if it is an old report; is it a part of the hazard, or another one, "
    "give it an id of its own")
LREL_ISSUE(
    UPDATE_WITHOUT_PLACE, "LREL-L026", LREL_WARNING,
    "a report whose dates do not give its place among those of its hazard",
    "a report says by its date of information whether it is later than the one before",
    "correct the date")

/* B: boundaries */
LREL_ISSUE(UNITS_OVERLAP, "LREL-B001", LREL_NOTE, "land in two units of one level",
           "units of one level do not overlap",
           "check the boundaries; it went to the lower code")
LREL_ISSUE(NO_UNIT, "LREL-B002", LREL_NOTE, "land in no unit of a level",
           "recorded land lies in a unit of each level", "check the boundaries")
LREL_ISSUE(PLACE_UNKNOWN, "LREL-B003", LREL_NOTE, "a place code that no boundary has",
           "place codes are those of the boundaries",
           "check the code, or add the boundaries of its level")
LREL_ISSUE(
    PLACE_OUTSIDE, "LREL-B004", LREL_NOTE,
    "land outside the unit that its place code names",
    "some land of a record lies in the unit of its place code",
    "check the code and the coordinates; `place:` says by which of the two land is "
    "grouped")
LREL_ISSUE(PLACE_REPAIRED, "LREL-B005", LREL_NOTE,
           "a place that was taken for a code of the boundaries",
           "place codes are those of the boundaries, zeros included",
           "nothing to do if it is right; else write the code")
LREL_ISSUE(PLACE_UNSAID, "LREL-B006", LREL_NOTE,
           "hazards that state no unit of the boundaries",
           "with `place: stated` every hazard states the unit that its land counts in",
           "ask for the codes; so far the land counts where it lies")
LREL_ISSUE(PLACE_DOUBTFUL, "LREL-B007", LREL_NOTE,
           "a place code that units of several levels have",
           "with `place: stated` a code is that of one unit",
           "say which is meant; so far the land counts where it lies")
LREL_ISSUE(PLACE_ELSEWHERE, "LREL-B008", LREL_NOTE,
           "land that counts in the unit that is stated and lies in another",
           "with `place: stated` land counts where its record says",
           "nothing to do if the codes are right")

/* K: corrections */
LREL_ISSUE(CORRECTED, "LREL-K001", LREL_NOTE, "a cell that was corrected",
           "a file says what is right",
           "ask for the correction to be made in the file itself")
LREL_ISSUE(CORRECTION_REFUSED, "LREL-K002", LREL_ERROR,
           "a correction that was not applied",
           "a correction names a cell that still says what it corrects, its reason and "
           "who answers for it",
           "look whether the file was corrected meanwhile, and take the row out or write "
           "it anew")
LREL_ISSUE(CORRECTION_UNSAID, "LREL-K003", LREL_WARNING,
           "a row of the workbook with words and no corrected value",
           "a row that is filled in says what the cell should say",
           "ask who wrote it what the value is; nothing was changed")
