#!/bin/sh
# insert.sh SECTION <TABLES -- puts what `make bench` printed into docs/performance.md, in
# the place of what stands between the lines <!-- SECTION --> and <!-- end -->.
set -eu
section=${1:?usage: tests/bench/insert.sh SECTION <TABLES}
page=$(dirname "$0")/../../docs/performance.md
if ! grep -qxF "<!-- $section -->" "$page"; then
    echo "insert.sh: $page has no line <!-- $section -->" >&2
    exit 2
fi
tables=$(mktemp)
trap 'rm -f "$tables" "$tables.page"' EXIT
cat >"$tables"
if [ ! -s "$tables" ]; then
    echo 'insert.sh: want tables on standard input, have nothing' >&2
    exit 2
fi
awk -v section="<!-- $section -->" -v tables="$tables" '
    $0 == "<!-- end -->" { is_inside = 0 }
    !is_inside
    $0 == section {
        is_inside = 1
        print ""
        while ((getline line <tables) > 0) print line
        print ""
    }' "$page" >"$tables.page"
cat "$tables.page" >"$page"
