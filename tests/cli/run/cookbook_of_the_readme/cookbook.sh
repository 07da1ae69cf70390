# SPDX-License-Identifier: Apache-2.0
# The lines of the cookbook in README.md, one after the other, on the files of
# examples/first; between the first and the second a person answers the draft.
cp examples/first/*.csv examples/first/*.geojson "$OUT"
sed -n '/^## Cookbook/,/^A .programme/{/^landrelease /p}' README.md > "$OUT/lines"
cd "$OUT" || exit 1

step() {
    eval "$(sed -n "$1p" lines)"
}

step 1 || exit 1
sed -i \
    -e 's/# ? crs: EPSG:\.\.\..*/crs: EPSG:3148\n    operation: EPSG:1542/' \
    -e 's/# ? crs: EPSG:4326.*/crs: EPSG:4326/' \
    -e 's/# ? mines:.*/mines: ap/' \
    -e 's/# ? C:.*/C: cleared/' \
    -e 's/# ? X:.*/X: cancelled/' \
    -e 's/# ? R:.*/R: reduced/' programme.yaml
step 2 2> /dev/null || exit 2
step 3 2> /dev/null || exit 3
step 4 | sed -n '/^Records/p'
step 5 || exit 5
step 6 || exit 6
step 7 || exit 7
step 8 | sed -n 1,6p
step 9 | sed -n 1p
wc -l < lines
head -1 provinces.csv
ls
