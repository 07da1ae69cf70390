/* SPDX-License-Identifier: Apache-2.0 */
/* issue_kinds.h: the table of data issues. Included several times on purpose: define
 * LREL_ISSUE(name, code, severity, title, hint) first. Groups: R reading, C coordinates,
 * G shapes, V vocabularies, D dates, H hazards, L releases, B boundaries. */
LREL_ISSUE(ENCODING_DECIDED, "LREL-R001", LREL_NOTE, "encoding decided from evidence",
           "say it with `encoding:` if it is another")
LREL_ISSUE(SHX_REBUILT, "LREL-R002", LREL_NOTE,
           "the .shx index was missing and was rebuilt in memory",
           "ask for the complete shapefile")
LREL_ISSUE(NUMBER_UNREADABLE, "LREL-R003", LREL_WARNING, "a number that cannot be read",
           "correct the cell; it was taken as not stated")
LREL_ISSUE(TEXT_NOT_UTF8, "LREL-R004", LREL_WARNING,
           "text that is not in the encoding said", "say the right `encoding:`")
LREL_ISSUE(ROW_RAGGED, "LREL-R005", LREL_ERROR,
           "a row with another number of cells than the header",
           "correct the file; the record was set aside")
LREL_ISSUE(ENCODING_CONTRADICTED, "LREL-R006", LREL_WARNING,
           "the declared encoding does not fit the bytes",
           "say the right one with `encoding:`")
LREL_ISSUE(CRS_CONTRADICTED, "LREL-C001", LREL_WARNING,
           "the programme names another coordinate system than the file",
           "make sure that `crs:` is right; it was used")
LREL_ISSUE(OUTSIDE_AREA_OF_USE, "LREL-C002", LREL_WARNING,
           "data outside the area of use of the coordinate operation",
           "check the operation with the national mapping agency")
LREL_ISSUE(COORDINATE_INVALID, "LREL-C003", LREL_ERROR,
           "a coordinate that is no place on Earth", "correct the shape")
LREL_ISSUE(POSITION_NOT_BELIEVED, "LREL-C004", LREL_ERROR,
           "farther than 50 km from every boundary",
           "check the coordinates; the record stands beside the total")
LREL_ISSUE(SHAPE_MISSING, "LREL-G001", LREL_WARNING, "no shape",
           "ask for the polygon; stated areas stand beside the total")
LREL_ISSUE(SHAPE_UNREADABLE, "LREL-G002", LREL_ERROR, "a shape that cannot be read",
           "correct the shape")
LREL_ISSUE(SHAPE_EMPTY, "LREL-G003", LREL_WARNING, "a shape without area",
           "ask for the polygon")
LREL_ISSUE(SHAPE_TWO_READINGS, "LREL-G004", LREL_WARNING,
           "a shape that can be read in two ways",
           "correct the self-crossing outline; a hazard was read as the larger, a "
           "release as the smaller")
LREL_ISSUE(
    RING_NESTED_SHELL, "LREL-G005", LREL_WARNING,
    "an outline wound as a shell directly inside another",
    "say whether it is land or a hole; land of a hazard, a hole of a release was assumed")
LREL_ISSUE(GEOMETRY_NOT_POLYGON, "LREL-G006", LREL_WARNING,
           "a point or line where a polygon is needed",
           "ask for the polygon; stated areas stand beside the total")
LREL_ISSUE(VALUE_UNKNOWN, "LREL-V001", LREL_ERROR, "a value that no mapping covers",
           "add it under `values:`")
LREL_ISSUE(CLASS_NOT_STOCK, "LREL-V002", LREL_NOTE, "a class that is not stock",
           "admit it with `stock:` if it is")
LREL_ISSUE(DATE_UNREADABLE, "LREL-D001", LREL_WARNING,
           "a date that cannot be read in the declared form",
           "correct the date, or say its `form:`")
LREL_ISSUE(
    DATE_MISSING, "LREL-D002", LREL_WARNING, "no date",
    "ask for it; a hazard stands from before the first period, a release is set aside")
LREL_ISSUE(DATE_IMPOSSIBLE, "LREL-D003", LREL_ERROR, "a date outside 1900-2100",
           "correct the date")
LREL_ISSUE(DATE_AFTER_AS_OF, "LREL-D004", LREL_NOTE, "dated after the as-of day",
           "it is not seen in this account")
LREL_ISSUE(DATE_COARSE, "LREL-D005", LREL_NOTE, "a date known to the month or year only",
           "a hazard counts from its first day, a release or closure on its last")
LREL_ISSUE(TO_NOT_AFTER_FROM, "LREL-D006", LREL_WARNING,
           "closed on or before the day it was established",
           "correct the dates; the closure was ignored")
LREL_ISSUE(CLOSED_WITHOUT_DATE, "LREL-D007", LREL_WARNING,
           "closed, without a date of closure", "ask for it; the as-of day was taken")
LREL_ISSUE(RELEASE_BEFORE_HAZARD, "LREL-D008", LREL_WARNING,
           "released before the hazard it names was recorded", "check both dates")
LREL_ISSUE(COUNT_DATE_FALLBACK, "LREL-D009", LREL_NOTE,
           "the source has no such date as `count:` names; another is used", "ask for it")
LREL_ISSUE(ID_MISSING, "LREL-H001", LREL_WARNING, "no id", "give every record an id")
LREL_ISSUE(ID_REPEATED, "LREL-H002", LREL_WARNING,
           "one id on several rows without `version`",
           "say `version:`, or give parts ids of their own; all rows were used")
LREL_ISSUE(REPLACES_UNKNOWN, "LREL-H003", LREL_WARNING,
           "takes the place of a hazard that no file has", "check the id")
LREL_ISSUE(RECORDED_AGAIN_AFTER_CLEARED, "LREL-H004", LREL_ERROR,
           "recorded again on land that was cleared",
           "look into it first: items missed, or a wrong record")
LREL_ISSUE(HAZARD_NOT_PLACED, "LREL-H005", LREL_NOTE, "recorded beside the total",
           "a shape that was not surveyed is no stock")
LREL_ISSUE(HAZARD_UNKNOWN, "LREL-L001", LREL_WARNING, "names a hazard that no file has",
           "check the id")
LREL_ISSUE(HAZARD_AMBIGUOUS, "LREL-L002", LREL_WARNING,
           "names an id that several registers have",
           "name the register's operator on the release")
LREL_ISSUE(ACCOUNT_ASSUMED, "LREL-L003", LREL_WARNING,
           "says neither what it releases nor which hazard",
           "state `contamination:`; it was taken for every account")
LREL_ISSUE(NOT_ACCEPTED, "LREL-L004", LREL_NOTE, "not accepted yet",
           "it counts once it is accepted")
LREL_ISSUE(DEPTH_TOO_SMALL, "LREL-L005", LREL_WARNING,
           "cleared to less than the required depth",
           "it is released to its depth only; set aside")
LREL_ISSUE(BEYOND_HAZARD, "LREL-L006", LREL_WARNING,
           "released beyond any recorded hazard",
           "check for a hazard that was never recorded")
LREL_ISSUE(SPOT_TASK, "LREL-L007", LREL_NOTE, "an EOD spot task gives items, never land",
           "nothing to do")
LREL_ISSUE(RELEASE_NOT_PLACED, "LREL-L008", LREL_WARNING,
           "released on record, place unknown", "ask for the polygon")
LREL_ISSUE(UNITS_OVERLAP, "LREL-B001", LREL_NOTE, "land in two units of one level",
           "check the boundaries; it went to the lower code")
LREL_ISSUE(NO_UNIT, "LREL-B002", LREL_NOTE, "land in no unit of a level",
           "check the boundaries")
LREL_ISSUE(RECORD_DELETED, "LREL-R007", LREL_NOTE,
           "records marked as deleted in the .dbf", "nothing to do; they were not read")
LREL_ISSUE(ROW_EMPTY, "LREL-R008", LREL_NOTE, "rows of empty cells",
           "nothing to do; they were not read")
LREL_ISSUE(COLUMN_UNREADABLE, "LREL-R009", LREL_WARNING,
           "a column of a kind that is not text",
           "save the column as text; its cells were taken as empty")
LREL_ISSUE(RING_TOO_SHORT, "LREL-G007", LREL_WARNING,
           "an outline of fewer than four points",
           "correct the shape; the outline encloses nothing and was left out")
LREL_ISSUE(COLLECTION_REDUCED, "LREL-G008", LREL_NOTE,
           "a collection of several kinds of shapes",
           "nothing to do; what has most dimensions was taken")
LREL_ISSUE(RING_OPEN, "LREL-G009", LREL_WARNING, "an outline that was not closed",
           "look whether points are missing at its end; it was closed")
LREL_ISSUE(NUMBER_SEPARATED, "LREL-V010", LREL_NOTE,
           "a number with separators, other digits or a unit of its own",
           "say `decimal:` or `unit:`; it was read as shown")
LREL_ISSUE(NUMBER_MENDED, "LREL-V011", LREL_WARNING,
           "a number with a separator missing or out of place",
           "correct the cell; it was read as shown")
LREL_ISSUE(NUMBER_AMBIGUOUS, "LREL-V012", LREL_WARNING,
           "a number that can be read in two ways",
           "say `decimal: point` or `decimal: comma`, or correct the unit")
LREL_ISSUE(VALUE_NOT_STATED, "LREL-V013", LREL_WARNING,
           "a word that says what the record is of is missing",
           "ask for it; the record is listed without it")
LREL_ISSUE(ROWS_OF_ANOTHER_KIND, "LREL-R030", LREL_NOTE,
           "rows that `where` leaves to other sources",
           "make sure that another source reads them")
LREL_ISSUE(POSITION_MISSING, "LREL-R031", LREL_WARNING, "no position",
           "ask for the coordinates; the record is listed, and on no map")
LREL_ISSUE(FIGURE_WITHOUT_VALUE, "LREL-R032", LREL_NOTE, "published without a value",
           "nothing to do; it is never taken as zero")
