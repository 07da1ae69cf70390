# SPDX-License-Identifier: Apache-2.0
# The commands of docs/cookbook.md, block by block, in a folder of their own; what each
# prints must be what stands below it.
TREE=$PWD
export TREE
mkdir "$OUT/blocks"
awk -v folder="$OUT/blocks" '
    /^```sh$/ { n++; file = folder "/" n ".sh"; next }
    /^```text$/ { file = folder "/" n ".expected"; printf "" > file; next }
    /^```$/ { if (file) close(file); file = ""; next }
    file { print > file }
' docs/cookbook.md
cd "$OUT" || exit 1

number=1
while [ -f "blocks/$number.sh" ]; do
    eval "$(cat "blocks/$number.sh")" > "blocks/$number.out" 2> /dev/null
    [ ! -f "blocks/$number.expected" ] || diff "blocks/$number.expected" "blocks/$number.out"
    number=$((number + 1))
done
echo "$((number - 1)) blocks"
