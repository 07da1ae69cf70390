#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the deliveries of docs/cookbook.md: an invented country, four agencies, and what
such files are like. Sites are rectangles of different widths; all is told below."""
import os
import struct
import sys
import zipfile

HEIGHT = 0.002
WIDTH = {"H-01": 0.0020, "H-02": 0.0022, "H-03": 0.0024, "H-04": 0.0026, "H-05": 0.0020,
         "H-06": 0.0018}
WEST = {"H-01": 103.12, "H-02": 103.13, "H-03": 103.14, "H-04": 103.15, "H-05": 103.16,
        "H-06": 103.17}
SOUTH = 13.09

# The corners of H-01 to H-04, and of a site that only DELTA knows, on Indian 1975 / UTM
# zone 48N (EPSG:24048, by EPSG:1304): what DELTA's surveyors wrote down.
DELTA = {
    "D-01": [(296586.587, 1447534.463), (296588.232, 1447755.742),
             (296805.137, 1447754.131), (296803.494, 1447532.852)],
    "D-02": [(297671.121, 1447526.423), (297672.757, 1447747.701),
             (297911.352, 1447745.938), (297909.718, 1447524.660)],
    "D-03": [(298755.649, 1447518.426), (298757.276, 1447739.703),
             (299017.560, 1447737.790), (299015.935, 1447516.513)],
    "D-04": [(299840.172, 1447510.472), (299841.790, 1447731.748),
             (300123.763, 1447729.687), (300122.147, 1447508.411)],
    "D-05": [(303093.707, 1447486.868), (303095.299, 1447708.140),
             (303279.663, 1447706.814), (303278.072, 1447485.542)],
}


def write(folder, name, data):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def pack(parts):
    """A zip of (name, text), the same bytes every time."""
    import io
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
        for name, text in parts:
            z.writestr(zipfile.ZipInfo(name, (2025, 1, 31, 0, 0, 0)), text)
    return out.getvalue()


def rectangle(west, south, width, height=HEIGHT):
    return [(west, south), (west, south + height), (west + width, south + height),
            (west + width, south)]


# --- spreadsheets ---

def column(number):
    return chr(ord("A") + number)


def sheet(rows):
    text = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            "<sheetData>"]
    for r, row in enumerate(rows, 1):
        text.append('<row r="%d">' % r)
        for c, cell in enumerate(row):
            if cell == "":
                continue
            at = "%s%d" % (column(c), r)
            if isinstance(cell, str):
                text.append('<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (at, cell))
            else:
                text.append('<c r="%s"><v>%r</v></c>' % (at, cell))
        text.append("</row>")
    return "".join(text) + "</sheetData></worksheet>"


def workbook(sheets):
    """Of (name, rows): cells are texts or numbers."""
    main = "http://schemas.openxmlformats.org/"
    parts = [("[Content_Types].xml",
              '<Types xmlns="%spackage/2006/content-types">'
              '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
              '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
              '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats'
              '-officedocument.spreadsheetml.sheet.main+xml"/>%s</Types>' % (main, "".join(
                  '<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd'
                  '.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' % i
                  for i in range(1, len(sheets) + 1)))),
             ("_rels/.rels",
              '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="r1" '
              'Type="%sofficeDocument/2006/relationships/officeDocument" '
              'Target="xl/workbook.xml"/></Relationships>' % (main, main)),
             ("xl/workbook.xml",
              '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%sofficeDocument/2006/'
              'relationships"><sheets>%s</sheets></workbook>' % (main, main, "".join(
                  '<sheet name="%s" sheetId="%d" r:id="r%d"/>' % (name, i, i)
                  for i, (name, rows) in enumerate(sheets, 1)))),
             ("xl/_rels/workbook.xml.rels",
              '<Relationships xmlns="%spackage/2006/relationships">%s</Relationships>' % (
                  main, "".join(
                      '<Relationship Id="r%d" Type="%sofficeDocument/2006/relationships/'
                      'worksheet" Target="worksheets/sheet%d.xml"/>' % (i, main, i)
                      for i in range(1, len(sheets) + 1))))]
    parts += [("xl/worksheets/sheet%d.xml" % i, sheet(rows))
              for i, (name, rows) in enumerate(sheets, 1)]
    return pack(parts)


def alfa():
    """Turning points by magnetic bearing and distance, a title above the header, and a row
    of totals. ALFA cleared the western half of H-01, and all of H-05."""
    header = ["Task ID", "Hazard ID", "Type", "Completed", "Area (m2)", "Point No",
              "Point Type", "Latitude", "Longitude", "Bearing", "Distance (m)"]
    rows = [["ALFA: tasks completed in 2024"], [], header]

    # A reference point 20 m south of the first turning point; then round the site. The needle
    # points about half a degree west of north there, so that each bearing is half a
    # degree more than the true one.
    def task(name, hazard, day, west, width, area):
        legs = [("RP", SOUTH - 0.0001808, west, "", ""), ("SP", "", "", 0.7, 20.0),
                ("TP", "", "", 0.7, 221.3), ("TP", "", "", 90.7, width),
                ("TP", "", "", 180.7, 221.3)]
        for number, (kind, lat, lon, bearing, distance) in enumerate(legs):
            rows.append([name, hazard, "Clearance", day, area, number, kind, lat, lon,
                         bearing, distance])

    task("A-101", "H-01", "2024-03-18", WEST["H-01"], 108.5, 24000)
    task("A-102", "H-05", "2024-09-02", WEST["H-05"], 216.9, 48000)
    rows.append(["Total", "", "", "", 72000])
    return workbook([("Tasks", rows)])


# --- IMSMA ---

def table(header, rows):
    return "".join(",".join(str(cell) for cell in row) + "\n" for row in [header] + rows)


def register(folder):
    """The national database: hazards, what survey released, and their points in no order."""
    hazards = [["H-01", "CHA", "AP mines", "Active", "2016-05-11"],
               ["H-02", "SHA", "AP mines", "Closed", "2016-05-12"],
               ["H-03", "CHA", "Cluster munitions", "Active", "2017-02-20"],
               ["H-04", "SHA", "AP mines", "Active", "2017-02-21"],
               ["H-05", "CHA", "AP mines", "Active", "2018-10-05"],
               ["H-06", "SHA", "Cluster munitions", "Active", "2019-06-30"]]
    reductions = [["R-01", "H-02", "Cancelled", "Approved", "2021-04-15"],
                  ["R-02", "H-04", "Reduced", "Approved", "2022-11-08"]]
    info, points, hazard_links, reduction_links = [], [], [], []

    def shape(guid, ring, active, links, owner):
        info.append([guid, "Polygon", guid.upper(), active])
        links.append([owner, guid])
        for number, (lon, lat) in enumerate(ring, 1):
            points.append([guid, number, "Turning Point", "%.6f" % lat, "%.6f" % lon])

    for number, hazard in enumerate(hazards, 1):
        shape("s%d" % number, rectangle(WEST[hazard[0]], SOUTH, WIDTH[hazard[0]]), "true", hazard_links,
              "h%d" % number)
    # H-05 was larger once; H-06 has a second part
    shape("s5-old", rectangle(WEST["H-05"] - 0.001, SOUTH, 0.004), "false", hazard_links, "h5")
    shape("s6-b", rectangle(WEST["H-06"], SOUTH + 0.003, 0.001, 0.001), "true", hazard_links,
          "h6")
    shape("r1", rectangle(WEST["H-02"], SOUTH, WIDTH["H-02"]), "true", reduction_links, "r1")
    shape("r2", rectangle(WEST["H-04"], SOUTH, WIDTH["H-04"] / 2), "true", reduction_links, "r2")
    points.append(["s1", 5, "Reference Point", "13.085000", "103.118000"])
    points.sort(key=lambda row: (row[3], row[4], row[0]))

    write(folder, "hazard.csv",
          table(["hazard_guid", "hazard_localid", "classification", "contamination",
                 "status_enum", "survey_date"],
                [["h%d" % n] + row for n, row in enumerate(hazards, 1)]))
    write(folder, "hazreduc.csv",
          table(["hazreduc_guid", "hazreduc_localid", "hazard_localid", "type", "status_enum",
                 "enddate"], [["r%d" % n] + row for n, row in enumerate(reductions, 1)]))
    write(folder, "hazard_has_geospatialinfo.csv",
          table(["hazard_guid", "geospatialinfo_guid"], hazard_links))
    write(folder, "hazreduc_has_geospatialinfo.csv",
          table(["hazreduc_guid", "geospatialinfo_guid"], reduction_links))
    write(folder, "geospatialinfo.csv",
          table(["geospatialinfo_guid", "shapeenum", "shape_id", "isactive"], info))
    write(folder, "geopoint.csv",
          table(["geospatialinfo_guid", "pointno", "pointtypeenum", "latitude", "longitude"],
                points))


# --- KMZ ---

def placemark(name, rows, ring):
    cells = "".join("<tr><td>%s</td><td>%s</td></tr>" % row for row in rows)
    coordinates = " ".join("%.6f,%.6f,0" % point for point in ring + ring[:1])
    return ("<Placemark><name>%s</name><description><![CDATA[<table>%s</table>]]>"
            "</description><Polygon><outerBoundaryIs><LinearRing><coordinates>%s"
            "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>" % (
                name, cells, coordinates))


def charlie():
    """What CHARLIE says stands in tables of descriptions; days are written as people of that
    office write them, and no day above 12 tells which is the month."""
    reports = [
        ("C-1", [("Hazard", "H-03"), ("Outcome", "Cleared"), ("Completed", "03/06/2023")],
         rectangle(WEST["H-03"], SOUTH, WIDTH["H-03"])),
        # the same land that ALFA reports, and as much again
        ("C-2", [("Hazard", "H-01"), ("Outcome", "Cleared"), ("Completed", "10/05/2024")],
         rectangle(WEST["H-01"], SOUTH, WIDTH["H-01"])),
        # no hazard is on record there
        ("C-3", [("Hazard", ""), ("Outcome", "Cleared"), ("Completed", "11/07/2024")],
         rectangle(103.19, SOUTH, 0.002)),
    ]
    return pack([("doc.kml", '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>'
                             "<name>Completion reports</name>%s</Folder></Document></kml>" %
                  "".join(placemark(*report) for report in reports))])


# --- shapefile ---

WGS_84_UTM_48N = (
    'PROJCS["WGS_1984_UTM_Zone_48N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID['
    '"WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",'
    '0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",'
    '500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],'
    'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')


def delta(folder):
    """Numbers of one datum under the name of another."""
    records, offsets, at = [], [], 50
    for ring in DELTA.values():
        ring = ring + ring[:1]
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        body = struct.pack("<i4d2i1i", 5, min(xs), min(ys), max(xs), max(ys), 1, len(ring), 0)
        body += b"".join(struct.pack("<2d", *p) for p in ring)
        records.append(struct.pack(">2i", len(records) + 1, len(body) // 2) + body)
        offsets.append(struct.pack(">2i", at, len(body) // 2))
        at += len(body) // 2 + 4
    points = [p for ring in DELTA.values() for p in ring]
    box = struct.pack("<8d", min(p[0] for p in points), min(p[1] for p in points),
                      max(p[0] for p in points), max(p[1] for p in points), 0, 0, 0, 0)

    def header(length):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack(
            "<2i", 1000, 5) + box

    shapes = b"".join(records)
    write(folder, "areas.shp", header(100 + len(shapes)) + shapes)
    write(folder, "areas.shx", header(100 + 8 * len(offsets)) + b"".join(offsets))
    write(folder, "areas.prj", WGS_84_UTM_48N)

    fields = [("AREA_ID", 8), ("STAUTS", 10), ("SURVEYED", 10)]
    rows = [("D-01", "Expired", "2020-01-15"), ("D-02", "Expired", "2020-01-15"),
            ("D-03", "Expired", "2020-01-16"), ("D-04", "Expired", "2020-01-16"),
            ("D-05", "Current", "2020-01-20")]
    size = 1 + sum(width for name, width in fields)
    dbf = struct.pack("<4BIHH20x", 3, 125, 1, 31, len(rows), 32 + 32 * len(fields) + 1, size)
    for name, width in fields:
        dbf += struct.pack("<11sc4xBB14x", name.encode(), b"C", width, 0)
    dbf += b"\r"
    for row in rows:
        dbf += b" " + b"".join(cell.encode().ljust(width) for cell, (name, width)
                               in zip(row, fields))
    write(folder, "areas.dbf", dbf + b"\x1a")


# --- boundaries ---

def provinces():
    def unit(code, name, west, east):
        return ('{"type":"Feature","properties":{"code":"%s","name":"%s"},"geometry":{"type":'
                '"Polygon","coordinates":[[[%s,13.0],[%s,13.0],[%s,13.2],[%s,13.2],[%s,13.0]]]'
                "}}" % (code, name, west, east, east, west, west))
    return ('{"type":"FeatureCollection","features":[\n%s,\n%s\n]}\n' % (
        unit("01", "Westland", 103.05, 103.145), unit("02", "Eastland", 103.145, 103.25)))


# --- answers ---

def answers():
    """What people wrote into questions.xlsx, a sheet an agency; other rows and columns were
    left as they were, and are left out here."""
    header = ["question", "key", "column", "value", "answer", "source", "layer", "columns"]

    def rows(source, layer, *given):
        return [header] + [list(one) + [source, layer, ""] for one in given]

    return workbook([
        ("ALFA", rows("alfa/tasks_2024.xlsx", "",
                      ("coordinate system", "", "", "", "EPSG:4326"),
                      ("every row", "north", "", "", "magnetic"),
                      ("every row", "operator", "", "", "ALFA"),
                      ("every row", "contamination", "", "", "ap"))),
        ("CMAA hazards", rows("cmaa/register", "hazard",
                              ("every row", "operator", "", "", "CMAA"))),
        ("CMAA reductions", rows("cmaa/register", "hazreduc",
                                 ("every row", "operator", "", "", "CMAA"))),
        ("CHARLIE", rows("charlie/reports.kmz", "",
                         ("form of dates", "", "Completed", "", "dd/mm/yyyy"),
                         ("every row", "operator", "", "", "CHARLIE"))),
        ("DELTA", rows("delta/areas.shp", "",
                       ("coordinate system", "", "", "", "EPSG:24048"),
                       ("datum shift", "", "", "EPSG:1304", "yes"),
                       ("every row", "operator", "", "", "DELTA"),
                       ("every row", "class", "", "", "sha"),
                       ("every row", "contamination", "", "", "ap"),
                       ("value", "status", "STAUTS", "Expired", "open"),
                       ("value", "status", "STAUTS", "Current", "open"))),
    ])


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    deliveries = os.path.join(folder, "deliveries")
    write(deliveries, "alfa/tasks_2024.xlsx", alfa())
    register(os.path.join(deliveries, "cmaa/register"))
    write(deliveries, "charlie/reports.kmz", charlie())
    delta(os.path.join(deliveries, "delta"))
    write(deliveries, "provinces.geojson", provinces())
    write(folder, "questions_answered.xlsx", answers())


main()
